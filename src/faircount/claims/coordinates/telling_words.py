"""The telling words of a text: what is done, to whom, of what age, each in one spelling, in stretches without other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from faircount.patterns import regex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS

_GROWN = r"(?: (?:aged )?(?:16|sixteen)(?: years)?(?: (?:and|or) (?:over|older|above|more)|[ -]plus|\+))?"
"""Ages that every man and woman is of, by the names of the codes."""
_UNITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:aged? )?(?:under|below)(?: the age of)?[ -]?18s?(?: years?(?: old| of age)?)?", ("child",)),
    (r"(?:aged? )?(?:under|below|younger than)(?: the age of)?[ -]?"
     r"(?P<under>1[36]|thirteen|sixteen|(?<=the age of )consent)s?(?: years?(?: old| of age)?)?", ()),
    (r"(?:aged? )?(?:(?P<over>1[36]|thirteen|sixteen)(?: years)?(?: (?:and|or) (?:over|older|above|more)|[ -]plus|\+)"
     r"|(?:over|above)(?: the age of)? (?P<above>1[25]|twelve|fifteen)(?: years?(?: old| of age)?)?)", ()),
    (r"sex(?:ual)?[- ]traffick(?:ing|ed)|traffick(?:ing|ed)(?: (?:of )?(?:\w+ )?for sexual exploitation)?", ("trafficking",)),
    (r"non[- ]recent|historic(?:al)?", ("non-recent",)),
    (r"(?:home office )?(?:offences? |crimes? )?codes? (?P<code>\d{1,3}[a-z]?)\b|(?P<alone>\d{2,3}[a-k])", ()),
    (r"sections? (?P<section>\d{1,2}[a-z]?)(?: of the sexual offences act(?: 2003)?)?|s(?P<short>15a|61)", ()),
    (r"girls? (?:and|or) boys?|boys? (?:and|or) girls?|(?:fe)?male (?:and|or) (?:of |on )?(?:fe)?male child(?:ren)?", ("child",)),
    (r"(?:fe)?males? (?:and|or) (?:of |on )?(?:fe)?males?", ()),
    (r"females?(?! child)|wom[ae]n (?:and|or) girls?|girls? (?:and|or) (?:a )?wom[ae]n", ("female",)),
    (r"males?(?! child)|m[ae]n (?:and|or) boys?|boys? (?:and|or) (?:a )?m[ae]n", ("male",)),
    (r"(?:school)?girls?(?: child(?:ren)?)?|female child(?:ren)?", ("female", "child")),
    (r"(?:school)?boys?(?: child(?:ren)?)?|male child(?:ren)?", ("male", "child")),
    (rf"wom[ae]n{_GROWN}", ("female", "over 16")),
    (rf"m[ae]n{_GROWN}", ("male", "over 16")),
    (r"child(?:ren)?(?:'s)?|minors?|youngsters?|young people", ("child",)),
    (r"sex(?:ual(?:ly)?)?", ("sexual",)),
    (r"rap(?:e[sd]?|ing)", ("rape",)),
    (r"assault(?:s|ed|ing)?", ("assault",)),
    (r"groom(?:ed|ing)?", ("grooming",)),
    (r"communicat(?:ions?|ing|ed)|messag(?:es?|ing)", ("communication",)),
    (r"exploit(?:ation|ed|ing)", ("exploitation",)),
    (r"abus(?:es?|ed|ing)", ("abuse",)),
    (r"names?|nam(?:ed|ing)|shows?|codes?", ("name",)),
)  # fmt: skip
_SMALL = (
    r"a|an|the|of|on|with|to|by|against|involving|whose|who|were|was|is|are|been|being|that|which|all|any|every|kinds?|types?|nature|at"
    r"|through|total|number|recorded|reported|registered|logged|alleged|police|offen[cs]es?|crimes?|cases?|reports?|incidents?|counts?"
    r"|people|persons?|aged?|victims?|years?|olds?|and|or|for|in|than|as|etc|eleven|11|under|so-called|little|young|very|tiny|their|his|her|its"
)
"""Words that may stand within a name and tell nothing of the offence."""
_WORD = regex(
    "|".join(f"(?:\\b(?:{pattern})(?![\\w]))" for pattern, _ in _UNITS)
    + rf"|\b(?P<small>{_SMALL})\b|(?P<other>[a-z][a-z'-]*)|(?P<stop>[^\s\w])|\d[\d,.]*"
)
_READERS = tuple((regex(pattern), words) for pattern, words in _UNITS)
_AGES = {"consent": "16", "thirteen": "13", "sixteen": "16", "twelve": "13", "12": "13", "fifteen": "16", "15": "16"}
_THROUGH = frozenset("-–—“”\"'‘’(),")
_BY_SECTION = {"15a": "sexual_communication_with_a_child", "61": "administering_a_substance"}


@dataclass(frozen=True, slots=True)
class Token:
    """One telling word or phrase where it stands, in the words of ``_UNITS``, or the code that it is."""

    start: int
    end: int
    words: frozenset[str]
    code: str = ""
    is_joined: bool = False
    """Whether an "and" stands before it."""
    is_other: bool = False
    """Whether a "than" or an "as" does, over which no name goes: "rapes of girls than of boys"."""


def runs(text: str) -> Iterable[list[Token]]:
    """Stretches of telling words with nothing between them but small ones."""
    run: list[Token] = []
    small = set[str]()
    for found in _WORD.finditer(text):
        if found["small"] or (found["stop"] and found["stop"] in _THROUGH):
            small.add(found["small"] or "")
            continue
        token = _token(found)
        if token is None:
            if run:
                yield run
            run = []
        else:
            run.append(replace(token, is_joined="and" in small, is_other=bool(small & {"than", "as"})))
        small.clear()
    if run:
        yield run


def _token(found: re.Match[str]) -> Token | None:
    start, end, said = found.start(), found.end(), found.groupdict()
    code = (said["code"] or said["alone"] or "").upper()
    if code:
        return Token(start, end, frozenset(), code) if code in CODES else None
    if said["section"] or said["short"]:
        key = _BY_SECTION.get(said["section"] or said["short"])
        return Token(start, end, frozenset(), key) if key else None
    for name, way in (("under", "under"), ("over", "over"), ("above", "over")):
        if said[name]:
            return Token(start, end, frozenset((f"{way} {_AGES.get(said[name], said[name])}",)))
    if found["stop"] or found[0][0].isdigit():
        return None
    if found["other"]:
        return Token(start, end, frozenset((found[0],))) if found[0] in _telling() else None
    words = next(words for pattern, words in _READERS if pattern.fullmatch(found[0]))
    return Token(start, end, frozenset(words))


def closed(words: frozenset[str]) -> frozenset[str]:
    """With what goes without saying: somebody under 16 is a child, and a girl under 16 a female child."""
    return words | {"child"} if words & {"under 13", "under 16"} else words


def known_names() -> Iterable[tuple[str, tuple[str, ...]]]:
    """Each code and each set with the names that the vocabulary has for it."""
    for code, entry in CODES.items():
        yield code, (entry.name, *entry.names, *(old for old, _ in entry.former))
    for key, known in OFFENCE_SETS.items():
        # "Sexual crimes (Scotland)" is our label: a country names no offence, and "Scotland Yard" least of all.
        yield key, tuple(name for name in (known.label, *known.names) if "(" not in name)


@cache
def _telling() -> frozenset[str]:
    """The words that some name holds and no unit reads."""
    said = (found["other"] for _, names in known_names() for name in names for found in _WORD.finditer(name.lower()))
    return frozenset(filter(None, said))

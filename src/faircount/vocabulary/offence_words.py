"""The words that mean an offence: codes, names, former names and other wordings, in any order of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from faircount.errors import BadReference, UnknownOffence
from faircount.patterns import regex
from faircount.vocabulary.names import plain
from faircount.vocabulary.offence_relations import CODES, OFFENCE_SETS, OffenceCode, OffenceSet

_SAME_WORDS = (
    (r"\bunder ?18s?\b|\bunder the age of 18\b|\bminors?\b|\byoungsters?\b|\byoung people\b|\bchildren\b", "child"),
    (r"\bsex(?= (?:child )?(?:offen[cs]|crime|assault|abuse|attack|case|act|exploit|relat|traffick))", "sexual"),
    (r"\bhistoric(?:al)?\b", "non recent"),
    (r"\bgirls?\b", "female child"),
    (r"\bboys?\b", "male child"),
    (r"\b0+(?=\d)", ""),
    (r"\b(?:s|sec) (?=\d)", "section "),
    (r"\b(?:(?:home office|ho) )?(?:offence |crime )?(?:sub ?)?codes? (?=\d+ \d)", " "),
    (r"\b(?:offences?|crimes?|cases?|reports?)\b", " "),
    (r"\b(?:rapes)\b", "rape"),
    (r"\b(?:people|persons?|aged|victims?|years?|olds?)\b", " "),
    (r"\b(?:all|total|number|recorded|reported|registered|logged|alleged|police)\b", " "),
    (r"\b(?:a|an|the|of|on|with|to|by|against|involving|in|for|at|etc|whose|who|were|was|is|are|and)\b", " "),
)
_SAID = tuple((regex(pattern), word) for pattern, word in _SAME_WORDS)


def telling_words(text: str) -> frozenset[str]:
    """The words that carry meaning, in no order."""
    words = re.sub(r"(?<=[a-z])(?=\d)", " ", plain(text.replace("_", " ")))
    for pattern, word in _SAID:
        words = pattern.sub(word, words)
    return frozenset(words.split())


def _wordings(codes: Mapping[str, OffenceCode], sets: Mapping[str, OffenceSet]) -> dict[frozenset[str], str]:
    """What each set of telling words means, refused where it could mean two things or none."""
    found: dict[frozenset[str], str] = {}
    named = [(code, (entry.name, *entry.names, *(old for old, _ in entry.former))) for code, entry in codes.items()]
    named += [(key, (key, entry.label, *entry.names)) for key, entry in sets.items()]
    for key, names in named:
        for name in names:
            words = telling_words(name)
            if not words or found.setdefault(words, key) != key:
                other = f"also {found[words]}" if words else "nothing in particular"
                raise BadReference(f"reference/offences.yml: {key}: the name {name!r} means {other}; leave it out there")
    return found


_WORDINGS = _wordings(CODES, OFFENCE_SETS)
_CODE = regex(r"(?:(?:ho|home office) )?(?:offence )?(?:code )?0*(\d{1,3}[a-z]?)(?: (.*))?")
_CODE_LAST = regex(r"(.*?) (?:code 0*(?=\d{1,3}[a-z]?$)|0*(?=\d{1,3}[a-z]$))(\d{1,3}[a-z]?)")


@lru_cache(maxsize=8_192)
def find_offence(text: str) -> str | None:
    """The code or set key that the whole text means, or None.

    >>> find_offence("17B"), find_offence("Sexual grooming"), find_offence("recorded sex crimes against children")
    ('17B', '88A', 'sexual_under_18')
    >>> find_offence("sexual communication with a child"), find_offence("burglary") is None
    ('sexual_communication_with_a_child', True)
    """
    stripped = text.strip()
    if stripped in OFFENCE_SETS or stripped.upper() in CODES:
        return stripped if stripped in OFFENCE_SETS else stripped.upper()
    words = telling_words(text)
    if words in _WORDINGS:
        return _WORDINGS[words]
    return _coded(plain(text))


def _coded(name: str) -> str | None:
    """The code that stands before or after its own name: never one that stands beside another's."""
    last, first = _CODE_LAST.fullmatch(name), _CODE.fullmatch(name)
    for said, code in ((last[1], last[2]) if last else ("", ""), (first[2], first[1]) if first else ("", "")):
        if code.upper() in CODES and (not said or _WORDINGS.get(telling_words(said)) == code.upper()):
            return code.upper()
    return None


def parse_offence(text: str) -> str:
    """The code or set key that the whole text means, refused with the nearest wordings if it means none."""
    found = find_offence(text)
    if found is not None:
        return found
    known = {name.lower() for entry in OFFENCE_SETS.values() for name in (entry.label, *entry.names)}
    near = get_close_matches(text.strip().lower(), sorted(known | {c.name.lower() for c in CODES.values()}), n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "write an offence code such as 88A or the name of a set"
    raise UnknownOffence(f"{text.strip()!r} is no offence that is known; {hint}")

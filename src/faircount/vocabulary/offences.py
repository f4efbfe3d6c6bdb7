"""Offence codes and named sets of them: what they hold, what lies in what, and the words that mean them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from faircount.errors import BadReference, UnknownOffence
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand, find_ages, parse_ages
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.names import plain
from faircount.vocabulary.offence_reference import EXPLANATIONS, AtLeast, OffenceCode, OffenceSet, read_offences

__all__ = [
    "AT_LEAST", "CODES", "EXPLANATIONS", "OFFENCE_SETS", "AtLeast", "Measure", "OffenceCode", "OffenceSet",
    "contains", "find_measure", "find_offence", "offence_label", "parse_measure", "parse_offence", "whole_ages",
]  # fmt: skip

_REFERENCE = read_offences()

CODES: Mapping[str, OffenceCode] = MappingProxyType(_REFERENCE.codes)
"""Home Office offence codes, by code."""

OFFENCE_SETS: Mapping[str, OffenceSet] = MappingProxyType(_REFERENCE.sets)
"""Named sets, by key."""

AT_LEAST: tuple[AtLeast, ...] = _REFERENCE.at_least
"""Sets that are counted differently, one of which holds the other by definition."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures. ``ages`` is ``ALL_AGES`` for the whole of a set, also of a set that holds only under-18s."""

    offence: str
    online: Online = Online.ALL
    ages: AgeBand = ALL_AGES
    counted: Counted = Counted.OFFENCES


def _outward() -> dict[str, frozenset[str]]:
    """Each code and set, with everything that holds it: itself, the sets it is declared in, and theirs."""
    direct = {key: set(entry.within) for key, entry in OFFENCE_SETS.items()}
    direct |= {code: {key for key, entry in OFFENCE_SETS.items() if code in entry.codes} for code in CODES}
    holders: dict[str, frozenset[str]] = {}

    def climb(key: str, path: tuple[str, ...]) -> frozenset[str]:
        if key in path:
            raise BadReference(f"reference/offences.yml: {' within '.join((*path, key))}: a set cannot lie within itself")
        if key not in holders:
            holders[key] = frozenset({key}).union(*(climb(outer, (*path, key)) for outer in sorted(direct[key])))
        return holders[key]

    for key in direct:
        climb(key, ())
    return holders


_HOLDERS = _outward()


def contains(outer: str, inner: str) -> bool:
    """Whether everything in the inner code or set is declared to be in the outer one. Nothing undeclared is ever true.

    >>> contains("child_named", "88A"), contains("all_sexual", "sexual_communication_with_a_child")
    (True, True)
    >>> contains("sexual_under_18", "child_named")  # counted differently: see AT_LEAST
    False
    """
    return outer == inner or outer in _HOLDERS.get(inner, frozenset())


def offence_label(key: str) -> str:
    """A code or a set as it is said in a sentence.

    >>> offence_label("sexual_under_18"), offence_label("88A")
    ('sexual offences against under-18s', 'sexual grooming (code 88A)')
    """
    if key in OFFENCE_SETS:
        return OFFENCE_SETS[key].label
    if key in CODES:
        name = CODES[key].name
        return f"{name[0].lower()}{name[1:]} (code {key})"
    return key


_SAME_WORDS = (
    (r"\bunder ?18s?\b|\bunder the age of 18\b|\bminors?\b|\byoungsters?\b|\byoung people\b|\bchildren\b", "child"),
    (r"\bsex\b", "sexual"),
    (r"\bhistoric(?:al)?\b", "non recent"),
    (r"\bgirls?\b", "female child"),
    (r"\bboys?\b", "male child"),
    (r"\b(?:offences?|crimes?|cases?|reports?|incidents?)\b", " "),
    (r"\b(?:rapes)\b", "rape"),
    (r"\b(?:people|persons?|aged|victims?|years?|olds?)\b", " "),
    (r"\b(?:all|total|number|recorded|reported|registered|logged|alleged|police)\b", " "),
    (r"\b(?:a|an|the|of|on|with|to|by|against|involving|in|for|at|etc|whose|who|were|was|is|are|and)\b", " "),
)
_SAID = tuple((re.compile(pattern), word) for pattern, word in _SAME_WORDS)


def _key(text: str) -> frozenset[str]:
    """The words that carry meaning, in no order."""
    words = re.sub(r"(?<=[a-z])(?=\d)", " ", plain(text.replace("_", " ")))
    for pattern, word in _SAID:
        words = pattern.sub(word, words)
    return frozenset(words.split())


def _wordings() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    named = [(code, (entry.name, *entry.names, *(old for old, _ in entry.former))) for code, entry in CODES.items()]
    named += [(key, (key, entry.label, *entry.names)) for key, entry in OFFENCE_SETS.items()]
    for key, names in named:
        for name in names:
            words = _key(name)
            if not words or found.setdefault(words, key) != key:
                other = f"also {found[words]}" if words else "nothing in particular"
                raise BadReference(f"reference/offences.yml: {key}: the name {name!r} means {other}; leave it out there")
    return found


_WORDINGS = _wordings()
_CODE = re.compile(r"(?:(?:ho|home office) )?(?:offence )?(?:code )?0*(\d{1,3}[a-z]?)(?: (.*))?")
_CODE_LAST = re.compile(r"(.*) code 0*(\d{1,3}[a-z]?)")


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
    words = _key(text)
    if words in _WORDINGS:
        return _WORDINGS[words]
    return _coded(plain(text))


def _coded(name: str) -> str | None:
    """The code that stands before or after its own name: never one that stands beside another's."""
    last = _CODE_LAST.fullmatch(name)
    first = _CODE.fullmatch(name) if last is None else None
    said, code = (last[1], last[2]) if last else (first[2], first[1]) if first else (None, "")
    if code.upper() not in CODES:
        return None
    return code.upper() if not said or _WORDINGS.get(_key(said)) == code.upper() else None


def parse_offence(text: str) -> str:
    """The code or set key that the whole text means, refused with the nearest wordings if it means none."""
    found = find_offence(text)
    if found is not None:
        return found
    known = {name.lower() for entry in OFFENCE_SETS.values() for name in (entry.label, *entry.names)}
    near = get_close_matches(text.strip().lower(), sorted(known | {c.name.lower() for c in CODES.values()}), n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "write an offence code such as 88A or the name of a set"
    raise UnknownOffence(f"{text.strip()!r} is no offence that is known; {hint}")


def whole_ages(offence: str) -> AgeBand:
    """The ages that the whole of a set can hold, for the population under a rate: under 18, or every age.

    >>> whole_ages("sexual_under_18").label, whole_ages("all_sexual").label
    ('under 18', 'all ages')
    """
    return UNDER_18 if offence in OFFENCE_SETS and OFFENCE_SETS[offence].under_18 else ALL_AGES


_MEASURES = {
    plain(entry["key"]): Measure(
        entry["offence"],
        Online(entry.get("online", "all")),
        parse_ages(entry.get("ages", "all")),
        Counted(entry.get("counted", "offences")),
    )
    for entry in _REFERENCE.measures
}
_UNITS = "|".join(unit for unit in Counted if unit not in (Counted.OFFENCES, Counted.FORCES, Counted.INCIDENTS))
_UNIT = re.compile(rf"\b({_UNITS})\b")
_OFFLINE = re.compile(r"\b(?:not (?:marked |flagged )?(?:as )?online|offline)\b")
_ONLINE = re.compile(
    r"\b(?:(?:marked|flagged|took place|committed) (?:as )?)?(?:with an |had an )?(?:online|cyber|internet|web)"
    r"(?: (?:element|related|enabled|based|flag(?:ged)?|mark(?:ed)?))?\b"
)
_AGE = re.compile(
    r"\b(?:aged? )?(?:under (?:the age of )?[a-z0-9]+|[a-z0-9]+ (?:and|or) (?:under|younger|over|older)|\d+ to \d+)\b"
    r"|\baged [a-z0-9]+\b"
)


def find_measure(text: str) -> Measure | None:
    """What a name of a measure, or the words of a report or a heading, mean, or None.

    >>> find_measure("cyber_flagged_under18").online, find_measure("victims under the age of four").ages.label
    (<Online.YES: 'yes'>, 'under 4')
    >>> find_measure("online sexual offences against children") == find_measure("cyber_flagged_under18")
    True
    """
    words = plain(re.sub(r"(?<=\d) ?[-–] ?(?=\d)", " to ", text.replace("_", " ")))
    if words in _MEASURES:
        return _MEASURES[words]
    exact = find_offence(text)
    if exact is not None:
        return Measure(exact)
    unit = _UNIT.search(words)
    counted = Counted(unit[1]) if unit else Counted.OFFENCES
    rest = _UNIT.sub(" ", words) if unit else words
    online = Online.NO if _OFFLINE.search(rest) else Online.YES if _ONLINE.search(rest) else Online.ALL
    rest = _ONLINE.sub(" ", _OFFLINE.sub(" ", rest))
    offence = find_offence(rest)
    if offence is not None:
        return Measure(offence, online, ALL_AGES, counted)
    rest, ages = _take_ages(rest)
    offence = _named(rest, ages, said=counted is Counted.VICTIMS or online is not Online.ALL)
    return Measure(offence, online, ages, counted) if offence is not None else None


def _take_ages(words: str) -> tuple[str, AgeBand]:
    """The words without their band of ages, and the band; under 18 is the whole of a set of children, not a band."""
    for found in _AGE.finditer(words):
        ages = find_ages(found[0])
        if ages is not None:
            rest = f"{words[: found.start()]} {words[found.end() :]}"
            return (f"{rest} child", ALL_AGES) if ages == UNDER_18 else (rest, ages)
    return words, ALL_AGES


def _named(words: str, ages: AgeBand, *, said: bool) -> str | None:
    """The offence of the words that are left: with nothing left, all that the subject is about."""
    young = ages.high is not None and ages.high <= 17
    if not _key(words) - {"child"}:
        return "sexual_under_18" if said or young else None
    offence = find_offence(words)
    return "sexual_under_18" if offence == "all_sexual" and young else offence


def parse_measure(text: str) -> Measure:
    """What a name of a measure means, refused if it means none."""
    found = find_measure(text)
    if found is not None:
        return found
    raise UnknownOffence(
        f"{text.strip()!r} is no measure that is known; write an offence or a set, with 'online', 'victims' or an age if need be"
    )

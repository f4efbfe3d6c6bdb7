"""What a figure measures: an offence or a set of them, online or not, which ages, and what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from faircount.errors import UnknownOffence
from faircount.patterns import regex
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand, find_ages, parse_ages
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.names import plain
from faircount.vocabulary.offence_relations import (
    AT_LEAST,
    CODES,
    EXPLANATIONS,
    MEASURES,
    OFFENCE_SETS,
    AtLeast,
    OffenceCode,
    OffenceSet,
    contains,
    offence_label,
    whole_ages,
)
from faircount.vocabulary.offence_words import find_offence, parse_offence, telling_words

__all__ = [
    "AT_LEAST", "CODES", "EXPLANATIONS", "OFFENCE_SETS", "WHOLES", "AtLeast", "Measure", "OffenceCode", "OffenceSet",
    "contains", "find_measure", "find_offence", "of_children", "offence_label", "parse_measure", "parse_offence", "whole_ages",
]  # fmt: skip

UNDER_18S = "sexual_under_18"
"""All sexual offences against children, in whichever country."""

WHOLES = frozenset({"all_sexual", UNDER_18S})
"""What a figure is of where it names no one offence: all that are sexual, or all of those against children."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures. ``ages`` is ``ALL_AGES`` for the whole of a set, also of a set that holds only under-18s."""

    offence: str
    online: Online = Online.ALL
    ages: AgeBand = ALL_AGES
    counted: Counted = Counted.OFFENCES


_MEASURES = {
    plain(entry["key"]): Measure(
        entry["offence"],
        Online(entry.get("online", "all")),
        parse_ages(entry.get("ages", "all")),
        Counted(entry.get("counted", "offences")),
    )
    for entry in MEASURES
}
# "Images" is part of what an offence is called, so it never says by itself that images were counted.
_UNITS = "|".join(unit for unit in Counted if unit not in (Counted.OFFENCES, Counted.FORCES, Counted.IMAGES))
_UNIT = regex(rf"\b({_UNITS})\b")
_OFFLINE = regex(r"\b(?:not (?:marked |flagged )?(?:as )?online|offline)\b")
_ONLINE = regex(
    r"\b(?:(?:marked|flagged|took place|committed) (?:as )?)?(?:with an |had an )?(?:online|cyber|internet|web)"
    r"(?: (?:element|related|enabled|based|flag(?:ged)?|mark(?:ed)?))?\b"
)
_AGE = regex(
    r"\b(?:aged? )?(?:under (?:the age of )?[a-z0-9]+|[a-z0-9]+ (?:and|or) (?:under|younger|over|older)|\d+ to \d+)\b"
    r"|\baged [a-z0-9]+\b"
)


@lru_cache(maxsize=4096)
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
    unit = _UNIT.search(words)
    counted = Counted(unit[1]) if unit else Counted.OFFENCES
    rest = _UNIT.sub(" ", words)
    online = Online.ALL
    offence, ages = find_offence(rest), ALL_AGES
    if offence is None:
        online = Online.NO if _OFFLINE.search(rest) else Online.YES if _ONLINE.search(rest) else Online.ALL
        rest = _ONLINE.sub(" ", _OFFLINE.sub(" ", rest))
        offence = find_offence(rest)
    if offence is None:
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
    if not telling_words(words) - {"child"}:
        return UNDER_18S if said or young else None
    offence = find_offence(words)
    return of_children(offence) if offence is not None and young else offence


def of_children(offence: str) -> str:
    """The offence against children alone: where it is all sexual offences of a country, those against under-18s.

    >>> of_children("all_sexual"), of_children("scottish_sexual"), of_children("88A")
    ('sexual_under_18', 'sexual_under_18', '88A')
    """
    return UNDER_18S if any((each.whole, each.part) == (offence, UNDER_18S) for each in AT_LEAST) else offence


def parse_measure(text: str) -> Measure:
    """What a name of a measure means, refused if it means none."""
    found = find_measure(text)
    if found is not None:
        return found
    raise UnknownOffence(
        f"{text.strip()!r} is no measure that is known; write an offence or a set, with 'online', 'victims' or an age if need be"
    )

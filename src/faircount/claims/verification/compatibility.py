"""What the coordinates of two figures are to each other: the same, one part of the other, apart, or not said."""

from __future__ import annotations

from functools import lru_cache

from faircount.claims.claim import Subject
from faircount.claims.resolving.places import UNKNOWN_REGION, is_wide
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import AREAS, PARTITIONS, area_contains
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import WHOLES, contains
from faircount.vocabulary.periods import Period

SAME, PART, WHOLE, APART, OPEN = "same", "part", "whole", "apart", "open"
"""The first is the second's part, or its whole; open where one of them does not say."""
_FAMILIES = (
    frozenset({"grooming", "sexual_communication_with_a_child", "communicating_indecently_with_a_child"}),
    WHOLES | {"csa_flagged"},
)
"""Offences that one text calls by several names. They bind a text's own words to each other, never two sources."""
_LOOSE = {Counted.OFFENCES, Counted.VICTIMS}
COORDINATES = ("area", "offence", "online", "counted", "ages", "marks", "sex")


@lru_cache(maxsize=4_096)
def relations(one: Subject, other: Subject) -> tuple[str, ...]:
    """What each of ``COORDINATES`` of the first subject is to the second's; apart is "clash" where both say it themselves.

    >>> from faircount.vocabulary.measures import Online
    >>> relations(Subject(areas=("E23000032",), online=Online.YES), Subject(areas=("E92000001",)))[:3]
    ('part', 'open', 'part')
    """
    found = (
        _area(one.areas, other.areas),
        _offence(one, other),
        SAME if one.online is other.online else PART if one.online is Online.YES else WHOLE,
        SAME if one.counted is other.counted else OPEN if {one.counted, other.counted} == _LOOSE else APART,
        _ages(one, other),
        _marks(one.qualifiers - {"part"}, other.qualifiers - {"part"}),
        _sex(one.explicit, other.explicit),
    )
    both = one.explicit & other.explicit
    return tuple("clash" if how == APART and name in both else how for name, how in zip(COORDINATES, found, strict=True))


@lru_cache(maxsize=1_024)
def _area(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return OPEN
    mine, theirs = _forces(one), _forces(other)
    if one == other or mine == theirs:
        return SAME
    if mine < theirs or _holds(other, one):
        return PART
    return WHOLE if mine > theirs or _holds(one, other) else APART


@lru_cache(maxsize=1_024)
def _forces(areas: tuple[str, ...]) -> frozenset[str]:
    """The forces of areas put together: those of a region are the region."""
    return frozenset(force for area in areas for force in PARTITIONS.get(area, (area,)))


def _holds(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    """Whether a country or region holds what it has, also a town no table knows."""
    if outer == (UNKNOWN_REGION,):
        return len(inner) == 1 and inner[0] in AREAS and not is_wide(inner[0])
    wide = len(outer) == 1 and outer[0] in AREAS and is_wide(outer[0])
    return wide and all(code not in AREAS or area_contains(outer[0], code) for code in inner)


def _offence(one: Subject, other: Subject) -> str:
    mine, theirs = one.offence, other.offence
    if mine is None or theirs is None:
        return OPEN
    if mine == theirs or any(mine in family and theirs in family for family in _FAMILIES):
        return SAME
    if contains(theirs, mine) or theirs in WHOLES:
        return PART
    return WHOLE if contains(mine, theirs) or mine in WHOLES else APART


def _ages(one: Subject, other: Subject) -> str:
    if one.ages == other.ages:
        return SAME
    if other.ages == ALL_AGES or (one.ages != ALL_AGES and other.ages.contains(one.ages)):
        return PART
    return WHOLE if one.ages == ALL_AGES or one.ages.contains(other.ages) else APART


def _marks(one: frozenset[str], other: frozenset[str]) -> str:
    if one == other:
        return SAME
    return PART if not other else WHOLE if not one else APART


def _sex(one: frozenset[str], other: frozenset[str]) -> str:
    mine, theirs = one & {"girls", "boys"}, other & {"girls", "boys"}
    if mine == theirs:
        return SAME
    return PART if not theirs else WHOLE if not mine else APART


def periods(one: Period | None, other: Period | None) -> str:
    """What one period is to another: also ``before`` and ``after``."""
    if one is None or other is None:
        return OPEN
    if one == other:
        return SAME
    if other.contains(one):
        return PART
    if one.contains(other):
        return WHOLE
    return "before" if one.start < other.start else "after"


OF_THEM = frozenset(
    "offence crime case incident report record victim child children girl boy youngster people teenager toddler babie kid"
    " pupil".split()
)
"""What offences and the children in them are called, in the plainest form."""


def may_be_one(noun: str, other: str) -> bool:
    """Whether two nouns may be of the same things: the crimes of one are the offences of the other, and no referrals.

    >>> may_be_one("crime", "offence"), may_be_one("", "offence"), may_be_one("referral", "crime")
    (True, True, False)
    """
    return not (noun and other) or noun == other or {noun, other} <= OF_THEM

"""Everything the text tells, held together for the judge: claims, figures, and which figures can be set against which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from faircount.claims.claim import Subject
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.places import UNKNOWN_REGION, is_wide
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.words import Wording
from faircount.vocabulary.areas import AREAS, PARTITIONS, area_contains
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import contains

_FAMILIES = (
    frozenset({"grooming", "sexual_communication_with_a_child", "communicating_indecently_with_a_child"}),
    frozenset({"sexual_under_18", "csa_flagged", "all_sexual"}),
)
"""Offences that one text calls by several names. They bind a text's own words to each other, never two sources."""
_COMMONEST = {"grooming": "sexual_communication_with_a_child"}
"""The offence that a text means by a word that names several."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text's claims with the figures they tell. ``shares`` are percentages told as figures ("from 20% to 34%")."""

    passage: Passage
    claims: tuple[Read, ...]
    told: tuple[Told, ...]
    shares: tuple[Told, ...]
    wording: Wording

    def told_by(self, claim: str) -> tuple[Told, ...]:
        """The figures of one claim."""
        return tuple(told for told in self.told if told.claim == claim)

    def read(self, claim: str) -> Read:
        """The claim with this id."""
        return next(read for read in self.claims if read.id == claim)


def one_offence(first: Subject, second: Subject) -> bool:
    """Whether two subjects can be one offence: the same by name, of one family, or one of them only carried over."""
    if first.offence == second.offence or first.offence is None or second.offence is None:
        return True
    if any(first.offence in family and second.offence in family for family in _FAMILIES):
        return True
    return "offence" not in first.said or "offence" not in second.said


def one_online(first: Subject, second: Subject) -> bool:
    """Whether both are online or both not, as far as they say: the messages of "online grooming" need not be called so again."""
    if first.offence != second.offence and {first.offence, second.offence} <= _FAMILIES[0]:
        return True
    return first.online == second.online or "online" not in first.said or "online" not in second.said


def one_sex(first: Subject, second: Subject) -> bool:
    """Whether not the one is told of girls and the other of boys."""
    return not ({"girls", "boys"} <= first.said | second.said and not {"girls", "boys"} <= first.said & second.said)


def one_unit(first: Subject, second: Subject) -> bool:
    """Whether both count the same; a text says "victims" of one number and means offences with the next."""
    if first.counted is second.counted:
        return True
    loose = {first.counted, second.counted} == {Counted.OFFENCES, Counted.VICTIMS}
    return loose and not ("counted" in first.said and "counted" in second.said)


def one_area(first: Subject, second: Subject) -> bool:
    """Whether the areas are the same, or one of them is not known."""
    return not first.areas or not second.areas or _forces(first.areas) == _forces(second.areas)


@cache
def _forces(areas: tuple[str, ...]) -> frozenset[str]:
    """The forces of areas put together: those of a region are the region."""
    return frozenset(force for area in areas for force in PARTITIONS.get(area, (area,)))


def wider_area(outer: Subject, inner: Subject) -> bool:
    """Whether the outer areas hold the inner ones: a country or region holds what it has, also a town no table knows."""
    if outer.areas == (UNKNOWN_REGION,):
        return len(inner.areas) == 1 and inner.areas[0] in AREAS and not is_wide(inner.areas[0])
    if len(outer.areas) == 1 and outer.areas[0] in AREAS and is_wide(outer.areas[0]):
        return (
            all(code not in AREAS or area_contains(outer.areas[0], code) for code in inner.areas) and outer.areas != inner.areas
        )
    return len(outer.areas) > 1 and set(inner.areas) < set(outer.areas)


def within_offence(outer: Subject, inner: Subject) -> bool:
    """Whether the inner offence is declared to lie in the outer one, or is a kind and the outer any against a child."""
    if outer.offence is None or inner.offence is None or outer.offence == inner.offence:
        return False
    own = _COMMONEST.get(inner.offence, inner.offence)
    kind = own != "all_sexual" and contains("all_sexual", own)
    return contains(outer.offence, own) or (outer.offence == "sexual_under_18" and kind)


def is_online(subject: Subject) -> bool:
    """Whether the subject is online offences alone."""
    return subject.online is Online.YES

"""What may bind two figures: declared relations only, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

from faircount.bounds.elements import named_values, narrows
from faircount.bounds.extent import extent, plain_ages
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import contains
from faircount.vocabulary.provenance import Source, Trust

ANSWERS = "answers"
"""How forces, charities and papers count: one way, since they pass on the same answers."""


class Relation(StrEnum):
    """What is declared between two figures."""

    SAME_FIGURE = "same figure"
    PART_OF = "part of"
    SUM_OF = "sum of"
    AT_LEAST = "at least"
    UP_TO_REVISION = "same up to revision"
    NONE = "none"


RULES: Mapping[Relation, str] = {
    Relation.SAME_FIGURE: "Two counts of the same thing are two versions of it, or one of them is wrong",
    Relation.PART_OF: "A part is never larger than its whole",
    Relation.SUM_OF: "Parts that make up a whole completely add up to it",
    Relation.AT_LEAST: "What holds another thing by definition should count at least as many, though it is counted differently",
    Relation.UP_TO_REVISION: "One count published at two dates differs by no more than revisions do",
    Relation.NONE: "Nothing is declared between things that are counted differently",
}
"""Each relation as a rule of counting, in words."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that a document itself declares: its parts lie in the whole, and make it up where ``is_complete``.

    ``whole`` and ``parts`` are places in the figures that the tie is given with.
    """

    whole: int
    parts: tuple[int, ...]
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class RevisionBand:
    """How much a count moved between two dates of publication, as a ratio of the later to the earlier."""

    least: float
    most: float

    def around(self, count: int) -> tuple[int, int]:
        """What another copy of the count may say: outward to whole numbers.

        >>> FORCE_REVISION.around(53)
        (39, 72)
        """
        return floor(count / self.most), ceil(count * self.most)


FORCE_REVISION = RevisionBand(0.80, 1.34)
"""A force's year: -20 % to +34 % between the copies of 2018 and 2023 of the Home Office's own table."""
NATIONAL_REVISION = RevisionBand(0.983, 1.017)
"""A national year: +1.7 % between the same copies."""


def counting(figure: Figure, sources: Mapping[str, Source]) -> str:
    """The way in which a figure was counted. Each official release is a way of its own: another release revised it."""
    source = sources.get(figure.source_id)
    return source.source_id if source is not None and source.trust is Trust.OFFICIAL else ANSWERS


def is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same thing: then they are two versions of it, or one is wrong.

    Two national figures in which not all forces are may have different forces in them, and are not the same thing.
    """
    return (
        extent(one).is_whole
        and extent(other).is_whole
        and _but_area_and_ages(one) == _but_area_and_ages(other)
        and plain_ages(one) == plain_ages(other)
        and set(extent(one).areas) == set(extent(other).areas)
    )


def _but_area_and_ages(figure: Figure) -> tuple[object, ...]:
    return figure.period, figure.counted, figure.offence, figure.online, figure.sex, named_values(figure.breakdown)


def lies_in(inner: Figure, outer: Figure) -> bool:
    """Whether all that the inner figure counts is declared to be in the outer one."""
    return contains(outer.offence, inner.offence) and _lies_around(inner, outer)


def _lies_around(inner: Figure, outer: Figure) -> bool:
    return (
        extent(outer).is_whole
        and set(extent(inner).areas) <= set(extent(outer).areas)
        and outer.period.contains(inner.period)
        and outer.online in (inner.online, Online.ALL)
        and outer.sex in (inner.sex, Sex.ALL)
        and plain_ages(outer).contains(plain_ages(inner))
        and narrows(inner.breakdown, outer.breakdown)
    )

"""What a figure says about the counts behind it: which areas it sums, and between which limits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from faircount.patterns import regex
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.areas import PARTITIONS, find_area
from faircount.vocabulary.offences import whole_ages

_FORCES = regex(r"(?:^|;)\s*forces=(\d+)\b|\b(\d+)(?: of \d+)? forces\b")
_PARTS = regex(r"(?:^|;)\s*parts=([^;]+)")
REMEMBERED = 1 << 16
"""Extents kept at hand: each figure is asked for its own many times over."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The areas below which nothing is split, the limits of their sum, and whether every one of them is in it.

    Where fewer forces answered than the area has, nobody says which: the figure is then at most the whole, and no more.
    """

    areas: tuple[str, ...]
    lower: int | None
    upper: int | None
    is_whole: bool


@lru_cache(maxsize=REMEMBERED)
def extent(figure: Figure) -> Extent:
    """The extent of a figure. Its note may name its parts (``parts=West Midlands+Staffordshire``) or count them (``forces=38``).

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> year = FinancialYear(2015).period
    >>> partial = extent(Figure("K04000001", year, Counted.OFFENCES, "sexual_under_18", 3186, 3186, note="forces=38"))
    >>> len(partial.areas), partial.lower, partial.upper
    (43, 3186, None)
    """
    parts = listed_parts(figure)
    areas = parts or PARTITIONS.get(figure.area, (figure.area,))
    answered = forces_answering(figure)
    if parts is None or (answered is not None and answered < len(areas)):
        return Extent(areas, figure.lower, None, False)
    return Extent(areas, figure.lower, figure.upper, True)


def listed_parts(figure: Figure) -> tuple[str, ...] | None:
    """The areas that the figure's own document sums, by code; empty where it lists none, None where one is not known."""
    found = _PARTS.search(figure.note)
    areas = [find_area(name) for name in found[1].split("+")] if found else []
    codes = [code for area in areas if area is not None for code in PARTITIONS.get(area.code, (area.code,))]
    return None if None in areas else tuple(codes)


def forces_answering(figure: Figure) -> int | None:
    """How many forces are in the figure, where its note says so."""
    found = _FORCES.search(figure.note)
    return int(found[1] or found[2]) if found else None


def plain_ages(figure: Figure) -> AgeBand:
    """The ages of a figure, where a band that holds everybody in its offences is no band at all.

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> year = FinancialYear(2015).period
    >>> plain_ages(Figure("E23000013", year, Counted.OFFENCES, "sexual_under_18", 820, 820, ages=AgeBand(0, 17))).label
    'all ages'
    """
    return figure.ages if figure.ages.is_all else _plain(figure.offence, figure.ages)


@lru_cache(maxsize=REMEMBERED)
def _plain(offence: str, ages: AgeBand) -> AgeBand:
    everyone = whole_ages(offence)
    holds_all = not everyone.is_all and ages.known and ages.contains(everyone)
    return ALL_AGES if holds_all else ages

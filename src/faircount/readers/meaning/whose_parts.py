"""Whose parts the ages or sexes of a table are: of all, or of those that are flagged, as their sums bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import attrgetter

from faircount.readers.harvest import Harvest
from faircount.readers.meaning.margins import MOST, overlap
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.measures import Online, Sex

BY_SUM = "online: the sum that they make"
_LINE = attrgetter("area", "period", "counted", "offence", "breakdown")


@dataclass(frozen=True, slots=True)
class _Line:
    """The figures of one period and one offence: all, those flagged, and the parts of which nobody says whose they are."""

    whole: AnsweredFigure
    flagged: AnsweredFigure
    parts: tuple[AnsweredFigure, ...]

    def limits(self) -> tuple[int, int | None]:
        """What the parts make at least and at most."""
        tops = [part.upper for part in self.parts]
        return sum(part.lower or 0 for part in self.parts), None if None in tops else sum(top or 0 for top in tops)

    def allows(self, total: AnsweredFigure) -> bool:
        """Whether the parts can make up this total."""
        low, high = self.limits()
        return low <= (total.number or 0) and (high is None or (total.number or 0) <= high)


def take_parts_of_the_flagged(parts: Sequence[Harvest]) -> None:
    """Read the ages and sexes of a table as of the flagged figures, its own or another table's, where their sums say so.

    They do where on every line of the table the parts make up those flagged, and never all.
    """
    pool = [figure for part in parts for figure in _counts(part)]
    if len(pool) > _MOST_OF_ALL or not any(figure.online is Online.YES for figure in pool):
        return
    changed: dict[int, AnsweredFigure] = {}
    for part in parts:
        own = _counts(part)
        for name in ("ages", "sex") if 3 < len(own) <= MOST else ():
            lines = list(_lines(own, pool, name))
            if len(lines) < 2 or any(line.allows(line.whole) or not line.allows(line.flagged) for line in lines):
                continue
            exact = sum(line.limits() == (line.flagged.number, line.flagged.number) for line in lines)
            if 2 * exact >= len(lines):
                told = (figure for line in lines for figure in line.parts)
                changed |= {id(one): replace(one, online=Online.YES, assigned=f"{one.assigned}; {BY_SUM}") for one in told}
    for part in parts if changed else ():
        part.figures = [changed.get(id(figure), figure) for figure in part.figures]
        part.proposals = [changed.get(id(figure), figure) for figure in part.proposals]


_MOST_OF_ALL = 20_000
"""Figures of one answer beyond which it is a list, and no table of it the sum of another."""


def _counts(part: Harvest) -> list[AnsweredFigure]:
    return [figure for figure in (*part.figures, *part.proposals) if figure.is_count and "!" in figure.locator]


def _lines(own: Sequence[AnsweredFigure], pool: Sequence[AnsweredFigure], name: str) -> Iterator[_Line]:
    """The lines of a table whose parts differ in their ages, or in their sex, and in nothing else."""
    other = "sex" if name == "ages" else "ages"
    alike: dict[object, list[AnsweredFigure]] = {}
    for figure in pool:
        alike.setdefault((_LINE(figure), getattr(figure, other)), []).append(figure)
    mine = {id(figure) for figure in own}
    for line in alike.values():
        told = [figure for figure in line if figure.number is not None]
        flagged = {getattr(figure, name): figure for figure in told if figure.online is Online.YES}
        for same, marked in flagged.items():
            wholes = [one for one in told if one.online is Online.ALL and getattr(one, name) == same]
            parts = [one for one in line if id(one) in mine and one.online is Online.ALL and getattr(one, name) != same]
            if len({one.number for one in wholes}) == 1 and len(parts) > 1 and _are_apart(parts, name):
                yield _Line(wholes[0], marked, tuple(parts))
                break


def _are_apart(parts: Sequence[AnsweredFigure], name: str) -> bool:
    if name == "sex":
        return {Sex.FEMALE, Sex.MALE} <= {part.sex for part in parts} and len({part.sex for part in parts}) == len(parts)
    return not any(overlap(one.ages, other.ages) for one, other in combinations(parts, 2))

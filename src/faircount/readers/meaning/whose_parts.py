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


def take_parts_of_the_flagged(part: Harvest) -> None:
    """Read the ages and sexes of a table as of its flagged figures, where on every line they make up these, and never all."""
    figures = [figure for figure in (*part.figures, *part.proposals) if figure.is_count and "!" in figure.locator]
    if not 3 < len(figures) <= MOST or not any(figure.online is Online.YES for figure in figures):
        return
    changed: dict[int, AnsweredFigure] = {}
    for name in ("ages", "sex"):
        lines = list(_lines(figures, name))
        if len(lines) < 2 or any(line.allows(line.whole) or not line.allows(line.flagged) for line in lines):
            continue
        exact = sum(line.limits() == (line.flagged.number, line.flagged.number) for line in lines)
        if 2 * exact >= len(lines):
            told = (figure for line in lines for figure in line.parts)
            changed |= {id(one): replace(one, online=Online.YES, assigned=f"{one.assigned}; {BY_SUM}") for one in told}
    part.figures = [changed.get(id(figure), figure) for figure in part.figures]
    part.proposals = [changed.get(id(figure), figure) for figure in part.proposals]


def _lines(figures: Sequence[AnsweredFigure], name: str) -> Iterator[_Line]:
    """The lines of a table whose parts differ in their ages, or in their sex, and in nothing else."""
    other = "sex" if name == "ages" else "ages"
    alike: dict[object, list[AnsweredFigure]] = {}
    for figure in figures:
        alike.setdefault((_LINE(figure), getattr(figure, other)), []).append(figure)
    for line in alike.values():
        flagged = [figure for figure in line if figure.online is Online.YES and figure.number is not None]
        if len(flagged) != 1:
            continue
        same = getattr(flagged[0], name)
        wholes = [one for one in line if one.online is Online.ALL and getattr(one, name) == same and one.number is not None]
        parts = [one for one in line if one.online is Online.ALL and getattr(one, name) != same]
        if len(wholes) == 1 and len(parts) > 1 and _are_apart(parts, name):
            yield _Line(wholes[0], flagged[0], tuple(parts))


def _are_apart(parts: Sequence[AnsweredFigure], name: str) -> bool:
    if name == "sex":
        return {Sex.FEMALE, Sex.MALE} <= {part.sex for part in parts} and len({part.sex for part in parts}) == len(parts)
    return not any(overlap(one.ages, other.ages) for one, other in combinations(parts, 2))

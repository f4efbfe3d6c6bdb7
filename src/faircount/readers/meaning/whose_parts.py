"""Whose parts the ages or sexes of a table are: of all, or of those that are flagged, as their sums bear out.

Titles tell it in more ways than anybody can list ("the crimes shown as Y above"); what the parts add up to needs no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import attrgetter

from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.asking import ask
from faircount.readers.meaning.margins import MOST, overlap
from faircount.tables.extract import AnsweredFigure, FigureRole
from faircount.vocabulary.ages import UNDER_18
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import WHOLES, find_offence
from faircount.vocabulary.periods import Period

BY_SUM = "online: the sum that they make"
NEARLY = "they add up nearly to those with the online flag, and to far fewer than all"
BOTH = "ages and sex"
"""The parts of a table of ages by sexes that prints no sums of them."""
_LINE = ("area", "period", "counted", "offence")
_SAME = {
    "ages": attrgetter(*_LINE, "breakdown", "sex"),
    "sex": attrgetter(*_LINE, "breakdown", "ages"),
    BOTH: attrgetter(*_LINE, "breakdown"),
    "breakdown": attrgetter(*_LINE, "ages", "sex"),
}
"""By the dimension in which the parts of a line differ, what they have in common."""
MOST_OF_ALL = 20_000
"""Figures of one answer beyond which it is a list, and no table of it the sum of another."""
_NEAR = 0.2
"""How far a sum of victims lies from the offences that they are the victims of, at the most."""
_FAR = 1.5
"""So many times more are all than what is nearly the flagged."""
_TELLING = 10
"""A sum below which to be near another number says nothing."""
_EXACT = 2
"""Lines that have to add up for their sum to decide."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The parts of one period, with how many there are in all and how many are flagged."""

    whole: int
    flagged: int
    parts: tuple[AnsweredFigure, ...]
    totals: tuple[AnsweredFigure, ...] = ()
    """What the table itself prints as their sum: it is of the same."""

    def limits(self) -> tuple[int, int | None]:
        """What the parts make at least and at most."""
        tops = [part.upper for part in self.parts]
        return sum(part.lower or 0 for part in self.parts), None if None in tops else sum(top or 0 for top in tops)

    def allows(self, total: int) -> bool:
        """Whether the parts can make up this total."""
        low, high = self.limits()
        return low <= total and (high is None or total <= high)

    def is_exact(self) -> bool:
        """Whether they make just those flagged."""
        return self.limits() == (self.flagged, self.flagged)

    def is_near(self) -> bool:
        """Whether they make nearly those flagged, as victims of offences do, and far fewer than all."""
        low, high = self.limits()
        most = low if high is None else high
        around = _NEAR * self.flagged
        return low >= _TELLING and low <= self.flagged + around and most >= self.flagged - around and self.whole > _FAR * most


def take_parts_of_the_flagged(parts: Sequence[ExtractBuilder]) -> None:
    """Read the ages and sexes of a table as of the flagged figures, its own or another table's, where their sums say so.

    They do where on every line of the table the parts make up those flagged, and never all; where they
    nearly do, a person is asked.
    """
    pool = [figure for part in parts for figure in _counts(part)]
    if len(pool) > MOST_OF_ALL or not any(figure.online is Online.YES for figure in pool):
        return
    tops = _tops(parts)
    alike = {name: _alike(pool, name) for name in _SAME}
    changed: dict[int, AnsweredFigure] = {}
    near: set[int] = set()
    for part in parts:
        own = _counts(part)
        for name in _SAME if 1 < len(own) <= MOST else ():
            lines = [*_lines(own, alike[name], tops, name)]
            if not lines or any(line.allows(line.whole) for line in lines):
                continue
            if len(lines) >= _EXACT and all(line.allows(line.flagged) for line in lines):
                is_sure = 2 * sum(line.is_exact() for line in lines) >= len(lines)
            elif all(line.allows(line.flagged) or line.is_near() for line in lines) and any(line.is_near() for line in lines):
                is_sure = False
            else:
                continue
            told = [figure for line in lines for figure in (*line.parts, *line.totals)]
            if all(figure.online is Online.ALL for figure in own):
                # What its margin is of, the whole table is of.
                told = own
            changed |= {id(one): replace(one, online=Online.YES, assigned=f"{one.assigned}; {BY_SUM}") for one in told}
            near |= set() if is_sure else {id(changed[id(one)]) for one in told}
    for part in parts if changed else ():
        part.figures = [changed.get(id(figure), figure) for figure in part.figures]
        part.proposals = [changed.get(id(figure), figure) for figure in part.proposals]
        if near:
            waiting = (
                figure if id(figure) not in near else replace(figure, doubt=f"{NEARLY}; {figure.doubt}")
                for figure in part.proposals
            )
            part.proposals = list(waiting)
            ask(part, NEARLY, near)


def _counts(part: ExtractBuilder) -> list[AnsweredFigure]:
    return [figure for figure in (*part.figures, *part.proposals) if figure.is_count and "!" in figure.locator]


@dataclass(frozen=True, slots=True)
class _Top:
    """How many an answer counts in one period in all, how many of them flagged, and the offences that it names of those."""

    whole: int
    flagged: int
    offences: frozenset[str]


def _tops(parts: Sequence[ExtractBuilder]) -> dict[tuple[str, Period], _Top]:
    """How many the answer counts in a period in all, and how many of them flagged: the most that one table of it says."""
    found: dict[tuple[str, Period], dict[Online, int]] = {}
    named: dict[tuple[str, Period], set[str]] = {}
    for part in parts:
        said: dict[tuple[str, Period, Online], dict[str, int]] = {}
        for figure in _counts(part):
            if figure.number is not None and figure.sex is Sex.ALL and figure.ages.low in (None, 0) and not figure.breakdown:
                key = (figure.area, figure.period, figure.online)
                name = "" if figure.role is FigureRole.TOTAL else figure.offence
                numbers = said.setdefault(key, {})
                numbers[name] = max(int(figure.number), numbers.get(name, 0))
                named.setdefault((figure.area, figure.period), set()).add(figure.offence)
        for (area, period, online), numbers in said.items():
            most = numbers[""] if "" in numbers else sum(numbers.values())
            here = found.setdefault((area, period), {})
            here[online] = max(most, here.get(online, 0))
    return {
        key: _Top(
            max(here.get(Online.ALL, 0), here.get(Online.NO, 0) + here[Online.YES]), here[Online.YES], frozenset(named[key])
        )
        for key, here in found.items()
        if here.keys() - {Online.YES} and Online.YES in here
    }


_Alike = Mapping[object, Sequence[AnsweredFigure]]


def _alike(pool: Sequence[AnsweredFigure], name: str) -> _Alike:
    """The figures of an answer by all that they are of but the dimension of that name."""
    found: dict[object, list[AnsweredFigure]] = {}
    for figure in pool:
        found.setdefault(_SAME[name](figure), []).append(figure)
    return found


def _lines(own: Sequence[AnsweredFigure], alike: _Alike, tops: Mapping[tuple[str, Period], _Top], name: str) -> Iterator[_Line]:
    """The lines of a table whose parts differ in the dimension of that name, and in nothing else."""
    mine = {id(figure) for figure in own}
    # What all rows of a table stand under is its title, and parts nothing of it.
    is_parted = len({figure.breakdown for figure in own}) > 1
    end = max((_end(figure) for figure in own if figure.ages.known), default=0)
    for line in map(alike.__getitem__, dict.fromkeys(map(_SAME[name], own))):
        parts = [one for one in line if id(one) in mine and one.online is Online.ALL and _is_part(one, name)]
        if len(parts) < _EXACT or not _are_apart(parts, name):
            continue
        told = [one for one in line if one.number is not None and not _is_part(one, name)]
        wholes = {int(one.number or 0) for one in told if one.online is Online.ALL}
        flagged = {int(one.number or 0) for one in told if one.online is Online.YES}
        totals = tuple(one for one in line if id(one) in mine and one.online is Online.ALL and not _is_part(one, name))
        if len(wholes) == 1 and len(flagged) == 1:
            yield _Line(wholes.pop(), flagged.pop(), tuple(parts))
        elif (top := _top_of(parts[0], tops, name, end)) is not None and (
            name == "breakdown" or not (is_parted and parts[0].breakdown)
        ):
            yield _Line(top.whole, top.flagged, tuple(parts), totals)


def _top_of(first: AnsweredFigure, tops: Mapping[tuple[str, Period], _Top], name: str, end: int) -> _Top | None:
    """All that the answer counts in the period of a line, where the line is of all that and names no one offence of it.

    ``end`` is the last age of any line of the table.
    """
    top = tops.get((first.area, first.period))
    of_all = name in ("sex", BOTH) or first.sex is Sex.ALL
    is_whole = first.ages.low in (None, 0) and first.ages.known and _end(first) >= end
    of_all = of_all and (name in ("ages", BOTH) or is_whole)
    names_all = not first.offence or find_offence(first.offence) in (None, *WHOLES)
    is_of_top = top is not None and (names_all or top.offences == {first.offence})
    return top if of_all and is_of_top else None


def _end(figure: AnsweredFigure) -> int:
    """The last age that a figure is of: "0 to 9" begins at birth as all ages do, and is one band of several."""
    return 200 if figure.ages.high is None else figure.ages.high


def _is_part(figure: AnsweredFigure, name: str) -> bool:
    """Whether a figure is of some ages, of one sex or of one group, and no sum over them."""
    is_banded = not (figure.ages.is_all or figure.ages == UNDER_18)
    is_part = {
        "sex": figure.sex is not Sex.ALL,
        "ages": is_banded,
        BOTH: is_banded and figure.sex is not Sex.ALL,
        "breakdown": bool(figure.breakdown),
    }
    return is_part[name]


def _are_apart(parts: Sequence[AnsweredFigure], name: str) -> bool:
    if name == "sex":
        return {Sex.FEMALE, Sex.MALE} <= {part.sex for part in parts} and len({part.sex for part in parts}) == len(parts)
    if name == "breakdown":
        return len({part.breakdown for part in parts}) == len(parts)
    if name == BOTH and len({part.sex for part in parts}) == 1:
        return False  # the ages of boys alone, of whom nobody has to be flagged for them to be as many as the flagged
    return not any(one.sex is other.sex and overlap(one.ages, other.ages) for one, other in combinations(parts, 2))

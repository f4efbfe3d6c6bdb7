"""What percentages of answers tell of counts: a share of a whole that is printed leaves few counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from faircount.patterns import regex
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

PERCENTAGE = "from a percentage"
"""The note of a count that a percentage leaves within limits, in no answer by itself."""
OF = "percent of "
DIMENSIONS = ("ages", "sex", "online", "breakdown", "offence", "period")
"""What a column of percentages can be a share by."""
MOST_DECIMALS = 6
"""Decimals beyond which a stored percentage is not read."""
_COLUMN = regex(r"(.*![A-Z]+)\d+$")


@dataclass(frozen=True, slots=True)
class _PrintedPercentage:
    """A percentage with the count that it is of, and the count of its whole; either may be hidden or not printed."""

    percentage: AnsweredFigure
    part: AnsweredFigure | None
    whole: AnsweredFigure


def told_by_percentages(extract: Extract) -> Iterator[AnsweredFigure]:
    """The counts that percentages leave within limits, each at the place of its percentage.

    A column of percentages is read as shares of the whole of one dimension where it prints 100 for that whole, or its shares add
    up to 100, or one fits a printed part, and no printed count contradicts it. Where two readings leave different counts,
    nothing is taken from it.
    """
    counts = {_about(figure): figure for figure in extract.figures if figure.is_count}
    for column in _columns(extract):
        half = _half(column)
        read = [list(_limits(shares, half)) for shares in _readings(column, counts, half)]
        if read and all(each == read[0] for each in read):
            yield from read[0]


def _columns(extract: Extract) -> list[list[AnsweredFigure]]:
    """The percentages of counts, column by column of their tables."""
    found: dict[tuple[str, str], list[AnsweredFigure]] = {}
    for figure in extract.figures:
        place = _COLUMN.match(figure.locator)
        is_share = figure.counted.startswith(OF) and figure.counted.removeprefix(OF) in list(Counted)
        if place is not None and is_share and figure.number is not None:
            found.setdefault((place[1], figure.counted), []).append(figure)
    broken_down = {figure.breakdown for figure in extract.figures if figure.is_count}
    return [_without_head(column, broken_down) for column in found.values()]


def _without_head(column: list[AnsweredFigure], broken_down: set[str]) -> list[AnsweredFigure]:
    """The column without a breakdown that is nothing but its own head ("Share"): one that all of it has, and no count."""
    heads = {figure.breakdown for figure in column}
    return [replace(figure, breakdown="") for figure in column] if len(heads) == 1 and not heads & broken_down else column


def _about(figure: AnsweredFigure) -> tuple[object, ...]:
    unit = figure.counted.removeprefix(OF)
    return (figure.area, figure.period, unit, figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown)


def _half(column: Sequence[AnsweredFigure]) -> Fraction:
    """Half a unit of the last decimal that the column prints."""
    decimals = max(len(_exact(figure).partition(".")[2].rstrip("0")) for figure in column)
    return Fraction(1, 2 * 10 ** min(decimals, MOST_DECIMALS))


def _exact(figure: AnsweredFigure) -> str:
    return f"{figure.number or 0:.{MOST_DECIMALS}f}"


def _share(figure: AnsweredFigure) -> Fraction:
    return Fraction(_exact(figure))


def _readings(
    column: Sequence[AnsweredFigure], counts: dict[tuple[object, ...], AnsweredFigure], half: Fraction
) -> Iterator[list[_PrintedPercentage]]:
    """The ways to read a column, by one dimension each, that something speaks for and nothing against."""
    for dimension in DIMENSIONS:
        shares = [
            _PrintedPercentage(figure, counts.get(_about(figure)), whole)
            for figure in column
            if (whole := _whole(figure, dimension, counts)) is not None
        ]
        inside = [share for share in shares if _about(share.whole) != _about(share.percentage)]
        if len(shares) == len(column) and inside and _fits(shares, inside, dimension, half):
            yield inside


def _whole(figure: AnsweredFigure, dimension: str, counts: dict[tuple[object, ...], AnsweredFigure]) -> AnsweredFigure | None:
    """The printed whole of the figure in a dimension: the one that holds all others that hold it."""
    around = [
        count
        for count in counts.values()
        if _about(replace(figure, **{dimension: getattr(count, dimension)})) == _about(count)
        and _holds(getattr(count, dimension), getattr(figure, dimension))
    ]
    widest = [one for one in around if all(_holds(getattr(one, dimension), getattr(other, dimension)) for other in around)]
    return widest[0] if widest else None


def _holds(outer: object, inner: object) -> bool:
    if isinstance(outer, AgeBand) and isinstance(inner, AgeBand):
        return outer.contains(inner) or (outer.known and not inner.known and not outer.low)
    if isinstance(outer, Period) and isinstance(inner, Period):
        return outer.contains(inner)
    return outer == inner or outer in (Online.ALL, Sex.ALL, "")


def _fits(shares: Sequence[_PrintedPercentage], inside: Sequence[_PrintedPercentage], dimension: str, half: Fraction) -> bool:
    """Whether nothing printed contradicts the reading, and something speaks for it."""
    printed = [
        (share, Fraction(100 * int(share.part.number), int(share.whole.number)))
        for share in shares
        if share.part is not None and share.part.number is not None and share.whole.number
    ]
    if any(abs(_share(share.percentage) - is_so) > half for share, is_so in printed):
        return False
    total = any(share not in inside and _share(share.percentage) == 100 for share in shares)
    fitting = any(share in inside for share, _ in printed)
    return total or fitting or _adds_up(inside, dimension, half)


def _adds_up(inside: Sequence[_PrintedPercentage], dimension: str, half: Fraction) -> bool:
    """Whether the shares of one whole are of different things and come to 100."""
    values = [getattr(share.percentage, dimension) for share in inside]
    apart = not any(_holds(one, other) or _holds(other, one) for one, other in combinations(values, 2))
    one_whole = len({_about(share.whole) for share in inside}) == 1
    beyond = sum((_share(share.percentage) for share in inside), Fraction(-100))
    return one_whole and apart and abs(beyond) <= half * len(inside)


def _limits(shares: Sequence[_PrintedPercentage], half: Fraction) -> Iterator[AnsweredFigure]:
    """The limits of each hidden whole of which a part is printed, and of each part whose whole is printed or limited so."""
    wholes: dict[tuple[object, ...], tuple[int, int]] = {}
    for share in shares:
        about, part = _about(share.whole), None if share.part is None else share.part.number
        low, high = _span(share, half)
        if share.whole.number is not None:
            wholes[about] = (int(share.whole.number), int(share.whole.number))
        elif part is not None and low > 0:
            limits = ceil(int(part) / high), floor(int(part) / low)
            least, most = wholes.get(about, limits)
            wholes[about] = (max(least, limits[0]), min(most, limits[1]))
            yield _count(share.whole, share.percentage, limits)
    for share in shares:
        if _about(share.whole) in wholes and (share.part is None or share.part.number is None):
            low, high = _span(share, half)
            least, most = wholes[_about(share.whole)]
            yield _count(share.percentage, share.percentage, (ceil(least * low), floor(most * high)))


def _span(share: _PrintedPercentage, half: Fraction) -> tuple[Fraction, Fraction]:
    """The least and the largest share that the percentage can have been rounded from."""
    printed = _share(share.percentage)
    return max(printed - half, Fraction(0)) / 100, (printed + half) / 100


def _count(about: AnsweredFigure, percentage: AnsweredFigure, limits: tuple[int, int]) -> AnsweredFigure:
    lower, upper = limits
    return replace(
        about, counted=about.counted.removeprefix(OF), number=None, lower=lower, upper=max(lower, upper), is_count=True,
        status=CellStatus.ROUNDED, locator=percentage.locator, note=PERCENTAGE, doubt="",
    )  # fmt: skip

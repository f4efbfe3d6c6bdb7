"""Printed totals as a test: parts that do not make their total, and hidden cells that the totals give away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import attrgetter

from faircount.errors import UnknownPeriod
from faircount.patterns import regex
from faircount.readers.meaning.one_meaning import MEANING
from faircount.tables.extract import AnsweredFigure, Extract, FigureRole, FileFinding
from faircount.tables.figure_columns import FigureColumns
from faircount.tables.request import OF_A_FORM
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import WHOLES, find_offence
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN

MOST = 2_000
"""Figures of one table beyond which its totals are not tested: no answer that is read by people has as many."""


_MOST_OF_ALL = 200_000
"""Figures of one answer beyond which it is a list that a program wrote, and not looked through for small tables."""

NO_SUM = "a printed total and its parts do not agree"
"""What is asked of figures under a total that no reading makes add up."""


NO_FLAG = "flag=not recorded"
"""The breakdown of figures of which nobody filled in the flag: beside those marked and not marked, a part of the whole."""


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A printed total and the figures that make it up, by their places in the table's list."""

    total: int
    parts: tuple[int, ...]


def check_margins(extract: Extract) -> tuple[FileFinding, ...]:
    """What the printed totals say about the parts. A value that somebody hid is never told, only that it can be worked out."""
    if FigureRole.TOTAL not in FigureColumns.of(extract.figures).columns["role"].told:
        return ()
    findings: list[FileFinding] = []
    for figures in _tables(extract):
        holding = []
        for found in sums(figures):
            said = off(figures, found)
            if said is None:
                holding.append(found)
            else:
                findings.append(FileFinding(extract.file, figures[found.total].locator, said))
        findings += _given_away(extract, figures, holding)
    return tuple(findings)


def printed_sums(extract: Extract) -> Iterator[tuple[AnsweredFigure, tuple[AnsweredFigure, ...]]]:
    """Each printed total that its parts allow, with these parts; what a mark stands for may be in doubt.

    A row of a form says that it counts everybody, "known or not": classes make it up where those not known are one of them.
    """
    for figures in _tables(extract, doubted=True):
        for found in sums(figures):
            total, parts = figures[found.total], tuple(figures[n] for n in found.parts)
            if off(figures, found) is None and not (total.assigned.startswith(OF_A_FORM) and _leaves_unknown(total, parts)):
                yield total, parts


def _leaves_unknown(total: AnsweredFigure, parts: Sequence[AnsweredFigure]) -> bool:
    """Whether a whole over ages or sexes is set beside known ones alone."""
    ages = total.ages.is_all and all(part.ages.known and not part.ages.is_all for part in parts)
    return ages or (total.sex is Sex.ALL and all(part.sex in (Sex.FEMALE, Sex.MALE) for part in parts))


def _tables(extract: Extract, *, doubted: bool = False) -> Iterator[list[AnsweredFigure]]:
    """The counts of each table, by the name of the sheet or table in their places."""
    tables: dict[str, list[AnsweredFigure]] = {}
    if len(extract.figures) > _MOST_OF_ALL:
        return
    for figure in extract.figures:
        if (
            figure.is_count
            and "!" in figure.locator
            and (doubted or figure.doubt in ("", NO_SUM))
            and (figure.lower is not None or figure.upper is not None or figure.status in HIDDEN)
        ):
            tables.setdefault(figure.locator.rsplit("!", 1)[0], []).append(figure)
    yield from (figures for figures in tables.values() if 2 < len(figures) <= MOST)


def sums(figures: Sequence[AnsweredFigure]) -> Iterator[PrintedTotal]:
    """Each printed total with the parts that differ from it in one dimension only."""
    details = frozenset(figure.offence for figure in figures if figure.role is FigureRole.DETAIL)
    totals = [number for number, figure in enumerate(figures) if figure.role is FigureRole.TOTAL]
    for dimension in ("sex", "ages", "online", "period", "offence", "breakdown") if totals else ():
        same = attrgetter(*(name for name in MEANING if name != dimension))
        alike: dict[object, list[int]] = {}
        for number, figure in enumerate(figures):
            if figure.role is not FigureRole.OF_WHICH:
                alike.setdefault(same(figure), []).append(number)
        for number in totals:
            total = figures[number]
            if dimension == "offence" and total.offence in details:
                continue
            parts = [n for n in alike[same(total)] if n != number and _is_part(figures[n], total, dimension, details)]
            if dimension == "online":
                open_flag = replace(total, breakdown=f"{total.breakdown};{NO_FLAG}".lstrip(";"))
                parts += alike.get(same(open_flag), [])
            parts = _once(figures, parts, dimension)
            made = [figures[n] for n in parts]
            if len(parts) > 1 and _make_up(total, made, dimension) and not (dimension == "offence" and _are_some(total, made)):
                yield PrintedTotal(number, tuple(parts))


def _once(figures: Sequence[AnsweredFigure], parts: Sequence[int], dimension: str) -> list[int]:
    """The parts without a second print of one: "YTD Q1" beside "Q1" is the same quarter."""
    told = {(getattr(part := figures[n], dimension), part.lower, part.upper, part.status): n for n in reversed(parts)}
    return sorted(told.values())


def _is_part(part: AnsweredFigure, total: AnsweredFigure, dimension: str, details: frozenset[str]) -> bool:
    """Whether one of two that differ in this dimension alone lies inside the other."""
    if getattr(part, dimension) == getattr(total, dimension):
        return False
    if dimension == "breakdown":
        return bool(part.breakdown) and not total.breakdown
    # All sexual offences, in the table before, are no part of a total of some of them.
    return dimension != "offence" or (part.offence in details and find_offence(part.offence) not in WHOLES)


def _make_up(total: AnsweredFigure, parts: Sequence[AnsweredFigure], dimension: str) -> bool:
    """Whether the parts are apart from each other and together could be the whole."""
    if dimension == "sex":
        return total.sex is Sex.ALL and {Sex.FEMALE, Sex.MALE} <= {part.sex for part in parts}
    if dimension == "online":
        return total.online is Online.ALL and {part.online for part in parts} - {Online.ALL} == {Online.YES, Online.NO}
    if dimension == "ages":
        inside = all(total.ages.contains(part.ages) or not part.ages.known for part in parts)
        return _is_whole(total.ages) and inside and not any(overlap(a.ages, b.ages) for a, b in combinations(parts, 2))
    if dimension == "period":
        try:
            return Period.join([part.period for part in parts]) == total.period
        except UnknownPeriod:
            return False
    return True


_OTHERS = regex(r"\b(?:other|others|remaining|remainder|rest|miscellaneous)\b", re.IGNORECASE)
_NAMED = ("offence: label of the row", "offence: heading of the column")


def _are_some(total: AnsweredFigure, parts: Sequence[AnsweredFigure]) -> bool:
    """Whether offences beside a total that says itself of which offences it is are some of them: they make less, and none says
    "other". Below them a bare "Total" is of them alone."""
    is_named = any(place in total.assigned for place in _NAMED)
    if not is_named or total.lower is None or any(part.upper is None for part in parts):
        return False
    return total.lower > sum(part.upper or 0 for part in parts) and not any(_OTHERS.search(part.offence) for part in parts)


def _is_whole(band: AgeBand) -> bool:
    return band == ALL_AGES or band.low == 0


def overlap(one: AgeBand, other: AgeBand) -> bool:
    """Whether somebody could be in both bands; what is not known is one band."""
    if not (one.known and other.known):
        return one == other
    tops = [200 if band.high is None else band.high for band in (one, other)]
    return (one.low or 0) <= tops[1] and (other.low or 0) <= tops[0]


def off(figures: Sequence[AnsweredFigure], found: PrintedTotal) -> str | None:
    """What is wrong between a total and its parts, or None."""
    total, parts = figures[found.total], [figures[n] for n in found.parts]
    least = sum(_least(part) for part in parts)
    most = sum(part.upper for part in parts if part.upper is not None)
    is_open = any(part.upper is None for part in parts)
    shown = [part for part in parts if part.status not in HIDDEN]
    if total.lower is None or total.upper is None:
        return None
    if total.upper < least:
        if len(shown) < len(parts) and total.upper == sum(_least(part) for part in shown):
            return "the printed total leaves the hidden cells out"
        return f"the printed total {total.upper} is less than its parts, which make {least} at least"
    if not is_open and total.lower > most:
        return f"the printed total {total.lower} is more than its parts, which make {most} at most"
    return None


def _least(figure: AnsweredFigure) -> int:
    """What a count is at least; a mark without limits hides a count, and so no zero."""
    return figure.lower if figure.lower is not None else int(figure.status in HIDDEN)


def _given_away(extract: Extract, figures: Sequence[AnsweredFigure], sums: Sequence[PrintedTotal]) -> list[FileFinding]:
    """Hidden cells that the totals narrow to one value: told by place, never by value."""
    hidden = [n for n, figure in enumerate(figures) if figure.status in HIDDEN]
    if not hidden or not sums:
        return []
    # Loaded where a hidden cell has a total, so that reading alone does not wait for the solver.
    from faircount.bounds.ranges import feasible_ranges
    from faircount.bounds.system import System

    matrix = [[1.0 if n in found.parts else -1.0 if n == found.total else 0.0 for n in range(len(figures))] for found in sums]
    limits = System.of(
        matrix,
        [0.0] * len(sums),
        [0.0] * len(sums),
        floor=[_least(figure) for figure in figures],
        ceiling=[figure.upper for figure in figures],
    )
    ranges = feasible_ranges(limits, [{n: 1} for n in hidden])
    risk = "a hidden cell that the printed totals give away; tell the force, and do not publish the table as it is"
    return [
        FileFinding(extract.file, figures[n].locator, risk)
        for n, found in zip(hidden, ranges, strict=True)
        if found.is_point and figures[n].lower != figures[n].upper
    ]


def with_margins(extract: Extract) -> Extract:
    """The extract with the findings about its totals."""
    return replace(extract, findings=(*extract.findings, *check_margins(extract)))

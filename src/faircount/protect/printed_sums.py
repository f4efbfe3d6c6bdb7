"""Sums that a reader of an answer sees, whatever lines are called: cells of a line, a line of years, one thing told twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, permutations
from math import inf

from faircount.bounds.relations import Tie, lies_in
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.tables.cells import cell_of
from faircount.tables.figures import Figure
from faircount.vocabulary.periods import Period


def printed_ties(figures: Sequence[Figure], named: Sequence[Tie]) -> list[Tie]:
    """The sums that only the print tells, beside those that are known by ``named``.

    A total of which names tell the parts has no others: more lines that could make it up would count somebody twice.
    """
    wholes, beyond = {tie.whole for tie in named}, _beyond(figures, named)
    return [
        Tie(whole, parts)
        for whole, parts in printed_sums(figures)
        if whole not in wholes and not any((part, whole) in beyond or _hides(figures[part], figures[whole]) for part in parts)
    ]


def _beyond(figures: Sequence[Figure], named: Sequence[Tie]) -> set[tuple[int, int]]:
    """Figures that are no part of another by their names: one that holds it, and one that stands beside it in a total of both.

    A mark of a large count ("<80") could be a part of almost any, and would be taken for one of the line whose total it hides.
    """
    holding = [tie for tie in named if can_make_up(figures[tie.whole], [figures[part] for part in tie.parts])]
    return {(one, other) for tie in holding for other in tie.parts for one in (tie.whole, *tie.parts) if one != other}


def _hides(total: Figure, inside: Figure) -> bool:
    """Whether a total that is not told holds a line by its name, and so is no part of it."""
    return total.count is None and lies_in(inside, total)


def printed_sums(figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each count of a table that the cells before it, or behind it, of one period and one unit can make up; with those cells.

    Names are no matter here: "Other" beside "Rape" and "Sexual assault" holds what neither does, whatever else bears its name.
    Only lines with something small or hidden among them are looked at.
    """
    lines: dict[tuple[object, ...], dict[tuple[int, str], int]] = defaultdict(dict)
    for place, figure in enumerate(figures):
        cell = cell_of(figure.locator)
        if cell is None:
            continue
        about = (figure.source_id, cell.table, figure.area, figure.period, figure.counted)
        lines[(*about, "column", cell.column)].setdefault(cell.place_in_table, place)
        lines[(*about, "row", cell.row)].setdefault(cell.place_in_table, place)
    for line in lines.values():
        places = [line[at] for at in sorted(line)]
        if len(places) > 2 and any(may_be_small(figures[place]) for place in places):
            yield from _sums_of(places, figures)


def _sums_of(places: Sequence[int], figures: Sequence[Figure]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Totals below their parts: subtotals of what stands since the one before, and what ends or begins the line of all the rest.

    A mark without limits makes up any subtotal, so that one with such a mark is believed of a whole line alone.
    """
    run: list[int] = []
    over: list[int] = []
    least, most = 0, 0.0
    for place in places:
        figure = figures[place]
        # The limits of the run are kept, so that a list of a hundred thousand rows is gone through once.
        fits = len(run) > 1 and most < inf and least <= (figure.count or 0) <= most
        if fits and _is_sum(figure, [figures[part] for part in run]):
            yield place, tuple(run)
            over, run, least, most = [*over, place], [], 0, 0.0
        else:
            run.append(place)
            lower, upper = _limits(figure)
            least, most = least + lower, most + upper
    for whole, rest in ((places[-1], places[:-1]), (places[0], places[1:])):
        leaves = [place for place in rest if place not in over]
        for parts_of in dict.fromkeys((tuple(rest), tuple(leaves), (*over, *(place for place in run if place != whole)))):
            others = tuple(place for place in parts_of if place != whole)
            if len(others) > 1 and _is_sum(figures[whole], [figures[part] for part in others]):
                yield whole, others


def _is_sum(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a count is more than nothing and can be the sum of these; "of which online" is no part."""
    is_flagged = any(replace(part, online=whole.online).subject == whole.subject for part in parts)
    return bool(whole.count) and can_make_up(whole, parts) and not is_flagged


def can_make_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts can come to their whole; a mark without limits hides somebody, and who knows how many."""
    limits = [_limits(part) for part in parts]
    least, most = sum(lower for lower, _ in limits), sum(upper for _, upper in limits)
    return least <= (inf if whole.upper is None else whole.upper) and (whole.lower or 0) <= most


def _limits(figure: Figure) -> tuple[int, float]:
    return 1 if figure.lower is None else figure.lower, inf if figure.upper is None else figure.upper


def may_be_small(figure: Figure) -> bool:
    """Whether a count is hidden, or small by some rule."""
    return figure.count is None or 0 < figure.count < LARGEST_THRESHOLD


_Span = tuple[int | None, int | None]
_VERSIONS = 4
"""Where one thing is counted more often, its lines are told apart by something that was not read, and are no versions."""


def told_twice(figures: Sequence[Figure]) -> Iterator[Tie]:
    """Each larger count of two that one answer gives of one thing, as the smaller and what lies in it and makes up the rest.

    "251 in all, fewer than 5 flagged, the other 248 not": whoever took the 248 for another count of all lets everybody subtract.
    """
    answers: dict[Hashable, list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        answers[figure.source_id, figure.area, figure.period, figure.counted].append(place)
    for places in answers.values():
        versions: dict[Hashable, dict[_Span, int]] = defaultdict(dict)
        alike: dict[_Span, list[int]] = defaultdict(list)
        for place in places if any(may_be_small(figures[place]) for place in places) else ():
            figure = figures[place]
            versions[figure.subject].setdefault((figure.lower, figure.upper), place)
            alike[figure.lower, figure.upper].append(place)
        hidden = [limits for limits in alike if limits[0] != limits[1] or None in limits]
        for told in versions.values():
            if 1 < len(told) <= _VERSIONS:
                yield from _differences(figures, list(told.values()), alike, hidden)


def _differences(
    figures: Sequence[Figure], versions: Sequence[int], alike: Mapping[_Span, Sequence[int]], hidden: Sequence[_Span]
) -> Iterator[Tie]:
    """The differences that some figure can be: looked up by its limits, so that a long list is not gone through for each."""
    for more, fewer in permutations(versions, 2):
        whole, one = figures[more], figures[fewer]
        counts = ((count, count) for count in _left(whole, one))
        for limits in (*counts, *(hidden if one.count is not None else ())) if whole.count else ():
            parts = sorted(alike.get(limits, ()))
            if not parts or not _make_up(whole, one, figures[parts[0]]):
                continue
            for part in parts if may_be_small(one) or may_be_small(figures[parts[0]]) else ():
                if part not in (more, fewer) and lies_in(figures[part], whole):
                    yield Tie(more, (fewer, part))


def _left(whole: Figure, one: Figure) -> range:
    """The counts that can be what the smaller leaves of the larger."""
    most = whole.count or 0
    fewest = 1 if one.lower is None else one.lower
    return range(max(0, most - (LARGEST_THRESHOLD if one.upper is None else one.upper)), most - fewest + 1)


def _make_up(whole: Figure, one: Figure, other: Figure) -> bool:
    """Whether two come to their whole; one without limits is taken for a small one."""
    known = [figure.count for figure in (one, other) if figure.count is not None]
    is_open = None in (one.upper, other.upper)
    left = (whole.count or 0) - sum(known)
    return len(known) > 0 and left >= 0 and (not is_open or left < LARGEST_THRESHOLD) and can_make_up(whole, (one, other))


_WIDEST = 40
"""A line whose sum is left open by more than this ties nothing: too many counts could be its sum by chance."""


def sums_over_time(figures: Sequence[Figure]) -> Iterator[Tie]:
    """Each count of the whole of a line's periods, of the same force and unit, that the line can make up.

    "61 online flagged offences over the five years" stands above a table of five years that was read as of all offences. Only
    lines in which a count is hidden between limits are looked at.
    """
    lines: dict[tuple[object, ...], list[int]] = defaultdict(list)
    counts: dict[tuple[object, ...], dict[Period, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for place, figure in enumerate(figures):
        cell = cell_of(figure.locator)
        about = (figure.area, figure.counted)
        if cell is not None:
            said = (figure.source_id, cell.table, figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown)
            lines[(*about, *said)].append(place)
        if figure.count:
            counts[about][figure.period].append((figure.count, place))
    for periods in counts.values():
        for told in periods.values():
            told.sort()
    for line, places in lines.items():
        if any(figures[place].count is None and figures[place].upper is not None for place in places):
            for period, told in counts[line[:2]].items():
                parts = _tiling(period, places, figures)
                yield from (Tie(whole, parts) for whole in _sums_between(parts, told, figures))


def _sums_between(parts: Sequence[int], told: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> Iterator[int]:
    """The counts, in order, that the parts can make up: looked up between the least and the most that they come to."""
    ends = [(figures[part].lower, figures[part].upper) for part in parts]
    known = [(1 if lower is None else lower, upper) for lower, upper in ends if upper is not None]
    least, most = sum(lower for lower, _ in known), sum(upper for _, upper in known)
    if len(known) == len(parts) and 0 < most - least <= _WIDEST:
        yield from (whole for _, whole in told[bisect_left(told, (least, 0)) : bisect_left(told, (most + 1, 0))])


def _tiling(period: Period, places: Sequence[int], figures: Sequence[Figure]) -> tuple[int, ...]:
    """The places whose periods follow each other from the first day of a longer one to its last; none where they do not."""
    inside = {figures[place].period: place for place in reversed(places) if period.contains(figures[place].period)}
    ordered = sorted(inside, key=lambda each: each.start)
    follows = all(one.end + timedelta(days=1) == other.start for one, other in pairwise(ordered))
    is_whole = len(ordered) > 1 and follows and (ordered[0].start, ordered[-1].end) == (period.start, period.end)
    return tuple(inside[each] for each in ordered) if is_whole else ()

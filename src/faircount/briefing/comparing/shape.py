"""What a table of counts allows to be compared, and which of its rows are the whole of others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from faircount.briefing.comparing.known import UNKNOWN
from faircount.briefing.comparing.many import AreaCounts
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import CountedRow, area_key
from faircount.errors import NotComparable, UnknownArea, some_of
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, area_contains
from faircount.vocabulary.periods import Period

_TOTAL = regex(
    r"(grand |sub-?)?totals?|total .+|.+ total|all|all (the )?(police )?(forces|areas|districts|regions|places)"
    r"|overall|national|sum",
    re.IGNORECASE,
)
FEWEST_PARTS = 3
"""So many rows that add up to another in both periods are its parts; of fewer it may be chance."""
MIN_COUNT = 10
"""A whole under this may be the sum of others by chance."""


def refuse_wholes(counts: Mapping[str, AreaCounts], name: str) -> None:
    """Refuse a table in which a row is a total by its name, holds another row's area, or is the sum of all the others."""
    known, sums = [area for area in counts if area in AREAS], _sums(counts)
    for area in counts:
        why = _whole_of(area, known, sums)
        if why:
            said = AREAS[area].label if area in AREAS else area
            raise NotComparable(f"{name}: {said!r} {why}, so all of it would be counted twice; leave that row out, or its parts")


def _whole_of(area: str, known: Sequence[str], sums: Collection[str]) -> str:
    """Why this row is the whole of others; nothing where it is not."""
    if area not in AREAS and _TOTAL.fullmatch(" ".join(area.split())):
        return "is a total"
    inside = next((other for other in known if other != area and area_contains(area, other)), None) if area in AREAS else None
    if inside is not None:
        return f"holds {AREAS[inside].label}, which has a row of its own"
    return "is the sum of all other rows in both periods" if area in sums else ""


def _sums(counts: Mapping[str, AreaCounts]) -> set[str]:
    """The rows that are the sum of all others in both periods: half of what all rows add up to. Looked at once for all rows."""
    found = set(counts)
    for period in ("before", "after"):
        exact = {area: getattr(each, period).exact for area, each in counts.items()}
        if None in exact.values() or len(exact) <= FEWEST_PARTS:
            return set()
        whole, positive = sum(exact.values()), sum(number > 0 for number in exact.values())
        found = {area for area in found if exact[area] >= MIN_COUNT and 2 * exact[area] == whole and positive - 1 >= FEWEST_PARTS}
    return found


@dataclass(frozen=True, slots=True)
class OneArea:
    """The counts of one area in the order of time, two at least, with what is now known of them."""

    rows: tuple[CountedRow, ...]
    asked: ComparisonRequest


@dataclass(frozen=True, slots=True)
class CountsByArea:
    """Both counts of each area by its key, with what is now known of them."""

    counts: Mapping[str, AreaCounts]
    asked: ComparisonRequest


def shape(rows: Sequence[CountedRow], asked: ComparisonRequest, name: str) -> OneArea | CountsByArea:
    """The table as what it is; refused where it is neither, with what to choose. ``name`` is that of the file."""
    chosen = [row for row in _under_one_name(rows) if asked.area is None or area_key(row.area) == asked.area]
    if not chosen:
        held = some_of(dict.fromkeys(row.area for row in rows if row.area)) or "no area at all"
        raise UnknownArea(f"{name}: has no row of the area asked for; it holds {held}")
    areas = list(dict.fromkeys(row.area for row in chosen))
    ordered = sorted(chosen, key=_start) if all(row.period for row in chosen) else chosen
    labels = _labels(ordered, asked, name)
    if len(areas) == 1:
        return _one(ordered, labels, asked, name)
    if len(labels) != 2:
        mend = "choose two of them with --before and --after, or one area with --area"
        raise NotComparable(f"{name}: holds {len(labels)} periods ({', '.join(labels[:6])}) of {len(areas)} areas; {mend}")
    return _many(ordered, areas, (labels[0], labels[1]), asked, name)


def _under_one_name(rows: Sequence[CountedRow]) -> list[CountedRow]:
    """The same rows, an area or a period that has two names under the first of them."""
    areas: dict[str, str] = {}
    labels: dict[Period | str, str] = {}
    return [
        replace(
            row, area=areas.setdefault(area_key(row.area), row.area), label=labels.setdefault(row.period or row.label, row.label)
        )
        for row in rows
    ]


def _start(row: CountedRow) -> Period:
    assert row.period is not None, "only rows whose periods are understood are put in their order"
    return row.period


def _labels(rows: Sequence[CountedRow], asked: ComparisonRequest, name: str) -> list[str]:
    """The periods in the table, or of these the two that were asked for."""
    if asked.periods is None:
        return list(dict.fromkeys(row.label for row in rows))
    by_period = {row.period: row.label for row in rows}
    missing = [period.label for period in asked.periods if period not in by_period]
    if missing:
        held = ", ".join(dict.fromkeys(row.label for row in rows))
        raise NotComparable(f"{name}: has no row for {' or '.join(missing)}; its periods are {held[:120]}")
    return [by_period[period] for period in asked.periods]


def _one(rows: Sequence[CountedRow], labels: Sequence[str], asked: ComparisonRequest, name: str) -> OneArea:
    kept = tuple(row for row in rows if row.label in labels)
    if len(kept) < 2:
        raise NotComparable(f"{name}: one count has nothing to be held against; give two periods at least")
    _refuse_unlike(kept, name)
    named = replace(asked, area=asked.area or area_key(kept[0].area) or None)
    return OneArea(kept, _dated(kept, named) if len(kept) == 2 else named)


def _refuse_unlike(rows: Sequence[CountedRow], name: str) -> None:
    """A year among quarters, a total under its months, days that two periods share: no series, whatever is drawn of it.

    Two periods of one area are left to the comparison, which gives them a grade of its own.
    """
    dated = [(row.label, row.period) for row in rows if row.period is not None]
    if len(rows) < 3 or not dated:
        return
    other = next((row.label for row in rows if row.period is None), None)
    if other is not None:
        mend = "leave that row out, or write its period as the others are written"
        raise NotComparable(f"{name}: {other!r} is no period that can be read, and stands among others that are; {mend}")
    for (one, first), (following, second) in pairwise(dated):
        if first.overlaps(second):
            raise NotComparable(f"{name}: {one} and {following} share days; leave out the total or the parts")
        if _months_long(first) != _months_long(second):
            unlike = f"{one} and {following} are not equally long"
            raise NotComparable(f"{name}: {unlike}; the periods of a series are all of one kind")


def refuse_unended(periods: Iterable[Period | None], today: date) -> None:
    """Refuse a period that is not over: nobody can have counted it whole (decision 261)."""
    late = next((period for period in periods if period is not None and period.end > today), None)
    if late is not None:
        mend = "leave it out, or name the days that were counted"
        raise NotComparable(f"{late.label}: is not over, so nobody can have counted it whole; {mend}")


def _months_long(period: Period) -> int:
    """About how many months it is long, so that February is as long as March; single days and weeks by their days."""
    return round(period.days / 30.4) or -period.days


def _many(
    rows: Sequence[CountedRow], areas: Sequence[str], labels: tuple[str, str], asked: ComparisonRequest, name: str
) -> CountsByArea:
    by_place = {(row.area, row.label): row for row in rows}
    counts = {}
    for area in areas:
        first, last = (by_place.get((area, label), CountedRow(area, label, None, UNKNOWN)) for label in labels)
        over = (first.over, last.over) if first.over and last.over else None
        counts[area_key(area)] = AreaCounts(first.count, last.count, over)
    refuse_wholes(counts, name)
    both = [next(row for row in rows if row.label == label) for label in labels]
    return CountsByArea(counts, _dated(both, asked))


def _dated(rows: Sequence[CountedRow], asked: ComparisonRequest) -> ComparisonRequest:
    """The same with the two periods named, where their names are understood."""
    first, last = rows[0].period, rows[1].period
    return replace(asked, periods=(first, last)) if first and last else asked

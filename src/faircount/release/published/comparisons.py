"""Published comparisons of two years, and rates beside the whole, as the page of each area prints them."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.briefing.briefing import AreaBriefing
from faircount.briefing.charts.caption import Cell
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.parts import ShownRange, plain
from faircount.release.published.record import Record
from faircount.vocabulary.areas import AREAS

DIGITS = 4


class RatioRecord(Record):
    """How many times as many, with what chance allows the ratio of the rates beneath to be."""

    best: float
    """After divided by before."""
    lower: float
    """Lower end of the exact 95% range."""
    upper: float
    """Upper end of it."""


class ComparisonRecord(Record):
    """Two years of one thing in one area: both counts, the ratio with its range, and how alike the two years are."""

    id: str
    """Area and offences, as part of an address."""
    area_code: str
    """Code of the area."""
    area: str
    """Name of the area, as the comparison names it."""
    offences: str
    """What was counted."""
    before: str
    """The earlier period."""
    after: str
    """The later period."""
    count_before: int | None
    """Count of the earlier period; null where it is not shown."""
    count_after: int | None
    """Count of the later period; null where it is not shown."""
    ratio: RatioRecord | None
    """The ratio with its range; null where none may be given, and then refusal says why."""
    change: str
    """The change in words."""
    range: str
    """Its range in words."""
    refusal: str
    """Why no ratio is given; empty where one is."""
    grade: str
    """How alike the two years are, from A to D."""
    sources: str
    """The sources as numbered on the page of the area."""


def comparison_records(briefing: AreaBriefing, whole: str) -> tuple[ComparisonRecord, ...]:
    """The comparisons on the page of an area; those of other areas beside them are the ``whole``'s and have its code.

    Of two that would have one address, the earlier years have theirs in it.
    """
    charts = (briefing.change, briefing.online.change if briefing.online else None)
    found: dict[str, ComparisonRecord] = {}
    for one in (record for chart in charts if chart is not None for record in _records(briefing, whole, chart)):
        name = f"{one.id}-{_slug(one.before)}" if one.id in found else one.id
        found[name] = one.model_copy(update={"id": name})
    return tuple(found.values())


def _records(briefing: AreaBriefing, whole: str, chart: ChangeChart) -> Iterator[ComparisonRecord]:
    for row in chart.rows:
        yield ComparisonRecord(
            id=f"{briefing.entry.slug if row.this_area else AREAS[whole].slug}-{_slug(row.short)}",
            area_code=briefing.code if row.this_area else whole,
            area=row.sublabel or briefing.entry.name,
            offences=row.label,
            before=chart.before,
            after=chart.after,
            count_before=_count(row.before),
            count_after=_count(row.after),
            ratio=_ratio(row),
            change=row.best_words,
            range=row.range_words,
            refusal=row.refusal,
            grade=row.grade,
            sources=plain(chart.caption.source),
        )


def _slug(words: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in words.lower()).split())


def _count(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


def _ratio(row: ChangeRow) -> RatioRecord | None:
    """None beside a count that is not shown too: a ratio would give it back."""
    hidden = None in (_count(row.before), _count(row.after))
    if row.ratio is None or hidden:
        return None
    best = _best(row.ratio)
    return RatioRecord(best=best, lower=round(row.ratio.lower, DIGITS), upper=round(row.ratio.upper, DIGITS))


def _best(interval: ShownRange) -> float:
    assert interval.best is not None, "a ratio has a best figure"
    return round(interval.best, DIGITS)


RATE_DIGITS = 3


class RateRecord(Record):
    """The rate of an area with its range, as the figure among other forces draws it."""

    area_code: str
    """Code of the area."""
    area: str
    """Name of the area."""
    says: str
    """What the figure shows, in words that keep within its limits."""
    counted: str
    """What is counted, whom, when and per what."""
    children: int
    """Children under 18 living there."""
    per_1000: float
    """Offences for every 1,000 children. A higher rate can mean a force that is better at finding and recording."""
    lower: float | None
    """Lower end of the range of what chance allows the rate beneath to be."""
    upper: float | None
    """Upper end of it."""
    whole: str
    """The whole that the area is part of."""
    whole_per_1000: float
    """The rate of the whole."""
    sources: str
    """The sources as numbered on the page of the area."""


def rate_record(briefing: AreaBriefing) -> RateRecord | None:
    """The rate on the page of an area, or None where it has none: a rate whose count is hidden is in no chart."""
    chart = briefing.funnel
    own = next((point for point in chart.points if point.this_area), None) if chart else None
    if chart is None or own is None:
        return None
    return RateRecord(
        area_code=briefing.code,
        area=briefing.entry.name,
        says=chart.caption.title,
        counted=chart.caption.subtitle,
        children=own.children,
        per_1000=round(own.rate, RATE_DIGITS),
        lower=None if own.lower is None else round(own.lower, RATE_DIGITS),
        upper=None if own.upper is None else round(own.upper, RATE_DIGITS),
        whole=chart.centre_label,
        whole_per_1000=round(chart.centre, RATE_DIGITS),
        sources=plain(chart.caption.source),
    )

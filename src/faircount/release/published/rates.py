"""Published rates: offences for every 1,000 children of an area, beside the whole and never in an order of merit."""

from __future__ import annotations

from faircount.briefing.briefing import AreaBriefing
from faircount.briefing.parts import plain
from faircount.release.published.record import Record

DIGITS = 3


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
        per_1000=round(own.rate, DIGITS),
        lower=None if own.lower is None else round(own.lower, DIGITS),
        upper=None if own.upper is None else round(own.upper, DIGITS),
        whole=chart.centre_label,
        whole_per_1000=round(chart.centre, DIGITS),
        sources=plain(chart.caption.source),
    )

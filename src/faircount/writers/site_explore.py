"""The page on which areas are set side by side: what its script reads, and where a reader without script goes."""

from __future__ import annotations

from typing import Any

from faircount.briefing.briefing import Site
from faircount.briefing.explored import ExploredPoint, ExploredSeries
from faircount.writers.columns import SHORTHAND
from faircount.writers.publication import ATTRIBUTION


def explore_given(site: Site) -> dict[str, Any]:
    """What the page is filled with."""
    held = site.explored
    drawn = {slug for series in held.series for slug in series.points}
    entries = [area.entry for area in site.areas]
    return {
        "entries": entries,
        "has_figures": bool(held.series),
        "explored": {
            "version": site.status.version,
            "published": site.status.published,
            "publisher": site.publisher,
            "address": site.address,
            "attribution": ATTRIBUTION,
            "areas": {entry.slug: [entry.name, entry.target] for entry in entries if entry.slug in drawn},
            "sources": list(held.sources),
            "marks": {mark.strip("[]"): meaning for mark, meaning in SHORTHAND.items()},
            "children": {slug: dict(years) for slug, years in held.children.items()},
            "series": [_series(series) for series in held.series],
        },
    }


def _series(series: ExploredSeries) -> dict[str, Any]:
    return {
        "key": series.key,
        "label": series.label,
        "unit": series.unit,
        "years": list(series.years),
        "points": {slug: [_point(point) for point in points] for slug, points in series.points.items()},
        "breaks": [
            {
                "year": one.year,
                "when": one.when,
                "words": one.words,
                "cuts": one.cuts,
                "rates": one.rates_only,
                "areas": one.areas,
            }
            for one in series.breaks
        ],
    }


def _point(point: ExploredPoint | None) -> Any:
    """Count or mark, source, both ends of the range, other counts; 0 for a year of which nothing is published."""
    if point is None:
        return 0
    shown = [point.mark if point.count is None else point.count, point.source]
    ends = [point.lower, point.upper] if point.count is not None and point.lower is not None else []
    return [*shown, *ends, list(point.others)] if point.others and ends else [*shown, *ends]

"""A series as plain values, for JSON."""

from __future__ import annotations

from faircount.briefing.comparing.compared import finite
from faircount.briefing.comparing.series import Followed, Stretch
from faircount.compare.interval import Interval
from faircount.compare.spc import Chart
from faircount.compare.trend.break_warning import BreakWarning


def series_values(found: Followed) -> dict[str, object]:
    """Periods, stretches, breaks and steps; a count that is not known is null, never 0."""
    labels = [row.label for row in found.rows]
    return {
        "periods": [
            {"period": row.label, "count": row.count.exact, "lower": row.count.lower, "upper": row.count.upper, "over": row.over}
            for row in found.rows
        ],
        "stretches": [_stretch_values(each, labels) for each in found.stretches],
        "breaks": [{"before": labels[cut.place], "words": cut.words, "cuts": cut.cuts} for cut in found.cuts],
        "steps": [{"at": labels[cut.place], **_ends(step.ratio)} for cut, step in found.steps],
    }


def _stretch_values(stretch: Stretch, labels: list[str]) -> dict[str, object]:
    return {
        "first": labels[stretch.first],
        "last": labels[stretch.last],
        "chart": None if stretch.chart is None else _chart_values(stretch.chart, [labels[place] for place in stretch.known]),
        "trend": None if stretch.trend is None else {**_ends(stretch.trend.each_period), "dispersion": stretch.trend.dispersion},
        "undeclared_break": None if stretch.warning is None else _warning_values(stretch, stretch.warning, labels),
    }


def _chart_values(chart: Chart, labels: list[str]) -> dict[str, object]:
    return {
        "kind": chart.kind,
        "rules": chart.rules.name,
        "mean": float(chart.centre[-1]),
        "lower": max(0.0, float(chart.lower[-1])),
        "upper": float(chart.upper[-1]),
        "standing_out": {labels[place]: str(chart.signals[place]) for place in chart.standing_out},
    }


def _warning_values(stretch: Stretch, warning: BreakWarning, labels: list[str]) -> dict[str, object]:
    places = warning.places if warning.warns else ()
    return {"warns": warning.warns, "after": [labels[stretch.known[place - 1]] for place in places]}


def _ends(ratio: Interval) -> dict[str, object]:
    return {"value": finite(ratio.value), "lower": finite(ratio.lower), "upper": finite(ratio.upper)}

"""An outlook as plain values, for JSON."""

from __future__ import annotations

from faircount.briefing.outlook.ahead import Ahead


def values_of(ahead: Ahead) -> dict[str, object]:
    """The series, what may come of it, and how well each method that was tried foretold it."""
    found, series = ahead.found, ahead.series
    return {
        "every": series.cadence.one,
        "since": series.names[0],
        "recorded": dict(zip(series.names, series.counts, strict=True)),
        "method": found.forecast.method if found.forecast else None,
        "refusal": {"reason": found.refusal.reason, "say": found.refusal.say} if found.refusal else None,
        "coming": _coming(ahead),
        "scenarios": [
            {"times": each.times, "upper": [int(end) for end in each.upper]} for each in found.scenarios(ahead.times)
        ],
        "tried": [
            {
                "method": name, "crps": tried.crps, "skill": found.skill(name), "mean_error": tried.mean_error,
                "coverage_80": tried.coverage_80, "coverage_95": tried.coverage_95, "trials": len(tried.trials),
            }
            for name, tried in found.tried.items()
        ],
    }  # fmt: skip


def _coming(ahead: Ahead) -> list[dict[str, object]]:
    found = ahead.found
    if found.forecast is None or found.range_80 is None or found.range_95 is None:
        return []
    names = ahead.series.coming(len(found.forecast.mean))
    return [
        {
            "period": name,
            "middle": float(found.forecast.mean[step]),
            "range_80": [int(found.range_80.lower[step]), int(found.range_80.upper[step])],
            "range_95": [int(found.range_95.lower[step]), int(found.range_95.upper[step])],
        }
        for step, name in enumerate(names)
    ]

"""An audit as plain values, for JSON: what is planned, and what was found."""

from __future__ import annotations

from faircount.briefing.auditing.estimating import AuditedPair, AuditedPeriod, AuditFound
from faircount.briefing.auditing.planning import PlannedPeriod
from faircount.compare.estimate import Refusal
from faircount.compare.interval import Interval
from faircount.tables.audit import KeptAudit


def plan_values(period: PlannedPeriod) -> dict[str, object]:
    """What is planned for a period."""
    return {
        "period": period.period,
        "read": period.read,
        "expected": dict(zip(("value", "lower", "upper"), map(float, period.expected), strict=True)),
        "strata": [
            {
                "stratum": planned.stratum.name, "marked": planned.stratum.is_flagged, "records": planned.stratum.size,
                "guess": planned.stratum.guess, "read": planned.read, "why": planned.why,
            }
            for planned in period.strata
        ],
        "otherwise": [
            {"missed": share, "value": float(found.value), "lower": float(found.lower), "upper": float(found.upper)}
            for share, found in period.otherwise
        ],
    }  # fmt: skip


def found_values(kept: KeptAudit, found: AuditFound) -> dict[str, object]:
    """What an audit found: each period, each change, how far the reviewers agree, and every row that says nothing."""
    return {
        "question": kept.design.question,
        "confidence": kept.design.confidence,
        "periods": [_period(period) for period in found.periods],
        "changes": [_pair(pair) for pair in found.pairs],
        "agreement": None
        if isinstance(found.agreement, Refusal)
        else {"kappa": _ends(found.agreement.kappa), "agreed": found.agreement.agreed, "records": len(found.settled.pairs)},
        "waiting": len(found.settled.waiting),
        "differing": len(found.settled.differing),
        "findings": [
            {"reviewer": each.reviewer, "what": each.why, "rows": each.rows, "first": each.first}
            for each in found.settled.findings
        ],
    }


def _period(period: AuditedPeriod) -> dict[str, object]:
    strata = [
        {
            "stratum": each.stratum.name, "marked": each.stratum.is_flagged, "records": each.stratum.size, "drawn": each.drawn,
            "settled": each.settled, "belong": each.found, "cannot_tell": each.cannot_tell,
        }
        for each in period.strata
    ]  # fmt: skip
    shown: dict[str, object] = {
        "period": period.period,
        "marked": period.flagged,
        "unsettled": period.unsettled,
        "strata": strata,
    }
    if isinstance(period.completeness, Refusal) or period.count is None:
        return {**shown, "refused": period.completeness.say if isinstance(period.completeness, Refusal) else None}
    return {
        **shown,
        "completeness": _ends(period.completeness.completeness),
        "completeness_at_least": period.completeness.least,
        "wrongly_marked": dict(
            zip(("value", "upper", "lower"), (1 - float(end) for end in period.completeness.precision), strict=True)
        ),
        "belong": _ends(period.count),
        "completeness_if_unsettled_fall_one_way": period.outer,
    }


def _pair(pair: AuditedPair) -> dict[str, object]:
    audited = pair.audited
    return {
        "before": pair.before.period,
        "after": pair.after.period,
        "recorded": pair.recorded.say if isinstance(pair.recorded, Refusal) else _ends(pair.recorded),
        "audited": audited.say if isinstance(audited, Refusal) else _ends(audited.of_rates),
        "audited_without_chance": None if isinstance(audited, Refusal) else _ends(audited.of_records),
    }


def _ends(found: Interval) -> dict[str, float]:
    return {"value": float(found.value), "lower": float(found.lower), "upper": float(found.upper)}

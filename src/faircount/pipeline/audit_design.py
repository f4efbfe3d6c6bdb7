"""The recipe of an audit's design: strata in; how many to read of each and why, the key for the house, and two workfiles out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from faircount.briefing.auditing.plan_words import plan_page
from faircount.briefing.auditing.planning import PlannedPeriod, plan_period
from faircount.errors import BadProject
from faircount.pipeline.auditing.folder import write_audit
from faircount.pipeline.auditing.sources import AuditSource, framed
from faircount.records.audit_sample import draw_sample
from faircount.records.keyed import read_secret
from faircount.tables.audit import ONLINE_QUESTION, AuditDesign


@dataclass(frozen=True, slots=True)
class AskedDesign:
    """How close completeness is to be known, how the records are drawn, and what reviewers are asked."""

    margin: float = 0.05
    confidence: float = 0.95
    seed: str = ""
    secret: Path | None = None
    question: str = ONLINE_QUESTION
    ending: str = ".xlsx"


@dataclass(frozen=True, slots=True)
class Designed:
    """What was planned for each period, where it lies, and remarks for whoever runs the audit."""

    periods: tuple[PlannedPeriod, ...]
    folder: Path | None
    remarks: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The plan as plain values."""
        return {"periods": [_values(period) for period in self.periods], "remarks": list(self.remarks)}


def design_audit(source: AuditSource, asked: AskedDesign, to: Path | None) -> Designed:
    """Plan an audit; where a folder is named, draw the records and write key, plan and workfiles into it."""
    frames = framed(source)
    strata = [each.stratum for each in frames]
    periods = tuple(
        plan_period(period, list(own), asked.margin, asked.confidence)
        for period, own in groupby(strata, key=lambda stratum: stratum.period)
    )
    if to is None:
        return Designed(periods, None, ())
    if not asked.seed.strip():
        raise BadProject(
            "give --seed, any words or number: whoever knows it can draw the same records again and see that none was chosen"
        )
    planned = tuple(each for period in periods for each in period.strata)
    keyed_by = "the seed alone" if asked.secret is None else "the seed and a secret file"
    design = AuditDesign(asked.question, asked.seed, keyed_by, asked.margin, asked.confidence, planned)
    secret = asked.seed.encode() + (read_secret(asked.secret) if asked.secret else b"")
    drawn = draw_sample(
        {each.stratum.key: each.records for each in frames}, {each.stratum.key: each.read for each in planned}, secret
    )
    write_audit(to, design, drawn, asked.ending, plan_page(design, periods))
    return Designed(periods, to, _remarks(asked))


def _remarks(asked: AskedDesign) -> tuple[str, ...]:
    if asked.secret is not None:
        return ()
    return (
        "No secret file was given: whoever knows the seed and the names of the records can make the references again. "
        "Give --secret FILE where reviewers could.",
    )


def _values(period: PlannedPeriod) -> dict[str, object]:
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

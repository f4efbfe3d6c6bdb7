"""The recipe of an audit's estimate: filled-in workfiles in; what they say of the flag, and every row that says nothing, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faircount.briefing.auditing.estimating import AuditedPair, AuditedPeriod, AuditFound, estimate
from faircount.briefing.auditing.found_charts import charts_of, table_of, title_of
from faircount.briefing.auditing.found_words import sentences
from faircount.briefing.auditing.settling import Settled, settle
from faircount.briefing.comparing.compared import ComparisonReport
from faircount.compare.estimate import Refusal
from faircount.compare.interval import Interval
from faircount.errors import BadProject, UnreadableSource
from faircount.inputs import read_bytes
from faircount.pipeline.auditing.folder import read_audit
from faircount.readers.forms.audit_workfile import read_workfile
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.tables.audit import HANDED_OUT, THIRD, FilledWorkfile, KeptAudit
from faircount.writers.audit_workfile import write_workfile

INSIDE = (
    "For the house: completeness is published in whole percent, and the table of strata is not: its counts can point to people."
)


def estimate_audit(folder: Path, files: Sequence[Path], third: Path | None = None) -> ComparisonReport:
    """What the workfiles of an audit say; those in its folder where none is named.

    ``third`` is where to write the workfile of a third reviewer, with the records on which the two differ.
    """
    kept = read_audit(folder)
    settled = settle(list(kept.strata_of), [_filled(path) for path in files or _handed_out(folder)])
    found = estimate(kept, settled)
    remarks = [finding.told for finding in settled.findings]
    if third is not None:
        remarks.append(_write_third(kept, settled, third))
    elif settled.differing:
        remarks.append(
            f"The reviewers differ on {len(settled.differing)} records; --third FILE.xlsx makes a workfile for a third."
        )
    refused = all(isinstance(period.completeness, Refusal) for period in found.periods)
    return ComparisonReport(
        kind="audit",
        title=title_of(found),
        sentences=(*sentences(found), INSIDE),
        table=table_of(found),
        charts=charts_of(found),
        numbers=_numbers(kept, found),
        remarks=tuple(remarks),
        refused=refused,
    )


def _handed_out(folder: Path) -> list[Path]:
    found = sorted(path for path in (folder / HANDED_OUT).glob("reviewer-*") if path.suffix.lower() in (".xlsx", ".ods", ".csv"))
    if not found:
        raise BadProject(f"{folder / HANDED_OUT}: holds no workfile; name those that came back: --filled FILE, once for each")
    return found


def _filled(path: Path) -> FilledWorkfile:
    try:
        content = read_bytes(path)
    except OSError as error:
        raise UnreadableSource(f"{path}: cannot be opened ({error.strerror}); give the path of a filled-in workfile") from error
    return read_workfile(open_content(content, path.name, Clock(path.name, FileLimits())))


def _write_third(kept: KeptAudit, settled: Settled, path: Path) -> str:
    if not settled.differing:
        return f"The reviewers differ on no record that both decided, so there is nothing for a third; {path} was not written."
    if path.exists():
        raise BadProject(f"{path}: is there already, and may hold decisions; name another file")
    write_workfile(THIRD, settled.differing, kept.design.question, path)
    return f"{path} has the {len(settled.differing)} records on which the two differ, for a third reviewer."


def _numbers(kept: KeptAudit, found: AuditFound) -> dict[str, object]:
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

"""The recipes of an audit: strata in, workfiles out; the workfiles filled in, what they say of the flag out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from faircount.briefing.auditing.estimating import estimate
from faircount.briefing.auditing.found_charts import charts_of, table_of, title_of
from faircount.briefing.auditing.found_words import sentences
from faircount.briefing.auditing.planning import PlannedPeriod, plan_page, plan_period
from faircount.briefing.auditing.settling import Settled, settle
from faircount.briefing.auditing.values import found_values, plan_values
from faircount.briefing.comparing.compared import ComparisonReport
from faircount.compare.estimate import Refusal
from faircount.errors import BadProject, UnreadableSource, WrongArgument
from faircount.inputs import read_bytes
from faircount.pipeline.audit_folder import read_audit, write_audit
from faircount.readers.forms.audit_workfile import read_workfile
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.records.audit_sample import draw_sample
from faircount.records.audit_strata import AuditSource as AuditSource
from faircount.records.audit_strata import Guesses as Guesses
from faircount.records.audit_strata import framed
from faircount.records.keyed import read_secret
from faircount.tables.audit import HANDED_OUT, ONLINE_QUESTION, THIRD, AuditDesign, FilledWorkfile, KeptAudit
from faircount.writers.audit_workfile import write_workfile


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
        return {"periods": [plan_values(period) for period in self.periods], "remarks": list(self.remarks)}


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
        raise WrongArgument(
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
        numbers=found_values(kept, found),
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

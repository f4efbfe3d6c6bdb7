"""The folder of an audit: what the house keeps, and a workfile for each reviewer."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from faircount.errors import BadProject, UnreadableSource
from faircount.project.outputs import merged_into
from faircount.store.private import keep_private, private_folder
from faircount.tables.audit import (
    HANDED_OUT,
    HOUSE,
    LOOKUP,
    REVIEWERS,
    AuditDesign,
    AuditStratum,
    DrawnRecord,
    KeptAudit,
    PlannedStratum,
)
from faircount.tables.inert import inert_csv
from faircount.writers.audit_workfile import write_workfile

DESIGN, KEY, PLAN = "design.json", "key.csv", "plan.md"
_KEY = ("reference", "stratum_number", "period", "stratum", "record")


def workfile_of(folder: Path, reviewer: int, ending: str) -> Path:
    """Where a reviewer's workfile lies."""
    return folder / HANDED_OUT / f"reviewer-{reviewer}{ending}"


def write_audit(folder: Path, design: AuditDesign, drawn: Sequence[DrawnRecord], ending: str, plan: str) -> list[Path]:
    """Write the design, the key and the lookup for the house, and a workfile for each reviewer, which alone is handed out.

    A folder that holds an audit already is refused: what reviewers decided may be in it.
    """
    if (folder / HOUSE / DESIGN).exists():
        raise BadProject(f"{folder}: holds an audit already; name another folder, so that nothing decided there is lost")
    numbers = {planned.stratum.key: number for number, planned in enumerate(design.strata, 1)}
    keys = [(each.reference, numbers[each.period, each.stratum], each.period, each.stratum, each.record) for each in drawn]
    references = [each.reference for each in drawn]
    with merged_into(folder) as beside:
        house = private_folder(beside / HOUSE)
        (house / KEY).write_text(inert_csv([_KEY, *keys]), encoding="utf-8")
        lookup = [("reference", "record"), *((each.reference, each.record) for each in drawn)]
        (house / LOOKUP).write_text(inert_csv(lookup), encoding="utf-8")
        (house / PLAN).write_text(plan, encoding="utf-8")
        made = [write_workfile(number, references, design.question, workfile_of(beside, number, ending)) for number in REVIEWERS]
        (house / DESIGN).write_text(json.dumps(_as_json(design), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        keep_private(house)
        private_folder(folder / HOUSE)
    return [folder / path.relative_to(beside) for path in made]


def read_audit(folder: Path) -> KeptAudit:
    """The audit that the folder holds, refused if it was changed by hand into something else."""
    path = folder / HOUSE / DESIGN
    if not path.is_file():
        raise BadProject(f"{folder}: holds no audit; make one with: faircount audit design ... --to {folder}")
    try:
        design = _design(json.loads(path.read_text(encoding="utf-8")))
        with (folder / HOUSE / KEY).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        strata_of = {row["reference"]: design.strata[int(row["stratum_number"]) - 1] for row in rows}
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        raise UnreadableSource(
            f"{folder}: its design or its key was changed or is gone; restore both as they were written"
        ) from None
    drawn = [planned.stratum.key for planned in strata_of.values()]
    if any(drawn.count(planned.stratum.key) != planned.read for planned in design.strata) or len(strata_of) != len(rows):
        raise UnreadableSource(f"{folder}: the key has not as many records as the design; restore both as they were written")
    return KeptAudit(design, strata_of)


def _as_json(design: AuditDesign) -> dict[str, object]:
    strata = [
        {
            "period": planned.stratum.period, "stratum": planned.stratum.name, "marked": planned.stratum.is_flagged,
            "records": planned.stratum.size, "guess": planned.stratum.guess, "read": planned.read, "why": planned.why,
        }
        for planned in design.strata
    ]  # fmt: skip
    return {
        "question": design.question, "seed": design.seed, "keyed_by": design.keyed_by, "margin": design.margin,
        "confidence": design.confidence, "strata": strata,
    }  # fmt: skip


def _design(kept: Any) -> AuditDesign:
    strata = tuple(
        PlannedStratum(
            AuditStratum(str(row["period"]), str(row["stratum"]), bool(row["marked"]), int(row["records"]), float(row["guess"])),
            int(row["read"]),
            str(row["why"]),
        )
        for row in kept["strata"]
    )
    return AuditDesign(
        str(kept["question"]), str(kept["seed"]), str(kept["keyed_by"]), float(kept["margin"]), float(kept["confidence"]), strata
    )

"""What stays inside: which counts are hidden and why, and the proof that they stay hidden."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from faircount.pipeline.answering.papers import Reply
from faircount.pipeline.answering.rows import Why
from faircount.pipeline.answering.shield import Shield
from faircount.pipeline.answering.staging import WITHHELD
from faircount.protect.release import write_audit
from faircount.tables.inert import inert
from faircount.tables.request import ASKED, ROW


def write_inside(reply: Reply, shields: Sequence[Shield], folder: Path) -> None:
    """The list of withheld counts, and for each cross its true cells and its certificates."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_withheld(reply, folder / WITHHELD)
    proofs = folder / "proofs"
    proofs.mkdir()
    patterns = [*(each.pattern for each in shields), *(told.pattern for told in reply.told)]
    for number, pattern in enumerate(patterns, 1):
        write_audit(pattern, proofs / f"table-{number:02d}.csv", "count")
        pattern.certificates.write(proofs / f"table-{number:02d}.npz", pattern.table)


def _write_withheld(reply: Reply, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow((ROW, *ASKED, "Count", "Reason", "Section"))
        for row in reply.rows:
            if row.why is not Why.SHOWN:
                count = "" if row.count is None else row.count
                section = reply.settings.section if row.why.is_hidden else ""
                said = (row.cell.key, *row.cell.words, str(count), row.because or str(row.why), section)
                table.writerow(map(inert, said))

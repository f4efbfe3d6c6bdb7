"""What stays inside: which counts are hidden and why, and the proof that they stay hidden."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from faircount.protect.guarding.choosing import TiedBlock
from faircount.requests.answering.papers import ReplyFacts
from faircount.requests.answering.rows import Why
from faircount.requests.answering.staging import WITHHELD
from faircount.tables.inert import inert_csv
from faircount.tables.request import ROW


def write_inside(reply: ReplyFacts, folder: Path) -> None:
    """The list of withheld counts, and for each guarded population two tables that agree with all that was given."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_withheld(reply, folder / WITHHELD)
    proofs = folder / "proofs"
    proofs.mkdir()
    for number, block in enumerate(reply.found.choice.blocks, 1):
        _write_proof(block, proofs / f"tied-{number:02d}.npz")


def _write_proof(block: TiedBlock, path: Path) -> None:
    """The told populations, the guarded ones, the true table, and which two of the tables prove each width."""
    pairs = [block.room.ends(guard) for guard in range(len(block.guards))]
    tables, places = np.unique(np.array([table for pair in pairs for table in pair]), axis=0, return_inverse=True)
    np.savez_compressed(
        path, told=block.room.matrix.toarray().astype(np.int8), guarded=block.room.guards.toarray().astype(np.int8),
        truth=block.room.truth, tables=tables, pairs=places.reshape(-1, 2) if pairs else np.zeros((0, 2), dtype=np.int64),
    )  # fmt: skip


def _write_withheld(reply: ReplyFacts, path: Path) -> None:
    words = reply.form.words
    rows = [(ROW, *reply.form.asked, "Count", "Reason", "Section")]
    for row in (row for row in reply.rows if row.why is not Why.SHOWN):
        count = "" if row.count is None else str(row.count)
        section = reply.settings.section if row.why.is_hidden else ""
        rows.append((row.cell.key, *words[row.cell.key], count, row.because or str(row.why), section))
    path.write_text(inert_csv(rows), encoding="utf-8", newline="")

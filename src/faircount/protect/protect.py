"""The door of the protection room for crosses of hierarchies: a table in, what may leave the house out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import SafePattern, suppress
from faircount.protect.task import Progress
from faircount.protect.wishes import kept_cells
from faircount.tables.margins import read_table


def protect_table(
    data_csv: Path,
    hierarchies_dir: Path,
    count_column: str = "freq",
    policy: ProtectionPolicy | None = None,
    *,
    effort: str = "normal",
    keep: Sequence[str] = (),
    progress: Progress | None = None,
) -> SafePattern:
    """A safe pattern for the full cross of the counts in a CSV file.

    ``keep`` names what must stay published: ``total``, ``one-way``, ``two-way``, or a cell as its codes with commas between.
    """
    table = read_table(data_csv, hierarchies_dir, count_column)
    wishes = kept_cells(table, keep) if keep else None
    return suppress(table, policy or ProtectionPolicy(), effort=effort, keep=wishes, progress=progress)

"""What only tests ask of protection: a table in files protected, and every relation of figures at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faircount.bounds.relations import Tie
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.relations import Partitions, looks_like_sums, named_relations
from faircount.protect.suppression import SafePattern
from faircount.tables.figures import Figure
from faircount.tables.margins import read_table


def protect_table(
    data_csv: Path,
    hierarchies_dir: Path,
    count_column: str = "freq",
    policy: ProtectionPolicy | None = None,
    *,
    constraints: PublicationConstraints | None = None,
    effort: str = "normal",
) -> SafePattern:
    """A safe pattern for the counts in a CSV file: for the full table, or for the tables of it that are asked for."""
    table = read_table(data_csv, hierarchies_dir, count_column)
    return protect_counts(table, policy or ProtectionPolicy(), constraints or PublicationConstraints(), effort=effort)


def find_relations(figures: Sequence[Figure], partitions: Partitions) -> list[Tie]:
    """Every whole among the figures whose parts are all there, by their names, by their looks and in print, the surest last."""
    named = named_relations(figures, partitions)
    return list(dict.fromkeys([*looks_like_sums(figures, named), *named]))

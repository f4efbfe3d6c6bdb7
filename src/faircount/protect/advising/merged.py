"""Coarser classes instead of all: which coarsenings show most counts exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from faircount.protect.advising.case import AdviceCase, Option
from faircount.protect.coarsening import TRIED, coarser_tables
from faircount.protect.measures import measure
from faircount.tables.margins import HierarchicalTable

SHOWN = 4
"""How many coarsenings are shown beside the other methods."""


def merged_classes(case: AdviceCase) -> Iterator[Option]:
    """The coarsenings in each dimension, or along the stated preference, that show the most positive cells."""
    choices = case.choices
    orders = [tuple(choices.prefer)] if choices.prefer else [(name,) for name in case.table.names]
    found: list[tuple[int, int, str, str, HierarchicalTable]] = []
    for order in orders:
        for rounds, tried in enumerate(coarser_tables(case.table, case.policy, replace(choices, prefer=order))):
            if rounds == 0:
                continue
            kept = measure(case.hidden(tried.table, TRIED), case.table)
            goal = np.floor(1000 * kept.shown_share) / 1000
            command = f"--method coarsening --prefer {','.join(order)} --goal {goal:g}"
            found.append((-kept.exact, len(found), _named(tried.table, case.table, order), command, tried.table))
    # Looked for as long as the others, so that like is compared with like.
    for _, _, name, command, coarser in sorted(found, key=lambda each: each[:2])[:SHOWN]:
        choices.report(name, 0.5)
        yield case.option(name, command, case.hidden(coarser, case.effort))


def _named(coarser: HierarchicalTable, table: HierarchicalTable, order: tuple[str, ...]) -> str:
    parts = (
        f"{name} in {len(coarser.hierarchies[table.names.index(name)].leaves)} classes for "
        f"{len(table.hierarchies[table.names.index(name)].leaves)}"
        for name in order
    )
    return f"coarsening: {', '.join(parts)}"

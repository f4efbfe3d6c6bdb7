"""Coarsening: classes are merged in a stated order of preference until enough can be shown; what is left is suppressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faircount.errors import NotProtected, SchemaMismatch, some_of
from faircount.protect.coarser.rounds import merge_round
from faircount.protect.hiding import hide
from faircount.protect.outcome import Choices, MethodOutcome
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import HierarchicalTable

TRIED = "quick"
"""How long to look for a pattern at each trial; the one that is kept is looked for as long as the user asked."""


@dataclass(frozen=True, eq=False)
class Coarser:
    """A table over merged classes, and the merges that led to it, in words."""

    table: HierarchicalTable
    merges: tuple[str, ...]


def coarsen(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> MethodOutcome:
    """The first table, merged in the order preferred, of whose positive cells the goal can be shown; the rest of it is hidden.

    Only the dimensions in ``prefer`` are merged, the first one as far as it goes before the next is begun. In each round every
    group of finest classes loses one: the two neighbours (in an unordered dimension any two) are merged that leave the fewest
    small counts. If no merging reaches the goal, the one that shows most is taken. Reference: Hundepool et al., *Statistical
    Disclosure Control* (2012), section 4.3, on table redesign. When not to use it: before having compared (``advise``); fewer
    classes do not always show more.
    """
    if not choices.prefer:
        raise NotProtected(
            "nothing is merged unless it is asked for: name the dimensions with --prefer, the first to be merged first"
        )
    if not 0 < choices.goal <= 1:
        raise NotProtected(f"goal {choices.goal} is no share; use one over 0 and up to 1, such as 0.5")
    best: tuple[float, Coarser] | None = None
    for number, tried in enumerate(coarser_tables(table, policy, choices)):
        choices.report(f"merging classes ({number} rounds)", 0.5)
        share = shown_share(hide(tried.table, policy, Choices(effort=TRIED)))
        if best is None or share > best[0]:
            best = (share, tried)
        if share >= choices.goal:
            break
    assert best is not None
    found = hide(best[1].table, policy, Choices(effort=choices.effort, report=choices.report))
    return _merged(found, best[1].merges)


def coarser_tables(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> Iterator[Coarser]:
    """The table as it is, then after each round of merging, in the order of preference."""
    yield (current := Coarser(table, ()))
    for name in choices.prefer:
        axis = axis_of(table, name)
        neighbours = name not in choices.unordered
        while (found := merge_round(current.table, axis, policy, neighbours=neighbours, apart=choices.apart)) is not None:
            yield (current := Coarser(found[0], current.merges + found[1]))


def axis_of(table: HierarchicalTable, name: str) -> int:
    """Which dimension has this name."""
    if name not in table.names:
        raise SchemaMismatch(f"{name!r} is no dimension of the table; have {some_of(table.names)}")
    return table.names.index(name)


def shown_share(outcome: MethodOutcome) -> float:
    """The share of the positive cells that are shown.

    >>> import numpy as np
    >>> from faircount.tables.margins import Hierarchy
    >>> flat = Hierarchy.of_levels("age", [1, 2, 2], ["T", "0-9", "10-17"])
    >>> shown_share(hide(HierarchicalTable.of_leaves([flat], np.array([0, 12, 9])), ProtectionPolicy(), Choices()))
    1.0
    """
    positive = outcome.table.flat > 0
    return int((positive & ~outcome.hidden).sum()) / max(1, int(positive.sum()))


def _merged(found: MethodOutcome, merges: tuple[str, ...]) -> MethodOutcome:
    said = (f"Merged, so that more can be shown: {'; '.join(merges)}." if merges else "Nothing had to be merged.",)
    return MethodOutcome(
        "coarsening", found.table, found.policy, found.shown, found.hidden,
        width=found.width, exact=True, additive=True, notes=said + found.notes, certificates=found.certificates,
    )  # fmt: skip

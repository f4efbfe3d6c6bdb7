"""The methods side by side at one guarantee: what each leaves of a table, so that a person can choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from faircount.errors import NotProtected
from faircount.protect.cell_key import perturb
from faircount.protect.coarsening import TRIED, coarser_tables
from faircount.protect.hiding import hide, outcome_of
from faircount.protect.measures import Measures, measure
from faircount.protect.outcome import Choices, Outcome
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rounding import BASES, round_table
from faircount.protect.secret import Secret
from faircount.protect.suppression import suppress
from faircount.protect.wishes import kept_cells
from faircount.tables.margins import HierarchicalTable

COARSER_SHOWN = 4
"""How many coarsenings are shown beside the other methods."""
TRIED_UP_TO = 100_000
"""Coarsening is tried on tables of up to so many cells."""
KEPT_UP_TO = 5_000
"""Suppression beside totals that stay is tried on tables of up to so many cells."""
LITTLE, MUCH = 0.2, 0.6
"""Under the first share of positive cells shown, suppression is said to star nearly everything; over the second it is fine."""


@dataclass(frozen=True, eq=False)
class Option:
    """One way to protect the table: its name, the words for the command line, what it leaves."""

    name: str
    command: str
    measures: Measures


@dataclass(frozen=True, eq=False)
class Advice:
    """All the ways that were tried, the one proposed, and why."""

    policy: ProtectionPolicy
    cells: int
    positive: int
    options: tuple[Option, ...]
    proposed: Option
    because: str
    remarks: tuple[str, ...]


def advise(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> Advice:
    """Each method and the best coarsenings at the same guarantee, and which one to take if nothing else is known of the readers.

    The measures compare what is shown with the truth, so they stay in the house. When not to use it: instead of asking what the
    table is for; a reader who needs exact totals is not served by a small mean error.
    """
    options = tuple(_options(table, policy, choices))
    positive = int((table.flat > 0).sum())
    proposed, because = _propose(options)
    return Advice(policy, len(table.flat), positive, options, proposed, because, tuple(_remarks(options, table)))


def _options(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> Iterator[Option]:
    choices.report("suppression", 0.0)
    yield _option("suppression", "--method suppression", hide(table, policy, choices), table)
    yield from _with_totals(table, policy, choices)
    choices.report("coarsening", 0.2)
    yield from _coarsenings(table, policy, choices)
    for base in BASES:
        choices.report(f"rounding to {base}", 0.6)
        narrower = replace(policy, width=min(policy.width, base - 1))
        name = f"rounding to {base}" + ("" if narrower.width == policy.width else f" (width {narrower.width} only)")
        words = f"--method rounding --base {base}" + ("" if narrower.width == policy.width else f" --width {narrower.width}")
        yield _option(name, words, round_table(table, narrower, replace(choices, base=base)), table)
    choices.report("cell keys", 0.9)
    secret = choices.secret if choices.secret.is_set else Secret(b"only to compare; never used for a release")
    kept = perturb(table, policy, replace(choices, secret=secret))
    yield _option("cell keys (no width promised)", "--method cell-key --secret FILE", kept, table)


def _with_totals(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> Iterator[Option]:
    """Suppression that leaves the total and the one-way totals as they are, where that can be had."""
    if len(table.flat) > KEPT_UP_TO:
        return
    choices.report("suppression beside totals", 0.1)
    try:
        pattern = suppress(table, policy, effort=TRIED, keep=kept_cells(table, ["one-way"]))
    except NotProtected:  # some small count cannot be protected beside them: then there is no such option
        return
    yield _option(
        "suppression, one-way totals kept (a quick look)",
        "--method suppression --keep one-way --effort quick",
        outcome_of(pattern),
        table,
    )


def _coarsenings(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> Iterator[Option]:
    """The coarsenings in each dimension, or along the stated preference, that show the most positive cells."""
    if len(table.flat) > TRIED_UP_TO:
        return
    orders = [tuple(choices.prefer)] if choices.prefer else [(name,) for name in table.names]
    found: list[tuple[int, int, str, str, HierarchicalTable]] = []
    for order in orders:
        for rounds, tried in enumerate(coarser_tables(table, policy, replace(choices, prefer=order))):
            if rounds == 0:
                continue
            kept = measure(hide(tried.table, policy, replace(choices, effort=TRIED)), table)
            goal = np.floor(1000 * kept.shown_share) / 1000
            command = f"--method coarsening --prefer {','.join(order)} --goal {goal:g}"
            found.append((-kept.exact, len(found), _coarser_name(tried.table, table, order), command, tried.table))
    # Looked for as long as the others, so that like is compared with like.
    for _, _, name, command, coarser in sorted(found, key=lambda each: each[:2])[:COARSER_SHOWN]:
        choices.report(name, 0.4)
        yield _option(name, command, hide(coarser, policy, choices), table)


def _coarser_name(coarser: HierarchicalTable, table: HierarchicalTable, order: tuple[str, ...]) -> str:
    parts = (
        f"{name} in {len(coarser.hierarchies[table.names.index(name)].leaves)} classes for "
        f"{len(table.hierarchies[table.names.index(name)].leaves)}"
        for name in order
    )
    return f"coarsening: {', '.join(parts)}"


def _option(name: str, command: str, outcome: Outcome, table: HierarchicalTable) -> Option:
    return Option(name, command, measure(outcome, table))


def _propose(options: tuple[Option, ...]) -> tuple[Option, str]:
    hiding = options[0]
    if hiding.measures.shown_share >= MUCH:
        return hiding, f"it shows {hiding.measures.shown_share:.0%} of the cells that are not zero, and every one exactly"
    rounded = next(each for each in options if each.command.startswith("--method rounding") and "--width" not in each.command)
    return rounded, (
        f"suppression would show {hiding.measures.shown_share:.0%} of the cells that are not zero; rounded, all are shown, "
        f"{rounded.measures.usable_share:.0%} of them within a tenth, and rows and columns add up"
    )


def _remarks(options: tuple[Option, ...], table: HierarchicalTable) -> Iterator[str]:
    if options[0].measures.shown_share < LITTLE:
        yield (
            f"Suppression would put a mark on {1 - options[0].measures.shown_share:.0%} of the cells that are not zero. "
            "Such a table is safe, and hardly useful: round it, publish fewer breakdowns, or merge classes."
        )
    if len(table.flat) > TRIED_UP_TO:
        yield f"Coarsening was not tried on more than {TRIED_UP_TO:,} cells; try it with the dimensions that you can spare."
    yield "Where totals must be exact, rounding and cell keys do not serve; where small areas must be seen, suppression does not."

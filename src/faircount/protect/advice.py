"""The methods side by side at one guarantee: what each leaves of a table, so that a person can choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from faircount.errors import NotProtected
from faircount.protect.cell_key import perturb
from faircount.protect.cell_state import Cells
from faircount.protect.coarsening import TRIED, coarser_tables
from faircount.protect.constraints import listed_cells
from faircount.protect.measures import Measures, measure
from faircount.protect.outcome import Choices, MethodOutcome, Secret, outcome_of
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.rounding import BASES, round_table
from faircount.tables.margins import HierarchicalTable

FULL_EFFORT_UP_TO = 300
"""Over so many cells a pattern is looked for one step less long than was asked, since many are looked for."""
SHORTER = {"quick": "quick", "normal": "quick", "best": "normal"}


@dataclass(frozen=True, eq=False)
class Option:
    """One way to protect the table: its name, the words for the command line, what it leaves."""

    name: str
    command: str
    measures: Measures


@dataclass(frozen=True, eq=False)
class AdviceCase:
    """A table to advise on; ``part`` says which part of a larger table it is, if it is one."""

    table: HierarchicalTable
    policy: ProtectionPolicy
    choices: Choices
    constraints: PublicationConstraints
    part: str = ""

    @property
    def effort(self) -> str:
        """How long to look for each pattern."""
        return SHORTER[self.choices.effort] if self.table.flat.size > FULL_EFFORT_UP_TO else self.choices.effort

    @property
    def every_breakdown(self) -> bool:
        """Whether all of the table is to be published."""
        return not self.constraints.tables

    def listed(self, table: HierarchicalTable) -> Cells:
        """The cells of a table over the same dimensions that are to be published."""
        return listed_cells(table, self.constraints.breakdowns(table.names))

    def hidden(
        self, table: HierarchicalTable, effort: str, *, keep: Sequence[str] = (), tables: Sequence[str] = ()
    ) -> MethodOutcome:
        """What suppression leaves of the breakdowns asked for (or of those named here), beside what was published before."""
        asked = replace(self.constraints, keep=keep or self.constraints.keep, tables=tables or self.constraints.tables)
        return outcome_of(protect_counts(table, self.policy, asked, effort=effort, progress=self.choices.report))

    def hidden_if_possible(self, effort: str, *, keep: Sequence[str] = (), tables: Sequence[str] = ()) -> MethodOutcome | None:
        """The same of the table itself, or None where some small count cannot be protected so."""
        try:
            return self.hidden(self.table, effort, keep=keep, tables=tables)
        except NotProtected:
            return None

    def changed(self, outcome: MethodOutcome) -> MethodOutcome:
        """What a method that changes counts leaves, of the breakdowns asked for."""
        return replace(outcome, listed=None if self.every_breakdown else self.listed(outcome.table))

    def option(self, name: str, command: str, outcome: MethodOutcome) -> Option:
        """The way that led to the outcome, measured; a part of a table is named as one."""
        return Option(f"{name} ({self.part})" if self.part else name, command, measure(outcome, self.table))

    def within(self, most: int) -> AdviceCase:
        """The same case, or one about a part of the table with no more cells than so many, drawn without regard to counts."""
        if self.table.flat.size <= most:
            return self
        table, part = part_of(self.table, most)
        return replace(self, table=table, part=part)


def part_of(table: HierarchicalTable, most: int) -> tuple[HierarchicalTable, str]:
    """A part of the table with at most so many cells, and which: half of the classes under a whole at a time, drawn by lot.

    The dimension with most codes is halved first, and none is left with less than two classes.
    """
    chance, drawn = np.random.default_rng(1), dict.fromkeys(table.names, 0)
    while table.flat.size > most:
        axes = [axis for axis, each in enumerate(table.hierarchies) if len(each.children[0]) > 3]
        if not axes:
            break
        axis = max(axes, key=lambda each: len(table.hierarchies[each]))
        under = table.hierarchies[axis].children[0]
        drawn[table.names[axis]] = drawn[table.names[axis]] or len(under)
        table = table.within(axis, sorted(chance.choice(under, len(under) // 2, replace=False).tolist()))
    said = [
        f"{len(each.children[0])} of {drawn[each.name]} classes of {each.name}" for each in table.hierarchies if drawn[each.name]
    ]
    return table, f"measured on {', '.join(said)}"


LISTS_SHOWN = 2
"""How many lists are shown beside the other methods."""


def fewer_breakdowns(case: AdviceCase) -> Iterator[Option]:
    """The lists of fewer breakdowns that show most counts exactly; small counts in none of them are protected as well."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    names = case.table.names
    asked = [",".join(name for name in names if name in each) or "total" for each in case.constraints.breakdowns(names)]
    for number, tables in enumerate(lists_of_margins(names, asked)):
        outcome = case.hidden_if_possible(TRIED, tables=tables)
        if outcome is not None:
            found.append((-measure(outcome, case.table).exact, number, tables))
    for _, _, tables in sorted(found)[:LISTS_SHOWN]:
        outcome = case.hidden_if_possible(case.effort, tables=tables)
        if outcome is not None:
            command = " ".join(f"--table {each}" for each in tables)
            yield case.option(f"fewer breakdowns: {' and '.join(tables)}", f"--method suppression {command}", outcome)


def lists_of_margins(names: Sequence[str], asked: Sequence[str]) -> list[tuple[str, ...]]:
    """The lists that are tried: one breakdown less of those asked for; or all by so many dimensions, and the table without one.

    >>> lists_of_margins(("area", "age", "online"), [])[:2]
    [('area', 'age', 'online'), ('area,age', 'area,online', 'age,online')]
    """
    if asked:
        return [tuple(each for each in asked if each != left) for left in asked] if len(asked) > 1 else []
    by_size = [tuple(",".join(each) for each in combinations(names, size)) for size in range(1, len(names))]
    without = [(",".join(each),) for each in combinations(names, len(names) - 1)] if len(names) > 1 else []
    return list(dict.fromkeys([*by_size, *without]))


MERGED_SHOWN = 4
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
    for _, _, name, command, coarser in sorted(found, key=lambda each: each[:2])[:MERGED_SHOWN]:
        choices.report(name, 0.5)
        yield case.option(name, command, case.hidden(coarser, case.effort))


def _named(coarser: HierarchicalTable, table: HierarchicalTable, order: tuple[str, ...]) -> str:
    parts = (
        f"{name} in {len(coarser.hierarchies[table.names.index(name)].leaves)} classes for "
        f"{len(table.hierarchies[table.names.index(name)].leaves)}"
        for name in order
    )
    return f"coarsening: {', '.join(parts)}"


TRIED_UP_TO = 20_000
"""Coarser classes and fewer breakdowns are tried on tables of up to so many cells, and on a part of larger ones."""
KEPT_UP_TO = 5_000
"""Suppression beside totals that stay is tried on tables of up to so many cells, and on a part of larger ones."""
LITTLE, MUCH = 0.2, 0.6
"""Under the first share of positive cells shown, suppression is said to star nearly everything; over the second it is fine."""


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


def advise(
    table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices, constraints: PublicationConstraints | None = None
) -> Advice:
    """Each method and the best coarsenings at the same guarantee, and which one to take if nothing else is known of the readers.

    With ``constraints`` only the breakdowns asked for count, and all options are safe beside what was published before. Measures
    compare what is shown with the truth, so they stay in the house. When not to use it: instead of asking what the table is for;
    a reader who needs exact totals is not served by a small mean error.
    """
    case, refused = _possible(AdviceCase(table, policy, choices, constraints or PublicationConstraints()))
    options = tuple(_options(case))
    listed = case.listed(table)
    positive = int((table.flat[listed] > 0).sum())
    proposed, because = _propose(options)
    return Advice(policy, int(listed.sum()), positive, options, proposed, because, (*refused, *_remarks(case, options)))


def _possible(case: AdviceCase) -> tuple[AdviceCase, tuple[str, ...]]:
    """The case without what is asked to stay published where it cannot, and why it cannot."""
    if case.constraints.keep:
        try:
            case.hidden(case.table, TRIED)
        except NotProtected as refused:
            return replace(case, constraints=replace(case.constraints, keep=())), (f"What is to be kept cannot be: {refused}.",)
    return case, ()


def _options(case: AdviceCase) -> Iterator[Option]:
    report = case.choices.report
    report("suppression", 0.0)
    kept = "".join(f" --keep {each}" for each in case.constraints.keep)
    yield case.option("suppression", f"--method suppression{kept}", case.hidden(case.table, case.effort))
    if not case.constraints.keep:
        report("suppression beside totals", 0.1)
        yield from _with_totals(case.within(KEPT_UP_TO))
    report("fewer breakdowns", 0.2)
    yield from fewer_breakdowns(case.within(TRIED_UP_TO))
    if case.constraints.earlier or case.constraints.keep:
        return
    if case.every_breakdown:
        report("coarsening", 0.4)
        yield from merged_classes(case.within(TRIED_UP_TO))
    yield from _changing(case)


def _with_totals(case: AdviceCase) -> Iterator[Option]:
    """Suppression that leaves the total and the one-way totals as they are, where that can be had."""
    outcome = case.hidden_if_possible(TRIED, keep=["one-way"])
    if outcome is not None:
        name = "suppression, one-way totals kept, a quick look"
        yield case.option(name, "--method suppression --keep one-way --effort quick", outcome)


def _changing(case: AdviceCase) -> Iterator[Option]:
    """The methods that show every count, changed."""
    table, policy, choices = case.table, case.policy, case.choices
    for base in BASES:
        choices.report(f"rounding to {base}", 0.6)
        narrower = replace(policy, width=min(policy.width, base - 1))
        name = f"rounding to {base}" + ("" if narrower.width == policy.width else f" (width {narrower.width} only)")
        words = f"--method rounding --base {base}" + ("" if narrower.width == policy.width else f" --width {narrower.width}")
        yield case.option(name, words, case.changed(round_table(table, narrower, replace(choices, base=base))))
    choices.report("cell keys", 0.9)
    secret = choices.secret if choices.secret.is_set else Secret(b"only to compare; never used for a release")
    keyed = case.changed(perturb(table, policy, replace(choices, secret=secret)))
    yield case.option("cell keys (no width promised)", "--method cell-key --secret FILE", keyed)


def _propose(options: tuple[Option, ...]) -> tuple[Option, str]:
    hiding = options[0]
    if hiding.measures.shown_share >= MUCH:
        return hiding, f"it shows {hiding.measures.shown_share:.0%} of the cells that are not zero, and every one exactly"
    rounded = [each for each in options if each.command.startswith("--method rounding") and "--width" not in each.command]
    if not rounded:
        best = max(options, key=lambda each: each.measures.exact)
        return best, f"of what is safe beside the wish and earlier releases, it shows most counts: {best.measures.exact:,}"
    return rounded[0], (
        f"suppression would show {hiding.measures.shown_share:.0%} of the cells that are not zero; rounded, all are shown, "
        f"{rounded[0].measures.usable_share:.0%} of them within a tenth, and rows and columns add up"
    )


def _remarks(case: AdviceCase, options: tuple[Option, ...]) -> Iterator[str]:
    if options[0].measures.shown_share < LITTLE:
        yield (
            f"Suppression would put a mark on {1 - options[0].measures.shown_share:.0%} of the cells that are not zero. "
            "Such a table is safe, and hardly useful: round it, publish fewer breakdowns, or merge classes."
        )
    if case.constraints.earlier or case.constraints.keep:
        yield (
            "Rounding, cell keys and coarsening were not tried: beside exact counts that were published before, or that stay, "
            "they promise nothing."
        )
    elif not case.every_breakdown:
        yield "Rounding and cell keys write the whole cross: take out what is not to be published. Coarsening was not tried."
    if case.table.flat.size > KEPT_UP_TO:
        yield "What was measured on a part of the table, drawn by lot, says so; the whole can come out otherwise."
    if case.effort != case.choices.effort:
        yield f"Every pattern was looked for with --effort {case.effort}; a longer search hides less."
    yield "Where totals must be exact, rounding and cell keys do not serve; where small areas must be seen, suppression does not."

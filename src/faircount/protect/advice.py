"""The methods side by side at one guarantee: what each leaves of a table, so that a person can choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faircount.errors import NotProtected
from faircount.protect.advising.case import AdviceCase, Option
from faircount.protect.advising.fewer import fewer_breakdowns
from faircount.protect.advising.merged import merged_classes
from faircount.protect.cell_key import perturb
from faircount.protect.coarsening import TRIED
from faircount.protect.outcome import Choices
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints
from faircount.protect.rounding import BASES, round_table
from faircount.protect.secret import Secret
from faircount.tables.margins import HierarchicalTable

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

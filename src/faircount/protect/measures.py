"""What a method leaves of a table, in numbers that stay in the house, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.protect.constraints import broken_down
from faircount.protect.outcome import MethodOutcome
from faircount.protect.suppression import SafePattern
from faircount.tables.margins import HierarchicalTable

NEAR = 0.1
"""A count is usable when what is shown is off by no more than this part of it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is left of a table; of positive cells only, since zeros are shown by every method but one.

    ``positive`` is how many cells over 0 the table has as published; ``of`` how many it had before classes were merged.
    ``shown``, ``exact`` and ``usable`` count those; the errors are means over what is shown, None where nothing is.
    ``one_way`` counts the totals broken down once that are exact, of ``one_way_of``. Widths are of small counts, None where
    nothing is promised.
    """

    of: int
    positive: int
    shown: int
    exact: int
    usable: int
    error_finest: float | None
    error_totals: float | None
    grand_total_exact: bool
    one_way: int
    one_way_of: int
    least_width: int | None
    median_width: float | None
    secondary: int
    secondary_sum: int

    @property
    def shown_share(self) -> float:
        """The share of the positive cells that are shown."""
        return self.shown / max(1, self.positive)

    @property
    def usable_share(self) -> float:
        """The share of the positive cells that are shown within a tenth."""
        return self.usable / max(1, self.positive)


def measure(outcome: MethodOutcome, before: HierarchicalTable) -> Measures:
    """What the outcome leaves, measured against the truth: stays in the house."""
    counts, errors = outcome.table.flat, np.abs(outcome.errors)
    published, finest = outcome.published, outcome.table.is_leaf
    positive, shown = published & (counts > 0), published & ~outcome.hidden
    exact = shown & (errors == 0) & outcome.exact
    once = (broken_down(outcome.table) == 1).reshape(-1)
    least, median = _widths(outcome)
    lost = published & outcome.hidden & ~outcome.primary
    return Measures(
        of=int((before.flat > 0).sum()),
        positive=int(positive.sum()),
        shown=int((positive & shown).sum()),
        exact=int((positive & exact).sum()),
        usable=int((positive & shown & (errors <= NEAR * counts)).sum()),
        error_finest=_mean(errors, shown & finest),
        error_totals=_mean(errors, shown & ~finest),
        grand_total_exact=bool(exact[0]),
        one_way=int((exact & once).sum()),
        one_way_of=int((published & once).sum()),
        least_width=least,
        median_width=median,
        secondary=int(lost.sum()),
        secondary_sum=int(counts[lost].sum()),
    )


def _mean(errors: NDArray[np.int64], which: NDArray[np.bool_]) -> float | None:
    return float(errors[which].mean()) if which.any() else None


def _widths(outcome: MethodOutcome) -> tuple[int | None, float | None]:
    """The least and the median width that small counts certainly keep."""
    if outcome.width is None or not outcome.primary.any():
        return None, None
    if outcome.widths is not None:
        kept = outcome.widths[outcome.primary]
    else:
        assert outcome.certificates is not None
        kept = np.array([up.of(cell) - down.of(cell) for cell, (up, down) in outcome.certificates.rooms()])
    return int(kept.min()), float(np.median(kept))


METHOD_NAMES = {
    "suppression": "suppression",
    "rounding": "additive controlled rounding",
    "cell-key": "cell key perturbation",
    "coarsening": "coarsening, then suppression",
}
"""Each method as the notes name it."""
HARDLY_USEFUL = 0.2
"""The share of positive cells under which a release is safe and says little."""


def said_of_pattern(pattern: SafePattern) -> tuple[str, ...]:
    """What hiding did, in numbers that give nothing away, the warning last."""
    counts, listed = pattern.table.flat, pattern.listed
    positive = (counts > 0) & listed
    share = int((positive & ~pattern.hidden).sum()) / max(1, int(positive.sum()))
    said = [
        f"{int(listed.sum()):,} cells: {int((pattern.primary & listed).sum()):,} too small to show, "
        f"{pattern.secondary_cells:,} more hidden to keep them so ({pattern.secondary_count:,} counted in these).",
        f"{share:.0%} of the cells that are not zero are published."
        if positive.any()
        else "Every count is 0: look whether this is the right table, and whole.",
        *filter(None, (pattern.policy.rule, pattern.cost.words)),
        *_beside(pattern),
    ]
    if share < HARDLY_USEFUL and positive.any():
        said.append(
            "So little is left that the release is safe and hardly useful: publish fewer breakdowns, or broader bands, and "
            "protect those."
        )
    return tuple(said)


def _beside(pattern: SafePattern) -> Iterator[str]:
    """What is said of a search that was stopped, and of small counts in none of the tables, or in earlier ones."""
    if pattern.stopped:
        yield "Stopped early: this is the best pattern found so far, and it is safe; a longer search may hide less."
    if elsewhere := int((pattern.primary & ~pattern.listed).sum()):
        yield f"{elsewhere:,} small counts that stand in no table now keep their width too."
    state = pattern.cell_state
    if before := 0 if state is None else int(state.given_away(pattern.table.flat, pattern.policy).sum()):
        yield f"{before:,} small counts were printed by an earlier release: nothing can hide them again."
    if pattern.narrowed:
        yield f"{pattern.narrowed:,} small counts were narrowed by earlier releases: they are not narrowed further."
    if pattern.followed is None:
        yield (
            "What follows from several tables without being a class of one was not looked for: too many cells are told. "
            "Publish fewer breakdowns, or attack them."
        )
    elif pattern.followed:
        yield f"{pattern.followed:,} small counts follow from kept cells or earlier releases together; no hiding prevents it."


def said_of_outcome(outcome: MethodOutcome, before: HierarchicalTable, *, is_guessable: bool) -> tuple[str, ...]:
    """What any other method did: it compares with the truth. ``is_guessable`` says that no secret went into its choices."""
    found = measure(outcome, before)
    small = int(outcome.primary.sum())
    said = [f"{len(outcome.shown):,} cells, {small:,} of them small; {found.shown:,} of {found.positive:,} over 0 are shown."]
    if found.secondary:
        said.append(f"{found.secondary:,} more are hidden beside the small ones ({found.secondary_sum:,} counted in these).")
    if not outcome.exact:
        said.append(
            f"Mean error {found.error_finest or 0:.2f} in the finest cells, {found.error_totals or 0:.2f} in totals; "
            f"{found.usable:,} cells are within a tenth."
        )
    if found.least_width is not None:
        said.append(
            f"Every small count keeps a range of at least {found.least_width}; half of them {found.median_width:g} or more."
        )
    elif outcome.width is None:
        said.append("Nothing is promised of the width of a range.")
    if is_guessable:
        said.append(
            "No secret was given, so the choices follow from the counts alone: whoever knows every count but a few could try "
            "those. Give a file with --secret."
        )
    return (*said, *outcome.notes)


def notes_on(name: str, method: str, notes: Sequence[str], reason: str, why: str) -> str:
    """What readers of a table are told: the method, what it does to a count, why it was chosen. Nothing measured."""
    lines = [
        f"# Notes on {name}",
        f"**Method:** {METHOD_NAMES[method]}.",
        *notes,
        f"**Why counts are protected:** {reason}.",
        f"**Why this method:** {(why.strip() or 'not stated').rstrip('.')}.",
    ]
    return "\n\n".join(lines) + "\n"

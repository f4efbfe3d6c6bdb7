"""What a method leaves of a table: how many cells, how near the truth, which totals, and how wide the ranges of small counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.protect.outcome import MethodOutcome
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
    once = _broken_down_once(outcome.table)
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


def _broken_down_once(table: HierarchicalTable) -> NDArray[np.bool_]:
    """The totals that are broken down in one dimension alone."""
    parts = np.zeros(table.counts.shape, dtype=np.int64)
    for axis, size in enumerate(table.counts.shape):
        spread = [-1 if each == axis else 1 for each in range(table.counts.ndim)]
        parts += (np.arange(size) > 0).reshape(spread)
    mask: NDArray[np.bool_] = (parts == 1).reshape(-1)
    return mask


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

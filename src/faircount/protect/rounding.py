"""Additive controlled rounding: leaf counts go to a neighbouring multiple of the base, and everything else is their sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from faircount.errors import NotProtected
from faircount.protect.outcome import Choices, MethodOutcome
from faircount.protect.pattern.compiled import telling_of_compiling
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rounded.search import round_leaves
from faircount.tables.margins import Counts, HierarchicalTable


class Ranges(NamedTuple):
    """The least and the largest count of every cell that a reader cannot rule out."""

    lower: Counts
    upper: Counts

    @property
    def widths(self) -> Counts:
        """The largest less the least."""
        return self.upper - self.lower


def limits_broken(table: HierarchicalTable, shown: Counts, base: int, bound: int) -> int:
    """How many cells break what is said of the rounding, by exact arithmetic: a finest count that is no neighbouring multiple
    of the base, a sum that is not the sum of its parts, an error over the bound."""
    errors = np.abs(shown - table.flat)
    limits = np.where(table.is_leaf, base - 1, bound)
    broken = (errors > limits) | (shown < 0) | (table.is_leaf & (shown % base > 0))
    sums = HierarchicalTable.of_leaves(table.hierarchies, np.where(table.is_leaf, shown, 0).reshape(table.counts.shape)).flat
    return int((broken | (sums != shown)).sum())


def ranges_of_a_reader(table: HierarchicalTable, shown: Counts, base: int, bound: int) -> Ranges:
    """The range of every cell for a reader who knows the rule, the base and the bound, and not how each choice fell.

    A table that the reader must think possible has no finest count further than ``base - 1`` from what is shown, and no sum
    further than ``bound``. The rounded table is such a table. From it, counts can be added to the leaf cells under a cell,
    up to ``base - 1`` in each and ``bound`` in all: no sum then moves by more than was added in all, so each of these tables
    could have been rounded to the very same. Likewise downwards, from leaf cells that are not shown as 0. Neither limit can
    be passed, so the range is exact, and no cell is narrower than ``base - 1``.

    >>> from faircount.tables.margins import Hierarchy
    >>> flat = Hierarchy.of_levels("age", [1, 2, 2], ["T", "0-9", "10-17"])
    >>> table = HierarchicalTable.of_leaves([flat], np.array([0, 2, 9]))
    >>> ranges_of_a_reader(table, np.array([10, 0, 10]), 5, 9)._asdict()
    {'lower': array([6, 0, 6]), 'upper': array([18,  4, 14])}

    When not to use it: for a reader who knows the seed, or that some leaf cells are truly 0.
    """
    if bound < base - 1:
        raise ValueError(f"a bound of {bound} is under what one finest count may be off with base {base}")
    below = _under(table, table.is_leaf)
    positive = _under(table, table.is_leaf & (shown > 0))
    reach = base - 1
    return Ranges(shown - np.minimum(bound, reach * positive), shown + np.minimum(bound, reach * below))


def _under(table: HierarchicalTable, which: NDArray[np.bool_]) -> Counts:
    """How many of the leaf cells lie under each cell."""
    return HierarchicalTable.of_leaves(table.hierarchies, which.astype(np.int64).reshape(table.counts.shape)).flat


BASES = (3, 5, 10)
SWEEPS: Mapping[str, int] = {"quick": 250, "normal": 2_000, "best": 8_000}
"""How often each finest count is looked at; counts of work and not seconds, so that the same table gives the same bytes."""


def round_table(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> MethodOutcome:
    """A rounded table in which all sums hold, every cell is usable, and every count keeps a range of at least the base less 1.

    Finest counts go to a neighbouring multiple of the base, so they are off by at most the base less 1; multiples, 0 among them,
    stay. Sums are of rounded counts, and off by at most twice the base less 1 (in tables of many dimensions a multiple of the
    base more; the notes say which). Which neighbour is chosen makes the sum of all errors small. A reader who knows all this
    must think possible whatever lies in ``ranges_of_a_reader``, where the proof stands: a cell shown as 0 may be
    anything up to the base less 1, so that a true 0 is not told from a small count.

    What it does not promise: that all values of a range are equally likely (near ones are likelier), and anything to a reader
    who has the secret and every other count. Compare Cox, "A constructive procedure for unbiased controlled rounding", JASA 82
    (1987); Salazar-González, "Controlled rounding and cell perturbation", Mathematical Programming 105 (2006). When not to use
    it: where totals must be exact, or for the same counts a second time without the same secret.

    >>> from faircount.tables.margins import Hierarchy
    >>> flat = Hierarchy.of_levels("age", [1, 2, 2, 2], ["T", "0-9", "10-15", "16-17"])
    >>> table = HierarchicalTable.of_leaves([flat], np.array([0, 2, 9, 11]))
    >>> round_table(table, ProtectionPolicy(), Choices(effort="quick")).shown.tolist()
    [20, 0, 10, 10]
    """
    base = choices.base
    _require(base, policy, choices)
    seed = choices.secret.seed_for(table, f"rounding {base}")
    with telling_of_compiling(choices.report) as told:
        shown = round_leaves(table, base, seed, SWEEPS[choices.effort], lambda share: told("rounding", share))
    largest = int(np.abs(shown - table.flat)[~table.is_leaf].max(initial=0))
    bound = max(2, largest // base + 1) * base - 1
    broken = limits_broken(table, shown, base, bound)
    assert not broken, f"{broken} cells break the limits of the rounding"
    widths = ranges_of_a_reader(table, shown, base, bound).widths
    nothing = np.zeros(len(shown), dtype=np.bool_)
    return MethodOutcome(
        "rounding", table, policy, shown, nothing,
        width=base - 1, exact=False, additive=True, notes=_notes(base, bound), widths=widths,
    )  # fmt: skip


def _require(base: int, policy: ProtectionPolicy, choices: Choices) -> None:
    if base not in BASES:
        raise NotProtected(f"base {base} is not offered; use {', '.join(str(each) for each in BASES)}")
    if policy.width > base - 1:
        raise NotProtected(
            f"rounding to base {base} keeps a range of {base - 1}, less than the width {policy.width}: use a larger base, "
            f"or --width {base - 1}"
        )
    if choices.effort not in SWEEPS:
        raise NotProtected(f"effort {choices.effort!r} is not known; use {', '.join(SWEEPS)}")


def _notes(base: int, bound: int) -> tuple[str, ...]:
    return (
        f"Every count is rounded to a multiple of {base}. Counts of the finest breakdown went up or down to a neighbouring "
        f"multiple, so they are within {base - 1} of the true count; all totals are sums of these, and within {bound} of the "
        "true total. A count that is a multiple already stayed as it was; which ones did is not said.",
        f"Rows and columns add up. A count of the finest breakdown shown as 0 may be anything from 0 to {base - 1}: zeros are "
        "not told from small counts.",
        f"A reader who knows this rule cannot work out any count to within less than {base - 1}. Values near the one shown are "
        "likelier than those far from it.",
        "Do not take differences of small counts for change: each may be off by as much as is said here.",
    )

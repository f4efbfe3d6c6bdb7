"""What is settled about each cell before a pattern is chosen: small itself, shown or marked now or before, or in no table."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import Counts, HierarchicalTable


def primary_cells(counts: Counts, policy: ProtectionPolicy) -> NDArray[np.bool_]:
    """Which counts the threshold rule hides.

    >>> primary_cells(np.array([0, 1, 4, 5]), ProtectionPolicy()).tolist()
    [False, True, True, False]

    Reference: Hundepool et al., *Statistical Disclosure Control* (2012), section 4.2.1. When not to use it: for magnitudes, where
    dominance rules are needed.
    """
    return (counts >= policy.least_hidden) & (counts < policy.threshold)


Cells = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class CellState:
    """One mask each over all cells of the full table, in one row.

    ``listed`` cells belong to a table that is to be published now. ``known`` ones were published before, or are zeros that every
    reader knows (``knowing``): nothing hides them again. ``marked`` ones were hidden before, so that readers know they are not
    zero (where zeros are shown). A cell that is none of these is in no table: a reader knows only that it cannot be less than 0.
    Where there is ``more_to_come``, such a cell is protected as if its zeros were shown already, so that finer tables can follow.

    ``out_of_reach`` cells are small counts that stay as wide as the rule asks even where every large one is shown: whoever says
    so has audited that. Those in no table then need no certificate, since hiding more leaves more open.
    """

    listed: Cells
    known: Cells
    marked: Cells
    more_to_come: bool = False
    out_of_reach: Cells | None = None

    @classmethod
    def of(cls, listed: Cells) -> CellState:
        """Nothing was published before, and these cells are to be published now."""
        return cls(listed, np.zeros_like(listed), np.zeros_like(listed))

    @classmethod
    def whole(cls, table: HierarchicalTable) -> CellState:
        """Nothing was published before, and the full table is to be published now."""
        return cls.of(np.ones(table.counts.size, dtype=np.bool_))

    def knowing(self, impossible: Cells) -> CellState:
        """The same where every reader knows that nothing can be counted in some cells; what a table lists says so itself."""
        return replace(self, known=self.known | (impossible & ~self.listed & ~self.marked))

    @property
    def unseen(self) -> Cells:
        """The cells that stay hidden whatever is chosen, since no table shows them now and none showed them before."""
        return ~self.listed & ~self.known

    def least(self, policy: ProtectionPolicy) -> Counts:
        """What a reader knows the count of each cell to be at least, where it is hidden."""
        told = self.listed | self.marked | self.more_to_come
        return np.where(told, policy.least_hidden, 0).astype(np.int64)

    def primary(self, counts: Counts, policy: ProtectionPolicy) -> Cells:
        """The small counts that can still be kept from a reader.

        Cells that no table shows are among them: a count that stands in no table can be worked out from those that do.
        """
        mask: Cells = primary_cells(counts, policy) & ~self.known
        return mask if self.out_of_reach is None else mask & ~(self.out_of_reach & self.unseen)

    def given_away(self, counts: Counts, policy: ProtectionPolicy) -> Cells:
        """The small counts that were published before: they cannot be called back."""
        return primary_cells(counts, policy) & self.known & (counts > 0)

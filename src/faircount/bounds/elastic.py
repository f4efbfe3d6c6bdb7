"""Rows that give way: which of them hold where the others are missed by as little as can be."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_array, hstack

from faircount.bounds.solver import Model
from faircount.bounds.system import System

FIRM = 1e4
"""What missing a firm row by one costs, where missing any other costs one."""


class Elastic:
    """A system in which every row that can be switched may be missed, at a price: one program in place of many trials."""

    def __init__(self, system: System, switches: Iterable[int]) -> None:
        self._switches = np.array(sorted(switches), dtype=np.int64)
        self._columns, slack = system.columns, len(self._switches)
        misses = csr_array((np.ones(slack), (self._switches, np.arange(slack))), shape=(system.rows, slack))
        self._model = Model(
            System(
                csr_array(hstack([system.matrix, misses, -misses])),
                system.lower,
                system.upper,
                np.concatenate([system.floor, np.zeros(2 * slack)]),
                np.concatenate([system.ceiling, np.full(2 * slack, np.inf)]),
                system.labels,
            )
        )

    def holding(self, firm: frozenset[int]) -> frozenset[int]:
        """The rows that hold at a point, over fractions, that keeps the firm ones and misses the others by the least in all."""
        price = np.array([FIRM if row in firm else 1.0 for row in self._switches.tolist()])
        found = self._model.least_at(np.concatenate([np.zeros(self._columns), price, price]))
        assert found is not None, "rows that may all be missed always have a solution"
        missed = found[self._columns :].reshape(2, -1).sum(axis=0)
        return frozenset(self._switches[missed < 1e-6].tolist())

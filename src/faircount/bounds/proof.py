"""Why rows cannot all hold, as one comparison: what some of them allow at most is under what the others need at least."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from scipy.sparse import csr_array, hstack, vstack

from faircount.bounds.solver import Model
from faircount.bounds.system import System


@dataclass(frozen=True, slots=True)
class InfeasibilityProof:
    """``at_most`` and ``at_least`` give each row and how often it counts; ``allowed`` is under ``needed``.

    Every number that counts in the rows of ``at_least`` counts as often in those of ``at_most``: so what is needed is allowed,
    and it is not.
    """

    at_most: tuple[tuple[int, int], ...]
    at_least: tuple[tuple[int, int], ...]
    allowed: int
    needed: int


def prove(system: System) -> InfeasibilityProof | None:
    """The comparison that shows that no numbers satisfy the rows, or None where fractions would and only whole numbers do not.

    >>> prove(System.of([[1, 1], [1, 0]], [0, 7], [5, 9]))
    InfeasibilityProof(at_most=((0, 1),), at_least=((1, 1),), allowed=5, needed=7)

    Method: multipliers of Farkas' lemma, by a linear program, as whole numbers. When not to use it: on net counts, whose columns
    may be negative; None is returned for those too.
    """
    if np.any(system.floor < 0):
        return None
    upper, lower = np.isfinite(system.upper), np.isfinite(system.lower)
    rows = (np.flatnonzero(upper), np.flatnonzero(lower))
    gains = np.concatenate([system.upper[upper], -system.lower[lower]])
    if not len(gains):
        return None
    columns = hstack([system.matrix[rows[0]].T, -system.matrix[rows[1]].T])
    balance = csr_array(vstack([columns, csr_array(np.ones((1, len(gains))))]))
    dual = System.of(balance, [0.0] * system.columns + [1.0], [np.inf] * system.columns + [1.0])
    found = Model(dual).least_at(gains)
    if found is None or float(gains @ found) > -1e-9:
        return None
    counts = _whole(found)
    split = len(rows[0])
    allowed = round(sum(system.upper[row] * times for row, times in zip(rows[0], counts[:split], strict=True) if times))
    needed = round(sum(system.lower[row] * times for row, times in zip(rows[1], counts[split:], strict=True) if times))
    at_most = tuple((int(row), times) for row, times in zip(rows[0], counts[:split], strict=True) if times)
    at_least = tuple((int(row), times) for row, times in zip(rows[1], counts[split:], strict=True) if times)
    return InfeasibilityProof(at_most, at_least, allowed, needed)


def _whole(weights: np.ndarray) -> list[int]:
    """The smallest whole numbers in the same proportions."""
    least = min(weight for weight in weights if weight > 1e-9)
    parts = [Fraction(float(weight / least)).limit_denominator(60) for weight in weights]
    scale = lcm(*(part.denominator for part in parts))
    return [int(part * scale) for part in parts]

"""Primary cells: the counts that are themselves too small to be shown."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from faircount.protect.policy import ProtectionPolicy
from faircount.tables.margins import Counts


def primary_cells(counts: Counts, policy: ProtectionPolicy) -> NDArray[np.bool_]:
    """Which counts the threshold rule hides.

    >>> primary_cells(np.array([0, 1, 4, 5]), ProtectionPolicy()).tolist()
    [False, True, True, False]

    Reference: Hundepool et al., *Statistical Disclosure Control* (2012), section 4.2.1. When not to use it: for magnitudes, where
    dominance rules are needed.
    """
    return (counts >= policy.least_hidden) & (counts < policy.threshold)

"""The cheapest choice that takes at least one of each of several sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from faircount.bounds.solver import Model
from faircount.bounds.system import System


def cheapest_hit(
    sets: Sequence[frozenset[int]], costs: Mapping[int, int], *, without: Sequence[frozenset[int]] = (), at_least: int = 0
) -> frozenset[int] | None:
    """The cheapest choice with a member of each set and ``at_least`` so many in all; None if there is no such choice.

    Choices that hold one of those in ``without`` are passed over.

    >>> sorted(cheapest_hit([frozenset({1, 2}), frozenset({2, 3})], {1: 1, 2: 1, 3: 1}) or ())
    [2]
    """
    members = sorted(costs)
    place = {member: column for column, member in enumerate(members)}
    matrix = np.zeros((len(sets) + len(without) + 1, len(members)))
    for row, each in enumerate((*sets, *without)):
        matrix[row, [place[member] for member in each]] = 1
    matrix[-1] = 1
    lower = [1.0] * len(sets) + [-np.inf] * len(without) + [float(at_least)]
    upper = [np.inf] * len(sets) + [len(choice) - 1.0 for choice in without] + [np.inf]
    weights = np.array([float(costs[member]) for member in members])
    # Sorted members, one thread, one seed: the same sets give the same choice, also where several are equally cheap.
    system = System.of(matrix, lower, upper, ceiling=[1.0] * len(members))
    found = Model(system).most(-weights, whole=True)
    if found is None:
        return None
    assert found.point is not None, "a choice that was found does not check"
    return frozenset(members[column] for column in np.flatnonzero(found.point))

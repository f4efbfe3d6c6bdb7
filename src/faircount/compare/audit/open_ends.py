"""What strata may yet hold that were read in part, and in which none or all of those read were found."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from faircount.compare.audit.sampled import Sampled
from faircount.compare.audit.unseen import unseen_limit


def open_ends(strata: Sequence[Sampled], confidence: float) -> tuple[float, float]:
    """By how many records the total of the strata may be lower, and by how many higher, than where such strata were known.

    They show no variance of their own. Each gives its exact limit, and those of several are combined as their squares.

    >>> [round(end, 1) for end in open_ends([Sampled(100, 100, 90), Sampled(1000, 20, 20)], 0.95)]
    [168.4, 0.0]

    Reference: Clopper and Pearson (1934), Biometrika 26, 404-413; combined as in Zou and Donner (2008), Statistics in
    Medicine 27, 1693-1702.
    """
    all_found, none_found = (
        [unseen_limit(each.size, each.read, confidence) for each in strata if each.found == (each.read if every else 0)]
        for every in (True, False)
    )
    return hypot(*all_found), hypot(*none_found)

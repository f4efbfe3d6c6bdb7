"""Codes numbered anew, without gaps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_ROOM = 4
"""So many times as many places as codes are kept at most: beyond that sorting takes less."""


def renumbered(codes: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.intp]]:
    """The distinct codes in their order, and the place of each code among them: `numpy.unique` with its inverse.

    Codes of columns are whole numbers from 0 up, with few gaps: a look at each of them spares a sort of all.

    >>> used, places = renumbered(np.array([7, 0, 7, 3]))
    >>> used.tolist(), places.tolist()
    ([0, 3, 7], [2, 0, 2, 1])
    """
    top = int(codes.max(initial=-1)) + 1
    if not codes.size or codes.min() < 0 or top > _ROOM * codes.size:
        return np.unique(codes, return_inverse=True)
    is_used = np.zeros(top, np.bool_)
    is_used[codes] = True
    used = np.flatnonzero(is_used)
    places = np.zeros(top, np.intp)
    places[used] = np.arange(len(used))
    return used, places[codes]


def first_places(places: NDArray[np.intp], many: int) -> NDArray[np.intp]:
    """For each of so many numbers the first index at which it stands.

    >>> first_places(np.array([2, 0, 2, 1]), 3).tolist()
    [1, 3, 0]
    """
    first = np.zeros(many, np.intp)
    first[places[::-1]] = np.arange(len(places))[::-1]  # of several values for one place NumPy keeps the last
    return first

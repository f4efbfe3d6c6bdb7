"""Where a condition turns, by halving."""

from __future__ import annotations

from collections.abc import Callable


def halved(is_below: Callable[[float], bool], low: float, high: float, times: int) -> tuple[float, float]:
    """The ends between which a condition turns from true to false, halved until they stay as they are, or so many times.

    >>> halved(lambda place: place * place < 2, 0, 2, 200)
    (1.414213562373095, 1.4142135623730951)

    Ends that one more halving leaves as they are no further one would move: two neighbours have no number between them.
    """
    for _ in range(times):
        middle = (low + high) / 2
        ends = (middle, high) if is_below(middle) else (low, middle)
        if ends == (low, high):
            break
        low, high = ends
    return low, high

"""The limits within which chance alone keeps the shares of areas round their common share."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.areas.exact_funnel import ExactFunnel
from faircount.compare.funnel import Position
from faircount.compare.interval import deviate, parts
from faircount.errors import NotComparable


def share_limits(part: ArrayLike, whole: ArrayLike, average: float | None = None, confidence: float = 0.998) -> ExactFunnel:
    """Each area's share held against the common one, or a given one, by the score test.

    >>> found = share_limits([185, 32, 0, 9], [1_583, 243, 127, 40])
    >>> [str(position) for position in found.position]
    ['similar', 'similar', 'lower', 'similar']
    >>> found = share_limits([20], [107], 0.147304725391473, 0.95)
    >>> f"{found.lower[0]:.4f} to {found.upper[0]:.4f}"
    '0.0802 to 0.2145'

    Reference: funnel limits for proportions of the Office for Health Improvement and Disparities; the number is from
    PHEindicatormethods 2.1.0.

    In words: "a larger share than chance alone would give".

    Not for wholes under about 30, where the limits pass the ends and the normal curve fits badly; not for a share of one
    thing in another that is counted differently.
    """
    held, held_in = (np.atleast_1d(each) for each in parts(part, whole))
    common = float(held.sum() / held_in.sum()) if average is None else average
    if not 0 <= common <= 1:
        raise NotComparable(f"a common share of {common:g} is not between 0 and 1; write 0.15 for 15%")
    half = deviate(confidence) * np.sqrt(common * (1 - common) / held_in)
    away = held / held_in - common
    position = tuple(
        Position.LOWER if low else Position.HIGHER if high else Position.SIMILAR
        for low, high in zip(away < -half, away > half, strict=True)
    )
    return ExactFunnel(common, np.maximum(0.0, common - half), np.minimum(1.0, common + half), position)

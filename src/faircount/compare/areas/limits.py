"""The limits within which chance alone keeps areas, or their shares, round what they have in common."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.funnel import Position, against_chance, poisson_limits
from faircount.compare.interval import Array, counts, deviate, exposures, parts
from faircount.compare.intervals.counts import exact_count
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class ExactFunnel:
    """The common rate, each area's limits as rates, and where it lies by the exact test."""

    average: float
    lower: Array
    upper: Array
    position: tuple[Position, ...]

    @property
    def say(self) -> str:
        """How many areas lie beyond chance, in a sentence."""
        beyond = said_beyond(len(self.position), sum(position is not Position.SIMILAR for position in self.position))
        return f"{beyond} what chance alone would give."


def exact_funnel(count: ArrayLike, exposure: ArrayLike, average: float | None = None, confidence: float = 0.998) -> ExactFunnel:
    """Each area held against the common rate, or a given one, by the exact Poisson test.

    >>> found = exact_funnel([1583, 243, 3], [869_452, 138_002, 470_980])
    >>> [str(position) for position in found.position]
    ['higher', 'higher', 'lower']

    Reference: funnel limits of the Office for Health Improvement and Disparities (exact Poisson).

    In words: "higher than chance alone would give".

    Not as a league table, and not with limits of half a root of n, which call identical forces unlike.
    """
    events, over = np.broadcast_arrays(counts(count), exposures(exposure))
    common = float(events.sum() / over.sum()) if average is None else average
    expected = common * over
    # Where nothing is expected anywhere nothing is what chance gives.
    limits = np.array([poisson_limits(float(number), confidence) if number else (0.0, 0.0) for number in expected])
    position = tuple(
        against_chance(int(event), float(number), confidence) for event, number in zip(events, expected, strict=True)
    )
    return ExactFunnel(common, limits[:, 0] / over, limits[:, 1] / over, position)


def said_beyond(areas: int, out: int) -> str:
    """How many areas of how many lie beyond something, which follows.

    >>> said_beyond(43, 1), said_beyond(43, 0)
    ('Of 43 areas compared, 1 lies beyond', 'Of 43 areas compared, none lies beyond')
    """
    return f"Of {areas} areas compared, {out or 'none'} {'lie' if out > 1 else 'lies'} beyond"


def funnel_curve(events: ArrayLike, confidence: float = 0.95) -> tuple[Array, Array]:
    """For each observed count the expected counts at which it would just be low, and just be high.

    >>> low, high = funnel_curve([1, 10])
    >>> [round(number, 3) for number in (*low.tolist(), *high.tolist())]
    [5.572, 18.39, 0.025, 4.795]

    Reference: funnel plots of the Office for Health Improvement and Disparities, which draw the curve through whole counts.

    In words: "with 10 counted, anything from 5 to 18 may be expected without it standing out".

    Not for reading an area's own range off the curve, which may be drawn through fractions of a count too.
    """
    limits = exact_count(events, confidence)
    return np.asarray(limits.upper), np.asarray(limits.lower)


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

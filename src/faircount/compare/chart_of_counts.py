"""The chart of a series of counts, whose limits are never narrower than Poisson chance makes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.chart_rules import FOR_COUNTS, Chance
from faircount.compare.funnel import poisson_limits
from faircount.compare.interval import Array, counts, exposures
from faircount.compare.spc import Chart, charted_above_nought, enough, u_prime, xmr
from faircount.errors import NotComparable

SMALL_MEAN = 5
"""Below this mean moving ranges say little, most of them 0 or 1, and the limits are those of Poisson chance."""
THREE_ERRORS = 0.9973
"""What three standard errors hold; of small counts, which lie unevenly, they themselves hold less."""


def chart_of_counts(series: ArrayLike, exposure: ArrayLike | None = None) -> Chart:
    """Counts, or rates where it is given what each was counted over, with the range of their ordinary variation.

    The limits are those of the XmR chart (of rates the U' chart), or those of the exact Poisson test round the mean where these
    lie further out: counts spread at least as wide as Poisson chance, however alike a few of them come out. Of means under 5
    they are those of the test alone. Shifts and trends are held to chance too: see ``Chance``.

    >>> chart_of_counts([10, 10, 10, 10, 11]).standing_out
    ()
    >>> chart_of_counts([0, 0, 0, 0, 0, 0, 0, 50]).standing_out
    (7,)

    Refused with ``NotComparable`` under three counts, or where nothing was counted: then there is no variation to speak of.

    Reference: the charts of ``spc``; limits of small counts by the exact test, Ryan and Schwertman (1997), Journal of Quality
    Technology 29, 86-98.
    """
    events, over = np.broadcast_arrays(counts(series), exposures(1.0 if exposure is None else exposure))
    points = enough(events / over)
    centre = float(events.sum() / over.sum())
    if centre == 0:
        raise NotComparable("nothing was counted in any period, so there is no ordinary variation; say that")
    level = np.full(points.shape, centre)
    lower, upper = _by_chance(centre * over) / over
    kind = "C" if exposure is None else "U"
    if float(events.mean()) >= SMALL_MEAN:
        own = xmr(events) if exposure is None else u_prime(events, over)
        kind = own.kind if bool(np.any(own.upper > upper)) else kind
        lower, upper = np.minimum(own.lower, lower), np.maximum(own.upper, upper)
    return charted_above_nought(kind, points, level, lower, upper, FOR_COUNTS, Chance(events, centre * over))


def _by_chance(expected: Array) -> Array:
    """Between which counts Poisson chance alone would nearly always keep what is expected; refused where nothing is."""
    limits: Array = np.array([poisson_limits(float(number), THREE_ERRORS) for number in expected]).T
    return limits

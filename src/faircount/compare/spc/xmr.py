"""The XmR chart of single values."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.spc.chart import Chart, charted, enough, mean_moving_range
from faircount.compare.spc.rules import NEWEST, rule_set
from faircount.errors import NotComparable

SCALE = 2.66
"""Three standard deviations in mean moving ranges: 3 over 1.128, rounded as Making Data Count and its tools round it."""


def xmr(
    series: ArrayLike, rules: str = NEWEST, screened: bool = True, baseline: int | None = None, scale: float = SCALE
) -> Chart:
    """Each value with the mean of the series and the natural limits that its moving ranges give.

    >>> chart = xmr([33, 32, 32, 35, 30, 34, 29, 31, 33, 30, 32, 31])
    >>> round(float(chart.centre[0]), 2), round(float(chart.lower[0]), 2), round(float(chart.upper[0]), 2)
    (31.83, 25.06, 38.6)

    ``baseline`` fixes the mean and limits on the first so many points. ``scale`` is 2.66 in the rules of Making Data
    Count; 3 / 1.128 is the unrounded one.

    Reference: Wheeler (2000), Understanding Variation; NHS England, Making Data Count; screening after Nelson (1982),
    Journal of Quality Technology 14, 172-173.

    In words: "no point of 12 stands out from its ordinary variation".

    Not for moving the mean by itself when points stand out: a step is drawn at a declared date alone. Not for counts under
    about 5, where a lower limit means nothing.
    """
    points = enough(np.asarray(series, dtype=np.float64))
    if not bool(np.all(np.isfinite(points))):
        raise NotComparable("a value of the series is missing; unknown is not 0, so chart the stretch that is known")
    base = enough(points[:baseline])
    centre, reach = float(base.mean()), scale * mean_moving_range(base, screened)
    level = np.full(points.shape, centre)
    return charted("XmR", points, level, level - reach, level + reach, rule_set(rules))

"""The C chart of counts in equal periods."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import counts
from faircount.compare.spc.chart import Chart, charted, enough
from faircount.compare.spc.rules import NEWEST, rule_set


def c_chart(series: ArrayLike, rules: str = NEWEST, baseline: int | None = None) -> Chart:
    """Each count with the mean and the limits that Poisson chance alone gives, never below 0.

    >>> chart = c_chart([12, 8, 10, 9, 11, 10, 10, 30])
    >>> round(float(chart.centre[0]), 2), round(float(chart.lower[0]), 2), round(float(chart.upper[0]), 2), chart.standing_out
    (12.5, 1.89, 23.11, (0, 1, 2, 3, 4, 5, 6, 7))

    Reference: Montgomery (2012), Introduction to Statistical Quality Control, section 7.3.

    In words: "8 of 8 points stand out from the ordinary variation; see what changed then".

    Not where offences come in groups or months differ by season, which widen what is ordinary: use the XmR or U' chart.
    """
    points = enough(counts(series))
    centre = float(enough(points[:baseline]).mean())
    level, reach = np.full(points.shape, centre), 3 * np.sqrt(centre)
    return charted("C", points, level, np.maximum(0.0, level - reach), level + reach, rule_set(rules))

"""The U and U' charts of rates over unequal exposures."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import counts, exposures
from faircount.compare.spc.chart import Chart, charted, enough, mean_moving_range
from faircount.compare.spc.rules import NEWEST, rule_set
from faircount.errors import NotComparable


def u_prime(
    series: ArrayLike, exposure: ArrayLike, rules: str = NEWEST, screened: bool = True, baseline: int | None = None
) -> Chart:
    """Each rate with the common rate, and limits of chance widened by how far the rates really vary from one to the next.

    >>> chart = u_prime([100, 140, 90, 160, 120, 130], [1_000.0] * 6)
    >>> round(float(chart.centre[0]), 4), round(float(chart.lower[0]), 4), round(float(chart.upper[0]), 4)
    (0.1233, 0.0116, 0.235)

    Reference: Laney (2002), Quality Engineering 14, 531-537; moving ranges are screened as in the XmR chart (Nelson 1982).

    In words: "no point of 6 stands out from its ordinary variation".

    Not to excuse spread that nobody has looked into: if the widening is large, recording may differ between the periods.
    """
    events, over = np.broadcast_arrays(counts(series), exposures(exposure))
    points = enough(events / over)
    first = slice(None, baseline)
    centre = float(events[first].sum() / over[first].sum())
    if centre == 0:
        raise NotComparable("nothing was counted in the baseline, so its rates have no ordinary variation; say that")
    chance = np.sqrt(centre / over)
    widening = mean_moving_range(enough(((points - centre) / chance)[first]), screened) / 1.128
    level, reach = np.full(points.shape, centre), 3 * widening * chance
    return charted("U'", points, level, np.maximum(0.0, level - reach), level + reach, rule_set(rules))


def u_chart(series: ArrayLike, exposure: ArrayLike, rules: str = NEWEST, baseline: int | None = None) -> Chart:
    """Each rate with the common rate and the limits that Poisson chance alone gives.

    >>> chart = u_chart([100, 140, 90, 160, 120, 130], [1_000.0] * 6)
    >>> round(float(chart.lower[0]), 4), round(float(chart.upper[0]), 4), chart.standing_out
    (0.09, 0.1566, (2, 3))

    Reference: Montgomery (2012), Introduction to Statistical Quality Control, section 7.3.

    In words: "2 of 6 points stand out from the ordinary variation; see what changed then".

    Not where offences come in groups: the U' chart allows for it.
    """
    events, over = np.broadcast_arrays(counts(series), exposures(exposure))
    points = enough(events / over)
    first = slice(None, baseline)
    centre = float(enough(events[first]).sum() / over[first].sum())
    level, reach = np.full(points.shape, centre), 3 * np.sqrt(centre / over)
    return charted("U", points, level, np.maximum(0.0, level - reach), level + reach, rule_set(rules))

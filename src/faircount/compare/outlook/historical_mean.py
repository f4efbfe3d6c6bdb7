"""The mean forecast: as the mean of all periods."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.outlook.forecast import Forecast, past


def historical_mean(series: ArrayLike, ahead: int = 12) -> Forecast:
    """Each coming period as the mean of all before, by Student's t.

    >>> found = historical_mean([40, 47, 55, 80, 145, 190, 230], 1)
    >>> f"{found.mean[0]:.4f} ({found.range(0.8).lower[0]:.3f} to {found.range(0.8).upper[0]:.3f})"
    '112.4286 (-4.753 to 229.610)'

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "as many as on average so far, give or take".

    Not for a series that rises or falls.
    """
    known = past(series, 3, "mean")
    number = len(known)
    error = known.std(ddof=1) * np.sqrt(1 + 1 / number)
    return Forecast("mean", np.full(ahead, known.mean()), np.full(ahead, error), float(number - 1))

"""The seasonal naive forecast: as the same month of the last year."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.outlook.forecast import Forecast, past


def seasonal_naive(series: ArrayLike, ahead: int = 12, season: int = 12) -> Forecast:
    """Each coming period as the same one of the last season, the error growing with each season passed.

    >>> found = seasonal_naive([4, 9, 5, 8, 6, 9, 5, 10], 3, season=2)
    >>> found.mean.tolist(), [round(error, 4) for error in found.error.tolist()]
    ([5.0, 10.0, 5.0], [1.0, 1.0, 1.4142])

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "as many as in the same month of last year, give or take".

    Not to be published as a finding: it is what anything cleverer has to beat.
    """
    known = past(series, season + 2, "seasonal naive")
    spread = np.sqrt(np.mean((known[season:] - known[:-season]) ** 2))
    steps = np.arange(ahead)
    return Forecast("seasonal naive", known[len(known) - season + steps % season], spread * np.sqrt(steps // season + 1))

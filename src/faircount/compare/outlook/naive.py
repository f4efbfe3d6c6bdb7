"""The naive forecast: as the last period."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.outlook.forecast import Forecast, past


def naive(series: ArrayLike, ahead: int = 12) -> Forecast:
    """Each coming period as the last one, the error growing with the root of the distance.

    >>> found = naive([40, 47, 55, 80, 145, 190, 230], 2)
    >>> found.mean.tolist(), [round(error, 4) for error in found.error.tolist()]
    ([230.0, 230.0], [37.833, 53.5039])

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "as many as in the last month, give or take".

    Not to be published as a finding: it is what anything cleverer has to beat.
    """
    known = past(series, 3, "naive")
    spread = np.sqrt(np.mean(np.diff(known) ** 2))
    steps = np.arange(1, ahead + 1)
    return Forecast("naive", np.full(ahead, known[-1]), spread * np.sqrt(steps))

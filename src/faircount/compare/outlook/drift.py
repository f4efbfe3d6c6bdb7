"""The drift forecast: on along the line from the first period to the last."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.outlook.forecast import Forecast, past


def drift(series: ArrayLike, ahead: int = 12) -> Forecast:
    """Each coming period on the line from the first one to the last, the error allowing for a line not surely known.

    >>> found = drift([40, 47, 55, 80, 145, 190, 230], 2)
    >>> [round(mean, 4) for mean in found.mean.tolist()], [round(error, 4) for error in found.error.tolist()]
    ([261.6667, 293.3333], [24.4944, 37.0321])

    Reference: Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, sections 5.2 and 5.5.

    In words: "if the rise went on as it has".

    Not from two points, and not across a break: a flag that came in draws the line upwards for ever.
    """
    known = past(series, 4, "drift")
    steps, number = np.arange(1, ahead + 1), len(known) - 1
    changes = np.diff(known)
    error = changes.std(ddof=1) * np.sqrt(steps * (1 + steps / number))
    return Forecast("drift", known[-1] + steps * changes.mean(), error)

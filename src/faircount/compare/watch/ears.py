"""Whether the newest count stands out from the weeks or months just before it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.distributions import normal_quantile
from faircount.compare.interval import Array, Places, counts
from faircount.errors import NotComparable

BASELINE = 7
_LAST_LEFT_OUT = 2


class Watched(NamedTuple):
    """For each period looked at its place (from 0), the count above which it stands out, and whether it does.

    Where by C3 the two periods before stand out so far that any count would, the limit is 0.
    """

    places: tuple[int, ...]
    limit: Array
    alarm: tuple[bool, ...]


def ears(series: ArrayLike, method: str = "C1", baseline: int = BASELINE, beyond: float | None = None) -> Watched:
    """Each period held against the mean and spread of the ``baseline`` periods before it.

    C1 looks at those just before, C2 leaves out the last two, C3 adds up by how much more than one spread this period and the
    two before it stand out by C2.

    >>> found = ears([8, 5, 7, 5, 9, 6, 7, 8, 21])
    >>> found.places, [round(limit, 1) for limit in found.limit.tolist()], found.alarm
    ((7, 8), [11.3, 11.3], (False, True))

    Reference: Hutwagner et al. (2003), Journal of Urban Health 80, i89-i96; Fricker, Hegler and Dunfee (2008), Statistics
    in Medicine 27, 3407-3429. ``beyond`` is the probability beyond which a period stands out, 0.001 for C1 and C2 and 0.025
    for C3. The C3 of R's surveillance takes the newest count into its own limit, so that no leap ever passes it.

    In words: "this month stands out from those before it; a person should look".

    Not for publication, and not with a season: it forgets last year. Internal only.
    """
    events = counts(series)
    first = baseline + {"C1": 0, "C2": _LAST_LEFT_OUT, "C3": 2 * _LAST_LEFT_OUT}.get(method, -1)
    if first < baseline:
        raise NotComparable(f"no method is called {method!r}; choose C1, C2 or C3")
    if len(events) <= first:
        raise NotComparable(f"{len(events)} periods are too few for {method}; it needs {first} before the first one watched")
    wide = -normal_quantile((0.025 if method == "C3" else 0.001) if beyond is None else beyond)
    places: Places = np.arange(first, len(events))
    left_out = 0 if method == "C1" else _LAST_LEFT_OUT
    mean, spread = _before(events, places, baseline, left_out)
    if method == "C3":
        recent = _recent(events, places, baseline)
        passed = recent > wide  # whatever is counted now
        limit = np.where(passed, 0.0, mean + spread * (1 + wide - np.where(passed, 0.0, recent)))
        return Watched(tuple(places.tolist()), limit, tuple((passed | (events[places] > limit)).tolist()))
    limit = mean + wide * spread
    return Watched(tuple(places.tolist()), limit, tuple((events[places] > limit).tolist()))


def _before(events: Array, places: Places, baseline: int, left_out: int) -> tuple[Array, Array]:
    held = np.stack([events[places - left_out - back] for back in range(1, baseline + 1)])
    mean: Array = held.mean(axis=0)
    spread: Array = held.std(axis=0, ddof=1)
    return mean, spread


def _recent(events: Array, places: Places, baseline: int) -> Array:
    """By how many spreads, beyond one, the two periods before stood out."""
    total = np.zeros(len(places))
    for back in (1, 2):
        mean, spread = _before(events, places - back, baseline, _LAST_LEFT_OUT)
        with np.errstate(divide="ignore", invalid="ignore"):
            away = (events[places - back] - mean) / spread
        total += np.maximum(0.0, np.where(np.isnan(away), 0.0, away) - 1)
    return total

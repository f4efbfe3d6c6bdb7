"""A number or an array of numbers with its range, and the few steps that statistics of plain numbers share."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import tail
from faircount.errors import NotComparable

Array = NDArray[np.float64]
Places = NDArray[np.intp]
Marks = NDArray[np.bool_]
Numbers = Any
"""A float where single numbers went in, an array of floats where an array did."""


class Interval(NamedTuple):
    """A number and its range, or three arrays of one shape.

    Infinite where the mathematics has no upper limit, and not a number where it has no value (none in none, say): one
    place of an array cannot be refused without losing its neighbours. Single figures on their way to a page go through
    ``Estimate``, which refuses both.
    """

    value: Numbers
    lower: Numbers
    upper: Numbers


def counts(numbers: ArrayLike, what: str = "events") -> Array:
    """Counts as floats: none below 0, none unknown. They need not be whole, so that expected counts and curves pass."""
    known = np.asarray(numbers, dtype=np.float64)
    if not bool(np.all(np.isfinite(known))):
        raise NotComparable(f"a number of {what} is missing or not finite; unknown is not 0, so leave its row out and say so")
    if bool(np.any(known < 0)):
        raise NotComparable(f"a number of {what} is below 0, net of cancelled records; compare a longer period")
    return known


def exposures(numbers: ArrayLike, what: str = "exposure") -> Array:
    """Populations, days and the like: all above 0."""
    known = counts(numbers, what)
    if bool(np.any(known == 0)):
        raise NotComparable(f"{what} of 0 holds no rate; give the population, or the days in force")
    return known


def parts(part: ArrayLike, whole: ArrayLike) -> tuple[Array, Array]:
    """Parts and their wholes, each part lying in its whole."""
    held, held_in = np.broadcast_arrays(counts(part, "cases"), exposures(whole, "a whole"))
    if bool(np.any(held > held_in)):
        raise NotComparable("a part is larger than its whole; offences and victims, or two offence sets, may have been mixed")
    return held, held_in


def deviate(confidence: float) -> float:
    """The normal quantile that leaves half of what is not covered beyond it."""
    return normal_quantile(1 - tail(confidence))


def plain(numbers: ArrayLike) -> Numbers:
    """A float for a single number, else the array."""
    known = np.asarray(numbers, dtype=np.float64)
    return float(known) if known.ndim == 0 else known


def interval(value: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Interval:
    """The three as plain numbers or arrays."""
    return Interval(plain(value), plain(lower), plain(upper))

"""A number or an array of numbers with its range, and the few steps that statistics of plain numbers share."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from numbers import Real
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from faircount.compare import special
from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import plain_number, tail
from faircount.errors import NotComparable
from faircount.tables.html import html_table

Array = NDArray[np.float64]
Places = NDArray[np.intp]
Marks = NDArray[np.bool_]
Numbers = Any
"""A float where single numbers went in, an array of floats where an array did."""
_NUMBERS = (int, float)
_UNKNOWN = "a number is missing or not finite; unknown is not 0, so leave its row out and say so"


class Interval(NamedTuple):
    """A number and its range, or three arrays of one shape.

    Infinite where the mathematics has no upper limit, and not a number where it has no value (none in none, say): one
    place of an array cannot be refused without losing its neighbours. Single figures on their way to a page go through
    ``Estimate``, which refuses both.
    """

    value: Numbers
    lower: Numbers
    upper: Numbers

    def _repr_html_(self) -> str:
        """The numbers as a notebook shows them, one row a place."""
        rows = np.column_stack([np.ravel(each) for each in np.broadcast_arrays(*self)]).tolist()
        return html_table(self._fields, rows, len(rows))


def real_numbers(given: object, what: str, missing: bool = False) -> Array:
    """The numbers as floats: no text that only looks like one, no yes or no, nothing unknown or endless.

    ``missing`` lets None, or what is masked, stand for "not answered", which then is not a number.
    """
    if type(given) is int or type(given) is float:  # single figures come by the ten thousand
        number = plain_number(given)
        if number is not None and isfinite(number):
            return np.array(number + 0.0)
    if isinstance(given, np.ma.MaskedArray):
        # What stands behind a mask is not known, whatever it is: NumPy itself would hand it over, and 0 for a lone mask.
        given = given.tolist()
    if isinstance(given, bytes | bytearray | memoryview):
        given = None  # text, of which NumPy would take the letters for numbers
    try:
        known = np.asarray(given)
    except ValueError:
        raise NotComparable(f"{what}: the rows are of unlike length; give one number for each place") from None
    if isinstance(given, list | tuple) and known.dtype.kind in "uif":
        for each in given:
            # One by one, for NumPy makes 1 of a yes beside a number, 55 of a letter and a number of what is masked.
            if not (type(each) in _NUMBERS or isinstance(each, np.integer | np.floating)):
                real_numbers(each, what, missing)
    if missing and known.dtype.kind == "O":
        known = np.array([np.nan if each is None else each for each in known.ravel()], dtype=object).reshape(known.shape)
    if known.dtype.kind == "O" and all(isinstance(each, Real | Decimal) and not isinstance(each, bool) for each in known.ravel()):
        try:
            known = known.astype(np.float64)
        except OverflowError:
            raise NotComparable(f"{what}: a number is larger than any count; check it") from None
        except ValueError:  # a decimal that is made to sound an alarm wherever it is used
            raise NotComparable(f"{what}: {_UNKNOWN}") from None
    if known.dtype.kind not in "uif":
        raise NotComparable(
            f"{what}: give numbers; text, yes or no, and what is not known are none, so leave such rows out and say so"
        )
    known = known.astype(np.float64) + 0.0  # no number is a nought below 0, by which a ratio would have no end downwards
    if bool(np.any(np.isinf(known) if missing else ~np.isfinite(known))):
        raise NotComparable(f"{what}: {_UNKNOWN}")
    return known


def counts(numbers: ArrayLike, what: str = "events") -> Array:
    """Counts as floats: none below 0, none unknown. They need not be whole, so that expected counts and curves pass."""
    known = real_numbers(numbers, f"a number of {what}")
    if bool((known < 0).any()):
        raise NotComparable(f"{what}: must not be negative; if it is a count net of cancelled records, compare a longer period")
    return known


def exposures(numbers: ArrayLike, what: str = "exposure") -> Array:
    """Populations, days and the like: all above 0."""
    known = counts(numbers, what)
    if bool((known == 0).any()):
        raise NotComparable(f"{what} must be greater than 0: it is the denominator of a rate; give the population, or the days")
    return known


def parts(part: ArrayLike, whole: ArrayLike) -> tuple[Array, Array]:
    """Parts and their wholes, each part lying in its whole."""
    held, held_in = np.broadcast_arrays(counts(part, "cases"), exposures(whole, "a whole"))
    if bool((held > held_in).any()):
        raise NotComparable("a part is larger than its whole; offences and victims, or two offence sets, may have been mixed")
    return held, held_in


def deviate(confidence: float) -> float:
    """The normal quantile that leaves half of what is not covered beyond it."""
    return normal_quantile(1 - tail(confidence))


def plain(numbers: ArrayLike) -> Numbers:
    """A float for a single number, else the array."""
    known = np.asarray(numbers, dtype=np.float64)
    return float(known) if known.ndim == 0 else known


def log_poisson(count: Array, mean: ArrayLike) -> Array:
    """The logarithm of the chance that a Poisson variable of this mean takes this count."""
    found: Array = special.xlogy(count, mean) - mean - special.gammaln(count + 1)
    return found


def interval(value: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Interval:
    """The three as plain numbers, or as arrays of one shape: a value that all places share stands at each of them."""
    return Interval(*(plain(np.array(each)) for each in np.broadcast_arrays(value, lower, upper)))

"""The lower or upper end of the exact 95 % interval of a count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from scipy.special import gammaincinv

from faircount.patterns import regex
from faircount.protect.derived.column import FigureColumn, Span
from faircount.protect.disclosure.knowledge import WeightedTie

HEAD = regex(r"(?:chance[ _])?(lower|upper)(?:[ _](?:95%?|limit|ci|end|bound).*)?", re.IGNORECASE)
MAX_COUNT = 10_000_000


def interval(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts whose exact Poisson limit, printed so, is the one that is printed."""
    limit = ENDS[column.said[1].casefold()]
    for row, cell, span in column.spans():
        low, high = counts_with(limit, span)
        yield WeightedTie(((cell, 1),), low, high, column.place(row))


def counts_with(limit: Callable[[int], float], span: Span) -> tuple[int, int]:
    """The least and the most count whose limit lies in the span.

    >>> counts_with(ENDS["upper"], (Fraction("11.65"), Fraction("11.75")))
    (5, 5)

    (5 has the exact limits 1.6 and 11.7: Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936).) When not
    to use it: for limits made by an approximation, which fit another count or none.
    """
    return _first(limit, span[0]), _first(limit, span[1] + Fraction(1, 10**9)) - 1


def _first(limit: Callable[[int], float], least: Fraction) -> int:
    """The first count whose limit is at least so much; limits grow with the count."""
    below, above = -1, 1
    while above < MAX_COUNT and limit(above) < least:
        above *= 2
    while above - below > 1:
        middle = (below + above) // 2
        below, above = (middle, above) if limit(middle) < least else (below, middle)
    return above


def _lower(count: int) -> float:
    return float(gammaincinv(count, 0.025)) if count > 0 else 0.0


def _upper(count: int) -> float:
    return float(gammaincinv(count + 1, 0.975))


ENDS: dict[str, Callable[[int], float]] = {"lower": _lower, "upper": _upper}
"""The exact limits of a count (Garwood 1936), by the end that is printed: quantiles of chi-squared are twice those of gamma."""

"""How often areas are said to have changed though none did, one by one and in sums, and how often a true change is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from faircount.compare.areas.changes import many_changes
from faircount.compare.like_for_like import like_for_like

SEED = 20150401
SPREAD_OF_SIZES = 0.7
"""Of the logarithm of the expected counts of forces: the largest counts about fifteen times as much as the smallest."""
UNLIKE = ("by size", "half", "a fifth")
"""How areas may vary unlike each other: see ``varying``."""
Array = NDArray[np.float64]
Rows = Iterator[Sequence[object]]


def share(found: float) -> str:
    """A share as the tables give it."""
    return f"{found:.3f}"


def sizes(drawn: np.random.Generator, areas: int, mean: float) -> Array:
    """Expected counts of so many areas as forces have them."""
    return np.exp(drawn.normal(np.log(mean) - SPREAD_OF_SIZES**2 / 2, SPREAD_OF_SIZES, areas))


def counted(drawn: np.random.Generator, mean: Array, variance: float) -> Array:
    """Counts that vary so many times as much as by chance."""
    return drawn.poisson(mean if variance == 1 else drawn.gamma(mean / (variance - 1), variance - 1)).astype(np.float64)


def varying(drawn: np.random.Generator, mean: Array, how: float | str) -> Array:
    """Counts that vary so many times as much as by chance, alike or unlike, none more than five times.

    "by size": the more the larger an area is, as where the rate varies alike everywhere; "half" or "a fifth" of the areas five
    times, the others by chance.
    """
    places = np.arange(len(mean))
    times = {"by size": 1 + 4 * mean / mean.max(), "half": 1 + 4.0 * (places % 2 == 0), "a fifth": 1 + 4.0 * (places % 5 == 0)}
    variance = times[how] if isinstance(how, str) else np.full(len(mean), how)
    wide = np.maximum(variance - 1, 1e-9)
    return drawn.poisson(np.where(variance > 1, drawn.gamma(mean / wide, wide), mean)).astype(np.float64)


def changes(times: int) -> Rows:
    """In how many runs some area of many is said to have changed though none did."""
    for areas in (2, 3, 6, 12, 43, 150):
        for mean in (10.0, 55.0, 300.0):
            drawn, shares = np.random.default_rng(SEED), []
            for variance in (1.0, 1.5, 2.0, 3.0, 5.0):
                named = 0
                for _ in range(times):
                    expected = sizes(drawn, areas, mean)
                    named += bool(
                        many_changes(counted(drawn, expected, variance), counted(drawn, expected, variance)).standing_out
                    )
                shares.append(share(named / times))
            yield areas, f"{mean:g}", *shares


def unlike_changes(times: int) -> Rows:
    """The same where areas vary unlike each other, none more than five times as much as by chance."""
    for areas in (10, 20, 43, 150):
        for mean in (55.0, 300.0):
            drawn, shares = np.random.default_rng(SEED), []
            for how in UNLIKE:
                named = 0
                for _ in range(times):
                    expected = sizes(drawn, areas, mean)
                    named += bool(many_changes(varying(drawn, expected, how), varying(drawn, expected, how)).standing_out)
                shares.append(share(named / times))
            yield areas, f"{mean:g}", *shares


def sums_of_areas(times: int) -> Rows:
    """How often the sums of areas are said to have changed though nothing did, by the range with spread (by chance alone)."""
    for areas in (3, 10, 43, 150):
        for mean in (55.0, 300.0):
            drawn, shares = np.random.default_rng(SEED), []
            for how in (1.0, 2.0, 3.0, 5.0, *UNLIKE):
                said = np.zeros(2)
                for _ in range(times):
                    expected = sizes(drawn, areas, mean)
                    pair = ({str(place): int(each) for place, each in enumerate(varying(drawn, expected, how))} for _ in range(2))
                    found = like_for_like(*pair)
                    said += [not found.with_spread.covers(1.0), not found.ratio.covers(1.0)]
                shares.append(f"{share(said[0] / times)} ({share(said[1] / times)})")
            yield areas, f"{mean:g}", *shares


def found_changes(times: int) -> Rows:
    """How often one area of 43 that really rose so much is among those said to stand out, mean count 150."""
    for rise in (1.25, 1.5, 2.0, 3.0):
        drawn, shares = np.random.default_rng(SEED), []
        for variance in (1.0, 2.0, 5.0):
            found = 0
            for _ in range(times):
                expected = sizes(drawn, 43, 150.0)
                expected[0] = 150.0
                later = expected * np.where(np.arange(43) == 0, rise, 1.0)
                found += 0 in many_changes(counted(drawn, expected, variance), counted(drawn, later, variance)).standing_out
            shares.append(share(found / times))
        yield f"{rise:g}", *shares

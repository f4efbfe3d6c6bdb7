"""Limits for many areas that allow for how far they spread beyond chance, in the forms that other programs print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.areas.limits import said_beyond
from faircount.compare.funnel import critical_multiple, variance_kept
from faircount.compare.interval import Array, Interval, counts, deviate, exposures, interval, parts
from faircount.compare.intervals.counts import exact_count
from faircount.errors import NotComparable

TRIMMED = 0.1


@dataclass(frozen=True, slots=True)
class SpreadFunnel:
    """Each area's z-score against the target, how far the areas spread, and the limits of chance and with the spread.

    ``phi`` and ``tau2`` are as other programs give them, too small where ends are trimmed; ``between_area_variance`` has
    that put right. ``value`` is each area's ratio or share; ``chance`` and ``spread`` are 95% or other
    limits without and with the spread, the latter ``critical_multiple`` errors off.
    """

    value: Array
    score: Array
    error: Array
    phi: float
    tau2: float
    between_area_variance: float
    critical_multiple: float
    chance: Interval
    spread: Interval

    @property
    def outside(self) -> tuple[int, ...]:
        """The places of the areas beyond the limits with spread, by their scores: no half event decides that."""
        wide = self.critical_multiple * np.sqrt(1 + self.between_area_variance / self.error**2)
        return tuple(np.flatnonzero(np.abs(self.score) > wide).tolist())

    @property
    def say(self) -> str:
        """How many areas stand out among how many, in a sentence."""
        return f"{said_beyond(len(self.value), len(self.outside))} what chance and the ordinary spread would give."


def ratio_funnel(
    observed: ArrayLike, expected: ArrayLike, scale: str = "root", trimmed: float = TRIMMED, confidence: float = 0.95
) -> SpreadFunnel:
    """Observed over expected of each area, with limits of chance (exact) and of chance and spread.

    ``scale`` "root" winsorises on the square root (Care Quality Commission), "log" leaves the ends out on the logarithm
    (SHMI), "natural" winsorises the ratio itself.

    >>> found = ratio_funnel([81, 144, 100, 100], 100.0, trimmed=0.0)
    >>> round(found.phi, 6), round(found.tau2, 6)
    (5.0, 0.014167)

    Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202; Spiegelhalter et al. (2012), Journal of the Royal
    Statistical Society A 175, 1-47.

    In words: "higher than expected from chance and the ordinary spread between forces".

    Not as a league table, and not with the limits that others draw from the trimmed phi, which averages about 0.7 under
    chance alone: they leave 6 to 20 areas of a thousand outside 99.8% limits that are like the others, these about 2.
    """
    if scale not in _RATIO_SCALES:
        raise NotComparable(f"no scale is called {scale!r}; choose one of {', '.join(_RATIO_SCALES)}")
    events, among = np.broadcast_arrays(counts(observed), exposures(expected, "a number of expected events"))
    score, error, back = _RATIO_SCALES[scale](events, among)
    kept = _truncated(score, trimmed) if scale == "log" else _winsorised(score, trimmed)
    phi, tau2, between_area_variance = _spread(kept, error, variance_kept(trimmed, left_out=scale == "log"))
    far = critical_multiple(len(events), trimmed, confidence)
    half = far * np.sqrt(error**2 + between_area_variance)
    exact = exact_count(among, confidence)
    chance = interval(np.ones(len(among)), np.asarray(exact.lower) / among, np.asarray(exact.upper) / among)
    limits = interval(np.ones(len(among)), back(-half), back(half))
    return SpreadFunnel(events / among, score, error, phi, tau2, between_area_variance, far, chance, limits)


def share_funnel(part: ArrayLike, whole: ArrayLike, trimmed: float = TRIMMED, confidence: float = 0.95) -> SpreadFunnel:
    """The share of each area against the common one, on the arcsine scale, with limits of chance and of spread.

    >>> found = share_funnel([10, 30, 25, 15], [100, 100, 100, 100], trimmed=0.0)
    >>> round(found.phi, 3), f"{found.chance.lower[0]:.3f} to {found.chance.upper[0]:.3f}"
    (4.153, '0.128 to 0.284')

    Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202.

    In words: "higher than expected from chance and the ordinary spread between forces".

    Not for rates of events in a population: on this scale identical forces look unlike each other. Not for wholes under 30.
    """
    held, held_in = parts(part, whole)
    target = float(np.arcsin(np.sqrt(held.sum() / held_in.sum())))
    error = 1 / (2 * np.sqrt(held_in))
    score = (np.arcsin(np.sqrt(held / held_in)) - target) / error

    def limits(half: Array) -> Interval:
        low, high = np.maximum(0.0, target - half), np.minimum(np.pi / 2, target + half)
        return interval(np.full(len(error), np.sin(target) ** 2), np.sin(low) ** 2, np.sin(high) ** 2)

    return _limited(held / held_in, score, error, trimmed, confidence, limits)


def change_funnel(
    count_before: ArrayLike, count_after: ArrayLike, trimmed: float = TRIMMED, confidence: float = 0.95
) -> SpreadFunnel:
    """Each area's later over its earlier count against the change of all together, with each area's own limits.

    >>> found = change_funnel([100, 100, 100, 100], [100, 150, 80, 110], trimmed=0.0)
    >>> round(found.phi, 2), f"{found.chance.lower[0]:.2f} to {found.chance.upper[0]:.2f}"
    (2.69, '0.83 to 1.45')

    Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, ratio of counts: the logarithm, half an event
    added to both in the score. ``value`` is the later count over the earlier one as they are, without end where that is 0.

    In words: "a larger rise than chance and the ordinary spread between forces would give".

    Not with the limits that a widely used package draws for it, which are of half a root of the earlier count alone and
    leave forces outside whose own score is small. Not for counts under about 10.
    """
    before, after = np.broadcast_arrays(counts(count_before), counts(count_after))
    if not before.any() or not after.any():
        raise NotComparable("nothing was counted in one of the periods, so there is no common change")
    target = float(np.log(after.sum() / before.sum()))
    error = np.sqrt(after / (after + 0.5) ** 2 + before / (before + 0.5) ** 2)
    if bool(np.any(error == 0)):
        raise NotComparable("an area counted none in both periods; leave it out and say so")
    score = (np.log((after + 0.5) / (before + 0.5)) - target) / error

    def limits(half: Array) -> Interval:
        return interval(*(np.exp(target + shift) for shift in (np.zeros(len(error)), -half, half)))

    # A rise from none has no end, nor has the spread of areas that have nothing in common.
    with np.errstate(divide="ignore", over="ignore"):
        return _limited(after / before, score, error, trimmed, confidence, limits)


def _limited(
    value: Array, score: Array, error: Array, trimmed: float, confidence: float, limits: Callable[[Array], Interval]
) -> SpreadFunnel:
    phi, tau2, between_area_variance = _spread(_winsorised(score, trimmed), error, variance_kept(trimmed))
    far = critical_multiple(len(error), trimmed, confidence)
    chance, spread = limits(deviate(confidence) * error), limits(far * np.sqrt(error**2 + between_area_variance))
    return SpreadFunnel(value, score, error, phi, tau2, between_area_variance, far, chance, spread)


Back = Callable[[Array], Array]


def _root(events: Array, among: Array) -> tuple[Array, Array, Back]:
    error = 1 / (2 * np.sqrt(among))
    return (np.sqrt(events / among) - 1) / error, error, lambda away: np.maximum(0.0, 1 + away) ** 2


def _logarithm(events: Array, among: Array) -> tuple[Array, Array, Back]:
    if bool(np.any(events == 0)):
        raise NotComparable("an area counted none, which has no logarithm; use the root scale")
    error = 1 / np.sqrt(among)
    return np.log(events / among) / error, error, np.exp


def _natural(events: Array, among: Array) -> tuple[Array, Array, Back]:
    error = 1 / np.sqrt(among)
    return (events / among - 1) / error, error, lambda away: np.maximum(0.0, 1 + away)


_RATIO_SCALES: Mapping[str, Callable[[Array, Array], tuple[Array, Array, Back]]] = {
    "root": _root,
    "log": _logarithm,
    "natural": _natural,
}


def _winsorised(score: Array, trimmed: float) -> Array:
    lowest, highest = np.quantile(score, [trimmed, 1 - trimmed])
    return np.clip(score, lowest, highest)


def _truncated(score: Array, trimmed: float) -> Array:
    """The scores without the lowest and highest group; those left out are not numbers."""
    if trimmed == 0:
        return score
    groups = round(1 / trimmed)
    ordered = np.sort(score)
    rank = (np.searchsorted(ordered, score, "left") + np.searchsorted(ordered, score, "right") + 1) / 2
    group = np.floor(rank * groups / (len(score) + 1))
    return np.where((group > 0) & (group < groups - 1), score, np.nan)


def _spread(score: Array, error: Array, kept: float) -> tuple[float, float, float]:
    """The mean squared score, the variance between areas that it gives, and that with what trimming takes away put right."""
    known = ~np.isnan(score)
    areas = int(known.sum())
    if areas < 2:
        raise NotComparable("two areas at least are needed to see how far they spread")
    phi = float(np.mean(score[known] ** 2))
    weight = error[known] ** -2
    whole = float(weight.sum() - np.sum(weight**2) / weight.sum())
    tau2, between_area_variance = (max(0.0, (areas * each - (areas - 1)) / whole) for each in (phi, phi / kept))
    return phi, tau2, between_area_variance

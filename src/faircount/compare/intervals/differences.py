"""How far apart two rates or two shares are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import acos, cos, inf, isclose, pi, sqrt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.estimate import Proportion
from faircount.compare.interval import Interval, deviate, interval
from faircount.compare.intervals.counts import byar_count, exact_count, jeffreys_count
from faircount.compare.intervals.mid_p import mid_p_count
from faircount.compare.intervals.ratios import rates
from faircount.compare.intervals.roots import halved
from faircount.compare.intervals.shares import wilson
from faircount.errors import NotComparable

LIMITS: Mapping[str, Callable[[ArrayLike, float], Interval]] = {
    "exact": exact_count,
    "mid-p": mid_p_count,
    "Byar": byar_count,
    "Jeffreys": jeffreys_count,
}
"""The ranges of the single counts that a difference may be made from."""


def mover_difference(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
    limits: str = "exact",
) -> Interval:
    """The later rate less the earlier one, its range recovered from the ranges of the two counts (MOVER).

    >>> found = mover_difference(55, 145)
    >>> f"{found.value:.0f} ({found.lower:.1f} to {found.upper:.1f})"
    '90 (61.9 to 119.0)'

    Reference: Zou and Donner (2008), Statistics in Medicine 27, 1693-1702; for Poisson rates Li, Tang and Wong (2014),
    Computational Statistics 29, 869-889. ``limits`` names the ranges that go in.

    In words: "90 more, and between 62 and 119 more allowing for ordinary chance".

    Not for saying whether there was a change at all, which the exact range of the ratio decides. Not across a break.
    """
    if limits not in LIMITS:
        raise NotComparable(f"no limits are called {limits!r}; choose one of {', '.join(LIMITS)}")
    before, after, first, second = rates(count_before, count_after, exposure_before, exposure_after)
    early, late = LIMITS[limits](before, confidence), LIMITS[limits](after, confidence)
    value = after / second - before / first
    below = np.hypot((after - late.lower) / second, (early.upper - before) / first)
    return interval(value, value - below, value + np.hypot((late.upper - after) / second, (before - early.lower) / first))


def newcombe(
    part_before: ArrayLike, whole_before: ArrayLike, part_after: ArrayLike, whole_after: ArrayLike, confidence: float = 0.95
) -> Interval:
    """The later share less the earlier one, with the range that their Wilson ranges give. 0.05 is 5 percentage points.

    >>> found = newcombe(48, 80, 56, 70)
    >>> f"{found.value:.4f} ({found.lower:.4f} to {found.upper:.4f})"
    '0.2000 (0.0524 to 0.3339)'

    Reference: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; the number is his table II (a).

    In words: "the share rose by 20 percentage points, and by between 5 and 33 allowing for ordinary chance".

    Not for shares of one and the same whole, and not for a share of victims beside a share of offences.
    """
    early, late = wilson(part_before, whole_before, confidence), wilson(part_after, whole_after, confidence)
    value = late.value - early.value
    lower = value - np.hypot(late.value - late.lower, early.upper - early.value)
    return interval(value, lower, value + np.hypot(late.upper - late.value, early.value - early.lower))


_HALVINGS = 200
Score = Callable[[Proportion, Proportion, float], tuple[float, float]]
"""How far the shares lie from a measure of this size, and the variance of that if it is the true one."""


def miettinen_nurminen(
    part_before: int,
    whole_before: int,
    part_after: int,
    whole_after: int,
    measure: str = "difference",
    confidence: float = 0.95,
    corrected: bool = True,
) -> Interval:
    """The later share against the earlier one as a difference, a ratio or an odds ratio, with its score range.

    ``corrected`` False leaves out the factor N / (N - 1).

    >>> for measure in ("difference", "ratio", "odds ratio"):
    ...     found = miettinen_nurminen(55, 820, 145, 772, measure)
    ...     print(f"{found.value:.3f} ({found.lower:.3f} to {found.upper:.3f})")
    0.121 (0.089 to 0.154)
    2.800 (2.091 to 3.759)
    3.217 (2.318 to 4.456)

    Reference: Miettinen and Nurminen (1985), Statistics in Medicine 4, 213-226; for the odds ratio with the correction of
    Gart (1985), Biometrika 72, 673-677, and Laud (2018), Pharmaceutical Statistics 17, 556-557. The numbers are from the R
    package ratesci.

    In words: "the share marked rose from 7% to 19%, which is 2.8 times, and between 2.1 and 3.8 allowing for chance".

    Not before it is known that the parts lie in the wholes. Beside Newcombe's range on one page it is one too many.
    """
    if measure not in _MEASURES:
        raise NotComparable(f"no measure is called {measure!r}; choose one of {', '.join(_MEASURES)}")
    before, after = Proportion(part_before, whole_before), Proportion(part_after, whole_after)
    value, least, score = _MEASURES[measure]
    every = before.whole + after.whole
    factor = every / (every - 1) if corrected else 1.0
    wide, estimate = deviate(confidence), value(before, after)

    def distance(size: float) -> float:
        away, variance = score(before, after, size)
        return away / sqrt(variance * factor) if variance > 0 else (inf if away > 0 else -inf if away < 0 else 0.0)

    start = estimate if estimate == estimate and estimate != inf else 1.0
    return Interval(estimate, _root(distance, wide, start, least, estimate), _top(distance, wide, start, estimate, least))


def _root(distance: Callable[[float], float], wide: float, start: float, least: float, estimate: float) -> float:
    """The lower end: where the shares lie just so far above; the least there can be where they never do."""
    if estimate == least or estimate != estimate:
        return least
    high = start
    while estimate == inf and distance(high) > wide:
        high *= 2
    return halved(lambda size: distance(size) > wide, least, high, _HALVINGS)[1]


def _top(distance: Callable[[float], float], wide: float, start: float, estimate: float, least: float) -> float:
    """The upper end; endless where a ratio has none, 1 for a difference that can go no higher."""
    most = 1.0 if least == -1.0 else inf
    if estimate in (most, inf) or estimate != estimate:
        return most
    low, high = start, most
    if most == inf:
        high = max(1.0, 2 * start)
        while distance(high) > -wide:
            low, high = high, 2 * high
            if high > 1e12:
                return inf
    return halved(lambda size: distance(size) > -wide, low, high, _HALVINGS)[0]


def _difference(before: Proportion, after: Proportion, size: float) -> tuple[float, float]:
    """Miettinen and Nurminen, appendix 1: the cubic whose root is the likeliest earlier share."""
    every, parts = before.whole + after.whole, before.part + after.part
    second = (after.whole + 2 * before.whole) * size - every - parts
    first = (before.whole * size - every - 2 * before.part) * size + parts
    zeroth = before.part * size * (1 - size)
    third = second / (3 * every)
    bend = third**3 - first * second / (6 * every**2) + zeroth / (2 * every)
    reach = sqrt(max(0.0, third**2 - first / (3 * every))) * (1 if bend >= 0 else -1)
    angle = acos(min(1.0, max(-1.0, bend / reach**3))) if reach else 0.0
    early = _share(2 * reach * cos((pi + angle) / 3) - third)
    late = _share(early + size)
    return after.value - before.value - size, _variance(late, after) + _variance(early, before)


def _ratio(before: Proportion, after: Proportion, size: float) -> tuple[float, float]:
    every, parts = before.whole + after.whole, before.part + after.part
    linear = after.whole * size + after.part + before.whole + before.part * size
    root = sqrt(max(0.0, linear**2 - 4 * every * size * parts))
    early = _share((linear - root) / (2 * every * size)) if size else _share(before.part / before.whole)
    late = _share(early * size)
    return after.value - size * before.value, _variance(late, after) + size**2 * _variance(early, before)


def _odds_ratio(before: Proportion, after: Proportion, size: float) -> tuple[float, float]:
    """With what the logarithm of the odds leans by in small samples taken off, after Gart (1985)."""
    parts = before.part + after.part
    square, linear = before.whole * (size - 1), after.whole * size + before.whole - parts * (size - 1)
    if isclose(size, 1.0):
        early = parts / (before.whole + after.whole)
    else:
        early = _share((sqrt(linear**2 + 4 * square * parts) - linear) / (2 * square))
    late = _share(early * size / (1 + early * (size - 1)))
    spreads = (_spread(late, after), _spread(early, before))
    if 0.0 in spreads:
        return 0.0, 0.0
    away = (after.value - late) * after.whole / spreads[0] - (before.value - early) * before.whole / spreads[1]
    lean = (late - early) / sum(spreads)
    return away - lean, 1 / spreads[0] + 1 / spreads[1]


def _spread(share: float, whole: Proportion) -> float:
    return whole.whole * share * (1 - share)


def _variance(share: float, whole: Proportion) -> float:
    return share * (1 - share) / whole.whole


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _over(before: float, after: float) -> float:
    if before == 0:
        return inf if after > 0 else float("nan")
    return after / before


_MEASURES: Mapping[str, tuple[Callable[[Proportion, Proportion], float], float, Score]] = {
    "difference": (lambda before, after: after.value - before.value, -1.0, _difference),
    "ratio": (lambda before, after: _over(before.value, after.value), 0.0, _ratio),
    "odds ratio": (
        lambda before, after: _over(before.part * (after.whole - after.part), after.part * (before.whole - before.part)),
        0.0,
        _odds_ratio,
    ),
}

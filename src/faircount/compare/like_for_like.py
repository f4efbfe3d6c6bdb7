"""Many areas together, counting only those that answered for both periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, isnan, log, sqrt

import numpy as np

from faircount.compare.areas.changes import MAX_LOG_RATIO, ChangeSpread, ratio_of_sums, spread_of_changes
from faircount.compare.areas.effects import Effect, Heterogeneity, heterogeneity, predicted_effect, weighted_mean
from faircount.compare.distributions import t_quantile
from faircount.compare.estimate import Estimate, Rate, tail
from faircount.compare.interval import counts
from faircount.compare.rates import rate_ratio
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """The areas with both counts, their sums, and how many times the later sum is of the earlier.

    ``ratio`` is of the sums of just these areas, large ones counting most: its range allows for chance alone, and that of
    ``with_spread``, which is the one to print, for how far the areas were seen to spread as well. Neither is of single areas,
    nor of areas not among them. ``typical`` is the ratio of an area in the middle,
    allowing for areas that differ, and ``prediction`` the range in which the ratio beneath one further area like these lies;
    both are None for fewer than three areas, and the second where it has no end. ``left_out`` areas lack a count for one
    period or both; their counts are in neither sum.
    """

    areas: tuple[str, ...]
    left_out: tuple[str, ...]
    before: int
    after: int
    ratio: Estimate
    with_spread: Estimate
    typical: Estimate | None
    prediction: Estimate | None
    spread: Heterogeneity


def like_for_like(before: Mapping[str, int | None], after: Mapping[str, int | None], confidence: float = 0.95) -> LikeForLike:
    """The change over the areas that gave a count for both periods; a total over other sets of areas cannot be asked for.

    >>> found = like_for_like({"A": 55, "B": 69, "C": None}, {"A": 145, "B": 76, "C": 94})
    >>> found.areas, found.left_out, found.before, found.after
    (('A', 'B'), ('C',), 124, 221)
    >>> f"{found.ratio.value:.2f} ({found.ratio.lower:.2f} to {found.ratio.upper:.2f})"
    '1.78 (1.42 to 2.24)'

    Reference: sums of matched areas with the exact conditional range, widened as in McCullagh and Nelder (1989), section 6.2;
    random effects by DerSimonian and Laird (1986) with the range of Hartung and Knapp (2001), Statistics in Medicine 20,
    3875-3889; prediction after Nagashima, Noma and Furukawa (2019), Statistical Methods in Medical Research 28, 1689-1702.

    Not across a break that touches some areas and not others, and not where an answer holds part of an area's count.
    None is "not answered", never 0; a hidden count goes in as None too.
    """
    every = sorted({*before, *after})
    matched = {
        area: (first, second)
        for area in every
        if (first := before.get(area)) is not None and (second := after.get(area)) is not None
    }
    if not matched:
        raise NotComparable("no area has a count for both periods; show the two sets of figures apart")
    firsts, seconds = zip(*matched.values(), strict=True)
    ratio = rate_ratio(Rate(sum(seconds)), Rate(sum(firsts)), confidence)
    effects = [log_ratio(first, second) for first, second in matched.values()]
    spread = heterogeneity(effects)
    enough = len(effects) >= 3
    return LikeForLike(
        areas=tuple(matched),
        left_out=tuple(area for area in every if area not in matched),
        before=sum(firsts),
        after=sum(seconds),
        ratio=ratio,
        with_spread=ratio_of_sums(ratio, sum(firsts), sum(seconds), _spread(firsts, seconds)),
        typical=typical_ratio(effects, spread.tau2, confidence) if enough else None,
        prediction=predicted_ratio(effects, spread.tau2, confidence) if enough else None,
        spread=spread,
    )


def _spread(before: Sequence[int], after: Sequence[int]) -> ChangeSpread:
    """How far the areas spread round their common change, each counted over as much in both periods."""
    first, second = np.array(before, dtype=np.float64), np.array(after, dtype=np.float64)
    return spread_of_changes(first, second, np.ones(len(first)), np.ones(len(first)), np.ones(len(first)))


def log_ratio(before: int, after: int) -> Effect:
    """The log of an area's ratio and its variance; half an event is added to both counts where one of them is 0."""
    added = 0.5 if before == 0 or after == 0 else 0.0
    first, second = before + added, after + added
    return Effect(log(second / first), 1 / first + 1 / second)


def typical_ratio(effects: Sequence[Effect], tau2: float, confidence: float = 0.95) -> Estimate:
    """The ratio of an area in the middle, with the Hartung-Knapp range, which holds what it says for few areas too."""
    centre, degrees_of_freedom = weighted_mean(effects, tau2), len(effects) - 1
    weights = [1 / (effect.variance + tau2) for effect in effects]
    scatter = sum(weight * (effect.value - centre) ** 2 for weight, effect in zip(weights, effects, strict=True))
    half = t_quantile(1 - tail(confidence), degrees_of_freedom) * sqrt(scatter / (degrees_of_freedom * sum(weights)))
    return Estimate(exp(centre), exp(centre - half), exp(centre + half), confidence, "random effects (Hartung-Knapp)")


def predicted_ratio(effects: Sequence[Effect], tau2: float, confidence: float = 0.95) -> Estimate | None:
    """The range in which the ratio beneath one further area like these lies; None where it has no end that can be said."""
    centre, (low, high) = weighted_mean(effects, tau2), predicted_effect(effects, confidence)
    if max(abs(low), abs(high)) > MAX_LOG_RATIO:
        return None
    return Estimate(exp(centre), exp(min(low, centre)), exp(max(high, centre)), confidence, "prediction interval (Q profile)")


def matched_ratio(
    count_before: Sequence[float | None], count_after: Sequence[float | None], confidence: float = 0.95
) -> LikeForLike:
    """The pooled ratio with random effects and prediction interval over the places where both counts are known.

    Areas are named by their place, from "0000". None, or what is not a number, means not answered.

    >>> found = matched_ratio([55, 69, None], [145, 76, 94])
    >>> f"{found.ratio.value:.2f} ({found.ratio.lower:.2f} to {found.ratio.upper:.2f})", found.left_out
    ('1.78 (1.42 to 2.24)', ('0002',))
    >>> f"{found.with_spread.lower:.2f} to {found.with_spread.upper:.2f}"
    '0.77 to 4.14'

    Reference: sums of matched areas with the exact range; DerSimonian and Laird (1986), Controlled Clinical Trials 7,
    177-188; Hartung and Knapp (2001), Statistics in Medicine 20, 3875-3889.

    In words: "over the 2 areas that answered for both years, 1.8 times as many".

    ``with_spread`` is the same ratio with the range to print: under six areas at least five times chance is allowed for.

    Not as the range of a single area, which is wider: that of the ratio is chance in the sums of just these areas. Not as a
    ratio of two totals of which each has other areas in it: that cannot be asked for here.
    """
    if len(count_before) != len(count_after):
        raise NotComparable("each area needs a place in both lists; None where it did not answer")
    before, after = ({f"{place:04d}": _known(count) for place, count in enumerate(each)} for each in (count_before, count_after))
    return like_for_like(before, after, confidence)


def _known(count: float | None) -> int | None:
    if count is None or isnan(count):
        return None
    return int(counts(count))

"""How good forecasts were, by proper scores: a lower score is better, and honesty is the best policy."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.estimate import tail
from faircount.compare.interval import Numbers, counts, log_poisson, plain
from faircount.errors import NotComparable

_FARTHEST = 1e7
"""So many counts of a distribution are added up, which takes 80 megabytes."""


def crps_sample(actual: float, draws: ArrayLike) -> float:
    """The continuous ranked probability score of a forecast given as draws.

    >>> crps_sample(3, [1, 2, 3, 4])
    0.375

    Reference: Gneiting and Raftery (2007), Journal of the American Statistical Association 102, 359-378.

    In words: "on average off by about so many".

    Not for a handful of draws, which score themselves too well.
    """
    ordered = np.sort(np.asarray(draws, dtype=np.float64))
    if ordered.size == 0:
        raise NotComparable("a forecast without a draw has no score")
    number = len(ordered)
    weights = 2 * np.arange(1, number + 1) - number - 1
    return float(np.mean(np.abs(ordered - actual)) - np.sum(weights * ordered) / number**2)


def crps_normal(actual: ArrayLike, mean: ArrayLike, error: ArrayLike) -> Numbers:
    """The continuous ranked probability score of a normal forecast.

    >>> round(crps_normal(0, 0, 1), 6)
    0.233695

    Reference: Gneiting and Raftery (2007), equation 21.

    In words: "on average off by about so many".

    Not for counts near 0, of which the normal curve puts some below.
    """
    away = (np.asarray(actual) - np.asarray(mean)) / np.asarray(error)
    density = np.exp(-(away**2) / 2) / np.sqrt(2 * np.pi)
    return plain(error * (away * (2 * special.ndtr(away) - 1) + 2 * density - 1 / np.sqrt(np.pi)))


def crps_poisson(actual: ArrayLike, mean: ArrayLike) -> Numbers:
    """The continuous ranked probability score of a Poisson forecast.

    >>> round(crps_poisson(7, 5), 6)
    1.265482

    Reference: Wei and Held (2014), Test 23, 787-805; the number is from the R package scoringRules.

    In words: "on average off by about so many".

    Not where counts spread wider than chance.
    """
    seen, level = np.broadcast_arrays(counts(actual), counts(mean))
    at_most = special.gammaincc(seen + 1, level)
    here = np.exp(log_poisson(seen, level))
    spread = level * (special.i0e(2 * level) + special.i1e(2 * level))
    return plain((seen - level) * (2 * at_most - 1) + 2 * level * here - spread)


def crps_negative_binomial(actual: ArrayLike, mean: ArrayLike, size: ArrayLike) -> Numbers:
    """The continuous ranked probability score of a negative binomial forecast of this mean and size.

    >>> round(crps_negative_binomial(7, 5, 5), 6)
    1.430316

    Reference: Wei and Held (2014), Test 23, 787-805; the number is from the R package scoringRules.

    In words: "on average off by about so many".

    Not for a forecast made of draws, which has a score of its own.
    """
    seen, level, shape = np.broadcast_arrays(counts(actual), counts(mean), counts(size))
    scores = [_negative_binomial(*row) for row in zip(seen.ravel(), level.ravel(), shape.ravel(), strict=True)]
    return plain(np.reshape(scores, seen.shape))


def _negative_binomial(actual: float, mean: float, size: float) -> float:
    """The sum of squared steps between the forecast's distribution and what came, as far as the distribution moves.

    Beyond that each step up to what came is 1, so that they are counted and not added up: what came may be any number.
    """
    if mean == 0:
        return actual
    far = mean + 12 * np.sqrt(mean * (1 + mean / size)) + 200
    while far <= _FARTHEST and special.betainc(far, size, mean / (mean + size)) > 1e-9:
        far *= 2
    if not far <= _FARTHEST:
        raise NotComparable(f"a forecast of {mean:g} and size {size:g} spreads too far to be added up; score draws from it")
    numbers = np.arange(np.ceil(far))
    # From one count to the next the chance changes by a ratio: adding their logarithms is exact and needs no tables.
    ratios = np.log((numbers[:-1] + size) / (numbers[:-1] + 1) * (mean / (mean + size)))
    at_most = np.cumsum(np.exp(np.concatenate([[0.0], np.cumsum(ratios)]) - size * np.log1p(mean / size)))
    return float(np.sum((at_most - (numbers >= actual)) ** 2)) + max(0.0, actual - len(numbers))


def log_score_poisson(actual: ArrayLike, mean: ArrayLike) -> Numbers:
    """Minus the logarithm of the chance that a Poisson forecast gave to what came.

    >>> round(log_score_poisson(7, 5), 6)
    2.259096

    Reference: Good (1952), Journal of the Royal Statistical Society B 14, 107-114.

    In words: "how surprising what came was".

    Not to compare a forecast that rules things out: what it called impossible scores infinitely.
    """
    return plain(-log_poisson(counts(actual), counts(mean)))


def log_score_negative_binomial(actual: ArrayLike, mean: ArrayLike, size: ArrayLike) -> Numbers:
    """Minus the logarithm of the chance that a negative binomial forecast gave to what came.

    >>> round(log_score_negative_binomial(7, 5, 5), 6)
    2.518674

    Reference: Good (1952), Journal of the Royal Statistical Society B 14, 107-114.

    In words: "how surprising what came was".

    Not to compare a forecast that rules things out.
    """
    seen, level, shape = counts(actual), counts(mean), counts(size)
    chance = special.gammaln(seen + shape) - special.gammaln(shape) - special.gammaln(seen + 1)
    return plain(-(chance + shape * np.log(shape / (shape + level)) + special.xlogy(seen, level / (shape + level))))


def interval_score(actual: ArrayLike, lower: ArrayLike, upper: ArrayLike, confidence: float = 0.95) -> Numbers:
    """The width of a range, and a fine for what came outside it.

    >>> round(interval_score(145, 81, 120), 6)
    1039.0

    Reference: Gneiting and Raftery (2007), equation 43.

    In words: "how wide the range was, and how far what came lay outside it".

    Not across levels: a range of 80% and one of 95% are scored apart.
    """
    seen, low, high = np.asarray(actual, dtype=np.float64), np.asarray(lower), np.asarray(upper)
    fine = 1 / tail(confidence)
    missed = np.maximum(0.0, low - seen) + np.maximum(0.0, seen - high)
    return plain((high - low) + fine * missed)


def pinball(actual: ArrayLike, quantile: ArrayLike, probability: float) -> Numbers:
    """The fine of a single quantile: what came above it counts ``probability`` times, below it the rest.

    >>> pinball(12, 10, 0.9), round(pinball(8, 10, 0.9), 10)
    (1.8, 0.2)

    Reference: Koenker and Bassett (1978), Econometrica 46, 33-50.

    In words: "how far off a single quantile was".

    Not alone, unless one quantile is all that matters, such as how many beds.
    """
    over = np.asarray(actual, dtype=np.float64) - np.asarray(quantile)
    return plain(np.maximum(probability * over, (probability - 1) * over))


def dawid_sebastiani(actual: ArrayLike, mean: ArrayLike, error: ArrayLike) -> Numbers:
    """The squared distance in standard errors, and twice the logarithm of the error.

    >>> dawid_sebastiani(3, 1, 1)
    4.0

    Reference: Dawid and Sebastiani (1999), Annals of Statistics 27, 65-81.

    In words: "how far off, for how sure it was".

    Not where only a range is known.
    """
    spread = np.asarray(error, dtype=np.float64)
    return plain(((np.asarray(actual) - np.asarray(mean)) / spread) ** 2 + 2 * np.log(spread))

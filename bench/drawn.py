"""How often ranges hold the truth that are made of too many numbers to sum over every outcome: from draws that start alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from bench.covered import LEVEL
from scipy import special

from faircount.compare.interval import Interval
from faircount.compare.statistics import STATISTICS

Drawn = np.random.Generator
Trial = Callable[[Drawn], tuple[Interval, float]]
SEED = 20150401
_POPULATION, _STANDARD = np.array([12_000.0, 9_000.0, 8_000.0]), np.array([5_500.0, 6_000.0, 5_500.0])
_RATES = np.array([5.0, 16.0, 40.0]) / _POPULATION


def standardised(drawn: Drawn) -> tuple[Interval, float]:
    """Three age bands with 61 events in all."""
    found = STATISTICS["directly standardised rate"](drawn.poisson(_RATES * _POPULATION), _POPULATION, _STANDARD)
    return found, float(1e5 * np.sum(_RATES * _STANDARD) / _STANDARD.sum())


def in_groups(drawn: Drawn) -> tuple[Interval, float]:
    """The same, a tenth of the children standing behind five events each."""
    people = np.outer(_RATES * _POPULATION, (0.9, 0.1))
    name = "directly standardised rate, non-independent events"
    found = STATISTICS[name](drawn.poisson(people), [1, 5], _POPULATION, _STANDARD)
    return found, float(1e5 * np.sum(1.4 * _RATES * _STANDARD) / _STANDARD.sum())


def dispersed(drawn: Drawn) -> tuple[Interval, float]:
    """Two years that spread twice as wide as chance, of which that is known."""
    before, after = (drawn.negative_binomial(mean, 0.5) for mean in (55, 110))
    return STATISTICS["over-dispersed rate ratio"](before, after, dispersion=2.0), 2.0


def pooled(drawn: Drawn) -> tuple[Interval, float]:
    """Twenty areas that all rose alike."""
    mean = np.linspace(5, 100, 20)
    found = STATISTICS["like-for-like pooled ratio"](drawn.poisson(mean).tolist(), drawn.poisson(1.3 * mean).tolist())
    return found.ratio, 1.3


def differing(drawn: Drawn) -> tuple[Interval, float]:
    """Twenty areas whose true ratios differ, the mean of their logarithms known; counts large enough for a logarithm."""
    mean = np.linspace(20, 200, 20)
    before, after = drawn.poisson(mean), drawn.poisson(mean * np.exp(drawn.normal(0.3, 0.2, 20)))
    given = np.log(after / before), 1 / after + 1 / before
    return STATISTICS["random-effects mean"](*given).hartung_knapp, 0.3


def rounded(drawn: Drawn) -> tuple[Interval, float]:
    """Two counts of which only the nearest multiple of 5 is known."""
    shown = (5 * np.floor(drawn.poisson(mean) / 5 + 0.5) for mean in (40, 60))
    ends = [end for count in shown for end in STATISTICS["range of a rounded count"](count, 5)]
    return STATISTICS["comparison from protected values"](*ends).chance, 1.5


def adjusted(drawn: Drawn) -> tuple[Interval, float]:
    """A rise of half that better recording makes look like more, and an audit of each year."""
    counted = drawn.poisson(55 * 0.6), drawn.poisson(1.5 * 55 * 0.9)
    audits = drawn.binomial(100, 0.6), 100, drawn.binomial(100, 0.9), 100
    return STATISTICS["audit-adjusted ratio"](*counted, *audits), 1.5


def sampled(drawn: Drawn) -> tuple[Interval, float]:
    """Two strata of 80 and 200 records, half and a quarter of them read."""
    found = drawn.hypergeometric((60, 50), (20, 150), (40, 50)).tolist()
    return STATISTICS["stratified audit sample"]((80, 200), (40, 50), found).logit, 110 / 280


def complete(drawn: Drawn) -> tuple[Interval, float]:
    """All 55 marked records read, and 200 of 765 that are not marked, of which 115 should be."""
    missed = int(drawn.hypergeometric(115, 650, 200))
    return STATISTICS["flag completeness"]([(55, 55, 53)], [(765, 200, missed)]).completeness, 53 / 168


def agreed(drawn: Drawn) -> tuple[Interval, float]:
    """Two reviewers of 150 records whose kappa is 0.6."""
    table = drawn.multinomial(150, (0.4, 0.1, 0.1, 0.4)).reshape(2, 2)
    return STATISTICS["reviewer agreement"](table).kappa, 0.6


def listed(drawn: Drawn) -> tuple[Interval, float]:
    """Two lists of 200 cases, made independently of each other."""
    both, first, second, _ = drawn.multinomial(200, (0.2, 0.2, 0.3, 0.3)).tolist()
    return STATISTICS["capture-recapture, two lists"](both, first, second).total, 200.0


def trend(drawn: Drawn) -> tuple[Interval, float]:
    """Twelve years of Poisson counts that rise by 3% a year."""
    series = drawn.poisson(60 * 1.03 ** np.arange(12))
    return STATISTICS["quasi-Poisson trend"](series).each_period, 1.03


def spread_trend(drawn: Drawn) -> tuple[Interval, float]:
    """Sixty months that spread far wider than chance."""
    mean = 60 * 1.01 ** np.arange(60)
    return STATISTICS["negative binomial trend"](drawn.negative_binomial(5, 5 / (5 + mean))).each_period, 1.01


def step(drawn: Drawn) -> tuple[Interval, float]:
    """Twelve months on each side of a date at which counts double."""
    return STATISTICS["known change point"]([*drawn.poisson(20, 12), *drawn.poisson(40, 12)], 12).ratio, 2.0


def following(drawn: Drawn) -> tuple[Interval, float]:
    """A count of which only chance moves the next one."""
    return STATISTICS["prediction range of a count"](drawn.poisson(55)), float(drawn.poisson(55))


def one_more(drawn: Drawn) -> tuple[Interval, float]:
    """Five areas whose true ratios differ, and a sixth like them."""
    mean = np.linspace(40, 400, 5)
    before, after = drawn.poisson(mean), drawn.poisson(mean * np.exp(drawn.normal(0.3, 0.2, 5)))
    found = STATISTICS["random-effects mean"](np.log(after / before), 1 / after + 1 / before)
    return found.prediction, float(drawn.normal(0.3, 0.2))


TRIALS: Mapping[str, tuple[Trial, float]] = {
    "directly standardised rate": (standardised, LEVEL - 0.005),
    "directly standardised rate, non-independent events": (in_groups, LEVEL - 0.02),
    "over-dispersed rate ratio": (dispersed, LEVEL - 0.02),
    "like-for-like pooled ratio": (pooled, LEVEL),
    "random-effects mean": (differing, LEVEL - 0.02),
    "prediction range of a count": (following, LEVEL),
    "one further area": (one_more, LEVEL - 0.02),
    "comparison from protected values": (rounded, LEVEL),
    "audit-adjusted ratio": (adjusted, LEVEL - 0.02),
    "stratified audit sample": (sampled, LEVEL - 0.02),
    "flag completeness": (complete, LEVEL - 0.02),
    "reviewer agreement": (agreed, LEVEL - 0.02),
    "capture-recapture, two lists": (listed, LEVEL - 0.02),
    "quasi-Poisson trend": (trend, LEVEL - 0.01),
    "negative binomial trend": (spread_trend, LEVEL - 0.04),
    "known change point": (step, LEVEL - 0.01),
}
"""Each range with its trial and the least it may cover: formulas that hold for large counts fall short by a point or two."""


def covered(name: str, times: int) -> float:
    """How often the range held the truth in so many trials."""
    trial, drawn = TRIALS[name][0], np.random.default_rng(SEED)
    return sum(found.lower <= truth <= found.upper for found, truth in (trial(drawn) for _ in range(times))) / times


def doubt(times: int) -> float:
    """Three standard errors of a share near the level from so many trials."""
    return float(3 * np.sqrt(LEVEL * (1 - LEVEL) / times))


def unseen() -> Iterator[float]:
    """How often the bound on a stratum in which none was found holds, summed exactly for each number that there could be."""
    size, read = 765, 200
    limit = STATISTICS["zero-miss upper bound"](size, read)
    for missed in range(size - read + 1):
        none = np.exp(_ways(size - missed, read) - _ways(size, read))
        yield 1.0 if missed <= limit else 1 - float(none)


def _ways(whole: int, part: int) -> float:
    return float(special.gammaln(whole + 1) - special.gammaln(part + 1) - special.gammaln(whole - part + 1))

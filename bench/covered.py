"""How often each registered range holds the truth: summed exactly over every outcome that matters, drawn where that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import special

from faircount.compare.statistics import STATISTICS

LEVEL = 0.95
Array = NDArray[np.float64]
Limits = Callable[..., tuple[Array, Array]]

MEANS = (0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0, 20.0, 35.0, 55.0, 100.0, 250.0, 820.0)
SHARES = (0.01, 0.05, 0.1, 0.25, 0.5)
WHOLES = (10, 50, 250)
PAIRS = tuple((mean, ratio) for mean in (2.0, 5.0, 10.0, 20.0, 55.0) for ratio in (1.0, 1.44, 2.0))
UNLIKE = ((0.05, 0.05), (0.05, 0.2), (0.1, 0.1), (0.3, 0.5), (0.5, 0.5))
WHOLE = 30
FINE_MEANS = np.exp(np.linspace(np.log(0.05), np.log(1_000), 800))
FINE_SHARES = np.linspace(0.002, 0.998, 499)


@dataclass(frozen=True)
class Way:
    """A registered range, and the least its theory lets it cover at worst: the level itself for exact ones.

    ``named`` are further arguments. One taken ``singly`` is a function of single numbers.
    """

    name: str
    least: float
    theory: str = "never under its level"
    named: Mapping[str, object] = field(default_factory=dict)
    singly: bool = False

    def limits(self, *given: Array) -> tuple[Array, Array]:
        """The lower and the upper limit of each row."""
        compute = STATISTICS[self.name]
        if self.singly:
            rows = [compute(*map(int, row), confidence=LEVEL, **self.named) for row in zip(*given, strict=True)]
            return np.array([row.lower for row in rows]), np.array([row.upper for row in rows])
        found = compute(*given, confidence=LEVEL, **self.named)
        return np.asarray(found.lower), np.asarray(found.upper)


_ON_AVERAGE = "holds its level on average, and falls short where one count leaves or enters"
COUNTS = (
    Way("exact (Garwood) interval", LEVEL),
    Way("PHE rule", LEVEL - 0.001, "exact under 10 events, a hair from exact above"),
    Way("Byar interval", LEVEL - 0.001, "a hair from exact"),
    # Just above 2.9957, which is as far as its range of 0 goes, it loses all of the chance of 0 at once.
    Way("mid-p interval", LEVEL - 0.035, _ON_AVERAGE),
    Way("Jeffreys interval for a count", LEVEL - 0.055, _ON_AVERAGE),
    Way("crude rate (PHE rule)", LEVEL - 0.001, "as the PHE rule", {"population": 1.0, "per": 1.0}),
    Way("indirectly standardised ratio", LEVEL - 0.001, "as the PHE rule", {"expected": 1.0}),
)
OF_SHARES = (
    Way("Clopper-Pearson interval", LEVEL),
    Way("Wilson interval", LEVEL - 0.1, _ON_AVERAGE),
    Way("mid-p interval for a proportion", LEVEL - 0.035, _ON_AVERAGE),
    Way("Jeffreys interval", LEVEL - 0.085, _ON_AVERAGE),
)
RATIOS = (
    Way("rate ratio, exact conditional", LEVEL),
    Way("rate ratio, mid-p", LEVEL - 0.01, _ON_AVERAGE),
    Way("rate ratio, score", LEVEL - 0.01, _ON_AVERAGE),
    Way("completeness grid", LEVEL, "as the exact ratio", {"completeness_before": 1.0, "completeness_after": 1.0}),
)
DIFFERENCES = (
    Way("MOVER difference", LEVEL - 0.005, "from two exact ranges: wide, as they are"),
    Way("MOVER difference", LEVEL - 0.01, _ON_AVERAGE, {"limits": "mid-p"}),
)
OF_TWO_SHARES = (
    Way("Newcombe difference", LEVEL - 0.02, _ON_AVERAGE),
    Way("Miettinen-Nurminen interval", LEVEL - 0.02, _ON_AVERAGE, singly=True),
)


def likely(mean: float) -> tuple[Array, Array]:
    """The counts round a Poisson mean that matter, and how probable each is."""
    numbers = np.arange(max(0, int(mean - 8 * mean**0.5 - 10)), int(mean + 8 * mean**0.5 + 30), dtype=np.float64)
    return numbers, np.exp(special.xlogy(numbers, mean) - mean - special.gammaln(numbers + 1))


def binomial(whole: int, share: float) -> Array:
    """How probable each part of a whole is."""
    part = np.arange(whole + 1, dtype=np.float64)
    ways = special.gammaln(whole + 1) - special.gammaln(part + 1) - special.gammaln(whole - part + 1)
    return np.exp(ways + special.xlogy(part, share) + special.xlogy(whole - part, 1 - share))


def held(limits: tuple[Array, Array], truth: float, chance: Array) -> float:
    """How often the truth lies within the limits; a range that is not a number holds nothing."""
    low, high = limits
    slack = 1e-12 * abs(truth)
    with np.errstate(invalid="ignore"):
        return float(np.sum(chance.ravel() * ((low <= truth + slack) & (truth - slack <= high)).ravel()))


def of_counts(limits: Limits, means: Array | tuple[float, ...] = MEANS) -> Array:
    """The coverage at each mean."""
    top = int(max(means) + 8 * max(means) ** 0.5 + 31)
    every = limits(np.arange(top, dtype=np.float64))
    covered = []
    for mean in means:
        numbers, chance = likely(float(mean))
        here = slice(int(numbers[0]), int(numbers[-1]) + 1)
        covered.append(held((every[0][here], every[1][here]), float(mean), chance))
    return np.array(covered)


def of_shares(limits: Limits, shares: Array | tuple[float, ...] = SHARES) -> Array:
    """The coverage at each share of each whole."""
    covered = []
    for whole in WHOLES:
        every = limits(np.arange(whole + 1, dtype=np.float64), np.full(whole + 1, float(whole)))
        covered += [held(every, float(share), binomial(whole, float(share))) for share in shares]
    return np.array(covered)


def of_ratios(limits: Limits, difference: bool = False) -> Array:
    """The coverage of the ratio of two means, or of their difference, at each pair."""
    pairs = [(likely(mean), likely(mean * ratio)) for mean, ratio in PAIRS]
    tops = (max(int(side[place][0][-1]) for side in pairs) + 1 for place in (0, 1))
    grid = np.meshgrid(*map(np.arange, tops), indexing="ij")
    every = [side.reshape(grid[0].shape) for side in limits(*(axis.ravel().astype(np.float64) for axis in grid))]
    covered = []
    for (mean, ratio), ((before, first), (after, second)) in zip(PAIRS, pairs, strict=True):
        here = np.ix_(before.astype(int), after.astype(int))
        truth = mean * ratio - mean if difference else ratio
        covered.append(held((every[0][here], every[1][here]), truth, np.outer(first, second)))
    return np.array(covered)


def of_differences(limits: Limits) -> Array:
    """The coverage of the difference of two means at each pair."""
    return of_ratios(limits, difference=True)


def of_two_shares(limits: Limits) -> Array:
    """The coverage of the difference of two shares, each of 30, at each pair."""
    part = np.arange(WHOLE + 1, dtype=np.float64)
    before, after = (axis.ravel() for axis in np.meshgrid(part, part, indexing="ij"))
    whole = np.full(before.shape, float(WHOLE))
    every = limits(before, whole, after, whole)
    return np.array(
        [held(every, second - first, np.outer(binomial(WHOLE, first), binomial(WHOLE, second))) for first, second in UNLIKE]
    )

"""How many pairs of records are one offence: learnt from how often each agreement is there, beside what chance would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom, poisson

JUDGED = 20
"""So many settled pairs the judged shares are worth: enough to hold where few pairs are one offence, little where many are."""
PLAUSIBLE = 1.92
"""How far the logarithm of the likelihood may fall: half the 95 % point of a chi-square with one degree of freedom."""
CONFIDENCE = 0.95
RARE = 1e-3
"""Pairs less likely than this are one offence so seldom that only their expected number matters."""
ROUNDS, NEAR = 300, 1e-7
Shares = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Patterns:
    """How many pairs agree in each way: a dimension a comparison, the finest agreement first.

    ``looked`` says of which patterns every pair was looked at; of the others only their total is known. ``chance`` is how often
    two different offences agree so, ``judged`` how often two records of one offence do, both a row a comparison.
    """

    counts: Counts
    looked: NDArray[np.bool_]
    chance: tuple[Shares, ...]
    judged: tuple[Shares, ...]
    pairs: int

    @property
    def unseen(self) -> int:
        """The pairs that were not looked at."""
        return self.pairs - int(self.counts.sum())


@dataclass(frozen=True, eq=False)
class MixtureFit:
    """The share of pairs that are one offence, and how often two records of one offence agree in each comparison."""

    patterns: Patterns
    share: float
    agreeing: tuple[Shares, ...]

    @cached_property
    def _one(self) -> Shares:
        return self.share * _each_way(self.agreeing)

    @cached_property
    def _any(self) -> Shares:
        return self._one + (1 - self.share) * _each_way(self.patterns.chance)

    @cached_property
    def probability(self) -> Shares:
        """For each pattern, how likely a pair that agrees so is one offence."""
        return self._one / self._any

    @cached_property
    def expected_unseen(self) -> Shares:
        """How many pairs that are one offence are expected in each pattern that was not looked at."""
        hidden = ~self.patterns.looked
        return np.where(hidden, self.patterns.unseen * self._one / self._any[hidden].sum(), 0.0)

    @property
    def likelihood(self) -> float:
        """The logarithm of how likely the pairs are, with the judged shares as pairs that were seen before."""
        seen = self.patterns.looked
        told = float((self.patterns.counts[seen] * np.log(self._any[seen])).sum())
        told += self.patterns.unseen * float(np.log(self._any[~seen].sum()))
        judged = zip(self.patterns.judged, self.agreeing, strict=True)
        return told + JUDGED * sum(float((wanted * np.log(found)).sum()) for wanted, found in judged)

    def limits(self, confidence: float = CONFIDENCE) -> tuple[int, int]:
        """Between which numbers of pairs are one offence, by what chance leaves of the probabilities."""
        likely = self.patterns.looked & (self.probability > RARE)
        rare = self.patterns.counts * np.where(likely, 0.0, self.probability)
        expected = float(np.where(self.patterns.looked, rare, self.expected_unseen).sum())
        return sum_limits(self.patterns.counts[likely], self.probability[likely], expected, confidence)


def one_offence(patterns: Patterns) -> tuple[int, int]:
    """The least and the most pairs that are one offence, of all pairs of records.

    The shares are learnt by expectation and maximisation, the judged ones weighing as ``JUDGED`` pairs that were settled before;
    then other numbers of pairs are tried, and each that is plausible beside the best adds what chance leaves. All of it is done
    again for records that slip twice as often (``slipped``). Reference: Fellegi and Sunter, "A theory for record linkage", JASA
    64 (1969); Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage" (1988);
    profile likelihood as in Venzon and Moolgavkar, Applied Statistics 37 (1988). When not to use it: where comparisons go
    together (a code and an age), since the same evidence would count twice: make one comparison of them.
    """
    ranges = [_plausible(fit(each)) for each in (patterns, slipped(patterns))]
    return min(least for least, _ in ranges), max(most for _, most in ranges)


def slipped(patterns: Patterns) -> Patterns:
    """The same, judged as if records of one offence had two occasions to differ in whatever they mostly agree in.

    What was not looked at shows in no pair, so how much of it is one offence rests on what was judged: here less favourably.

    >>> apart = slipped(Patterns(np.zeros(2, int), np.ones(2, bool), (np.ones(2),), (np.array([0.9, 0.1]),), 1))
    >>> apart.judged[0].round(2).tolist()
    [0.81, 0.19]
    """
    return replace(patterns, judged=tuple(_twice_apart(shares) for shares in patterns.judged))


def _twice_apart(shares: Shares) -> Shares:
    apart = float(shares[-1])
    return shares if apart > 0.5 else np.append(shares[:-1] * (1 - apart), 1 - (1 - apart) ** 2)


def _plausible(best: MixtureFit) -> tuple[int, int]:
    """The limits of the best fit, widened by those of every other that is plausible beside it."""
    found = [best.limits()]
    for share in _tried(best.share * best.patterns.pairs) / best.patterns.pairs:
        other = fit(replace(best, share=share), fixed=True)
        if best.likelihood - other.likelihood <= PLAUSIBLE:
            found.append(other.limits())
    return min(least for least, _ in found), max(most for _, most in found)


def fit(start: Patterns | MixtureFit, *, fixed: bool = False) -> MixtureFit:
    """The shares that make the pairs likeliest; where ``fixed``, beside the share of one offence that the start has."""
    found = start if isinstance(start, MixtureFit) else MixtureFit(start, 1 / start.pairs, start.judged)
    patterns = found.patterns
    for _ in range(ROUNDS):
        expected = np.where(patterns.looked, patterns.counts * found.probability, found.expected_unseen)
        share = found.share if fixed else max(float(expected.sum()), RARE) / patterns.pairs
        agreeing = tuple(_shares(_along(expected, axis) + JUDGED * judged) for axis, judged in enumerate(patterns.judged))
        before, found = found, MixtureFit(patterns, share, agreeing)
        if max(float(np.abs(now - then).max()) for now, then in zip(agreeing, before.agreeing, strict=True)) < NEAR:
            break
    return found


def sum_limits(times: Counts, probabilities: Shares, expected: float, confidence: float) -> tuple[int, int]:
    """Between which numbers so many yes-or-no questions come out, leaving the rest of the confidence to each side.

    ``times`` questions are asked with each probability; beside them, rare ones of which a number is ``expected``.

    >>> sum_limits(np.array([10]), np.array([0.5]), 0.0, 0.95), sum_limits(np.array([2, 1]), np.array([1.0, 0.0]), 0.0, 0.95)
    ((2, 8), (2, 2))
    """
    tail = (1 - confidence) / 2
    rare = poisson.pmf(np.arange(int(poisson.ppf(1 - tail / 100, expected)) + 1), expected) if expected else np.ones(1)
    chances = (binom.pmf(np.arange(asked + 1), asked, one) for asked, one in zip(times.tolist(), probabilities, strict=True))
    below = np.cumsum(reduce(np.convolve, chances, rare))
    return int(np.searchsorted(below, tail)), int(np.searchsorted(below, below[-1] - tail - 1e-12))


def _tried(best: float) -> Shares:
    """Numbers of pairs round the best one, closest where it is small."""
    return np.unique(np.concatenate([best * np.linspace(0.05, 1, 20), best + np.linspace(0.25, 2 * best + 20, 40)]))


def _each_way(shares: Sequence[Shares]) -> Shares:
    return reduce(np.multiply.outer, shares)


def _along(cube: Shares, axis: int) -> Shares:
    along: Shares = cube.sum(axis=tuple(other for other in range(cube.ndim) if other != axis))
    return along


def _shares(weights: Shares) -> Shares:
    shares: Shares = weights / weights.sum()
    return shares

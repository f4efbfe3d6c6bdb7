"""Whether "doubled", "halved" and words like them are settled for the rate, or true of the count alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from faircount.compare.distributions import beta_below
from faircount.compare.estimate import Rate
from faircount.compare.rate_ratio import at_least, at_most, ratio_limits

FACTORS = {"rose": 1.0, "doubled": 2.0, "trebled": 3.0, "quadrupled": 4.0, "fell": 1.0, "halved": 0.5}
"""The factor that each word claims has been reached or passed."""

_FALLS = frozenset({"fell", "halved"})
_HIGHEST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class ThresholdWord:
    """What the two counts bear out of a word.

    ``true_of_count``: the counts reach the factor, which is a fact and has no range. ``probability``: that the underlying
    rate passed it. ``p_value``: how often chance gives counts like these if it stayed just at it. ``settled``: the whole
    exact range lies beyond it. A word may be printed of the rate where it is settled, of the count where that is said.
    """

    word: str
    factor: float
    true_of_count: bool
    probability: float
    p_value: float
    settled: bool


def threshold_word(word: str, after: Rate, before: Rate, confidence: float = 0.95) -> ThresholdWord:
    """What the counts bear out of "doubled", "halved" and the like.

    >>> found = threshold_word("doubled", Rate(145), Rate(55))
    >>> found.true_of_count, round(found.probability, 2), round(found.p_value, 3), found.settled
    (True, 0.96, 0.045, False)

    Reference: posterior probability under the Jeffreys prior; one-sided exact conditional test, Przyborowski and Wilenski
    (1940), see Gu, Ng, Tang and Schucany (2008), Biometrical Journal 50, 283-298.

    Not across a break, where a passed factor may be no more than a new rule. ``settled`` asks for the two-sided range, so
    that the word and the printed range never disagree; the one-sided test alone would settle it sooner.
    """
    factor = FACTORS[word]
    lower, upper = ratio_limits(after, before, confidence)
    higher, lower_or_equal = exceeds_probability(after, before, factor)
    if word in _FALLS:
        reached = before.count > 0 and after.value <= factor * before.value and (factor < 1 or after.value < before.value)
        return ThresholdWord(word, factor, reached, lower_or_equal, at_most(after, before, factor), upper < factor)
    reached = after.value >= factor * before.value and after.value > before.value
    return ThresholdWord(word, factor, reached, higher, at_least(after, before, factor), lower > factor)


def exceeds_probability(after: Rate, before: Rate, factor: float) -> tuple[float, float]:
    """The probability that the ratio of the rates is above the factor, and that it is not (Jeffreys prior).

    Both are computed, since one taken from 1 would lose every digit of the other when it is tiny.
    """
    earlier, later = before.exposure, factor * after.exposure
    first, second = after.count + 0.5, before.count + 0.5
    both = earlier + later
    return beta_below(earlier / both, second, first), beta_below(later / both, first, second)


def count_needed(base: int, factor: float = 1.0, confidence: float = 0.95) -> int:
    """The smallest later count of an equal period with which a rise beyond the factor is settled.

    >>> count_needed(55), count_needed(55, 2), count_needed(0)
    (79, 151, 6)
    """
    return _first(lambda count: ratio_limits(Rate(count), Rate(base), confidence)[0] > factor, 0, _HIGHEST)


def count_for_fall(base: int, factor: float = 1.0, confidence: float = 0.95) -> int | None:
    """The largest later count of an equal period with which a fall below the factor is settled, or None if none is.

    >>> count_for_fall(55), count_for_fall(5)
    (35, None)
    """

    def unsettled(count: int) -> bool:
        return ratio_limits(Rate(count), Rate(base), confidence)[1] >= factor

    return None if unsettled(0) else _first(unsettled, 0, base + 1) - 1


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The first whole number from which on the condition holds, by halving: the limits grow with the count."""
    step = 1
    while low + step < high and not holds(low + step):
        step *= 2
    high = min(high, low + step)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low

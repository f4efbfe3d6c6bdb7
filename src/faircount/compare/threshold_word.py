"""Whether "doubled", "halved" and words like them are settled for the rate, or true of the count alone."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.compare.distributions import beta_below
from faircount.compare.estimate import Rate
from faircount.compare.rate_ratio import at_least, at_most, ratio_limits

FACTORS = {"rose": 1.0, "doubled": 2.0, "trebled": 3.0, "quadrupled": 4.0, "fell": 1.0, "halved": 0.5}
"""The factor that each word claims has been reached or passed."""

_FALLS = frozenset({"fell", "halved"})


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

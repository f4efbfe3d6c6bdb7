"""What a change reaches ("doubled", "halved"), and how much fuller recording would have to have become to explain it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from faircount.compare import special
from faircount.compare.estimate import Rate
from faircount.compare.rates import at_least, at_most, rate_ratio, ratio_limits
from faircount.errors import NotComparable

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

    Reference, and when not to use it: ``exceedance`` and ``factor_test``. ``settled`` asks for the two-sided range, so
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
    return float(special.betainc(second, first, earlier / both)), float(special.betainc(first, second, later / both))


class Tipping(NamedTuple):
    """Values of k, the completeness of recording in the later year over that in the earlier one; each a number or an array.

    For a rise: from ``no_longer_clear`` on chance can explain what is left, at ``fully_explained`` nothing is left, from
    ``not_a_doubling`` on what is left is under a doubling. For a fall, recording must have become *less* full for either;
    for counts with no clear change ``no_longer_clear`` is the k beyond which a change the other way would become clear.
    """

    fully_explained: Any
    no_longer_clear: Any
    not_a_doubling: Any

    def completeness_before(self, completeness_after: float) -> tuple[Any, Any]:
        """How complete the earlier year may have been, at most, for no clear rise, and for none at all.

        >>> found = tipping_point(Rate(145), Rate(55)).completeness_before(0.9)
        >>> [f"{share:.0%}" for share in found]
        ['47%', '34%']
        """
        return completeness_after / self.no_longer_clear, completeness_after / self.fully_explained


def tipping_point(after: Rate, before: Rate, confidence: float = 0.95) -> Tipping:
    """How many times as full recording must have become to leave no clear change, none at all, and no doubling.

    >>> found = tipping_point(Rate(145), Rate(55))
    >>> f"{found.no_longer_clear:.2f} {found.fully_explained:.2f} {found.not_a_doubling:.2f}"
    '1.92 2.64 1.32'

    Reference, and when not to use it: ``tipping``. The observed ratio is the true one times k, so the range moves with it.
    The range covers chance, not doubt about k; where both years were audited use the audit-adjusted ratio.
    """
    if before.count == 0 or after.count == 0:
        raise NotComparable("no tipping point where a count is 0; publish both counts instead")
    ratio = rate_ratio(after, before, confidence)
    return Tipping(ratio.value, ratio.lower if ratio.value > 1 else ratio.upper, ratio.value / 2)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of k, from ``start`` to the start of the next, and what is left of the change there."""

    start: float
    left: str


def tipping_bands(after: Rate, before: Rate, confidence: float = 0.95) -> tuple[Band, ...]:
    """What is left of a rise as recording gets fuller, from k = 1 upwards; nothing for a fall, which it cannot explain.

    >>> [(f"{band.start:.2f}", band.left) for band in tipping_bands(Rate(145), Rate(55))][:2]
    [('1.00', 'a doubling or more'), ('1.32', 'a clear rise, not a doubling')]
    >>> [(f"{band.start:.2f}", band.left) for band in tipping_bands(Rate(145), Rate(55))][2:]
    [('1.92', 'no clear rise left'), ('2.64', 'no rise at all')]
    """
    if ratio_limits(after, before, confidence)[0] <= 1:
        return ()
    point = tipping_point(after, before, confidence)
    edges = (
        (1.0, "a doubling or more"),
        # With small counts a doubling may cease to be clear before it ceases to be one.
        (min(point.not_a_doubling, point.no_longer_clear), "a clear rise, not a doubling"),
        (point.no_longer_clear, "no clear rise left"),
        (point.fully_explained, "no rise at all"),
    )
    starts = [max(1.0, start) for start, _ in edges]
    ends = [*starts[1:], inf]
    return tuple(Band(start, left) for start, end, (_, left) in zip(starts, ends, edges, strict=True) if start < end)

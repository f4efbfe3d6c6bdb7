"""The number of cases on neither of two lists, from how far the lists overlap."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from faircount.compare.interval import Interval, deviate
from faircount.errors import NotComparable

FEWEST_ON_BOTH = 7
"""With fewer on both lists the estimate is said to be none."""


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Chapman's estimate of all cases with its log-normal range, and each list's completeness at most.

    Cases that are easy to see stand on both lists, which makes the estimate too small and the completeness too high.
    ``firm`` is False where fewer than 7 stand on both: then nothing of it is published.
    """

    seen: int
    total: Interval
    variance: float
    wald: Interval
    completeness_first: float
    completeness_second: float
    firm: bool

    @property
    def say(self) -> str:
        """What may be said: a bound, never a total."""
        if not self.firm:
            return f"Too few cases stand on both lists to say how many stand on neither; {self.seen} are on one or the other."
        return (
            f"At least {self.seen} cases, and about {self.total.value:.0f} if the lists were made independently of each other; "
            f"the first list holds at most {self.completeness_first:.0%} of all."
        )


def two_lists(both: int, only_first: int, only_second: int, confidence: float = 0.95) -> TwoLists:
    """Chapman's estimate from the number of cases on both lists, on the first alone, and on the second alone.

    >>> found = two_lists(55, 10, 90)
    >>> f"{found.total.value:.1f} ({found.total.lower:.1f} to {found.total.upper:.1f}), at most {found.completeness_first:.0%}"
    '171.1 (162.1 to 191.2), at most 38%'

    Reference: Chapman (1951), University of California Publications in Statistics 1, 131-160; variance of Seber (1970);
    log-normal range of the unseen, Chao (1987), Biometrics 43, 783-791.

    In words: "at most 38% of the cases that either list would show bear the mark".

    Not as a total of abuse: neither list can hold what nobody reported. Not for lists made from each other.
    """
    if min(both, only_first, only_second) < 0:
        raise NotComparable("a number of cases on a list is below 0; count each case once")
    first, second = both + only_first, both + only_second
    seen = both + only_first + only_second
    if seen == 0:
        raise NotComparable("no case stands on either list")
    total = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * only_first * only_second / ((both + 1) ** 2 * (both + 2))
    half = _wide(confidence) * sqrt(variance)
    return TwoLists(
        seen,
        _log_normal(total, variance, seen, confidence),
        variance,
        Interval(total, total - half, total + half),
        first / total,
        second / total,
        both >= FEWEST_ON_BOTH,
    )


def dependence_bounds(
    both: int, only_first: int, only_second: int, odds_ratios: tuple[float, ...] = (1.0, 2.0, 3.0, 4.0)
) -> dict[float, float]:
    """The total there would be if a case on one list had so many times the odds of standing on the other.

    >>> {odds: round(total) for odds, total in dependence_bounds(55, 10, 90).items()}
    {1.0: 171, 2.0: 188, 3.0: 204, 4.0: 220}

    Reference: Gerritse, van der Heijden and Bakker (2015), Journal of Official Statistics 31, 357-379. 1 is independence.

    In words: "if cases on one list were twice as likely to be on the other, there would be 188".

    Not to pick the one that suits: the row is shown whole.
    """
    if both == 0:
        raise NotComparable("no case stands on both lists, so nothing is known of those on neither")
    seen = both + only_first + only_second
    return {odds: seen + odds * only_first * only_second / both for odds in odds_ratios}


def _log_normal(total: float, variance: float, seen: int, confidence: float) -> Interval:
    unseen = total - seen
    if unseen <= 0 or variance <= 0:
        return Interval(total, float(seen), max(total, float(seen)))
    wide = exp(_wide(confidence) * sqrt(log(1 + variance / unseen**2)))
    return Interval(total, seen + unseen / wide, seen + unseen * wide)


def _wide(confidence: float) -> float:
    # Chao's paper, and the programs that follow it, write 1.96: two decimals are kept so that the digits agree with theirs.
    return round(deviate(confidence), 2)

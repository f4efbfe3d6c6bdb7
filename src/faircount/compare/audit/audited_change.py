"""What is left of a change between two periods once the records that a flag missed, or holds wrongly, are allowed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from faircount.compare.audit.audited_count import Stratum, audited_count
from faircount.compare.interval import Interval, deviate
from faircount.compare.wording import say_level, say_times


@dataclass(frozen=True, slots=True)
class AuditedChange:
    """The ratio of the records that belong under the flag: its range by the audits alone, and with chance."""

    of_records: Interval
    of_rates: Interval
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The ratio with its range, in a sentence."""
        value, low, high = (say_times(float(number)) for number in self.of_rates)
        within = f"between {low} and {high} times{say_level(self.confidence)}"
        return f"Allowing for both audits and for chance, {value} times as many, and {within}."


def audited_change(
    before: Sequence[Stratum], after: Sequence[Stratum], dispersion: float = 1.0, confidence: float = 0.95
) -> AuditedChange:
    """The later period's records that belong under the flag over the earlier one's; strata flagged and unflagged together.

    ``dispersion`` is how many times as wide as chance counts spread from year to year.

    >>> found = audited_change([(55, 55, 53), (765, 200, 30)], [(145, 145, 138), (627, 200, 12)])
    >>> f"{found.of_rates.value:.2f} ({found.of_rates.lower:.2f} to {found.of_rates.upper:.2f})"
    '1.05 (0.77 to 1.42)'

    Reference: the ranges of the two counts combined on the logarithm, Zou and Donner (2008), Statistics in Medicine 27,
    1693-1702; what two-phase sampling adds to chance, Cochran (1977), chapter 12.

    In words: "allowing for both audits and for chance, 1.05 times as many, and between 0.8 and 1.4 times".

    Not where the two audits asked different questions. Not where a single period was audited: show the tipping point.
    """
    first, second = audited_count(before, confidence), audited_count(after, confidence)
    by_chance = deviate(confidence) ** 2 * dispersion * (1 / first.value + 1 / second.value)
    return AuditedChange(_over(second, first, 0.0), _over(second, first, by_chance), confidence)


def _over(after: Interval, before: Interval, more: float) -> Interval:
    """The ratio of two counts with their own ranges, which need not be even, and more squared doubt on the logarithm."""
    value = after.value / before.value
    fewer = sqrt(log(after.value / after.lower) ** 2 + log(before.upper / before.value) ** 2 + more)
    further = sqrt(log(after.upper / after.value) ** 2 + log(before.value / before.lower) ** 2 + more)
    return Interval(value, value * exp(-fewer), value * exp(further))

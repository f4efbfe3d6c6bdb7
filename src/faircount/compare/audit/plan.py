"""How many records to read from each stratum so that the completeness of a flag is known this closely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from faircount.compare.audit.allocation import CENSUS, MIN_READ, neyman_allocation
from faircount.compare.distributions import share_at
from faircount.compare.interval import Interval, deviate
from faircount.errors import NotComparable

Guessed = tuple[int, float]
"""How many records a stratum has, and which share of them is guessed to belong under the flag."""


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """How many to read of the marked strata and of the unflagged ones, and the completeness to expect if the guesses hold."""

    marked: tuple[int, ...]
    unmarked: tuple[int, ...]
    expected: Interval

    @property
    def sample(self) -> int:
        """How many records are read in all."""
        return sum(self.marked) + sum(self.unmarked)

    @property
    def margin(self) -> float:
        """Half the width of the range to expect."""
        return float(self.expected.upper - self.expected.lower) / 2


def audit_plan(
    marked: Sequence[Guessed], unmarked: Sequence[Guessed], margin: float = 0.05, confidence: float = 0.95
) -> AuditPlan:
    """The fewest records to read so that completeness comes out to plus or minus ``margin``, if the guesses hold.

    >>> plan = audit_plan([(55, 0.95)], [(765, 0.15)], margin=0.06)
    >>> plan.marked, plan.unmarked, f"{plan.expected.value:.2f} ({plan.expected.lower:.2f} to {plan.expected.upper:.2f})"
    ((55,), (205,), '0.31 (0.26 to 0.38)')

    Reference: Cochran (1977), Sampling Techniques, section 5.9 (optimum allocation) and chapter 12 (two phases); the error of
    each stratum weighed by what it does to the logit of completeness.

    In words: "all 55 marked records and 205 of the others have to be read to know completeness to within 6 points".

    Not with guesses taken for findings: they set the size and nothing else. Where few are missed plan with more than that.
    """
    if not 0 < margin < 0.5:
        raise NotComparable("a margin lies between 0 and 0.5; write 0.05 for 5 percentage points")
    if not marked or not unmarked:
        raise NotComparable("completeness needs marked and unmarked records; give a stratum of each")
    if not all(size > 0 and 0 < guess < 1 for size, guess in (*marked, *unmarked)):
        raise NotComparable("each stratum needs a record at least, and a guess above 0 and below 1")
    sizes = [size for size, _ in (*marked, *unmarked)]
    low, high = sum(size if size <= CENSUS else MIN_READ for size in sizes), sum(sizes)
    while low < high:
        middle = (low + high) // 2
        if _planned(marked, unmarked, middle, confidence).margin <= margin:
            high = middle
        else:
            low = middle + 1
    return _planned(marked, unmarked, low, confidence)


def expected_completeness(
    marked: Sequence[Guessed], unmarked: Sequence[Guessed], read: Sequence[int], confidence: float = 0.95
) -> Interval:
    """The completeness and the range to expect where the shares are these and so many are read of each stratum.

    >>> found = expected_completeness([(55, 0.95)], [(765, 0.15)], [55, 200])
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '0.31 (0.26 to 0.38)'
    """
    true, missed = _whole(marked), _whole(unmarked)
    spread = _variance(marked, read[: len(marked)]) / true**2 + _variance(unmarked, read[len(marked) :]) / missed**2
    centre, half = log(true / missed), deviate(confidence) * sqrt(spread)
    return Interval(*(share_at(end) for end in (centre, centre - half, centre + half)))


def _planned(marked: Sequence[Guessed], unmarked: Sequence[Guessed], sample: int, confidence: float) -> AuditPlan:
    strata = (*marked, *unmarked)
    weights = [1 / _whole(marked)] * len(marked) + [1 / _whole(unmarked)] * len(unmarked)
    read = neyman_allocation([size for size, _ in strata], [guess for _, guess in strata], sample, weights=weights)
    expected = expected_completeness(marked, unmarked, read, confidence)
    return AuditPlan(read[: len(marked)], read[len(marked) :], expected)


def _whole(strata: Sequence[Guessed]) -> float:
    return sum(size * guess for size, guess in strata)


def _variance(strata: Sequence[Guessed], read: Sequence[int]) -> float:
    return sum(
        size**2 * (1 - taken / size) * guess * (1 - guess) / max(1, taken - 1)
        for (size, guess), taken in zip(strata, read, strict=True)
    )

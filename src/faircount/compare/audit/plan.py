"""How many records to read, in all and from each stratum, so that what is looked for is known this closely."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log, sqrt

from faircount.compare.distributions import share_at
from faircount.compare.interval import Interval, deviate
from faircount.errors import NotComparable


def sample_size(margin: float, share: float = 0.5, population: int | None = None, confidence: float = 0.95) -> int:
    """The number of records to read so that a share near ``share`` is known to plus or minus ``margin``.

    >>> [sample_size(0.05, share) for share in (0.5, 0.75, 0.85)], sample_size(0.03, 0.85)
    ([385, 289, 196], 545)
    >>> sample_size(0.05, 0.85, population=765)
    157

    Reference: Cochran (1977), Sampling Techniques, section 4.4.

    In words: "385 records have to be read to know the share to within 5 percentage points".

    Not for shares near 0 or 1, where plus or minus means little: plan with the exact upper limit for none found.
    """
    if not 0 < margin < 1 or not 0 < share < 1:
        raise NotComparable("a margin and a share lie between 0 and 1; write 0.05 for 5 percentage points")
    unlimited = deviate(confidence) ** 2 * share * (1 - share) / margin**2
    if population is None:
        return ceil(unlimited)
    return min(population, ceil(unlimited / (1 + (unlimited - 1) / population)))


CENSUS = 60
"""A stratum this small is read whole."""
MIN_READ = 10
"""No stratum has fewer read than this, or it says nothing of its own."""


def neyman_allocation(
    sizes: Sequence[int],
    shares: Sequence[float],
    sample: int,
    census: int = CENSUS,
    fewest: int = MIN_READ,
    weights: Sequence[float] | None = None,
) -> tuple[int, ...]:
    """The number to read from each stratum: more where it is larger and less sure, and all of the small ones.

    ``shares`` are guesses, from a pilot or the screen, of the share that will be found in each stratum. ``weights`` say how much
    the error of each counts in what is wanted; all alike without them.

    >>> neyman_allocation([55, 120, 400, 1_000], [0.9, 0.5, 0.2, 0.05], 400)
    (55, 47, 126, 172)

    Reference: Neyman (1934), Journal of the Royal Statistical Society 97, 558-625; Cochran (1977), section 5.5.

    In words: "all 55 marked records are read, and 345 of those not marked".

    Not with shares of 0 or 1 as guesses, which would leave a stratum unread: they are taken as at least 2% and at most 98%.
    """
    if len(sizes) != len(shares):
        raise NotComparable("each stratum needs one size and one guessed share")
    if sample > sum(sizes):
        raise NotComparable(f"a sample of {sample} is more than the {sum(sizes)} records that there are; read them all, or fewer")
    taken = {place: size for place, size in enumerate(sizes) if size <= census}
    left, open_strata = sample - sum(taken.values()), [place for place in range(len(sizes)) if place not in taken]
    if left < sum(min(fewest, sizes[place]) for place in open_strata):
        raise NotComparable(f"{sample} records do not cover the small strata and {fewest} of each other; read more")
    while open_strata:
        pulls = {place: pull * sizes[place] * _spread(shares[place]) for place, pull in enumerate(weights or [1.0] * len(sizes))}
        wanted = {place: left * pulls[place] / sum(pulls[other] for other in open_strata) for place in open_strata}
        bound = {
            place: min(sizes[place], max(fewest, wanted[place]))
            for place in open_strata
            if wanted[place] >= sizes[place] or wanted[place] < fewest
        }
        if not bound:
            taken |= _in_whole_numbers(wanted, left)
            break
        taken |= {place: int(number) for place, number in bound.items()}
        left -= sum(int(number) for number in bound.values())
        open_strata = [place for place in open_strata if place not in bound]
    return tuple(taken[place] for place in range(len(sizes)))


def _spread(share: float) -> float:
    guess = min(0.98, max(0.02, share))
    return sqrt(guess * (1 - guess))


def _in_whole_numbers(wanted: dict[int, float], total: int) -> dict[int, int]:
    """Whole numbers with this total, the largest remainders rounded up."""
    floors = {place: int(number) for place, number in wanted.items()}
    short = total - sum(floors.values())
    up = sorted(wanted, key=lambda place: wanted[place] - floors[place], reverse=True)[:short]
    return {place: number + (place in up) for place, number in floors.items()}


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
    samples = range(sum(size if size <= CENSUS else MIN_READ for size in sizes), sum(sizes))
    enough = bisect_left(samples, True, key=lambda sample: _planned(marked, unmarked, sample, confidence).margin <= margin)
    return _planned(marked, unmarked, samples.start + enough, confidence)


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

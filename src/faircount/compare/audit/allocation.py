"""How many records to read from each stratum."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from faircount.errors import NotComparable

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
            taken |= _whole(wanted, left)
            break
        taken |= {place: int(number) for place, number in bound.items()}
        left -= sum(int(number) for number in bound.values())
        open_strata = [place for place in open_strata if place not in bound]
    return tuple(taken[place] for place in range(len(sizes)))


def _spread(share: float) -> float:
    guess = min(0.98, max(0.02, share))
    return sqrt(guess * (1 - guess))


def _whole(wanted: dict[int, float], total: int) -> dict[int, int]:
    """Whole numbers with this total, the largest remainders rounded up."""
    floors = {place: int(number) for place, number in wanted.items()}
    short = total - sum(floors.values())
    up = sorted(wanted, key=lambda place: wanted[place] - floors[place], reverse=True)[:short]
    return {place: number + (place in up) for place, number in floors.items()}

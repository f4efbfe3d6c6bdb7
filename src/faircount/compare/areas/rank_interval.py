"""Between which places of a league table an area could stand by chance alone: why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.estimate import tail
from faircount.compare.interval import Array, counts, exposures
from faircount.errors import NotComparable

_DRAWS = 4_000
_DRAWN = 4_000_000
"""Numbers that are drawn at most: of more areas than a thousand each is drawn less often, and a tenth as often is enough."""
_FEWEST = 400
_SEED = 20150401


@dataclass(frozen=True, slots=True)
class RankInterval:
    """For each area the highest and the lowest place (1 is the highest rate) that chance leaves open."""

    highest: Array
    lowest: Array

    @property
    def width(self) -> float:
        """How many places wide the range of an area in the middle is."""
        return float(np.median(self.lowest - self.highest + 1))

    @property
    def say(self) -> str:
        """Why there are no places, in a sentence."""
        return (
            f"By chance alone an area could typically stand on any of {self.width:.0f} of {len(self.highest)} places, "
            "so none is given a place."
        )


def rank_interval(
    count: ArrayLike, exposure: ArrayLike = 1.0, confidence: float = 0.95, before: ArrayLike | None = None
) -> RankInterval:
    """The places that each area's rate could take if its count had come out as chance would have it.

    With ``before`` the places are of changes from these earlier counts, in which chance is at work too.

    >>> found = rank_interval([100, 104, 96, 110, 91, 300])
    >>> found.highest.tolist()[-1], found.lowest.tolist()[-1], found.highest.tolist()[0], found.lowest.tolist()[0]
    (1.0, 1.0, 2.0, 6.0)
    >>> rank_interval([100, 104, 96, 110, 91, 140], before=[100] * 6).lowest.tolist()[-1]
    3.0

    Reference: Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159, 385-443; Jeffreys prior.

    In words: "by chance alone an area could stand on any of 35 of 43 places, so none is given a place".

    Not to print a place with its range: the range is the reason for printing none.
    """
    events, over = np.broadcast_arrays(counts(count), exposures(exposure))
    if events.ndim != 1 or len(events) < 2:
        raise NotComparable("two areas at least have places; give all that answered")
    chance = np.random.default_rng(_SEED)
    draws = max(_FEWEST, min(_DRAWS, _DRAWN // len(events)))
    drawn = chance.gamma(events + 0.5, size=(draws, len(events))) / over
    if before is not None:
        drawn = drawn / chance.gamma(np.broadcast_to(counts(before), events.shape) + 0.5, size=drawn.shape)
    places = np.argsort(np.argsort(-drawn, axis=1), axis=1) + 1
    beyond = tail(confidence)
    ends = np.quantile(places, [beyond, 1 - beyond], axis=0, method="inverted_cdf")
    return RankInterval(ends[0].astype(np.float64), ends[1].astype(np.float64))

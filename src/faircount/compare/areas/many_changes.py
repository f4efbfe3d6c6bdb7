"""The change of many areas at once, from plain counts to labels that allow for how many were compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.areas.spread_of_changes import ChangeSpread, spread_of_changes
from faircount.compare.comparison import Change
from faircount.compare.interval import Array, Interval, Marks
from faircount.compare.intervals.ratios import exact_ratio, exact_ratio_p
from faircount.compare.multiplicity import adjust, said_of_many
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class ManyChanges:
    """Each area's ratio with its range by chance, its probability before and after correction, and what it shows on its own.

    ``spread`` is how far the areas that answered spread round their common change beyond chance. ``p_value`` is by chance alone;
    the corrected ones take the spread of the other areas into account as well. ``standing_out`` are the places of areas whose
    change outlasts both (Benjamini-Hochberg); places of areas that did not answer for both periods hold no number and are
    not counted in ``compared``.
    """

    ratio: Interval
    p_value: Array
    holm: Array
    benjamini_hochberg: Array
    label: tuple[Change | None, ...]
    standing_out: tuple[int, ...]
    compared: int
    spread: ChangeSpread

    @property
    def say(self) -> str:
        """How many were compared, how many stand out, and how far all spread, in sentences."""
        return f"{said_of_many(self.compared, len(self.standing_out))} {self.spread.say}".strip()


def many_changes(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> ManyChanges:
    """Each area's later count against its earlier one; a place that holds no number did not answer and is left out.

    >>> found = many_changes([55, 820, float("nan"), 30], [145, 772, 40, 31])
    >>> [None if label is None else str(label) for label in found.label], found.compared
    (['rise', 'no clear change', None, 'no clear change'], 3)

    Reference: exact conditional ranges, Przyborowski and Wilenski (1940); the spread between areas as in McCullagh and
    Nelder (1989), section 4.5, each area held against the others; Holm (1979); Benjamini and Hochberg (1995). Where nothing
    changed, some area stands out in at most about 5 of 100 years, measured for counts of which none vary more than five times
    as much as by chance, if areas vary alike or the more the larger they are. Where some vary more than others of their size,
    one of them is named more often: of 43 of which one in five varies five times and the rest by chance, in 37 of 100.

    In words: "of 3 compared, 1 shows a change that is more than chance and the ordinary spread between areas would explain
    among so many".

    Raises ``NotComparable`` where no area answered for both periods.

    Not for areas picked out after a look at their figures: give all that answered. Never ordered by size.
    """
    before, after, first, second = np.broadcast_arrays(
        *(np.asarray(number, dtype=np.float64) for number in (count_before, count_after, exposure_before, exposure_after))
    )
    known = ~(np.isnan(before) | np.isnan(after))
    if not known.any():
        raise NotComparable("no area answered for both periods, so there is nothing to compare")
    given = before[known], after[known], first[known], second[known]
    found = exact_ratio(*given, confidence=confidence)
    p_value = np.asarray(exact_ratio_p(*given))
    spread = spread_of_changes(*given, p_value)
    holm, false_share = (_adjusted(spread.p_value, method) for method in ("Holm", "Benjamini-Hochberg"))
    labels = iter([_label(low, high) for low, high in zip(found.lower, found.upper, strict=True)])
    stands = np.flatnonzero(known)[false_share < 1 - confidence]
    return ManyChanges(
        Interval(*(_spread(np.asarray(end), known) for end in found)),
        _spread(p_value, known),
        _spread(holm, known),
        _spread(false_share, known),
        tuple(next(labels) if answered else None for answered in known),
        tuple(stands.tolist()),
        int(known.sum()),
        spread,
    )


def _label(lower: float, upper: float) -> Change:
    if lower > 1:
        return Change.RISE
    return Change.FALL if upper < 1 else Change.NO_CLEAR_CHANGE


def _adjusted(p_value: Array, method: str) -> Array:
    return np.array(adjust(p_value.tolist(), method).values, dtype=np.float64)


def _spread(values: Array, known: Marks) -> Array:
    every = np.full(known.shape, np.nan)
    every[known] = values
    return every

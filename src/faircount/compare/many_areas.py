"""Many areas compared at once, corrected for how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from faircount.compare.areas.changes import ChangeSpread, spread_of_changes
from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Refusal
from faircount.compare.multiplicity import Adjusted, adjust, said_of_many
from faircount.tables.figure import Figure


@dataclass(frozen=True, slots=True)
class ManyAreas:
    """The comparisons in the order of the areas, the areas refused with the reason, and which changes outlast the correction.

    ``adjusted`` allows for how many were compared and for how far the changes of the areas spread beyond chance.

    Nothing here is ordered by size: with counts like these an area's rank is mostly chance.
    """

    comparisons: Mapping[str, Comparison]
    refused: Mapping[str, Refusal]
    adjusted: Adjusted
    standing_out: tuple[str, ...]
    spread: ChangeSpread

    @property
    def compared(self) -> int:
        """How many areas were compared; printed beside whatever is said of one of them."""
        return self.adjusted.compared

    @property
    def say(self) -> str:
        """How many were compared, how many stand out, and how far all spread, in sentences."""
        return f"{said_of_many(self.compared, len(self.standing_out))} {self.spread.say}".strip()


def many_areas(
    pairs: Mapping[str, tuple[Figure, Figure]],
    *,
    over: Mapping[str, tuple[float, float]] | None = None,
    confidence: float = 0.95,
) -> ManyAreas:
    """Each area's later figure against its earlier one, one refused area leaving the others as they are.

    ``over`` is what an area's two counts were counted over, such as the children living there, where that is known.

    Reference, and when not to use it: ``many_changes``.
    """
    sizes = over or {}
    found = {
        area: compare(before, after, over=sizes.get(area, (1.0, 1.0)), confidence=confidence)
        for area, (before, after) in pairs.items()
    }
    comparisons = {area: outcome for area, outcome in found.items() if isinstance(outcome, Comparison)}
    refused = {area: outcome for area, outcome in found.items() if isinstance(outcome, Refusal)}
    spread = _spread(comparisons.values())
    adjusted = adjust(spread.p_value.tolist())
    standing_out = tuple(
        area
        for (area, comparison), value in zip(comparisons.items(), adjusted.values, strict=True)
        if value is not None and value < 1 - confidence and comparison.change is not Change.NO_CLEAR_CHANGE
    )
    return ManyAreas(comparisons, refused, adjusted, standing_out, spread)


def _spread(comparisons: Iterable[Comparison]) -> ChangeSpread:
    """How far the changes spread, from both counts of each area and what they were counted over."""
    rows = [
        (found.count_before, found.count_after, found.rate_before.exposure, found.rate_after.exposure, found.p_value)
        for found in comparisons
    ]
    before, after, first, second, by_chance = np.array(rows, dtype=np.float64).reshape(-1, 5).T
    return spread_of_changes(before, after, first, second, by_chance)

"""Many areas compared at once, corrected for how many they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Refusal
from faircount.compare.multiplicity import Adjusted, adjust, said_of_many
from faircount.tables.figures import Figure


@dataclass(frozen=True, slots=True)
class ManyAreas:
    """The comparisons in the order of the areas, the areas refused with the reason, and which changes outlast the correction.

    Nothing here is ordered by size: with counts like these an area's rank is mostly chance.
    """

    comparisons: Mapping[str, Comparison]
    refused: Mapping[str, Refusal]
    adjusted: Adjusted
    standing_out: tuple[str, ...]

    @property
    def compared(self) -> int:
        """How many areas were compared; printed beside whatever is said of one of them."""
        return self.adjusted.compared

    @property
    def say(self) -> str:
        """How many were compared and how many stand out, in a sentence."""
        return said_of_many(self.compared, len(self.standing_out))


def many_areas(
    pairs: Mapping[str, tuple[Figure, Figure]],
    *,
    over: Mapping[str, tuple[float, float]] | None = None,
    confidence: float = 0.95,
    method: str = "Benjamini-Hochberg",
) -> ManyAreas:
    """Each area's later figure against its earlier one, one refused area leaving the others as they are.

    ``over`` is what an area's two counts were counted over, such as the children living there, where that is known.

    Reference: Benjamini and Hochberg (1995) over the exact probabilities of the areas compared. Not for areas picked out
    after a look at their figures: give all that answered.
    """
    sizes = over or {}
    found = {
        area: compare(before, after, over=sizes.get(area, (1.0, 1.0)), confidence=confidence)
        for area, (before, after) in pairs.items()
    }
    comparisons = {area: outcome for area, outcome in found.items() if isinstance(outcome, Comparison)}
    refused = {area: outcome for area, outcome in found.items() if isinstance(outcome, Refusal)}
    adjusted = adjust([comparison.p_value for comparison in comparisons.values()], method)
    standing_out = tuple(
        area
        for (area, comparison), value in zip(comparisons.items(), adjusted.values, strict=True)
        if value is not None and value < 1 - confidence and comparison.change is not Change.NO_CLEAR_CHANGE
    )
    return ManyAreas(comparisons, refused, adjusted, standing_out)

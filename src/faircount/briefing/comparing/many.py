"""Many areas compared between two periods: each change, their common one, how far they spread, and which places chance leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.compare.areas.changes import ratio_of_sums
from faircount.compare.areas.dispersed_funnel import SpreadFunnel, change_funnel
from faircount.compare.areas.ranks import RankInterval, rank_interval
from faircount.compare.comparability import Comparability
from faircount.compare.estimate import Estimate
from faircount.compare.like_for_like import LikeForLike, like_for_like
from faircount.compare.many_areas import ManyAreas, many_areas
from faircount.compare.protected import BoundedComparison, compare_bounded
from faircount.errors import NotComparable
from faircount.vocabulary.areas import AREAS

FEWEST_FOR_RANKS = 5
FEWEST_FOR_FUNNEL = 7
MOST_NAMED = 6
MOST_GROWN = 1.25
BEYOND = 0.998
"""The confidence of limits in a funnel, as official ones have it."""


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """Both counts of an area, what they were counted over where that is known, and ``why`` neither is given if that is known."""

    before: Known
    after: Known
    over: tuple[float, float] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ComparedAreas:
    """Everything that was found of many areas, for the charts to draw and the sentences to say.

    ``bounded`` are areas of which a range is public: their change is a range too, and they are not among those compared.
    """

    asked: ComparisonRequest
    counts: Mapping[str, AreaCounts]
    many: ManyAreas
    together: LikeForLike
    spread: SpreadFunnel | None
    ranks: RankInterval | None
    bounded: Mapping[str, BoundedComparison]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that were compared, in their order."""
        return tuple(self.many.comparisons)

    @property
    def comparability(self) -> Comparability:
        """How far the two periods can be compared: what is counted and when is the same for every area."""
        return self.many.comparisons[self.areas[0]].comparability

    @property
    def common(self) -> Estimate:
        """The change of all together: of their counts, or of their rates where each is known to be over something.

        Its range is as wide as these areas were seen to spread, so that it is held to what each of them is held to.
        """
        together = self.together
        found = ratio_of_sums(together.ratio, together.before, together.after, self.many.spread)
        rates = [(found.rate_before.exposure, found.rate_after.exposure) for found in self.many.comparisons.values()]
        return found.scaled(sum(before for before, _ in rates) / sum(after for _, after in rates))

    @property
    def highlighted(self) -> frozenset[str]:
        """The area that was asked for; else those that stand out among all, where they are few."""
        if self.asked.area is not None and self.asked.area in self.many.comparisons:
            return frozenset({self.asked.area})
        named = self.many.standing_out
        return frozenset(named if len(named) <= MOST_NAMED else ())


def compare_many(counts: Mapping[str, AreaCounts], asked: ComparisonRequest) -> ComparedAreas:
    """Each area's later count against its earlier one, for all that have both; the others are named, never counted as 0."""
    pairs = {
        area: (asked.figure(each.before, False, area), asked.figure(each.after, True, area)) for area, each in counts.items()
    }
    many = many_areas(pairs, over=_sizes(counts), confidence=asked.confidence)
    if len(many.comparisons) < 2:
        raise NotComparable(_too_few(many, len(counts)))
    before = {area: found.count_before for area, found in many.comparisons.items()}
    after = {area: found.count_after for area, found in many.comparisons.items()}
    grown = {area: found.rate_after.exposure / found.rate_before.exposure for area, found in many.comparisons.items()}
    together = like_for_like(before, after, asked.confidence)
    ranks = None
    if len(before) >= FEWEST_FOR_RANKS:
        ranks = rank_interval(list(after.values()), list(grown.values()), asked.confidence, list(before.values()))
    found = ((area, compare_bounded(*pairs[area], asked.confidence)) for area in many.refused)
    bounded = {area: each for area, each in found if isinstance(each, BoundedComparison)}
    return ComparedAreas(asked, counts, many, together, _spread(before, after, grown), ranks, bounded)


def _sizes(counts: Mapping[str, AreaCounts]) -> dict[str, tuple[float, float]]:
    """What the counts were counted over, where that is known of every area; else changes are of counts, for all alike."""
    known = {area: each.over for area, each in counts.items() if each.over is not None}
    return known if len(known) == len(counts) else {}


def name_of(area: str) -> str:
    """The name of an area, or the key itself where the vocabulary does not know it."""
    return AREAS[area].name if area in AREAS else area


def _spread(before: Mapping[str, int], after: Mapping[str, int], grown: Mapping[str, float]) -> SpreadFunnel | None:
    """The funnel of changes; an area that counted none in both periods has no change to hold against the others.

    None where what was counted over grew or shrank so much that an earlier count cannot be brought up to the later size.
    """
    counted = [area for area in before if before[area] or after[area]]
    firsts, seconds = [before[area] * grown[area] for area in counted], [after[area] for area in counted]
    unlike = any(not 1 / MOST_GROWN <= grown[area] <= MOST_GROWN for area in counted)
    if unlike or len(counted) < 2 or not sum(firsts) or not sum(seconds):
        return None
    with np.errstate(over="ignore"):  # areas that differ by thousands have no end to their spread
        return change_funnel(firsts, seconds, confidence=BEYOND)


def _too_few(many: ManyAreas, given: int) -> str:
    reasons = sorted({refused.say for refused in many.refused.values()})
    why = f" {reasons[0]}" if reasons else ""
    return f"of {given} areas, {len(many.comparisons)} can be compared between the two periods; two at least are needed.{why}"

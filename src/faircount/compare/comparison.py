"""Two figures compared: everything that may be said of them, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.compare.comparability import Comparability
from faircount.compare.estimate import Estimate, Rate, Refusal
from faircount.compare.thresholds import Band, ThresholdWord, Tipping
from faircount.tables.figure import Figure


class Change(StrEnum):
    """What two counts show once chance is allowed for. "No clear change" is never "no change"."""

    RISE = "rise"
    FALL = "fall"
    NO_CLEAR_CHANGE = "no clear change"

    @classmethod
    def of(cls, lower: float, upper: float) -> Change:
        """What a ratio with this range shows."""
        return cls.RISE if lower > 1 else cls.FALL if upper < 1 else cls.NO_CLEAR_CHANGE


_AMONG_ALL = 0.05 / 43
"""The bound for one of 43 forces (Bonferroni)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier and a later figure of one thing, their counts, the change, its range, and how far they are comparable.

    ``ratio`` and ``percentage`` are refusals where the base is too small to print one; ``change`` is then still known, since
    it rests on the exact range. ``tipping`` is None where no ratio is given, and where the later count is 0. ``words`` has
    every threshold word whose count holds.
    """

    before: Figure
    after: Figure
    rate_before: Rate
    rate_after: Rate
    range_before: Estimate
    range_after: Estimate
    difference: Estimate
    ratio: Estimate | Refusal
    percentage: Estimate | Refusal
    change: Change
    p_value: float
    words: tuple[ThresholdWord, ...]
    tipping: Tipping | None
    bands: tuple[Band, ...]
    comparability: Comparability

    @property
    def count_before(self) -> int:
        """The earlier count."""
        return self.rate_before.count

    @property
    def count_after(self) -> int:
        """The later count."""
        return self.rate_after.count

    @property
    def count_change(self) -> int:
        """The later count less the earlier: a fact, which has no range."""
        return self.count_after - self.count_before

    @property
    def is_clear(self) -> bool:
        """Whether the change is more than chance, even from a base too small for a ratio: from 0 to 45, not from 0 to 6.

        Of 43 forces some are always far apart by chance, so that without a ratio the bound is divided by their number.
        """
        is_sure = isinstance(self.ratio, Estimate) or self.p_value < _AMONG_ALL
        return self.change is not Change.NO_CLEAR_CHANGE and is_sure

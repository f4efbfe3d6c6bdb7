"""Bars from zero, where only those that rest on the same areas are dark."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; ``like_for_like`` makes it dark."""

    label: str
    count: int
    like_for_like: bool = False


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Bars in the order given."""

    caption: Caption
    bars: tuple[Bar, ...]

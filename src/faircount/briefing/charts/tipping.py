"""The strip that shows how much fuller marking would be needed to leave no rise."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption


@dataclass(frozen=True, slots=True)
class TippingStep:
    """A stretch of the strip: from ``starts`` times as full (1 for the first), ``words`` say what is left (``no clear rise``).

    ``strength`` is 3 for a doubling or more, 2 a clear rise, 1 none that is clear, 0 none at all.
    """

    starts: float
    words: str
    strength: int


@dataclass(frozen=True, slots=True)
class TippingChart:
    """Steps in rising order, and one remark under the strip (how complete the mark was is not known)."""

    caption: Caption
    steps: tuple[TippingStep, ...]
    remark: str

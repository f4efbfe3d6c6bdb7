"""What an answer says of its marks: which hide small counts, which stand for nought, what figures are rounded to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Limits = tuple[int, int | None]
"""The least and the most that a hidden count can be; None where no most is said."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks of an answer mean, as the answer says. A mark without a legend keeps no bounds.

    ``star`` is of the usual marks, ``blank`` of cells that hold nothing, ``signs`` of each sign that is explained by itself: None
    where it hides a count and its limits are not said. ``is_told``: whether the answer says that its marks hide what small counts
    could be worked out from, so that nobody has to be asked what they stand for. ``word`` is of the cells that say "withheld".
    """

    star: Limits | None = None
    dash_is_zero: bool = False
    small_starts_at: int = 1
    rounded_to: int = 0
    said: str = ""
    blank_is_zero: bool = False
    blank: Limits | None = None
    signs: Mapping[str, Limits | None] = field(default_factory=lambda: MappingProxyType({}))
    is_told: bool = False
    word_hides: bool = False
    word: Limits | None = None


NO_LEGEND = Legend()

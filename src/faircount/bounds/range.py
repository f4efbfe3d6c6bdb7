"""The whole numbers that a sum can be: known without the solver."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """The whole numbers from ``lower`` to ``upper`` that a sum can be; ``upper`` None is no limit.

    Both ends are reached by whole numbers that satisfy every figure. A point that somebody hid is never printed: whoever shows
    a range asks ``is_point`` first.
    """

    lower: int
    upper: int | None

    @property
    def is_point(self) -> bool:
        """Whether only one count is possible, so that it can be worked out."""
        return self.lower == self.upper

    @property
    def is_empty(self) -> bool:
        """Whether nothing is possible, because the figures cannot all be true."""
        return self.upper is not None and self.upper < self.lower

    @property
    def width(self) -> int | None:
        """The largest less the least that is possible, None where nothing limits it."""
        return None if self.upper is None else self.upper - self.lower

    def holds(self, count: int) -> bool:
        """Whether the count is possible."""
        return self.lower <= count and (self.upper is None or count <= self.upper)

    def plus(self, other: Range) -> Range:
        """The range of the sum of two things that nothing ties together."""
        if self.is_empty or other.is_empty:
            return EMPTY
        upper = None if self.upper is None or other.upper is None else self.upper + other.upper
        return Range(self.lower + other.lower, upper)


EMPTY = Range(1, 0)
"""No count at all is possible."""
NOTHING_KNOWN = Range(0, None)
"""Every count is possible."""

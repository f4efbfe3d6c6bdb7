"""The range of numbers that a wording leaves possible."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf


@dataclass(frozen=True, slots=True)
class StatedRange:
    """From ``lower`` to ``upper``; an open end is itself not possible. ``exact`` is the number as printed."""

    lower: float
    upper: float
    lower_open: bool = False
    upper_open: bool = False

    @classmethod
    def exactly(cls, number: float) -> StatedRange:
        """One number and no other."""
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        """Whether only one number is possible."""
        return self.lower == self.upper

    def holds(self, number: float) -> bool:
        """Whether the number is possible.

        >>> StatedRange(2, inf, lower_open=True).holds(145 / 55), StatedRange(2, inf, lower_open=True).holds(2)
        (True, False)
        """
        # A printed 0.5 and a computed 0.5 may differ in the last bit.
        slack = 1e-9 * max(1.0, abs(number))
        low = number > self.lower + slack if self.lower_open else number >= self.lower - slack
        high = number < self.upper - slack if self.upper_open else number <= self.upper + slack
        return low and high

    def meets(self, lower: float, upper: float) -> bool:
        """Whether any number from ``lower`` to ``upper`` is possible."""
        if lower == upper:
            return self.holds(lower)
        over = upper > self.lower if self.lower_open else upper >= self.lower
        under = lower < self.upper if self.upper_open else lower <= self.upper
        return over and under

    def distance(self, number: float) -> float:
        """How far the number lies outside, 0 inside."""
        if self.holds(number):
            return 0.0
        return min(abs(number - end) for end in (self.lower, self.upper) if abs(end) != inf)

    def shown(self, unit: str = "") -> str:
        """In words for the line of arithmetic.

        >>> StatedRange(2, inf, lower_open=True).shown(), StatedRange(31.3, 35.3).shown("%"), StatedRange.exactly(55).shown()
        ('more than 2', '31.3% to 35.3%', '55')
        """
        if self.is_exact:
            return f"{plain(self.lower)}{unit}"
        if self.upper == inf:
            return f"{'more than' if self.lower_open else 'at least'} {plain(self.lower)}{unit}"
        if self.lower == -inf:
            return f"{'less than' if self.upper_open else 'at most'} {plain(self.upper)}{unit}"
        return f"{plain(self.lower)}{unit} to {plain(self.upper)}{unit}"


@lru_cache(maxsize=8_192)
def plain(number: float, digits: int = 2) -> str:
    """A number as it is written: commas, no needless decimals, a true minus.

    >>> plain(1080.0), plain(2.6363636), plain(-5.9, 1), plain(0.5)
    ('1,080', '2.64', '−5.9', '0.5')
    >>> plain(19.5, 0), plain(99.5, 0), plain(-0.2, 0)
    ('20', '100', '0')
    """
    written = f"{number:,.{digits}f}"
    if digits:  # noughts before the point are worth ten each, those behind it nothing
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written.replace("-", "−")

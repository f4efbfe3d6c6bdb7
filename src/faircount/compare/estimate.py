"""Named parts that go into a statistic, and the estimate or refusal that comes out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Any

from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and the range of what chance allows the number beneath to be.

    Every number is finite: where no number is known there is no estimate but a refusal. ``confidence`` is 0.95 or 0.998;
    ``method`` is the name under which a statistician finds the formula.
    """

    value: float
    lower: float
    upper: float
    confidence: float
    method: str

    def __post_init__(self) -> None:
        assert all(map(math.isfinite, (self.value, self.lower, self.upper))), f"{self.method} gave a number that is not finite"
        assert self.lower <= self.value <= self.upper, f"{self.method} gave a range that does not hold its estimate"

    def covers(self, value: float) -> bool:
        """Whether the value lies within the range, both ends included."""
        return self.lower <= value <= self.upper

    def scaled(self, factor: float) -> Estimate:
        """The same estimate in another unit: per 1,000 in place of per person, say."""
        return Estimate(self.value * factor, self.lower * factor, self.upper * factor, self.confidence, self.method)


@dataclass(frozen=True, slots=True)
class Rate:
    """Events counted, and what they were counted over: days, years, children living in the area.

    The default exposure of 1 is for two whole years of one area, where only their proportion matters.
    """

    count: int
    exposure: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", counted(self.count))
        object.__setattr__(self, "exposure", amount(self.exposure, "an exposure"))

    @property
    def value(self) -> float:
        """Events for one unit of exposure."""
        return self.count / self.exposure


@dataclass(frozen=True, slots=True)
class Proportion:
    """A part of a whole, both counted in the same unit."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "part", counted(self.part))
        object.__setattr__(self, "whole", counted(self.whole))
        if self.whole <= 0:
            raise NotComparable(f"a whole of {self.whole} holds no share; publish the counts instead")
        if not 0 <= self.part <= self.whole:
            raise NotComparable(
                f"{self.part} is not a part of {self.whole}; offences and victims, or two offence sets, may have been mixed"
            )

    @property
    def value(self) -> float:
        """The part over the whole, from 0 to 1."""
        return self.part / self.whole


MAX_COUNT = 10**15
"""Above this a float no longer holds whole numbers apart, and what is given is no count of anything."""


def counted(number: Any) -> int:
    """The count as a plain whole number, refused unless something can have been counted to it: 0 or more, and no fraction."""
    known = plain_number(number)
    if known is None or (math.isfinite(known) and not known.is_integer()) or math.isnan(known):
        raise NotComparable("a count is a whole number; text, a fraction, a list and what is not known are none")
    if known < 0:
        raise NotComparable(
            f"{number} events is net of cancelled records, not a count; compare a longer period, where none is negative"
        )
    if known > MAX_COUNT:
        raise NotComparable(f"more than {MAX_COUNT:,} of anything were never counted; check the number")
    return int(known)


def amount(number: Any, what: str) -> float:
    """What something was counted over, or expected, as a plain number; refused unless it is above 0 and finite."""
    known = plain_number(number)
    if known is None or not 0 < known < math.inf:
        raise NotComparable(f"{what} of {number!s:.40} is no denominator of a rate; give the population, or the days")
    return number if type(number) is int else known


def plain_number(given: object) -> float | None:
    """One real number as a float of Python's own, endless where it is larger than any; None for all else.

    NumPy's short numbers turn over at 255 and round at 2,048, and its spans of time say that they are whole numbers.
    """
    if isinstance(given, bool) or not isinstance(given, Real):
        return None
    try:
        return float(given)
    except TypeError:
        return None
    except OverflowError:
        return math.inf


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a number is not given, as a finding: ``reason`` is short and stable, ``say`` is the sentence for a reader."""

    reason: str
    say: str


def tail(confidence: float) -> float:
    """The probability left beyond each end of a two-sided range.

    >>> round(tail(0.95), 10), round(tail(0.998), 10)
    (0.025, 0.001)
    """
    known = plain_number(confidence)
    if known is None or not 0 < known < 1:
        raise NotComparable(f"a confidence of {confidence!s:.40} is not between 0 and 1; write 0.95 for 95%")
    return (1 - known) / 2

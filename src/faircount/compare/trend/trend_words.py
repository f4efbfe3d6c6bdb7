"""A trend in a sentence: the same wherever it is said."""

from __future__ import annotations

from faircount.compare.estimate import Estimate
from faircount.compare.interval import Interval
from faircount.compare.wording import say_level, say_range

NO_END = 1e15
WIDEST = 10
"""What could be tenfold from one period to the next, and could be no change, says nothing."""


def has_end(times: Interval) -> bool:
    """Whether both ends of such a range can be said at all."""
    return bool(times.lower > 1 / NO_END and times.upper < NO_END)


def say_trend(each_period: Interval, confidence: float = 0.95, each: str = "each period") -> str:
    """How the periods follow each other, in a sentence that names another level than 95%.

    >>> say_trend(Interval(1.03, 1.01, 1.05))
    'A clear rise: between 1% and 5% more each period.'
    """
    value, low, high = map(float, each_period)
    if not has_end(each_period) or low <= 1 < high / WIDEST:
        return "No trend can be seen: the counts vary too widely."
    trend = "No clear trend" if low <= 1 <= high else f"A clear {'rise' if low > 1 else 'fall'}"
    return f"{trend}: {say_range(Estimate(value, low, high, confidence, 'trend'))} {each}{say_level(confidence)}."


def say_spread(dispersion: float) -> str:
    """How many times as wide as chance the counts spread, where that is more than twice; else nothing."""
    return f" The counts spread {dispersion:.1f} times as wide as chance alone." if dispersion > 2 else ""

"""A rate for so many people, with its range."""

from __future__ import annotations

from faircount.compare.byar import FEWEST, byar
from faircount.compare.count_interval import count_interval
from faircount.compare.estimate import Estimate, Rate, amount


def crude_rate(rate: Rate, confidence: float = 0.95, per: float = 1_000) -> Estimate:
    """Events for ``per`` units of exposure: exact range under 10 events, Byar's from 10 on.

    >>> found = crude_rate(Rate(613, 122_500))
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '5.00 (4.62 to 5.42)'
    >>> f"{crude_rate(Rate(0, 987)).upper:.4f}"
    '3.7375'

    Reference: Public Health England, Technical Guide: Confidence Intervals (2018), crude rates.

    Not for areas with different age structures side by side where a standardised ratio can be had, and never beside a
    hidden count: a rate and a known population give the count back.
    """
    counted = phe_count(rate.count, confidence)
    return counted.scaled(amount(per, "a rate per so many") / rate.exposure)


def phe_count(count: int, confidence: float = 0.95) -> Estimate:
    """The range of a count by the rule of official public health statistics: exact under 10 events, Byar's from 10 on."""
    return byar(count, confidence) if count >= FEWEST else count_interval(count, confidence)

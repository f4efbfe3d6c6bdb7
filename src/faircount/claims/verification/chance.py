"""How likely an arbitrary figure is to fit a wording: a close fit of a narrow wording is no accident."""

from __future__ import annotations

from dataclasses import replace
from math import inf, log

from faircount.claims.claim import Form, StatedValue
from faircount.claims.stated_range import StatedRange

_CHANGES = (-75.0, 250.0)
_FACTORS = (0.2, 10.0)
_COUNTS = (1.0, 100_000.0)


def chance(stated: StatedValue) -> float:
    """The probability that two figures taken at random would bear the claim out.

    "More than N" is taken up to the next round number (``snug``), as nobody says "more than 20%" of 80%. Changes are taken as
    even between −75% and +250%, shares between 0 and 100%, factors and rates as even on a log scale.

    >>> from faircount.claims.words import load_wording
    >>> wording = load_wording()
    >>> percent = StatedValue(Form.PERCENT, wording.take(Form.PERCENT, 31), 31)
    >>> doubled = StatedValue(Form.FACTOR, wording.take(Form.FACTOR, 2, hedge="more than"), 2)
    >>> round(chance(percent), 3), round(chance(doubled), 2)
    (0.003, 0.06)
    """
    if stated.amount is None:
        return 1.0
    amount = as_meant(stated)
    if stated.form is Form.FACTOR:
        return _log_width(amount, *_FACTORS)
    if stated.form in (Form.PER, Form.EVERY):
        return min(1.0, 3 * _log_width(amount, *_COUNTS))
    if stated.form is Form.DIFFERENCE:
        return min(1.0, max(1.0, _cut(amount, 0, 1e4)) / (2 * max(abs(stated.value or 1.0), 5.0)))
    return max(0.002, _cut(amount, *_CHANGES) / (_CHANGES[1] - _CHANGES[0]))


def chance_of_share(stated: StatedValue) -> float:
    """The same for a share of a whole."""
    return max(0.002, _cut(as_meant(stated), 0.0, 100.0) / 100.0) if stated.amount else 1.0


def as_meant(stated: StatedValue) -> StatedRange:
    """What a wording is meant as: "more than 15 a day" is said of 15.4, "more than 20%" of up to 25%."""
    assert stated.amount is not None
    amount = stated.amount
    if stated.form is Form.PER and amount.upper == inf and amount.lower >= 5:
        return replace(amount, upper=amount.lower + max(stated.unit, 0.08 * amount.lower))
    return snug(amount)


def snug(amount: StatedRange) -> StatedRange:
    """An amount whose open side ends where a writer would have chosen the next round number: a quarter further on."""
    if amount.upper == inf:
        return replace(amount, upper=amount.lower + max(abs(amount.lower), 1.0) / 4)
    if amount.lower == -inf:
        return replace(amount, lower=amount.upper - max(abs(amount.upper), 1.0) / 4)
    return amount


def _cut(amount: StatedRange, low: float, high: float) -> float:
    """The width of the part of an amount between two ends."""
    return max(0.0, min(amount.upper, high) - max(amount.lower, low))


def _log_width(amount: StatedRange, low: float, high: float) -> float:
    lower, upper = min(max(amount.lower, low), high), min(max(amount.upper, low), high)
    return max(0.0, log(upper / lower) / log(high / low))

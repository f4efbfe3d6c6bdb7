"""Limits put back into tails that are summed to forty digits, far from where tables end: none, one, a million; 80% to 99.9%."""

from __future__ import annotations

from decimal import Decimal, localcontext

import numpy as np
import pytest

from faircount.compare import STATISTICS

CLOSE = Decimal("1e-11")
LEVELS = (0.8, 0.95, 0.998, 0.999)
Tail = tuple[Decimal, Decimal]
"""A probability, and by how much it changes with the logarithm of what it depends on."""


@pytest.fixture(autouse=True)
def forty_digits():
    with localcontext() as context:
        context.prec = 40
        yield


def _poisson(most: int, mean: Decimal) -> Tail:
    """The chance of at most so many events of this mean."""
    term = total = (-mean).exp()
    for number in range(1, most + 1):
        term *= mean / number
        total += term
    return total, -mean * term


def _binomial(most: int, whole: int, odds: Decimal) -> Tail:
    """The chance of at most so many of the whole, each with these odds."""
    share = odds / (1 + odds)
    term = total = (whole * (1 - share).ln()).exp()
    for number in range(1, most + 1):
        term *= odds * (whole - number + 1) / number
        total += term
    return total, -(whole - most) * share * term


def _off(tail: Tail, wanted: Decimal) -> Decimal:
    """By how much of itself the limit is off."""
    return abs((tail[0] - wanted) / tail[1])


def _mean(one: Tail, other: Tail) -> Tail:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


NONE = Decimal(0), Decimal(0)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("count", [0, 1, 2, 9, 55, 820, 5653])
def test_limits_of_a_count(count, level):
    beyond = (1 - Decimal(level)) / 2
    exact, mid_p = STATISTICS["exact (Garwood) interval"](count, level), STATISTICS["mid-p interval"](count, level)
    upper = Decimal(mid_p.upper)
    below = _poisson(count - 1, upper) if count else NONE
    assert _off(_poisson(count, Decimal(exact.upper)), beyond) < CLOSE
    assert _off(_mean(_poisson(count, upper), below), beyond) < CLOSE
    if count:
        lower = Decimal(mid_p.lower)
        assert _off(_poisson(count - 1, Decimal(exact.lower)), 1 - beyond) < CLOSE
        assert _off(_mean(_poisson(count - 1, lower), _poisson(count, lower)), 1 - beyond) < CLOSE


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "pair", [(0, 1), (1, 0), (1, 1), (3, 12), (55, 145), (820, 772), (5653, 3), (1_000_000, 1), (1_000_000, 55)]
)
def test_limits_of_a_ratio(pair, level):
    """The lower limit of the ratio turned round is 1 over the upper one, so that both ends of each pair are tried."""
    beyond = (1 - Decimal(level)) / 2
    before, after = pair
    exact, mid_p = (
        STATISTICS["rate ratio, exact conditional"](*pair, 3.0, 7.0, level),
        STATISTICS["rate ratio, mid-p"](*pair, 3.0, 7.0, level),
    )
    whole, scale = before + after, Decimal(7) / 3
    for found, half in ((exact, False), (mid_p, True)):
        if before:
            odds = Decimal(float(found.upper)) * scale
            tail = _binomial(after, whole, odds)
            under = _binomial(after - 1, whole, odds) if after else NONE
            assert _off(_mean(tail, under) if half else tail, beyond) < CLOSE
        if after:
            odds = Decimal(float(found.lower)) * scale
            tail = _binomial(after - 1, whole, odds)
            over = _binomial(after, whole, odds) if before else (Decimal(1), Decimal(0))
            assert _off(_mean(tail, over) if half else tail, 1 - beyond) < CLOSE
    back = STATISTICS["rate ratio, exact conditional"](after, before, 7.0, 3.0, level)
    assert np.array([exact.lower * back.upper if after else 1.0, exact.upper * back.lower if before else 1.0]) == pytest.approx(1)

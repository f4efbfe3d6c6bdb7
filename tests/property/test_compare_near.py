"""Every registered statistic, given numbers near right ones: all alike, fewer, twice as many, far larger and smaller."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.compare.interval import Interval
from faircount.compare.statistics import STATISTICS
from faircount.errors import FaircountError
from tests.lib.inputs import inputs
from tests.property.test_compare_refusals import right
from tests.unit.compare.examples import EXAMPLES

WHOLE = (0, 1, 2, 3, 9, 10**6, 10**9, 10**14)
OF_NONE_IN_NONE = ("completeness tipping point", "many areas")
"""Give arrays in which a place of no events at all holds no number."""
SLOW = ("backtest", "demand outlook", "unknown-break warning", "exponential smoothing forecast", "chance of some leap")
BROKEN = (0.5, 1.0, 100.0, 1e9, 1e-9, 1e-12, 1e17)


def near(value: Any, chance: Random) -> Any:
    """A number or a list like the one that is right."""
    if isinstance(value, Interval) or not isinstance(value, list | tuple | int | float):
        return value
    if isinstance(value, list | tuple):
        alike = type(value)([value[0]] * len(value))
        spoilt = type(value)(near(each, chance) if chance.random() < 0.4 else each for each in value)
        return chance.choice((alike, value[: chance.randint(1, len(value))], value * 2, spoilt, spoilt, spoilt))
    if isinstance(value, bool):
        return chance.random() < 0.5
    if isinstance(value, int):
        return chance.choice((*WHOLE, value + 1, max(0, value - 1), chance.randint(0, 500)))
    return chance.choice((*BROKEN, value * chance.random(), value / 1000, value * 1000))


@pytest.mark.parametrize("name", STATISTICS)
@inputs(15)
@given(chance=st.randoms(use_true_random=False))
def test_what_is_near_right_is_refused_or_rightly_computed_and_said(name, chance):
    if name in SLOW and chance.random() < 0.9:
        return
    given_numbers = dict(EXAMPLES[name])
    for parameter in chance.sample(sorted(given_numbers), min(len(given_numbers), chance.randint(1, 3))):
        given_numbers[parameter] = near(given_numbers[parameter], chance)
    try:
        with np.errstate(all="ignore"):
            found = STATISTICS[name](**given_numbers)
    except FaircountError:
        return
    assert name in OF_NONE_IN_NONE or right(found), f"{name}: {given_numbers} gave {found}"
    said = str(getattr(found, "say", "")).split()
    assert not {"nan", "inf", "nan%", "inf%"} & {word.strip("().,;") for word in said}, (
        f"{name}: {given_numbers} said {found.say}"
    )

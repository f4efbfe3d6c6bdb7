"""How many inputs are drawn where a promise takes long: all of them on ``make property-long``, and some of them on every run."""

from __future__ import annotations

import os

from hypothesis import settings

SEVERAL = 5
"""Inputs below which all are drawn."""


def is_long() -> bool:
    """Whether this is ``make property-long``."""
    return os.environ.get("HYPOTHESIS_PROFILE") == "long"


def inputs(number: int) -> settings:
    """Draws this many inputs, or on every run half of them and no fewer than several."""
    return settings(max_examples=number if is_long() else min(number, max(SEVERAL, number // 2)), deadline=None)


def seeds(number: int) -> range:
    """The seeds that one test draws from after each other: this many, or on every run a third of them."""
    return range(number if is_long() else max(SEVERAL, number // 3))

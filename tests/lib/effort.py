"""How many random inputs a promise is held against: its own number, or as many as ``make property-long`` asks for."""

from __future__ import annotations

import os

from hypothesis import settings


def examples(usual: int) -> settings:
    """So many inputs, or those of the long profile, which a number written into a test would else put out of force."""
    return settings(max_examples=settings.default.max_examples if os.environ.get("HYPOTHESIS_PROFILE") == "long" else usual)

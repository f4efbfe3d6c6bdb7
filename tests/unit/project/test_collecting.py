"""While pages are set garbage is looked for seldom, and afterwards as before, whatever happened."""

from __future__ import annotations

import gc

import pytest

from faircount.project.collecting import SELDOM, seldom_collected


def stopped() -> None:
    with seldom_collected():
        assert gc.get_threshold() == SELDOM
        raise ValueError("stopped")


def test_the_habit_of_before_comes_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="stopped"):
        stopped()
    assert gc.get_threshold() == before

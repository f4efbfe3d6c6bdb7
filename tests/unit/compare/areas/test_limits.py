"""Limits for shares."""

from __future__ import annotations

import pytest

from faircount.compare.areas.limits import share_limits
from faircount.errors import NotComparable


def test_what_is_said_names_how_many_were_compared():
    assert share_limits([10, 30], [100, 100]).say == "Of 2 areas compared, none lies beyond what chance alone would give."
    assert share_limits([10, 90], [100, 100]).say == "Of 2 areas compared, 2 lie beyond what chance alone would give."


def test_a_common_share_in_percent_is_refused():
    with pytest.raises(NotComparable, match="write 0"):
        share_limits([1], [10], 15.0)

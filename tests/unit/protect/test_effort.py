"""What efforts spend: no sweep of normal effort tries the cheap cells, which take longest and win least (decision 131)."""

from __future__ import annotations

import pytest

from faircount.errors import NotProtected
from faircount.protect.effort import EFFORTS, effort_named


def test_normal_effort_tries_the_dearest_half_and_best_effort_all() -> None:
    assert max(share for _, share in EFFORTS["normal"].sweeps) <= 0.5
    assert all(share == 1.0 for _, share in EFFORTS["best"].sweeps)


def test_more_effort_spends_more() -> None:
    quick, normal, best = (EFFORTS[name] for name in ("quick", "normal", "best"))
    for width in (1, 3):
        assert quick.pivots_for(width) < normal.pivots_for(width) < best.pivots_for(width)
    assert quick.work < normal.work < best.work


def test_an_effort_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(NotProtected, match="quick, normal, best"):
        effort_named("harder")

"""How long to look, and stopping."""

from __future__ import annotations

import signal
import threading

import numpy as np
import pytest

from faircount.errors import NotProtected
from faircount.protect.cell_state import CellState
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import suppress
from faircount.protect.task import EFFORTS, effort_named, until_stopped
from tests.lib.small_tables import cross


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_is_heard_and_the_next_ends_the_program_as_always(number):
    before = signal.getsignal(number)
    with until_stopped() as stop:
        assert not stop.asked
        signal.raise_signal(number)
        assert stop.asked
        assert signal.getsignal(number) is before
    assert signal.getsignal(number) is before


def test_signals_are_left_alone_outside_the_main_thread():
    heard = []

    def look():
        before = signal.getsignal(signal.SIGINT)
        with until_stopped() as stop:
            heard.append((stop.asked, signal.getsignal(signal.SIGINT) is before))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert heard == [(False, True)]


def test_a_stopped_search_gives_a_safe_pattern_and_says_that_it_was_stopped():
    table = cross((4, 4, 3), np.random.default_rng(4).integers(0, 30, 48).tolist())
    told = []

    def stop_at_once(work, _share):
        told.append(work)
        if len(told) == 2:
            signal.raise_signal(signal.SIGTERM)

    pattern = suppress(table, ProtectionPolicy(), progress=stop_at_once)
    whole = suppress(table, ProtectionPolicy())
    assert pattern.stopped
    assert not whole.stopped
    assert not len(pattern.certificates.unproved(table, pattern.hidden, np.ones_like(table.flat), 3))
    weigh = pattern.cost.weights(
        table.flat, pattern.primary, CellState.whole(table), np.zeros_like(pattern.primary), pattern.policy.width
    )
    assert weigh[whole.secondary].sum() <= weigh[pattern.secondary].sum()


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

"""A search that is stopped keeps the safe pattern that it has."""

from __future__ import annotations

import signal
import threading

import numpy as np
import pytest

from faircount.protect.cell_state import CellState
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.stopping import until_stopped
from faircount.protect.suppression import suppress
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

"""Stopping a search early: what was found so far is safe, and is kept."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(slots=True)
class Stop:
    """Whether somebody has asked to stop looking for a better pattern."""

    asked: bool = False


@contextmanager
def until_stopped() -> Iterator[Stop]:
    """A sign that is set by the first Ctrl-C or termination while the block runs; the second ends the program as always.

    Only the main thread hears signals; elsewhere the sign is never set.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {each: signal.getsignal(each) for each in SIGNALS}

    def hear(_number: int, _frame: FrameType | None) -> None:
        stop.asked = True
        _give_back(before)

    for each in SIGNALS:
        signal.signal(each, hear)
    try:
        yield stop
    finally:
        _give_back(before)


def _give_back(handlers: dict[signal.Signals, signal._HANDLER]) -> None:
    for each, handler in handlers.items():
        signal.signal(each, handler if handler is not None else signal.SIG_DFL)

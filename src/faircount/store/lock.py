"""One writer at a time: a lock that the system takes back when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faircount.errors import Busy
from faircount.store.private import private

PATIENCE = 60.0
"""Seconds that a second writer waits for the first."""


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Nobody else is in here at the same time, in this process or another; refused after waiting for ``patience`` seconds.

    The file stays and is empty: to remove it would let a third writer lock another file of the same name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", opener=private) as held:
        until = time.monotonic() + patience
        while not _taken(held.fileno()):
            if time.monotonic() > until:
                raise Busy(f"{path}: another program has been at work here for {patience:.0f} s; let it end, then try again")
            time.sleep(0.02)
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

"""How often Python looks for objects that only hold each other: seldom, where a great many are made, as for pages and ledgers."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 10, 10)
"""New objects before a look at the young ones, and how many looks before one at those that outlived some."""


def collect_seldom() -> None:
    """From here on; for a process that does nothing else."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Meanwhile; afterwards as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)

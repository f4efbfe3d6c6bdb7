"""The registry of statistics, imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module


def __getattr__(name: str) -> object:
    """``STATISTICS``, imported lazily, because loading every statistic takes over a second."""
    if name == "STATISTICS":
        return import_module("faircount.compare.statistics").STATISTICS
    raise AttributeError(f"module 'faircount.compare' has no attribute {name!r}")

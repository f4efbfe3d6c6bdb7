"""Every registered statistic as a function that refuses what it cannot take; ``statistics.pyi`` lists them with their types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from faircount.compare.checked_statistics import checked
from faircount.lazily import attach

_find, __dir__ = attach(__name__, __file__)


def __getattr__(name: str) -> Callable[..., Any]:
    """The statistic of that name, loaded now and kept: all of them together would take a second or two."""
    globals()[name] = found = checked(cast("Callable[..., Any]", _find(name)))
    return found

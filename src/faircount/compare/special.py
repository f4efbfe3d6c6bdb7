"""The special functions of scipy, which is loaded when the first of them is asked for: most words and many commands need none."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """The function of this name; the next time it is at hand."""
    found = getattr(import_module("scipy.special"), name)
    globals()[name] = found
    return found

"""How a recipe tells the face what it is doing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many parts are done, and of how many."""


def quiet(work: str, done: int, total: int) -> None:
    """Progress that nobody watches."""

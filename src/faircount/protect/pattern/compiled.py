"""Machine code for the inner loops, with the types of plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """The same function as machine code, kept on disk where the place allows it so that only the first run waits."""
    try:
        return cast("Function", numba.njit(cache=True)(function))
    except RuntimeError:  # no folder may be written: compile anew in each run
        return cast("Function", numba.njit(function))

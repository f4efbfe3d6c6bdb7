"""Machine code for the inner loops, with the types of plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """The same function as machine code, kept on disk where the place allows it so that only the first run waits."""
    return _compiled(function)


def inner(function: Function) -> Function:
    """The same for a function that only other compiled ones call: it is compiled sooner, since Python has no way in."""
    return _compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True)


def _compiled(function: Function, **options: bool) -> Function:
    njit: Any = numba.njit  # its types do not know these options
    try:
        return cast("Function", njit(cache=True, **options)(function))
    except RuntimeError:  # no folder may be written: compile anew in each run
        return cast("Function", njit(**options)(function))

"""Machine code for the inner loops, with the types of plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba.core.event import Event, Listener, install_listener

from faircount.patterns import cache_folder

Function = TypeVar("Function", bound=Callable[..., object])

NIL = cast("int", np.int64(0))
"""Nought as any number: a function that is given a plain 0 is compiled once for that number and once more for others.

Added to a number that is kept in fewer bytes it makes it like the rest, for which the function is compiled already.
"""


def compiled(function: Function) -> Function:
    """The same function as machine code, kept on disk where the place allows it so that only the first run waits."""
    return _compiled(function)


def inner(function: Function) -> Function:
    """The same for a function that only other compiled ones call: it is compiled sooner, since Python has no way in."""
    return _compiled(function, no_cpython_wrapper=True)


def spliced(function: Function) -> Function:
    """The same for one with one or two callers: its lines become theirs. Else all that it calls is compiled once more for it."""
    return _compiled(function, inline="always")


def _compiled(function: Function, **options: object) -> Function:
    """Without numba's counting of references: whoever calls holds all arrays, and threads that count the same ones wait.

    So nothing compiled makes an array or gives one back; numba refuses to compile what would.
    """
    told = {"nogil": True, "no_cfunc_wrapper": True, "_nrt": False, **options}
    njit: Any = partial(numba.njit, **told)  # its types do not know these options
    try:
        with _kept_apart():
            return cast("Function", njit(cache=True)(function))
    except RuntimeError:  # no folder may be written: compile anew in each run
        return cast("Function", njit()(function))


@contextmanager
def _kept_apart() -> Iterator[None]:
    """Keep what is compiled in a folder of these very sources, beneath the one that the user has named for it.

    Numba looks only at the file of a function, and not at what it calls: machine code of an older version would be run, or be
    looked for in modules that are gone.
    """
    settings: Any = numba.config
    asked = settings.CACHE_DIR
    settings.CACHE_DIR = str(Path(asked or cache_folder()) / _version())
    try:
        yield
    finally:
        settings.CACHE_DIR = asked


@cache
def _version() -> str:
    """A name that changes with any of the sources that may be compiled."""
    sources = sha256(numba.__version__.encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        sources.update(path.read_bytes())
    return f"compiled-{sources.hexdigest()[:16]}"


Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done, from 0 to 1."""


@contextmanager
def telling_of_compiling(report: Progress | None) -> Iterator[Progress]:
    """The same report, which is also told when functions are compiled for this machine, and goes back to what it said before."""
    listener = _Telling(report or (lambda _work, _share: None))
    with install_listener("numba:compile", listener):
        yield listener.report


class _Telling(Listener):
    """Hears when the outermost of several functions starts and ends being compiled; those on disk already are not heard of."""

    def __init__(self, tell: Progress) -> None:
        self._tell, self._last, self._depth = tell, ("starting", 0.0), 0

    def report(self, work: str, share: float) -> None:
        """Pass it on, and keep it."""
        self._last = work, share
        self._tell(work, share)

    def on_start(self, event: Event) -> None:
        """Say why it takes a while."""
        del event
        if self._depth == 0:
            self._tell("preparing the search for this machine, once", 0.0)
        self._depth += 1

    def on_end(self, event: Event) -> None:
        """Say again what was being done."""
        del event
        self._depth -= 1
        if self._depth == 0:
            self._tell(*self._last)

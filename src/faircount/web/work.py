"""Work that goes on behind the pages: one piece at a time, and what became of the last."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock, Thread

from faircount.errors import FaircountError, SystemRefused
from faircount.project.progress import Progress

_LOG = logging.getLogger("uvicorn.error")


@dataclass(frozen=True, slots=True)
class WorkState:
    """What is being done, how far it is, and whether it ended well."""

    name: str = ""
    step: str = ""
    done: int = 0
    total: int = 0
    is_going: bool = False
    problem: str = ""


class BackgroundWork:
    """One piece of work at a time, in a thread; a page shows how far it is."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state = WorkState()
        self._thread: Thread | None = None

    @property
    def state(self) -> WorkState:
        """How the work stands."""
        return self._state

    def start(self, name: str, does: Callable[[Progress], None]) -> bool:
        """Whether the work was begun; not while another piece goes on."""
        with self._lock:
            if self._state.is_going:
                return False
            self._state = WorkState(name, is_going=True)
            self._thread = Thread(target=self._run, args=(does,), name=name, daemon=True)
            self._thread.start()
        return True

    def wait(self, seconds: float) -> None:
        """Wait for the work to end, but no longer than that."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, does: Callable[[Progress], None]) -> None:
        problem = ""
        try:
            does(self._told)
        except FaircountError as error:
            problem = str(error)
        except OSError as error:  # a full disk or a folder without rights; the log of the server has the place
            _LOG.error("%s", SystemRefused.of(error))
            problem = str(SystemRefused.of(OSError(error.errno, error.strerror or "", "a file of the project")))
        except Exception:  # a page is told that it broke, and the log of the server how
            _LOG.exception("work behind the pages broke")
            problem = "the program broke on it; whoever runs the server finds the reason in its log"
        self._state = replace(self._state, is_going=False, problem=problem)

    def _told(self, step: str, done: int, total: int) -> None:
        self._state = replace(self._state, step=step, done=done, total=total)

"""A process of its own that answers line by line: what breaks or hangs it costs one answer."""

from __future__ import annotations

import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from faircount.errors import Busy
from faircount.readers.copies import Running, started

PATIENCE = 40.0
"""Seconds for which one waits until the lines of others are answered."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Why there is no answer: the time was over, or the process ended; ``kind`` is that of its last error, never its words."""

    is_over: bool
    kind: str


class LineProcess:
    """A Python module as a process, started when first asked and again after a line has ended it.

    ``near`` is another that loads nearly all of it, so that a copy of that one is soon ready for this.
    """

    def __init__(self, module: str, seconds: float, near: str = "") -> None:
        self.module, self.seconds, self.near = module, seconds, near
        self._turn = threading.Lock()
        self.running: Running | None = None
        self.errors: IO[str] | None = None

    def ask(self, line: str) -> str | Ended:
        """The line that the process answers; after one that it does not answer in time it is ended.

        Whoever asks beside others waits for them, and is refused (Busy) where that takes too long.
        """
        if not self._turn.acquire(timeout=PATIENCE):
            raise Busy("an answer of another is being looked at, which takes long; ask again in a minute")
        try:
            return self._answered(line)
        finally:
            self._turn.release()

    def _answered(self, line: str) -> str | Ended:
        running = self._start()
        assert running.stdin is not None
        assert running.stdout is not None
        over = threading.Event()

        def end() -> None:
            over.set()
            running.kill()

        timer = threading.Timer(self.seconds, end)
        timer.start()
        try:
            running.stdin.write(line + "\n")
            running.stdin.flush()
            said = running.stdout.readline()
        except OSError:
            said = ""
        timer.cancel()
        if said.endswith("\n"):
            return said
        ended = Ended(over.is_set(), self._kind())
        self.stop()
        return ended

    def _start(self) -> Running:
        if self.running is None or self.running.poll() is not None:
            self.stop()
            self.errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  (closed by stop)
            self.running = started(self.module, self.errors, self.near)
        return self.running

    def _kind(self) -> str:
        if self.errors is None:
            return "it ended"
        self.errors.seek(0)
        lines = [line for line in self.errors.read()[-4000:].splitlines() if line.strip()]
        return lines[-1].split(":")[0][:60] if lines else "it ended"

    def stop(self) -> None:
        """End the process."""
        if self.running is not None:
            for stream in (self.running.stdin, self.running.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()
            self.running.kill()
            self.running.wait()
            self.running = None
        if self.errors is not None:
            self.errors.close()
            self.errors = None

"""Many answers read side by side in processes of their own: a file that breaks or hangs its reader costs only itself."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from faircount.readers.base import printable
from faircount.readers.limits import Limits
from faircount.readers.wire import from_json
from faircount.tables.extract import Extract, refused

Progress = Callable[[int, int, str], None]
"""Called as each file is done: how many are done, of how many, and its name."""

_GRACE = 8.0


def read_many(
    paths: Sequence[Path], limits: Limits | None = None, progress: Progress | None = None, workers: int = 2
) -> list[Extract]:
    """The extracts in the order of the paths; a file that cannot be read has an extract with the finding that says why."""
    limits = limits or Limits()
    done = 0
    lock = threading.Lock()
    free: SimpleQueue[_Worker] = SimpleQueue()
    hands = [_Worker(limits) for _ in range(max(1, min(workers, len(paths))))]
    for hand in hands:
        free.put(hand)

    def read(path: Path) -> Extract:
        nonlocal done
        hand = free.get()
        try:
            found = hand.read(path)
        finally:
            free.put(hand)
        with lock:
            done += 1
            if progress is not None:
                progress(done, len(paths), path.name)
        return found

    try:
        with ThreadPoolExecutor(len(hands)) as pool:
            return list(pool.map(read, paths))
    finally:
        for hand in hands:
            hand.stop()


class _Worker:
    """A reading process, started when first needed and again after a file has ended it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.running: subprocess.Popen[str] | None = None
        self.errors: IO[str] | None = None

    def read(self, path: Path) -> Extract:
        """The extract of a file, or one with the reason why there is none."""
        running = self._start()
        assert running.stdin is not None
        assert running.stdout is not None
        timer = threading.Timer(self.limits.seconds + _GRACE, running.kill)
        timer.start()
        try:
            running.stdin.write(json.dumps({"path": str(path.absolute()), "limits": asdict(self.limits)}) + "\n")
            running.stdin.flush()
            said = running.stdout.readline()
        except OSError:
            said = ""
        is_over = not timer.is_alive()
        timer.cancel()
        if said.endswith("\n"):
            return from_json(said)
        reason = self._why(is_over)
        self.stop()
        return refused(printable(path.name), f"{printable(path.name)}: {reason}")

    def _start(self) -> subprocess.Popen[str]:
        if self.running is None or self.running.poll() is not None:
            self.errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  (closed by stop)
            self.running = subprocess.Popen(
                [sys.executable, "-m", "faircount.readers.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.errors,
                text=True,
                encoding="utf-8",
            )
        return self.running

    def _why(self, is_over: bool) -> str:
        """What ended the process: its time, or the kind of its last error (never the error's own words)."""
        if is_over:
            return f"not read within {self.limits.seconds:g} s; send a smaller or simpler file"
        kind = "it ended"
        if self.errors is not None:
            self.errors.seek(0)
            lines = [line for line in self.errors.read()[-4000:].splitlines() if line.strip()]
            kind = lines[-1].split(":")[0][:60] if lines else kind
        return f"the reader broke on it ({kind}); report this and ask for the answer in another form"

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

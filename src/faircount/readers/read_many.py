"""Many answers read side by side in processes of their own: a file that breaks or hangs its reader costs only itself."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue

from faircount.file_names import printable
from faircount.readers.limits import PATIENCE, FileLimits
from faircount.readers.line_answers import memory_bound
from faircount.readers.line_process import Ended, LineProcess
from faircount.readers.wire import from_json
from faircount.tables.extract import Extract, refused

Progress = Callable[[int, int, str], None]
"""Called as each file is done: how many are done, of how many, and its name."""

_GRACE = 8.0


def read_many(
    paths: Sequence[Path],
    limits: FileLimits | None = None,
    progress: Progress | None = None,
    workers: int = 2,
    marks: Sequence[str] = (),
) -> list[Extract]:
    """The extracts in the order of the paths; a file that cannot be read has an extract with the finding that says why.

    ``marks`` are marks of hidden counts beside those that every answer uses.
    """
    limits = limits or FileLimits()
    done = 0
    lock = threading.Lock()
    free: SimpleQueue[_Worker] = SimpleQueue()
    hands = [_Worker(limits, marks) for _ in range(max(1, min(workers, len(paths))))]
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
    """A reading process, and what is said of a file that ended it."""

    def __init__(self, limits: FileLimits, marks: Sequence[str]) -> None:
        self.limits, self.marks = limits, marks
        self.process = LineProcess("faircount.readers.worker", PATIENCE * limits.seconds + _GRACE)

    def read(self, path: Path) -> Extract:
        """The extract of a file, or one with the reason why there is none."""
        asked = {"path": str(path.absolute()), "limits": asdict(self.limits), "marks": list(self.marks)}
        said = self.process.ask(json.dumps(asked))
        if isinstance(said, str):
            return from_json(said)
        name = printable(path.name)
        return refused(name, f"{name}: {self._why(said)}")

    def _why(self, ended: Ended) -> str:
        """What ended the process: its time, or the kind of its last error (never the error's own words)."""
        if ended.is_over:
            return f"not read within {self.limits.seconds:g} s; send a smaller or simpler file"
        held, most = memory_bound(self.limits.memory_bytes), self.limits.memory_bytes
        if held < most:
            short = f"this machine allows a program {held:,} bytes of memory, and it may need {most:,}"
            return f"the reader ended on it; {short}: raise that"
        return f"internal error while reading this file ({ended.kind}); please report it, and ask for the answer in another form"

    def stop(self) -> None:
        """End the process."""
        self.process.stop()

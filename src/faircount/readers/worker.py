"""The process in which files are read: bounded in memory, one request and one extract a line."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from faircount.errors import UnreadableSource
from faircount.readers.base import printable
from faircount.readers.limits import Limits
from faircount.readers.read import read_answer
from faircount.readers.wire import to_json
from faircount.tables.extract import refused


def bound_memory(most: int) -> None:
    """Hold this process to so many bytes, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Read each file named on standard input and answer with its extract."""
    out = sys.stdout
    sys.stdout = sys.stderr
    limits: Limits | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        if limits is None:
            limits = Limits(**asked["limits"])
            bound_memory(limits.memory_bytes)
        path = Path(asked["path"])
        # One file's objects live until its extract is written: looking through them for rubbish meanwhile finds none.
        gc.collect()
        gc.disable()
        try:
            said = to_json(read_answer(path, limits, asked["marks"]))
        except UnreadableSource as error:
            said = to_json(refused(printable(path.name), str(error)))
        except (MemoryError, RecursionError):
            said = to_json(
                refused(
                    printable(path.name),
                    f"{printable(path.name)}: needs more memory than {limits.memory_bytes} bytes; send a smaller file",
                )
            )
        out.write(said + "\n")
        out.flush()
        gc.enable()


if __name__ == "__main__":
    main()

"""The process in which files are read: bounded in memory, one request and one extract a line."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from faircount.errors import UnreadableSource
from faircount.file_names import printable
from faircount.readers.limits import FileLimits
from faircount.readers.line_answers import answer_lines, too_much_memory
from faircount.readers.read import read_answer
from faircount.readers.wire import to_json
from faircount.tables.extract import refused


def main() -> None:
    """Read each file named on standard input and answer with its extract."""
    answer_lines(_extract, lambda asked: FileLimits(**asked["limits"]).memory_bytes)


def _extract(asked: Mapping[str, Any]) -> str:
    path, limits = Path(asked["path"]), FileLimits(**asked["limits"])
    # One file's objects live until its extract is written: looking through them for rubbish meanwhile finds none.
    gc.collect()
    gc.disable()
    try:
        return to_json(read_answer(path, limits, asked["marks"]))
    except UnreadableSource as error:
        return to_json(refused(printable(path.name), str(error)))
    except (MemoryError, RecursionError):
        name = printable(path.name)
        return to_json(refused(name, f"{name}: {too_much_memory(limits.memory_bytes)}"))
    finally:
        gc.enable()


if __name__ == "__main__":
    main()

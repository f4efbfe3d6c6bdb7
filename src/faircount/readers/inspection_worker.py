"""The process in which files are looked into: bounded in memory, one request and one answer a line."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any

from faircount.errors import UnreadableSource
from faircount.file_names import printable
from faircount.inputs import read_bytes
from faircount.readers.inspection.clean import cleaned
from faircount.readers.inspection.inspect import inspect
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.line_answers import answer_lines, too_much_memory


def main() -> None:
    """Look into each file named on standard input, or make a clean copy of it."""
    answer_lines(_answered, lambda asked: FileLimits(**asked["limits"]).memory_bytes)


def _answered(asked: Mapping[str, Any]) -> str:
    return json.dumps(_found(Path(asked["path"]), FileLimits(**asked["limits"]), asked["act"]))


def _found(path: Path, limits: FileLimits, act: str) -> dict[str, object]:
    name = printable(path.name)
    clock = Clock(name, limits)
    try:
        content = read_bytes(path, limits.file_bytes)
        if act == "clean":
            return {"clean": b64encode(cleaned(content, name, clock)).decode("ascii")}
        return {"traces": [astuple(trace) for trace in inspect(content, name, clock)]}
    except UnreadableSource as error:
        return {"refused": str(error)}
    except OSError as error:
        return {"refused": f"{name}: cannot be opened ({error.strerror}); give the path of a file"}
    except (MemoryError, RecursionError):
        return {"refused": f"{name}: {too_much_memory(limits.memory_bytes)}"}


if __name__ == "__main__":
    main()

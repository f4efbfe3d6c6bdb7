"""A file that is written whole or not at all, whenever the program is stopped."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from faircount.store.private import private

UNFINISHED = ".part"
"""How the name ends of what is being written and has not got its own name yet."""


def atomic_write(path: Path, content: bytes) -> None:
    """Write the file so that whoever reads it meets what stood there before or all of this; its folder is made if need be.

    It is its owner's alone, and lies beside its place, and on the disk, before it gets its name. Two programs, or two threads,
    that write the same file at once do not meet: each has a place of its own, and the last one stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{os.getpid()}-{threading.get_ident()}{UNFINISHED}")
    try:
        with open(partial, "wb", opener=private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise

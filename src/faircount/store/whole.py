"""A file that is written whole or not at all, whenever the program is stopped."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write the file, so that whoever reads it meets what stood there before or all of this; its folder is made if need be.

    It lies beside its place, and on the disk, before it gets its name. What a stopped program left beside is written over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.part")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)

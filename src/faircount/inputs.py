"""The one door by which a file that somebody names is opened: it has to be a file, and no larger than what is asked of it."""

from __future__ import annotations

import sys
from pathlib import Path
from stat import S_ISREG

from faircount.errors import UnreadableSource
from faircount.file_names import is_utf8, printable

LARGEST = 160_000_000
"""Bytes of a document, a table or a list that is read whole."""
LARGEST_TABLE = 1_000_000_000
"""Bytes of a table with a row for each of some million cells or victims."""
LARGEST_ROWS = 50_000_000
"""Bytes of a table of which each row is held by itself: of counts to compare, of records to audit."""
LARGEST_STREAM = 1_000_000_000_000
"""Bytes of a file of records, which is read piece by piece."""
LARGEST_LIST = 10_000_000
"""Bytes of a file that holds some lines: settings, a list of tables, a hierarchy, a secret."""


def checked(path: Path, most: int = LARGEST_TABLE) -> Path:
    """The path, for a library that opens the file itself: refused where it is no file, too large, or named in other letters."""
    if not is_utf8(str(path)):
        raise UnreadableSource(f"{printable(path.name)}: the name of the file is not in UTF-8; rename it")
    return sized(path, most)


def sized(path: Path, most: int = LARGEST) -> Path:
    """The path of a file of at most so many bytes; a folder, a device and a larger file are refused. Other faults are OSError."""
    about = path.stat()
    if not S_ISREG(about.st_mode):
        raise UnreadableSource(f"{printable(path.name)}: is no file but a folder or a device; give the path of a file")
    if about.st_size > most:
        raise _too_large(printable(path.name), f"{about.st_size:,} bytes", most)
    return path


def place_beside(path: Path, name: str) -> Path:
    """The place of another file beside one that was named; ``{name}`` and ``{stem}`` stand for what that one is called."""
    if not path.name or path.name == "..":
        raise UnreadableSource(f"{path}: is a folder; name a file")
    return path.with_name(name.format(name=path.name, stem=path.stem))


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """The content of a file; of one that grows meanwhile no more is read than is allowed."""
    with sized(path, most).open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise _too_large(printable(path.name), f"more than {most:,} bytes", most)
    return content


def read_text(path: Path, most: int = LARGEST, encoding: str = "utf-8-sig") -> str:
    """The text of a file, its ends of lines made one, as ``Path.read_text`` gives it."""
    return read_bytes(path, most).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def read_standard_input(most: int = LARGEST) -> bytes:
    """What comes on the standard input until its end, refused where that is more than is allowed."""
    content = sys.stdin.buffer.read(most + 1)
    if len(content) > most:
        raise _too_large("standard input", f"more than {most:,} bytes", most)
    return content


def _too_large(name: str, size: str, most: int) -> UnreadableSource:
    than = "" if size.startswith("more") else f", which is more than {most:,}"
    return UnreadableSource(f"{name}: has {size}{than}; give a smaller file, or a part of it")

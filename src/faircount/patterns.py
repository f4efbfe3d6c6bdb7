"""Patterns of our own wordings, kept as Python has compiled them: compiling them was more than half of the start of a command.

They are kept in the user's folder for what can be made again, as machine code is. What is kept is only taken for the same
letters, the same flags and the same matching engine; without a folder, or with another Python, patterns are compiled as ever.
Only patterns that stand in our sources come here: none is made of words of a file that somebody sent.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
import tempfile
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

MOST_KEPT = 6_000
"""Patterns in the file, of which a version of ours has some 1,500: beyond it the file is begun anew."""

Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_Key = tuple[str, int]

_NEW: dict[_Key, Kept] = {}


def cache_folder() -> Path:
    """The user's folder for what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "faircount"


def regex(written: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, as ``re.compile`` makes it.

    >>> regex(r"(?P<year>\\d{4})/\\d\\d").search("in 2022/23")["year"]
    '2022'
    """
    with suppress(ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return _regex(written, int(flags))
    return re.compile(written, flags)


def _regex(written: str, flags: int) -> re.Pattern[str]:
    kept = _kept().get((written, flags)) or _NEW.get((written, flags))
    if kept is None:
        if not _NEW:
            atexit.register(keep)
        kept = _NEW[written, flags] = _compiled(written, flags)
    all_flags, code, groups, names, numbers = kept
    made: re.Pattern[str] = _engine().compile(written, all_flags, array("I", code).tolist(), groups, names, numbers)
    return made


def keep() -> None:
    """Write down what was compiled and not yet kept; nothing where no folder may be written."""
    with suppress(OSError):
        path = _file()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = _read(path)  # others may have written meanwhile
        together = (before | _NEW) if len(before) + len(_NEW) <= MOST_KEPT else _NEW
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            written = Path(file.name)
            try:
                file.write(marshal.dumps(together))
                file.flush()
                written.replace(path)
            except OSError:
                written.unlink()  # a disk that is full is left no fuller
                raise
        _NEW.clear()


def _engine() -> Any:
    import _sre  # type: ignore[import-not-found]  # no stub tells of it

    return _sre


def _compiled(written: str, flags: int) -> Kept:
    """What ``re._compiler.compile`` (CPython 3.11 to 3.14) hands to the engine."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    if array("I").itemsize != _engine().CODESIZE:
        raise ValueError
    parsed: Any = _parser.parse(written, flags)
    code = _compiler._code(parsed, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    return flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1, names, tuple(numbers)


@cache
def _kept() -> dict[_Key, Kept]:
    with suppress(OSError):
        return _read(_file())
    return {}


def _read(path: Path) -> dict[_Key, Kept]:
    """What the file holds, if it is this user's own: nobody else may say what runs here."""
    if not path.exists():
        return {}
    state = path.stat()
    if hasattr(os, "geteuid") and (state.st_uid != os.geteuid() or state.st_mode & 0o022):
        return {}
    with suppress(ValueError, EOFError, TypeError):
        kept = marshal.loads(path.read_bytes())
        return kept if isinstance(kept, dict) else {}
    return {}


def _file() -> Path:
    return cache_folder() / f"patterns-{sys.implementation.cache_tag}-{_engine().MAGIC}.marshal"

"""What a command writes, written together: all of it gets its place at the end, or nothing is changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from faircount.errors import BadProject


@contextmanager
def written_together(*places: Path | None) -> Iterator[tuple[Path | None, ...]]:
    """For each place one beside it to write to; on leaving each gets its name, and where something is refused none does.

    What stood in a place stays until then. What is no file and no folder, such as a pipe, is written to as it is. Two files in
    one place are refused: only one of them would be there.
    """
    refuse_one_place(places)
    besides: dict[Path, Path] = {}
    try:
        yield tuple(None if place is None else _beside(place, besides) for place in places)
        for place, made in besides.items():
            if made.exists():
                _put(made, place)
    finally:
        for folder in {made.parent for made in besides.values()}:
            shutil.rmtree(folder, ignore_errors=True)


def write_if_other(path: Path, letters: bytes) -> bool:
    """Whether the file was new or another than these letters; what is the same is left untouched."""
    if path.is_file() and path.read_bytes() == letters:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(letters)
    return True


def refuse_one_place(places: Iterable[Path | None]) -> None:
    """Refuse two files that would be written over one another."""
    named: set[Path] = set()
    for place in filter(None, places):
        if place.resolve() in named and (place.is_file() or not place.exists()):
            raise BadProject(f"{place}: two files would be written over one another; name others")
        named.add(place.resolve())


def refuse_to_write_over(read: Iterable[Path | None], places: Iterable[Path | None]) -> None:
    """Refuse to write over what the command reads: a file, or one that lies in a folder."""
    for held in filter(None, read):
        files = {path.resolve() for path in (held.iterdir() if held.is_dir() else (held,))}
        for place in filter(None, places):
            if place.resolve() in files:
                raise BadProject(f"{place}: is read by this command; name another file to write")


def _refuse_other_letters(place: Path) -> None:
    """Refuse a name that is no UTF-8: what writes tables cannot open it, and a page cannot link to it."""
    try:
        str(place).encode()
    except UnicodeEncodeError:
        shown = os.fsencode(place).decode("utf-8", "replace")
        raise BadProject(f"{shown}: the name is not in UTF-8; choose another to write to") from None


def _beside(place: Path, besides: dict[Path, Path]) -> Path:
    _refuse_other_letters(place)
    if place.exists() and not place.is_file() and not place.is_dir():
        return place
    if place.is_dir():
        raise BadProject(f"{place}: is a folder; name a file to write")
    if not place.parent.is_dir():
        raise BadProject(f"{place.parent}: there is no such folder; make it first")
    folder = next((made.parent for other, made in besides.items() if other.parent == place.parent), None)
    made = (folder or Path(mkdtemp(prefix=".writing-", dir=place.parent))) / place.name
    besides[place] = made
    return made


def _put(made: Path, place: Path) -> None:
    """Give what was made its place, and the mode of what stood there."""
    if place.is_file():
        made.chmod(place.stat().st_mode & 0o777)
    made.replace(place)


@contextmanager
def new_folder(to: Path) -> Iterator[Path]:
    """A folder beside the one to make, which gets its name at the end, or is thrown away; an empty one there gives way."""
    _refuse_other_letters(to)
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=".writing-", dir=to.parent))
    try:
        made = beside / to.name
        made.mkdir()
        yield made
        if to.exists():
            to.rmdir()
        made.rename(to)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def merged_into(to: Path) -> Iterator[Path]:
    """A folder beside the one to fill: at the end every file in it gets its place there, or none does."""
    _refuse_other_letters(to)
    missing = [folder for folder in (to, *to.parents) if not folder.exists()]
    to.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=".writing-", dir=to))
    try:
        yield beside
        for made in sorted(path for path in beside.rglob("*") if path.is_file()):
            place = to / made.relative_to(beside)
            place.parent.mkdir(parents=True, exist_ok=True)
            _put(made, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        for folder in missing:
            with suppress(OSError):  # it holds what was to be written
                folder.rmdir()

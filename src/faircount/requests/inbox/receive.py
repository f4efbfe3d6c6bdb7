"""Files that somebody sent, taken in: each under a plain name of ours, whole or not at all, looked at before."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO
from uuid import uuid4

from faircount.errors import Busy, UnreadableSource
from faircount.patterns import regex
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.readers.formats.endings import SUFFIXES
from faircount.readers.limits import FileLimits
from faircount.store.atomic_write import atomic_write
from faircount.store.documents import sha256_of
from faircount.store.inner import inner_folder
from faircount.store.lock import locked

SCAN_SECONDS = 120
BEING_SENT = "sent-"
"""How the name of a folder begins in which one file is looked at before it is taken in."""
NOTED = "note.json"
"""In that folder: who sent the file, written before it has its place, so that no stop comes between the file and the trail."""
RECEIVED = "answer.received"
SOMEBODY = "somebody at the desk"
_NOT_PLAIN = regex(r"[^\w.()&,+' -]+")
_LONGEST, _MOST_BYTES = 120, 180
_BAD_NAME = (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)
"""What a system says of a name that it does not take."""
_ENDINGS = frozenset().union(*SUFFIXES.values())


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file: the plain name it was given, and why it was not taken, where it was not."""

    name: str
    problem: str = ""


def plain_name(sent: str) -> str:
    """The last part of a name that was sent, in plain characters: it can say the force or the year, and never a place.

    >>> plain_name("../../etc/passwd"), plain_name("C:\\\\answers\\\\Kent 2016.xlsx"), plain_name(".htaccess")
    ('passwd', 'Kent 2016.xlsx', 'htaccess')
    >>> len(plain_name("漢" * 110 + ".csv").encode())  # systems count bytes, of which a Chinese letter has three
    178
    """
    last = re.split(r"[/\\\\]", unicodedata.normalize("NFC", sent))[-1]
    plain = _NOT_PLAIN.sub("_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{_cut(stem, len(ending.encode()) + 1)}{dot}{ending}" if len(ending) <= 10 else _cut(plain)


def _cut(plain: str, beside: int = 0) -> str:
    """So much of a name that there is room for the rest of it, and for a number behind it."""
    return plain[:_LONGEST].encode()[: _MOST_BYTES - beside].decode("utf-8", "ignore")


def receive(project: Project, sent: str, content: BinaryIO, scan: Sequence[str] = (), who: str = SOMEBODY) -> Received:
    """Take one file into ``answers/`` and tell the audit trail; refused by name, with the reason, where it can be no answer."""
    name = plain_name(sent)
    try:
        if Path(name).suffix.lower().removeprefix(".") not in _ENDINGS:
            raise UnreadableSource(f"has no ending of a file that can be read; those are {', '.join(sorted(_ENDINGS))}")
        with _apart(project) as folder:
            path = folder / f"sent{Path(name).suffix.lower()}"
            _copy(content, path)
            _scan(path, scan)
            atomic_write(folder / NOTED, json.dumps({"who": who, "id": uuid4().hex}).encode())
            found = give_place(path, project.answers, name)
            if not found.problem:
                _tell(project, folder, found.name)
            return found
    except UnreadableSource as error:
        return Received(name or "a file without a name", str(error).removeprefix(f"{name}: "))


def sweep_sent(project: Project) -> tuple[str, ...]:
    """Take away what a program that was killed was taking in, and say so: nobody was told that it had come.

    What had its place already stays there, and the audit trail is told of it, where it was not.
    """
    swept = []
    for folder in sorted(inner_folder(project.folder).glob(f"{BEING_SENT}*")):
        try:
            with locked(_held(folder), patience=0):
                swept.append(_ended(project, folder))
                shutil.rmtree(folder, ignore_errors=True)
        except Busy:
            continue  # another program is taking it in
    return tuple(swept)


def _ended(project: Project, folder: Path) -> str:
    """End what was begun in the folder of a file, as far as it had come; in words what that was."""
    kept = next(filter(None, (_place_of(path, project.answers) for path in folder.glob("sent.*"))), None)
    if kept is None or not (folder / NOTED).is_file():
        return "a file that was being sent when the program was stopped was taken away; send it again"
    _tell(project, folder, kept.name)
    return f"{kept.name} had come when the program was stopped; it is kept, and the audit trail has it"


def _place_of(path: Path, answers: Path) -> Path | None:
    """Where in ``answers/`` this very file has its place: it is one file with two names."""
    return next((place for place in answers.glob("*") if place.is_file() and place.samefile(path)), None)


def _tell(project: Project, folder: Path, name: str) -> None:
    """Tell the audit trail once of the file that was sent."""
    noted, trail = json.loads((folder / NOTED).read_text(encoding="utf-8")), Places.of(project).trail
    if not trail.holds(noted["id"]):
        trail.append(noted["who"], RECEIVED, name, {"id": noted["id"]})


@contextmanager
def _apart(project: Project) -> Iterator[Path]:
    """A folder of the file's own, which goes again whatever happens; held, so that nobody sweeps it away meanwhile."""
    folder = Path(mkdtemp(prefix=BEING_SENT, dir=inner_folder(project.folder)))
    try:
        with locked(_held(folder)):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _held(folder: Path) -> Path:
    return folder / "held.lock"


def _copy(content: BinaryIO, path: Path) -> None:
    most, taken = FileLimits().file_bytes, 0
    with path.open("wb") as file:
        while part := content.read(1 << 20):
            taken += len(part)
            if taken > most:
                raise UnreadableSource(f"is larger than {most:,} bytes; send a smaller file")
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    if not taken:
        raise UnreadableSource("is empty (0 bytes); send it again")


def _scan(path: Path, command: Sequence[str]) -> None:
    """Ask the scanner, where there is one. One that cannot be asked has not said yes."""
    if not command:
        return
    try:
        done = subprocess.run([*command, str(path)], capture_output=True, check=False, timeout=SCAN_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreadableSource("could not be scanned, so it was not taken; tell whoever runs this server") from error
    if done.returncode != 0:
        raise UnreadableSource("was stopped by the scanner; ask the sender for another copy")


def give_place(path: Path, answers: Path, name: str) -> Received:
    """Give the file its name, or the next that is free; one that is there already is not kept twice."""
    sha256, wanted = sha256_of(path), answers / name
    wanted.parent.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        place = wanted if number == 1 else wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        try:
            os.link(path, place)  # which never replaces a file
            return Received(place.relative_to(answers).as_posix())
        except OSError as error:
            if error.errno in _BAD_NAME:
                raise UnreadableSource("has a name that this system does not take; give it a shorter or plainer one") from error
            if not isinstance(error, FileExistsError):
                raise
            if place.is_file() and place.stat().st_size and sha256_of(place) == sha256:
                return Received(place.relative_to(answers).as_posix(), "is here already")
    raise UnreadableSource("has the name of too many files; give it another")

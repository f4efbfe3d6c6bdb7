"""An upload undone: a file leaves the answers, is kept beside them, and can be taken back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faircount.errors import BadDecision
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.requests.inbox.receive import SOMEBODY, Received, give_place
from faircount.store.documents import sha256_of
from faircount.store.private import private_folder

WITHDRAWN = "withdrawn"
"""The folder of a project in which files lie that were taken out of ``answers/``, each under the beginning of its checksum."""
TAKEN_OUT, TAKEN_BACK = "answer.taken out", "answer.taken back"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A file that was taken out: its name among the answers, and where it is kept."""

    name: str
    path: Path

    @property
    def id(self) -> str:
        """What tells it from every other: the beginning of its checksum and its name."""
        return self.path.relative_to(self.path.parents[len(Path(self.name).parts)]).as_posix()


def withdraw(project: Project, name: str, who: str = SOMEBODY) -> Withdrawn:
    """Take a file out of the answers; it is kept, and the audit trail says who did it.

    Stopped at any place it can be done again: the file has its new place before the trail tells of it, and leaves the old
    one last.
    """
    path = project.answers / name
    known = {one.relative_to(project.answers).as_posix() for one in project.answers.rglob("*") if one.is_file()}
    if name not in known:
        raise BadDecision(f"{name!r} is not among the answers any more; look at the list again")
    sha256 = sha256_of(path)
    place = project.folder / WITHDRAWN / sha256[:_DIGITS] / name
    private_folder(project.folder / WITHDRAWN)
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        os.link(path, place)
    Places.of(project).trail.append(
        who, TAKEN_OUT, name, {"sha256": sha256, "kept": place.relative_to(project.folder).as_posix()}
    )
    path.unlink(missing_ok=True)
    return Withdrawn(name, place)


def withdrawn(project: Project) -> tuple[Withdrawn, ...]:
    """The files that were taken out and are kept, in the order of their names."""
    return tuple(sorted(_kept(project.folder / WITHDRAWN), key=lambda one: (one.name, one.id)))


def _kept(folder: Path) -> Iterator[Withdrawn]:
    for path in folder.rglob("*"):
        if path.is_file() and len(path.relative_to(folder).parts) > 1:
            yield Withdrawn(Path(*path.relative_to(folder).parts[1:]).as_posix(), path)


def take_back(project: Project, id_: str, who: str = SOMEBODY) -> Received:
    """Put a file among the answers again, under its name or the next that is free; the audit trail says who did it."""
    found = next((one for one in withdrawn(project) if one.id == id_), None)
    if found is None:
        raise BadDecision("that file is not kept here any more; look at the list again")
    received = give_place(found.path, project.answers, found.name)
    Places.of(project).trail.append(who, TAKEN_BACK, received.name, {"kept": found.path.relative_to(project.folder).as_posix()})
    found.path.unlink(missing_ok=True)
    return received

"""Where the head of an audit trail is kept a second time: whoever writes the trail anew does not write that too."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from faircount.store.atomic_write import atomic_write


@dataclass(frozen=True, slots=True)
class TrailHead:
    """How many events a trail had when somebody looked, and the hash of the last of them."""

    events: int
    hash: str


class Witness(Protocol):
    """Somebody who remembers the head of a trail."""

    @property
    def place(self) -> str:
        """Where it is kept, as it is shown."""

    def head(self) -> TrailHead | None:
        """The head as it was last noted; None where nothing was noted yet."""

    def note(self, head: TrailHead) -> None:
        """Remember this head in place of the one before."""


class FileWitness:
    """The head in a file: by itself in the folder of whoever works here, or where a project names one, such as under git."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def place(self) -> str:
        """The path."""
        return str(self.path)

    def head(self) -> TrailHead | None:
        """The head as it was last noted. A file that cannot be read is as bad as one that disagrees, and says so by its hash."""
        if not self.path.exists():
            return None
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return TrailHead(int(kept["events"]), str(kept["head"]))
        except (ValueError, KeyError, TypeError, OSError):
            return TrailHead(1, "a file that cannot be read")

    def note(self, head: TrailHead) -> None:
        """Remember this head; a folder that cannot be written is no reason to refuse the event, and 'doctor' says it."""
        with suppress(OSError):
            atomic_write(self.path, (json.dumps({"events": head.events, "head": head.hash}) + "\n").encode("utf-8"))


def own_witnesses(folder: Path, copy: str = "") -> tuple[Witness, ...]:
    """The witnesses that need no database: one for whoever works here, and the file that the project names."""
    chosen = (FileWitness(folder / copy),) if copy else ()
    return (FileWitness(_own_place(folder)), *chosen)


def forget(folder: Path) -> None:
    """Forget what stood at this path before: a project is begun there that has nothing to do with it."""
    with suppress(OSError):
        _own_place(folder).unlink(missing_ok=True)


def _own_place(folder: Path) -> Path:
    return _state_folder() / f"{hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:24]}.json"


def _state_folder() -> Path:
    """Where programs keep what they remember, after https://specifications.freedesktop.org/basedir-spec/latest/."""
    stated = os.environ.get("XDG_STATE_HOME", "")
    home = os.environ.get("HOME", "")
    return (Path(stated) if stated else Path(home or "/var/lib") / ".local" / "state") / "faircount" / "trails"

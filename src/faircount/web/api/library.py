"""Every edition that is published: the newest, and those before it, read again only when one of them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

from faircount.errors import BadProject
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.write import EDITION, PLACE

EARLIER = "versions"
"""The folder of earlier versions of the site, each under its own number."""
NOTHING = "nothing is published here now; build the project, or release it, and ask again"


def published_root(project: Project, *, is_team: bool) -> Path:
    """The root of what is published: what was released, and on a desk that has released nothing yet the site as built."""
    public = Places.of(project).public
    return public if is_team or public.exists() else project.build / "site"


class Library:
    """The editions below the root of a published site. Nothing is read that is not listed in one of them.

    Where the root is, is asked each time: a desk that releases its first version has another one from then on.
    """

    def __init__(self, root: Callable[[], Path]) -> None:
        self._root = root
        self._held: dict[Path, tuple[tuple[int, int], EditionStore]] = {}
        self._lock = Lock()

    @property
    def root(self) -> Path:
        """The root of what is published now."""
        return self._root()

    def newest(self) -> EditionStore:
        """The edition that stands, refused where none is published."""
        return self._store(self.root / PLACE)

    @property
    def standing(self) -> str | None:
        """The number of the edition that stands, None where none does."""
        return self.newest().edition.version if (self.root / PLACE / EDITION).is_file() else None

    def all(self) -> tuple[EditionStore, ...]:
        """Every edition that can be read, newest first; a version that was withdrawn is none, and those before it stay."""
        found = {store.edition.version: store for store in self._each()}
        if not found:
            raise BadProject(NOTHING)
        return tuple(found[number] for number in sorted(found, key=_parts, reverse=True))

    def version(self, number: str) -> EditionStore | None:
        """The edition of this number, None where there is none; without a number the one that stands."""
        if not number:
            return self.newest()
        return next((store for store in self._each() if store.edition.version == number), None)

    def _each(self) -> Iterator[EditionStore]:
        root = self.root
        for folder in (*sorted((root / EARLIER).glob("*")), root):
            if (folder / PLACE / EDITION).is_file():
                yield self._store(folder / PLACE)

    def _store(self, folder: Path) -> EditionStore:
        try:
            stat = (folder / EDITION).stat()
        except OSError as error:
            raise BadProject(NOTHING) from error
        stamp = (stat.st_mtime_ns, stat.st_ino)
        with self._lock:
            held = self._held.get(folder)
            if held is not None and held[0] == stamp:
                return held[1]
            try:
                self._held[folder] = (stamp, EditionStore.open(folder))
            except BadProject:
                if held is None:
                    raise
                return held[1]  # the next edition is being written; the one that stood stands until it is whole
            return self._held[folder][1]


def _parts(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))

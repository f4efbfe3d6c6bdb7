"""A folder in which everything is made first, and the last look at it: what is not safe is never where somebody could send it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from faircount.errors import BadProject, NotProtected
from faircount.readers.read_many import read_many
from faircount.requests.inspection import traces_in
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable

REPLY, INSIDE = "reply", "inside"
WITHHELD = "withheld.csv"


def check_place(to: Path, reference: str) -> None:
    """Refuse a place that holds another reply, or folders that are not ours."""
    made = {to / REPLY: f"{reference}.csv", to / INSIDE: WITHHELD}
    other = [folder for folder, ours in made.items() if _is_of_others(folder, ours)]
    if other:
        raise BadProject(
            f"{other[0]}: holds something else than the reply to {reference}; move it (a reply that was sent belongs into the "
            "folder earlier), or name another folder with --to"
        )


def _is_of_others(folder: Path, ours: str) -> bool:
    return folder.exists() and not (folder / ours).is_file()


@contextmanager
def staged(to: Path) -> Iterator[Path]:
    """A folder beside the place of the reply; what is made in it takes that place at the end, or is thrown away."""
    missing = [folder for folder in (to, *to.parents) if not folder.exists()]
    to.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".answering-", dir=to))
    try:
        yield staging
        for name in (REPLY, INSIDE):
            if (to / name).exists():
                shutil.rmtree(to / name)
            (staging / name).rename(to / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        for folder in missing:
            with suppress(OSError):  # it holds the reply
                folder.rmdir()


def check_read_back(table: ProtectedTable, files: Sequence[Path]) -> None:
    """Refuse a reply of which any file says something else than the protected table, to the program that asks for it."""
    wanted = {_subject(figure): (figure.count, figure.status) for figure in table}
    for extract in read_many(files):
        if _said(extract) != wanted or extract.leftovers or extract.doubts:
            raise NotProtected(f"{extract.file}: is not read back as it was meant, so it does not leave; report this")


def check_nothing_unseen(files: Sequence[Path]) -> None:
    """Refuse a reply of which any file holds something that a reader could dig out, or cannot be looked into."""
    for looked in traces_in(files):
        if looked.refused or looked.leaks:
            why = looked.refused or looked.leaks[0].says
            raise NotProtected(f"{looked.path.name}: does not leave as it is: {why}; report this")


def _said(extract: Extract) -> Mapping[tuple[object, ...], tuple[int | None, object]]:
    return {
        _subject(figure): (None if figure.number is None else int(figure.number), figure.status) for figure in extract.figures
    }


def _subject(figure: Figure | AnsweredFigure) -> tuple[object, ...]:
    return figure.period, str(figure.counted), figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown

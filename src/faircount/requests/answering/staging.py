"""A folder in which everything is made first: what is not safe, or not finished, is never where somebody could send it from."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from faircount.errors import BadProject

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

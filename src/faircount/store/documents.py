"""Documents as they came: known by sha256, kept once, never changed."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from faircount.errors import UnreadableSource
from faircount.store.atomic_write import UNFINISHED
from faircount.store.private import FILE
from faircount.tables.figures import Figures
from faircount.vocabulary.provenance import Source


@dataclass(frozen=True, slots=True)
class StoredLeftover:
    """A part of a document that became no figure, with the place and the reason; never the words of the part.

    ``is_loss`` says that something is missing that ought to be there, so that whoever builds has to be told.
    """

    locator: str
    reason: str
    is_loss: bool = False


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document that was read: what it is, the figures in it, and what was left over."""

    source: Source
    figures: Figures
    leftovers: tuple[StoredLeftover, ...] = ()


def sha256_of(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal; refused if the file is missing, a folder or empty."""
    if not path.exists():
        raise UnreadableSource(f"{path}: there is no such file; check the path, or take its entry out of faircount.toml")
    if path.is_dir():
        raise UnreadableSource(f"{path}: is a folder; name a file in it")
    if path.stat().st_size == 0:
        raise UnreadableSource(f"{path}: is empty (0 bytes); fetch it again")
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


DOCUMENTS = "documents"
"""The folder of the copies, in that of a ledger."""


def keep(path: Path, sha256: str, folder: Path) -> Path:
    """The place where a copy of the document is kept under its hash; a later edit never changes it.

    A copy that is not what its name says is written anew.
    """
    kept = folder / sha256[:2] / f"{sha256}{''.join(path.suffixes[-2:])}"
    if not kept.exists() or not is_as_kept(kept):
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_name(kept.name + ".part")
        shutil.copyfile(path, partial)
        partial.chmod(FILE)
        partial.replace(kept)
    return kept


def kept_copies(folder: Path) -> list[Path]:
    """The copies in the folder, by their hashes."""
    return sorted(path for path in folder.glob("*/*") if path.is_file() and path.suffix != UNFINISHED)


def is_as_kept(path: Path) -> bool:
    """Whether the bytes of a copy are still those that its name tells."""
    with path.open("rb") as stream:
        return path.name.partition(".")[0] == hashlib.file_digest(stream, "sha256").hexdigest()

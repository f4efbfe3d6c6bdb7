"""The answers of a project as read: what was read before by this very program from the same bytes is not read again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from faircount.project.fingerprint import program_fingerprint
from faircount.readers.limits import WITH_OCR, FileLimits
from faircount.readers.meaning.not_yet_over import ask_what_is_not_over
from faircount.readers.pages.tesseract import program
from faircount.readers.read_many import Progress, read_many
from faircount.readers.wire import from_json, to_json
from faircount.store.atomic_write import atomic_write
from faircount.store.documents import sha256_of
from faircount.tables.extract import Extract


def answers_in(folder: Path) -> list[Path]:
    """The files that lie among the answers, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def lost_links_in(folder: Path) -> list[Path]:
    """The links among the answers that lead to nothing: an answer that is not there must not be passed over in silence."""
    return sorted(path for path in folder.rglob("*") if path.is_symlink() and not path.exists() and not path.name.startswith("."))


def read_kept(paths: Sequence[Path], kept: Path, ocr: bool, progress: Progress) -> list[Extract]:
    """The extracts of the files; those that could be read are kept in a folder for the next time."""
    program = program_fingerprint()[:16] + ("-ocr" if ocr else "")
    # A name is read too: it can hold the force or the year.
    named = [hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8] for path in paths]
    places = [
        kept / f"{sha256_of(path)}-{name}-{program}.json" if path.stat().st_size else None
        for path, name in zip(paths, named, strict=True)
    ]
    fresh = [path for path, place in zip(paths, places, strict=True) if place is None or not place.is_file()]
    read = dict(zip(fresh, read_many(fresh, reading_limits(ocr), progress), strict=True)) if fresh else {}
    found, today = [], date.today()
    for path, place in zip(paths, places, strict=True):
        extract = read.get(path)
        if extract is None:
            assert place is not None
            extract = from_json(place.read_text(encoding="utf-8"))
        elif place is not None and not extract.was_refused:
            atomic_write(place, f"{to_json(extract)}\n".encode())
        found.append(with_sha256(ask_what_is_not_over(extract, today), path))
    return found


NOTHING = hashlib.sha256().hexdigest()
"""The checksum of a file of no bytes, which is refused by name and stops nothing."""


def with_sha256(extract: Extract, path: Path) -> Extract:
    """The extract with the checksum of its file, which one that could not be read lacks: a person can decide about that too."""
    return extract if extract.sha256 else replace(extract, sha256=sha256_of(path) if path.stat().st_size else NOTHING)


def reading_limits(ocr: bool) -> FileLimits:
    """What one answer may cost, with pictures or without; with them refused at once where the program for it is missing."""
    if ocr:
        program()
    return WITH_OCR if ocr else FileLimits()

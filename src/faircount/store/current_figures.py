"""The current figures of a ledger and who said them, read in a fraction of the time that the engine of tables takes to start."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import compress
from pathlib import Path
from typing import Any, TypeVar

from faircount.errors import FaircountError
from faircount.store.together import read_together
from faircount.tables.figure import Figure
from faircount.tables.inert import bare
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

FILES: Mapping[str, tuple[str, ...]] = {
    "figures.csv": (
        "area", "period_start", "period_end", "counted", "offence", "online", "age_low", "age_high", "age_known", "sex",
        "breakdown", "lower", "upper", "status", "quality", "source_id", "locator", "note", "sha256",
    ),
    "sources.csv": (
        "source_id", "sha256", "title", "publisher", "trust", "address", "published", "licence", "public", "standing",
    ),
}  # fmt: skip
"""The columns of each file of a ledger, as this version writes them."""
_INERT = (b",'", b"\n'", b"\"'")
"""How an entry begins that was made inert."""
_KNOWN = {"yes": True, "no": False}
_Columns = Mapping[str, Sequence[str]]
_Told = TypeVar("_Told", bound=Hashable)
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class CurrentFigures:
    """The figures of the current version of each document, these documents by source_id, and every version that is held.

    A version is a source_id and the sha256 of what was read.
    """

    figures: tuple[Figure, ...]
    sources: Mapping[str, Source]
    versions: tuple[tuple[str, str], ...]


def read_current_figures(folder: Path) -> CurrentFigures | None:
    """What ``Ledger.open`` gives of the current documents, refused as there where the files are not as they were written.

    None where nothing was written yet, and where anything stands in them that this version does not write so: a version of
    before wrote it, or it is damage, and ``Ledger.open`` tells the one from the other.
    """
    held = read_together(folder, FILES)
    if held:
        with suppress(ValueError, KeyError, csv.Error, FaircountError):
            return _read(*(_columns(held[name], columns) for name, columns in FILES.items()))
    return None


def source_of(row: Mapping[str, Any]) -> Source:
    """The document of a row of ``sources.csv``."""
    return Source(
        source_id=row["source_id"],
        title=row["title"],
        publisher=row["publisher"],
        sha256=row["sha256"],
        trust=Trust(int(row["trust"])),
        address=row["address"],
        published=row["published"],
        licence=row["licence"],
        public=row["public"],
    )


def _read(figures: _Columns, documents: _Columns) -> CurrentFigures:
    versions = tuple(_versions(documents))
    standing = [standing == "current" for standing in documents["standing"]]
    current = set(compress(versions, standing))
    of_current = (version in current for version in _versions(figures))
    sources = {row["source_id"]: source_of(row) for row in compress(_rows(documents), standing)}
    return CurrentFigures(tuple(compress(_figures(figures), of_current)), sources, versions)


def _columns(content: bytes, names: Sequence[str]) -> _Columns:
    """The columns of a file by their names, each text as it was before it was made inert for spreadsheets."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    if tuple(head) != tuple(names):
        raise ValueError
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    if not any(begun in content for begun in _INERT):
        return dict(zip(names, columns, strict=True))
    return {name: list(_each(column, bare)) for name, column in zip(names, columns, strict=True)}


def _versions(columns: _Columns) -> Iterator[tuple[str, str]]:
    return zip(columns["source_id"], columns["sha256"], strict=True)


def _rows(documents: _Columns) -> Iterator[dict[str, Any]]:
    published = (_day(text) if text else None for text in documents["published"])
    for row, day in zip(zip(*documents.values(), strict=True), published, strict=True):
        yield {**dict(zip(documents, row, strict=True)), "published": day}


def _figures(columns: _Columns) -> Iterator[Figure]:
    periods = zip(columns["period_start"], columns["period_end"], strict=True)
    ages = zip(columns["age_low"], columns["age_high"], columns["age_known"], strict=True)
    return map(
        Figure,
        columns["area"],
        _each(periods, lambda days: Period(_day(days[0]), _day(days[1]))),
        _each(columns["counted"], Counted),
        columns["offence"],
        _each(columns["lower"], _number),
        _each(columns["upper"], _number),
        _each(columns["online"], Online),
        _each(ages, lambda told: AgeBand(_number(told[0]), _number(told[1]), _KNOWN[told[2]])),
        _each(columns["sex"], Sex),
        columns["breakdown"],
        _each(columns["status"], CellStatus),
        columns["quality"],
        columns["source_id"],
        columns["locator"],
        columns["note"],
    )


def _each(column: Iterable[_Told], read: Callable[[_Told], _Read]) -> Iterator[_Read]:
    """What each entry says, made once for all that say the same."""
    entries = list(column)
    known = {entry: read(entry) for entry in set(entries)}
    return map(known.__getitem__, entries)


def _day(text: str) -> date:
    return _as_written(text, date.fromisoformat(text))


def _number(text: str) -> int | None:
    return _as_written(text, int(text)) if text else None


def _as_written(text: str, read: _Read) -> _Read:
    """What was read, if it is written just so: Python reads more ways to write it than there are in a ledger."""
    if str(read) != text:
        raise ValueError
    return read

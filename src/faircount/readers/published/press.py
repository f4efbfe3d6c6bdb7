"""Figures transcribed from reports: one row a figure, each row naming the report it was printed in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from faircount.errors import FaircountError, SchemaMismatch, UnreadableSource
from faircount.inputs import sized
from faircount.readers.base import tidy
from faircount.store.documents import StoredDocument, StoredLeftover
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import parse_measure
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

FIGURE_COLUMNS = ("source_id", "area", "measure", "period", "counted", "count", "note")
LONGEST = 12
"""Digits of a count at most: no more people ever lived."""
SOURCE_COLUMNS = ("source_id", "title", "publisher", "trust", "published", "address")


def read_press(path: Path, source: Source) -> list[StoredDocument]:
    """One document a report, in the order of ``sources.csv`` beside the file; rows that cannot be read are left over.

    ``source`` gives the sha256 of the transcription, which is the document that was read; address, date and publisher are
    those of the report.
    """
    listed: dict[str, dict[str, str]] = {}
    for line, row in _rows(path.with_name("sources.csv"), SOURCE_COLUMNS):
        if row["source_id"] in listed:
            raise SchemaMismatch(f"sources.csv, row {line}: its source_id stands twice; give each report its own")
        listed[row["source_id"]] = row
    figures: dict[str, list[Figure]] = {source_id: [] for source_id in listed}
    leftovers: dict[str, list[StoredLeftover]] = {source_id: [] for source_id in listed}
    for line, row in _rows(path, FIGURE_COLUMNS):
        locator = f"{path.name}, row {line}"
        source_id = row["source_id"]
        if source_id not in listed:
            raise SchemaMismatch(f"{locator}: source_id is not in sources.csv; add its line there")
        try:
            figures[source_id].append(_figure(row, locator))
        except FaircountError as error:
            leftovers[source_id].append(StoredLeftover(locator, str(error)))
    return [
        StoredDocument(_source(row, source, path), Figures.of(figures[source_id]), tuple(leftovers[source_id]))
        for source_id, row in listed.items()
    ]


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with sized(path).open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise SchemaMismatch(f"{path.name}: missing columns: {', '.join(missing)}; it needs {', '.join(columns)}")
            for line, row in enumerate(reader, start=2):
                if None in row or None in row.values():
                    raise SchemaMismatch(f"{path.name}: row {line} has more or fewer cells than the heading; mend the row")
                yield line, {name: tidy(cell) for name, cell in row.items()}
    except FileNotFoundError as error:
        raise UnreadableSource(f"{path}: there is no such file; the figures need it to say who printed them") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableSource(f"{path.name}: not a table of comma-separated values in UTF-8; save it as 'CSV UTF-8'") from error


def _figure(row: Mapping[str, str], locator: str) -> Figure:
    text = row["count"].strip().replace(",", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST):
        raise SchemaMismatch("count is not a whole number that can be; write digits only")
    measure = parse_measure(row["measure"])
    unit = row["counted"].strip()
    if unit not in list(Counted):
        raise SchemaMismatch(f"counted is not one of {', '.join(Counted)}")
    return Figure(
        area=parse_area(row["area"]).code,
        period=parse_period(row["period"]),
        counted=Counted(unit),
        offence=measure.offence,
        lower=int(text),
        upper=int(text),
        online=measure.online,
        ages=measure.ages,
        source_id=row["source_id"],
        locator=locator,
        note=row["note"].strip(),
    )


def _source(row: Mapping[str, str], transcription: Source, path: Path) -> Source:
    try:
        return replace(
            transcription,
            source_id=row["source_id"],
            title=row["title"],
            publisher=row["publisher"],
            trust=Trust[row["trust"].upper()],
            address=row["address"],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )
    except (KeyError, ValueError) as error:
        raise SchemaMismatch(
            f"{path.with_name('sources.csv').name}: {row['source_id']}: trust is one of press, charity, force, official; "
            "published is a date like 2017-06-07, or empty"
        ) from error

"""CSV on the Web: a data file a table, and beside it the description that a machine needs to use it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from faircount.vocabulary.provenance import Source
from faircount.writers.columns import WrittenColumn, shorthand_used, written_columns
from faircount.writers.publication import Publication, PublicationTable, Written


def write_csvw(publication: Publication, folder: Path) -> tuple[Written, ...]:
    """The files written: for each table ``<publication>-<table>.csv`` and ``<publication>-<table>.csv-metadata.json``.

    The name of the description is the one the standard looks for, so that a reader who has the CSV finds it
    (https://www.w3.org/TR/tabular-data-model/#standard-file-metadata).
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Written] = []
    for published in publication.tables:
        path = folder / f"{publication.name}-{published.name}.csv"
        columns = written_columns(published)
        path.write_text(_rows(columns), encoding="utf-8", newline="")
        about = path.with_name(f"{path.name}-metadata.json")
        described = _description(publication, published, columns, path.name)
        about.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        written += [Written(path, "CSV"), Written(about, "CSVW")]
    return tuple(written)


def _rows(columns: tuple[WrittenColumn, ...]) -> str:
    # Lines end as RFC 4180 asks; an unknown cell is empty, never 0.
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(zip(*(column.cells for column in columns), strict=True))
    return text.getvalue()


def _description(
    publication: Publication, published: PublicationTable, columns: tuple[WrittenColumn, ...], address: str
) -> dict[str, Any]:
    table = published.table
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:title": table.title,
        "dc:isPartOf": publication.title,
        "dc:description": f"{publication.standing}. {table.rule} Reason: {table.reason}.",
        "dc:publisher": publication.publisher,
        "dc:issued": publication.published.isoformat(),
        "dc:hasVersion": publication.version,
        "dc:license": {"@id": publication.licence_address},
        "dc:rights": publication.attribution,
        "dc:bibliographicCitation": publication.citation,
        "dc:source": [_source(source) for source in publication.sources_of(published)],
        "rdfs:comment": [
            *table.notes,
            *(f"{mark} {meaning}" for mark, meaning in shorthand_used(published).items()),
            *publication.help_lines,
        ],
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_column(column) for column in columns]},
    }


def _column(column: WrittenColumn) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.meaning,
        "datatype": column.datatype,
        "required": column.required,
    }


def _source(source: Source) -> dict[str, Any]:
    described = {
        "dc:identifier": source.source_id,
        "dc:title": source.title,
        "dc:publisher": source.publisher,
        "dc:issued": source.published.isoformat() if source.published else None,
        "dc:license": source.licence,
        "dc:references": source.address,
        "dc:provenance": f"sha256 {source.public_checksum}" if source.public_checksum else "",
    }
    return {name: words for name, words in described.items() if words}

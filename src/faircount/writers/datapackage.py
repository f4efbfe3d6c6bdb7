"""One Frictionless data package over all CSV files of a release, so that a program reads them with their types at once.

After the Data Package and Table Schema specifications (https://specs.frictionlessdata.io/).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from faircount.vocabulary.provenance import Source
from faircount.writers.columns import WrittenColumn, shorthand_used, written_columns
from faircount.writers.formats import MEDIA_TYPES
from faircount.writers.publication import Publication, PublicationTable, Written

NAME = "datapackage.json"
LICENCE = "OGL-UK-3.0"
"""The name of the Open Government Licence in the list of the Open Definition."""


def write_datapackage(released: Sequence[tuple[Publication, Sequence[Written]]], folder: Path) -> tuple[Written, ...]:
    """The file written: ``datapackage.json``, beside the CSV files that it describes; none where nothing is published."""
    resources = [_resource(*one) for publication, files in released for one in _tables(publication, files)]
    if not resources:
        return ()
    path = folder / NAME
    package = _package([publication for publication, _ in released], resources)
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return (Written(path, "Data package"),)


def _tables(publication: Publication, files: Sequence[Written]) -> list[tuple[Publication, PublicationTable, Path]]:
    held = {file.path.name: file.path for file in files if file.format == "CSV"}
    named = {f"{publication.name}-{published.name}.csv": published for published in publication.tables}
    return [(publication, published, held[name]) for name, published in named.items() if name in held]


def _package(publications: Sequence[Publication], resources: list[dict[str, Any]]) -> dict[str, Any]:
    first = publications[0]
    sources = {source.source_id: source for publication in publications for source in publication.sources}
    return {
        "profile": "tabular-data-package",
        "name": "recorded-sexual-offences-against-children",
        "title": "Recorded sexual offences against children",
        "description": f"{first.standing}. {' '.join(first.help_lines)}".strip(),
        "version": first.version,
        "created": f"{first.published.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE, "title": first.licence, "path": first.licence_address}],
        "contributors": [{"title": first.publisher, "role": "publisher"}],
        "sources": [_source(source) for _, source in sorted(sources.items())],
        "resources": resources,
    }


def _resource(publication: Publication, published: PublicationTable, path: Path) -> dict[str, Any]:
    letters = path.read_bytes()
    table = published.table
    notes = (table.rule, f"Reason: {table.reason}.", *table.notes, *(f"{k} {v}" for k, v in shorthand_used(published).items()))
    return {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "path": path.name,
        "title": table.title,
        "description": " ".join(notes),
        "format": "csv",
        "mediatype": MEDIA_TYPES["CSV"],
        "encoding": "utf-8",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n"},
        "bytes": len(letters),
        "hash": f"sha256:{hashlib.sha256(letters).hexdigest()}",
        "sources": [_source(source) for source in publication.sources_of(published)],
        "schema": {"fields": [_field(column) for column in written_columns(published)], "missingValues": [""]},
    }


def _field(column: WrittenColumn) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": column.title, "description": column.meaning, "type": _type(column)}
    return field | ({"constraints": {"required": True}} if column.required else {})


def _type(column: WrittenColumn) -> str:
    return "number" if column.datatype == "decimal" else column.datatype


def _source(source: Source) -> dict[str, str]:
    said = {"title": f"{source.publisher}: {source.title}", "path": source.address}
    return {name: words for name, words in said.items() if words}

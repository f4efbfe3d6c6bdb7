"""The door of the files to take away: a publication in, files out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from faircount.errors import BadProject, SchemaMismatch
from faircount.writers.csvw import write_csvw
from faircount.writers.datapackage import write_datapackage
from faircount.writers.dcat import write_catalogue
from faircount.writers.jsonstat import write_jsonstat
from faircount.writers.ods import write_ods
from faircount.writers.publication import Publication, Written
from faircount.writers.workbook import write_workbook
from faircount.writers.workbook_check import workbook_faults

Writer = Callable[[Publication, Path], tuple[Written, ...]]
Released = Sequence[tuple[Publication, Sequence[Written]]]
"""Publications with the files that were written of each."""
Cataloguer = Callable[[Released, Path], tuple[Written, ...]]

WRITERS: Mapping[str, Writer] = {
    "csv": write_csvw,
    "xlsx": write_workbook,
    "ods": write_ods,
    "json-stat": write_jsonstat,
}
"""A writer a format. Each takes protected tables only, and gives the same bytes for the same publication."""

CHECKED = ("XLSX", "ODS")
"""Formats that are looked at again once they are written."""

CATALOGUES: Mapping[str, Cataloguer] = {
    "datapackage": write_datapackage,
    "dcat": write_catalogue,
}
"""What describes the files of all publications together, each in one file beside them."""


def write(publication: Publication, folder: Path, formats: Iterable[str] = tuple(WRITERS)) -> tuple[Written, ...]:
    """The files of the publication in each format, written into the folder."""
    wanted = tuple(formats)
    unknown = [name for name in wanted if name not in WRITERS]
    if unknown:
        raise BadProject(f"no writer for {', '.join(unknown)}; have {', '.join(WRITERS)}")
    written = tuple(file for name in wanted for file in WRITERS[name](publication, folder))
    faults = [fault for file in written if file.format in CHECKED for fault in workbook_faults(file.path)]
    if faults:
        raise SchemaMismatch(f"{publication.name}: not published, since {'; '.join(faults)}")
    return written


def catalogue(released: Released, folder: Path) -> tuple[Written, ...]:
    """The files that describe all publications together."""
    return tuple(file for cataloguer in CATALOGUES.values() for file in cataloguer(released, folder))

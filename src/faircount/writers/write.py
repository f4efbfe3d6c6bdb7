"""The door of the files to take away: a publication in, files out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from faircount.errors import BadProject
from faircount.writers.csvw import write_csvw
from faircount.writers.ods import write_ods
from faircount.writers.publication import Publication, Written
from faircount.writers.workbook import write_workbook

Writer = Callable[[Publication, Path], tuple[Written, ...]]

WRITERS: Mapping[str, Writer] = {
    "csv": write_csvw,
    "xlsx": write_workbook,
    "ods": write_ods,
}
"""A writer a format. Each takes protected tables only, and gives the same bytes for the same publication."""


def write(publication: Publication, folder: Path, formats: Iterable[str] = tuple(WRITERS)) -> tuple[Written, ...]:
    """The files of the publication in each format, written into the folder."""
    wanted = tuple(formats)
    unknown = [name for name in wanted if name not in WRITERS]
    if unknown:
        raise BadProject(f"no writer for {', '.join(unknown)}; have {', '.join(WRITERS)}")
    return tuple(file for name in wanted for file in WRITERS[name](publication, folder))

"""All documents of a project read into figures; one that cannot be read is refused by name and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from faircount.errors import BadProject, FaircountError
from faircount.pipeline.project import Project, ReferenceEntry
from faircount.readers.open_table import read_open_table
from faircount.readers.population import Population, read_population
from faircount.readers.press import read_press
from faircount.store.documents import Document, keep, sha256_of
from faircount.vocabulary.provenance import Source

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many parts are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not used, and why, in words that say how to mend it."""

    path: str
    reason: str


@dataclass(slots=True)
class Gathered:
    """What was read: documents with figures, the population, and what was refused."""

    documents: list[Document] = field(default_factory=list)
    population: Population | None = None
    refused: list[Refused] = field(default_factory=list)


def _open_table(path: Path, source: Source, gathered: Gathered) -> None:
    gathered.documents.append(read_open_table(path, source))


def _press(path: Path, source: Source, gathered: Gathered) -> None:
    gathered.documents.extend(read_press(path, source))


def _population(path: Path, source: Source, gathered: Gathered) -> None:
    if gathered.population is not None:
        raise BadProject(f"{path.name}: a second population; keep one entry of that kind in faircount.toml")
    gathered.population = read_population(path, source)


KINDS: dict[str, Callable[[Path, Source, Gathered], None]] = {
    "home-office-open-table": _open_table,
    "press-figures": _press,
    "population": _population,
}
"""How each kind of ``[[reference]]`` entry is read."""


def gather(project: Project, progress: Progress) -> Gathered:
    """Every document that faircount.toml names, read and kept under its sha256."""
    gathered = Gathered()
    entries = project.config.reference
    for done, entry in enumerate(entries):
        progress(f"Reading {entry.path}", done, len(entries))
        try:
            _read(project, entry, gathered)
        except FaircountError as error:
            gathered.refused.append(Refused(entry.path, str(error)))
    progress("Reading documents", len(entries), len(entries))
    return gathered


def _read(project: Project, entry: ReferenceEntry, gathered: Gathered) -> None:
    if entry.kind not in KINDS:
        raise BadProject(f"kind {entry.kind!r} is not known; write one of {', '.join(KINDS)}")
    path = project.folder / entry.path
    sha256 = sha256_of(path)
    source = Source(
        source_id=entry.source_id,
        title=entry.title,
        publisher=entry.publisher,
        sha256=sha256,
        trust=entry.trust_level,
        address=entry.address,
        published=entry.published,
        licence=entry.licence,
    )
    KINDS[entry.kind](path, source, gathered)
    keep(path, sha256, project.ledger / "documents")

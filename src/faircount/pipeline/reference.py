"""The recipe of new official data: a published file is known by its content, checked, copied and entered in the project."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from faircount.errors import BadProject, FaircountError, SchemaMismatch
from faircount.inputs import LARGEST_LIST, checked, read_text
from faircount.patterns import regex
from faircount.project.outputs import written_together
from faircount.project.project import CONFIG, Project, ProjectConfig, ReferenceEntry
from faircount.readers.published.open_table import read_open_table
from faircount.readers.published.population import read_population
from faircount.reconcile.editions import EditionChanges, population_changes, table_changes
from faircount.store.documents import sha256_of
from faircount.vocabulary.areas import AREAS, find_area
from faircount.vocabulary.provenance import Source, Trust

LICENCE = "Open Government Licence v3.0"
OPEN_TABLE, POPULATION = "home-office-open-table", "population"
_SAFE = regex(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class ReferenceKind:
    """One kind of official data: how it is read, where it is put, and how its entry is worded."""

    read: Callable[[Path, Source], Sequence[str]]
    folder: str
    source: str
    title: str
    publisher: str
    address: str


@dataclass(frozen=True, slots=True)
class Added:
    """What was taken in: the copy, the entry, and what is said of it."""

    path: Path
    source_id: str
    said: tuple[str, ...]


def _read_table(path: Path, source: Source) -> Sequence[str]:
    document = read_open_table(path, source)
    lost = [f"{left.locator}: {left.reason}" for left in document.leftovers if left.is_loss]
    more = [f"{len(lost) - 5:,} more such places."] if len(lost) > 5 else []
    return [f"{len(document.figures):,} yearly figures of forces.", *lost[:5], *more]


def _read_population(path: Path, source: Source) -> Sequence[str]:
    return [f"{len(read_population(path, source).under_18):,} estimates of children under 18."]


KINDS: Mapping[str, ReferenceKind] = MappingProxyType(
    {
        OPEN_TABLE: ReferenceKind(
            _read_table,
            "home-office",
            "home-office",
            "Police recorded crime open data, police force area tables",
            "Home Office",
            "https://www.gov.uk/government/statistics/police-recorded-crime-open-data-tables",
        ),
        POPULATION: ReferenceKind(
            _read_population,
            "population",
            "ons-mid-year",
            "Mid-year population estimates, under 18, by police force area",
            "Office for National Statistics",
            "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
        ),
    }
)
"""The official data that is known by its content."""


def add_reference(folder: Path, file: Path, published: date, without: Sequence[str] = ()) -> Added:
    """Take an official file into a project, refused with the reason where it cannot be an edition of what it looks like.

    A force that the edition before has and this one has not is refused until ``without`` names it.
    """
    project = Project.open(folder)
    sha256 = sha256_of(checked(file))
    _refuse_known(project, sha256)
    source = Source("new", file.name, "", sha256, Trust.OFFICIAL, published=published)
    kind, read = _kind_of(file, source)
    found = _changes(project, kind, file)
    if found.unlike:
        raise SchemaMismatch(f"{file.name}: {found.unlike}; nothing was taken in")
    _refuse_missing(file, found, without)
    entry = _entry(project, kind, file, published, sha256)
    target = project.folder / entry.path
    config = project.folder / CONFIG
    text = read_text(config, LARGEST_LIST).rstrip("\n") + "\n\n" + _written(entry)
    ProjectConfig.model_validate(tomllib.loads(text))
    target.parent.mkdir(parents=True, exist_ok=True)
    with written_together(target, config) as (copy, settings):
        assert copy is not None, "a copy is always written"
        assert settings is not None, "the settings are always written"
        shutil.copyfile(file, copy)
        settings.write_text(text, encoding="utf-8", newline="\n")
    return Added(target, entry.source_id, (f"{KINDS[kind].title}: {kind}.", *read, *found.said))


def _kind_of(file: Path, source: Source) -> tuple[str, Sequence[str]]:
    """The kind of data that the file holds and what was read of it; refused with why it is none of them."""
    reasons = []
    for name, kind in KINDS.items():
        try:
            return name, kind.read(file, source)
        except FaircountError as refused:
            reasons.append(f"as {name}: {str(refused).removeprefix(f'{file.name}: ')}")
    raise SchemaMismatch(f"{file.name}: is no official table that is known. {'. '.join(reasons)}")


def _refuse_known(project: Project, sha256: str) -> None:
    for entry in project.config.reference:
        path = project.folder / entry.path
        if path.is_file() and sha256_of(path) == sha256:
            raise BadProject(f"this very file is there already, as {entry.source_id} ({entry.path}); nothing was changed")


def _changes(project: Project, kind: str, file: Path) -> EditionChanges:
    own = [entry for entry in project.config.reference if entry.kind == kind and (project.folder / entry.path).is_file()]
    own.sort(key=lambda entry: entry.published or date.min)
    if kind == POPULATION:
        return population_changes(file, [project.folder / entry.path for entry in own])
    return table_changes(file, project.folder / own[-1].path if own else None)


def _refuse_missing(file: Path, found: EditionChanges, without: Sequence[str]) -> None:
    agreed = {area.code for name in without if (area := find_area(name)) is not None}
    missing = [code for code in found.lacks if code not in agreed]
    if missing:
        named = ", ".join(AREAS[code].name for code in missing)
        raise SchemaMismatch(
            f"{file.name}: has no row of {named}. If the publisher says that it was left out, name it: "
            f"{' '.join(f'--without {json.dumps(AREAS[code].name)}' for code in missing[:5])}; else fetch the file again"
        )


def _entry(project: Project, kind: str, file: Path, published: date, sha256: str) -> ReferenceEntry:
    """The entry of the new file, under a name and a place that no other has."""
    about = KINDS[kind]
    taken = {entry.source_id for entry in project.config.reference}
    source_id = f"{about.source}-{published.isoformat()}"
    name = _SAFE.sub("-", file.name).lstrip(".-") or f"edition{file.suffix}"
    if source_id in taken or (project.folder / "reference" / about.folder / name).exists():
        source_id, name = (
            f"{source_id}-{sha256[:6]}" if source_id in taken else source_id,
            f"{published.isoformat()}-{sha256[:6]}-{name}",
        )
    return ReferenceEntry(
        kind=kind,
        path=f"reference/{about.folder}/{name}",
        source_id=source_id,
        title=f"{about.title}, published {published.isoformat()}",
        publisher=about.publisher,
        address=about.address,
        published=published,
        licence=LICENCE,
        sha256=sha256,
    )


def _written(entry: ReferenceEntry) -> str:
    """The entry as it stands in faircount.toml."""
    keys = ("kind", "path", "source_id", "title", "publisher", "address")
    lines = [f"{key} = {json.dumps(getattr(entry, key), ensure_ascii=False)}" for key in keys]
    dated = [f"published = {entry.published.isoformat()}"] if entry.published else []
    rest = [f"licence = {json.dumps(entry.licence)}", f"sha256 = {json.dumps(entry.sha256)}"]
    return "\n".join(["[[reference]]", *lines, *dated, *rest, ""])

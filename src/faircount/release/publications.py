"""What may leave the house: protected tables made from the ledger, and the files to take away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import polars as pl

from faircount.briefing.parts import Download
from faircount.compare.rates import count_interval
from faircount.project.fingerprint import program_fingerprint
from faircount.project.keeping import BuildRecord
from faircount.project.project import Project
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import as_published, protect_figures
from faircount.reconcile.finding import Finding
from faircount.release.printed_before import PrintedBefore
from faircount.review.questions import for_readers
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.areas import AREAS, FORCE_KINDS, PARTITIONS
from faircount.vocabulary.helplines import HELPLINES
from faircount.vocabulary.provenance import Source, Trust
from faircount.writers.publication import DerivedColumn, Publication, PublicationTable, Written
from faircount.writers.write import catalogue, write

PLACE = "files"
"""The folder of the files, from the root of the site."""
TOGETHER = "all-areas"
"""The folder in it of the tables of all areas, each in one file."""
OFFERED_FORMATS = ("XLSX", "ODS", "CSV", "JSON-stat")
"""What the page offers, in this order; the metadata of a CSV lies beside it, where programs look for it."""
ALL_AREAS = {
    "Data package": ("All areas, data package", "Frictionless, types of every column"),
    "DCAT": ("All areas, catalogue", "DCAT as JSON-LD, for portals"),
}
"""What describes the files of all areas: offered on the page of the whole."""


_NOTHING_BEFORE = PrintedBefore()


def policy_of(project: Project) -> ProtectionPolicy:
    """The protection policy that the project states."""
    stated = project.config.protection
    # As wide as the rule itself, where no other width is stated; a threshold of 2 hides ones, and can promise a width of 1.
    width = stated.width if stated.width is not None else max(1, stated.threshold - 2)
    return ProtectionPolicy(threshold=stated.threshold, width=width, reason=stated.reason)


def official_table(ledger: Ledger, offences: Sequence[str]) -> ProtectedTable:
    """The yardstick, as its publisher printed it."""
    figures = ledger.figures.where(
        pl.col("source_id").is_in(_trusted(ledger.sources, Trust.OFFICIAL)), pl.col("offence").is_in(list(offences))
    )
    return as_published(figures, _publishers(ledger.sources, Trust.OFFICIAL), "already public", title="Official counts")


def asked_tables(
    ledger: Ledger, policy: ProtectionPolicy, before: PrintedBefore = _NOTHING_BEFORE, guarded: Sequence[Figure] = ()
) -> tuple[ProtectedTable, ...]:
    """What forces gave: as printed where it is public, and protected where we would be the first to publish it.

    Figures of our own earlier versions that can be read hide nothing any more; nor do those that others printed. A version that
    was withdrawn is for the worse alone: whoever read it learns no more, and whoever did not learns nothing of it.
    ``guarded`` are counts of the answers that are not taken in, and must not follow from those that are.
    """
    official = _trusted(ledger.sources, Trust.OFFICIAL)
    ours = [source_id for source_id, source in ledger.sources.items() if not source.is_public]
    told = _for_readers(ledger.figures)
    printed = told.where(~pl.col("source_id").is_in([*official, *ours]))
    answered = told.where(pl.col("source_id").is_in(ours))
    tables = []
    if len(printed):
        tables.append(as_published(printed, "the reports named beside each figure", "already public", title="Figures as printed"))
    if len(answered):
        tables.append(
            protect_figures(
                answered,
                policy,
                title="Figures as answered",
                partitions=PARTITIONS,
                public=tuple(printed),
                guarded=guarded,
                before=before.readable,
                ever=before.ever,
            )
        )
    return tuple(tables)


def _for_readers(figures: Figures) -> Figures:
    """The figures without the doubts in their notes that rest on counts: some of those are hidden, and the doubt would tell."""
    notes = [for_readers(note) for note in figures.frame["note"]]
    return Figures(figures.frame.with_columns(note=pl.Series(notes, dtype=pl.String)))


def public_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that may be published. That a hidden count can be worked out is for whoever hid it to hear, and no other."""
    return tuple(finding for finding in findings if finding.check != "hidden")


def publications(
    project: Project, ledger: Ledger, official: ProtectedTable, asked: Sequence[ProtectedTable], areas: Sequence[str]
) -> dict[str, Publication]:
    """What is published of each area, for which anything is."""
    parts = [("official-counts", "Official counts", official.by_area())]
    parts += [(f"figures-{place}", table.title, table.by_area()) for place, table in enumerate(asked, start=1)]
    held = {area: _tables(area, parts) for area in areas}
    return {area: _publication(project, ledger, area, tables) for area, tables in held.items() if tables}


@dataclass(frozen=True, slots=True)
class Files:
    """The files to take away: how the page of each area offers them, and every name, from the root of the site."""

    offered: Mapping[str, tuple[Download, ...]]
    names: frozenset[str]


def write_files(published: Mapping[str, Publication], folder: Path, whole: str, record: Path) -> Files:
    """The files of each area, written into the folder; ``whole`` is the country, whose page offers what describes all of them.

    What an earlier build made of the same tables stays; ``record`` is where it left word of that.
    """
    marks, kept = {area: _mark(publication) for area, publication in published.items()}, BuildRecord.read(record, folder)
    written: dict[str, tuple[Written, ...]] = {}
    for area, publication in published.items():
        held = kept.of(area, marks[area])
        fresh = write(publication, folder) if held is None else ()
        written[area] = fresh or tuple(Written(folder / name, kind) for name, kind in (held or {}).items())
    kept.write(marks, {area: {one.path.name: one.format for one in files} for area, files in written.items()})
    found: dict[str, tuple[Download, ...]] = {}
    for area, files in written.items():
        titles = {one.name: one.table.title.split(",")[0] for one in published[area].tables}
        offered = sorted(
            (one for one in files if one.format in OFFERED_FORMATS), key=lambda one: OFFERED_FORMATS.index(one.format)
        )
        found[area] = tuple(_download(one, titles) for one in offered)
    described = catalogue([(published[area], files) for area, files in written.items()], folder)
    together = tuple(_all_areas(published, folder))
    found[whole] = (*found.get(whole, ()), *together, *map(_described, described))
    names = {f"{PLACE}/{one.path.name}" for files in (*written.values(), described) for one in files}
    return Files(found, frozenset({*names, *(one.target for one in together)}))


def _mark(publication: Publication) -> str:
    """What the files of a publication depend on, as a checksum: all that it says, every row of its tables, and this program."""
    found = hashlib.sha256(program_fingerprint().encode())
    for part in fields(publication):
        if part.name != "tables":
            found.update(f"\0{part.name} {getattr(publication, part.name)!r}".encode())
    for table in publication.tables:
        # A frame shows the first and the last of its rows alone when it is printed, so it is taken row by row.
        beside = [getattr(table.table, part.name) for part in fields(table.table) if part.name not in ("figures", "seal")]
        found.update(f"\0{table.name} {table.derived!r} {beside!r}\0".encode())
        found.update(table.table.frame.write_ndjson().encode())
    return found.hexdigest()


def _all_areas(published: Mapping[str, Publication], folder: Path) -> Iterator[Download]:
    """Each table of all areas in one file: the rows of the areas' own files as they stand, and none besides."""
    titles = {one.name: one.table.title.split(",")[0] for publication in published.values() for one in publication.tables}
    for name, title in titles.items():
        files = [folder / f"{publication.name}-{name}.csv" for publication in published.values()]
        rows = [path.read_bytes().splitlines(keepends=True) for path in files if path.is_file()]
        assert all(each[0] == rows[0][0] for each in rows), "one table has the same columns for every area"
        path = folder / TOGETHER / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join([rows[0][0], *(line for each in rows for line in each[1:])]))
        words = f"All areas: {title[:1].lower()}{title[1:]}, CSV"
        yield Download(words, f"in one file, {Written(path, 'CSV').size}", f"{PLACE}/{TOGETHER}/{path.name}")


def _tables(area: str, parts: Sequence[tuple[str, str, Mapping[str, ProtectedTable]]]) -> tuple[PublicationTable, ...]:
    own = [(stem, held[area].named(f"{title}, {AREAS[area].name}")) for stem, title, held in parts if area in held]
    return tuple(PublicationTable(stem, table, _ranges(table)) for stem, table in own)


def _ranges(table: ProtectedTable) -> tuple[DerivedColumn, ...]:
    """What chance allows the rate beneath each count to be; none beside a count that is not shown, which it would give back."""
    each = [count_interval(figure.count) if figure.count is not None and figure.count >= 0 else None for figure in table]
    meaning = (
        "of the exact 95% range of what chance allows the rate beneath the count to be; it does not cover errors in recording"
    )
    return (
        DerivedColumn("chance_lower", "Range from", f"lower end {meaning}", tuple(one.lower if one else None for one in each), 1),
        DerivedColumn("chance_upper", "Range to", f"upper end {meaning}", tuple(one.upper if one else None for one in each), 1),
    )


def _publication(project: Project, ledger: Ledger, area: str, tables: tuple[PublicationTable, ...]) -> Publication:
    stated = project.config.project
    used = {source_id for published in tables for source_id in published.table.frame["source_id"]}
    return Publication(
        name=AREAS[area].slug,
        title=f"Recorded sexual offences against children, {AREAS[area].police or AREAS[area].name}",
        publisher=stated.publisher,
        published=stated.published,
        version=stated.version,
        tables=tables,
        sources=tuple(source for source_id, source in sorted(ledger.sources.items()) if source_id in used),
        address=f"{stated.address.rstrip('/')}/{_page(area)}" if stated.address else "",
        contact=stated.contact,
        help_lines=tuple(f"{line.heading}: {line.name} {line.number}" for line in HELPLINES),
    )


def _page(area: str) -> str:
    return f"areas/{AREAS[area].slug}.html" if AREAS[area].kind in FORCE_KINDS else "index.html"


def _download(written: Written, titles: Mapping[str, str]) -> Download:
    stem = written.path.name.partition(".")[0]
    one = next((title for name, title in titles.items() if stem.endswith(name)), "All figures")
    notes = {"CSV": "with its metadata", "JSON-stat": "a cube for programs"}.get(written.format, "notes, sources and ranges")
    return Download(f"{one}, {written.format}", f"{notes}, {written.size}", f"{PLACE}/{written.path.name}")


def _described(written: Written) -> Download:
    label, detail = ALL_AREAS[written.format]
    return Download(label, f"{detail}, {written.size}", f"{PLACE}/{written.path.name}")


def _trusted(sources: Mapping[str, Source], *levels: Trust) -> list[str]:
    return [source_id for source_id, source in sources.items() if source.trust in levels]


def _publishers(sources: Mapping[str, Source], level: Trust) -> str:
    return " and ".join(sorted({source.publisher for source in sources.values() if source.trust is level})) or "their publisher"

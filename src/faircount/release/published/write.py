"""The files that machines read, written beside the site: any server of files then serves them, ours adds paging and checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from faircount.briefing.briefing import Site
from faircount.project.outputs import write_if_other
from faircount.project.project import ProjectSection
from faircount.release.published.areas import ChildrenRecord, area_records
from faircount.release.published.briefings import area_record, national_record
from faircount.release.published.changes import ChangeRecord
from faircount.release.published.comparisons import comparison_records, rate_record
from faircount.release.published.edition import Edition
from faircount.release.published.figures import TableRecord, figure_records, table_records
from faircount.release.published.findings import finding_record
from faircount.release.published.record import Record, to_letters
from faircount.release.published.sources import source_record
from faircount.release.published.statements import Names
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.helplines import HELPLINES
from faircount.writers.columns import SHORTHAND
from faircount.writers.publication import ATTRIBUTION, OGL, OGL_ADDRESS, Publication

PLACE = Path("api/v1")
"""Where they lie from the root of the site."""
EDITION = "edition.json"


def write_published(
    content: Site,
    publications: Mapping[str, Publication],
    stated: ProjectSection,
    whole: str,
    site: Path,
    changes: Sequence[ChangeRecord] = (),
    children: Sequence[ChildrenRecord] = (),
) -> Path:
    """The folder of the files: every row of the publications and the words of the site, and nothing that is in neither.

    ``publications`` are by area, ``whole`` is the area of the national page, ``changes`` what the version before
    shows otherwise, ``children`` what rates are per. The list with the checksums is written last, and
    a file that is no longer meant is taken away after that: whoever reads by the list never meets half an edition.
    """
    folder = site / PLACE
    lists = (*_lists(content, publications, whole), ("changes.json", changes), ("children.json", children))
    wanted = dict(sorted((name, to_letters(listed(stated.version, rows))) for name, rows in lists))
    checksums = {name: hashlib.sha256(letters).hexdigest() for name, letters in wanted.items()}
    edition = _edition(content, publications.values(), stated, checksums)
    for name, letters in (*wanted.items(), (EDITION, to_letters(edition.model_dump(mode="json")))):
        write_if_other(folder / name, letters)
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in {*wanted, EDITION}:
            path.unlink()
    return folder


def listed(version: str, rows: Sequence[Record]) -> dict[str, Any]:
    """A whole list as it is served: one page, with none after it."""
    return {"version": version, "total": len(rows), "next": None, "items": [row.model_dump(mode="json") for row in rows]}


def _lists(content: Site, publications: Mapping[str, Publication], whole: str) -> Iterator[tuple[str, Sequence[Record]]]:
    pages = {area.code: area.entry.target for area in content.areas} | {whole: "index.html"}
    yield "areas.json", area_records(pages, {*pages, *publications})
    sources = {source.source_id: source for one in publications.values() for source in one.sources}
    yield "sources.json", [source_record(source) for _, source in sorted(sources.items())]
    names = Names()
    for code, publication in publications.items():
        figures = figure_records(publication)
        names.add(figures)
        yield f"figures/{AREAS[code].slug}.json", figures
    compared = {one.id: one for area in content.areas for one in comparison_records(area, whole)}
    yield "comparisons.json", [compared[name] for name in sorted(compared)]
    rates = [rate for area in content.areas if (rate := rate_record(area)) is not None]
    yield "rates.json", rates
    yield "findings.json", [finding_record(page) for page in content.findings]
    national = national_record(content.national, whole, AREAS[whole].slug, AREAS[whole].name, names)
    for briefing in (national, *(area_record(area, names) for area in content.areas)):
        yield f"briefings/{briefing.slug}.json", [briefing]


def _edition(content: Site, publications: Iterable[Publication], stated: ProjectSection, files: dict[str, str]) -> Edition:
    tables = {table.name: table for table in chain.from_iterable(map(table_records, publications))}
    return Edition(
        version=stated.version,
        published=stated.published,
        state=stated.standing,
        standing=content.national.status.standing,
        title=stated.title,
        publisher=stated.publisher,
        contact=stated.contact,
        licence=OGL,
        licence_address=OGL_ADDRESS,
        attribution=ATTRIBUTION,
        shorthand={mark.strip("[]"): meaning for mark, meaning in SHORTHAND.items()},
        help=tuple(f"{line.heading}: {line.name} {line.number}" for line in HELPLINES),
        tables=tuple(_anywhere(table) for _, table in sorted(tables.items())),
        files=files,
    )


def _anywhere(table: TableRecord) -> TableRecord:
    """The table without the name of the area that its title ends with."""
    return table.model_copy(update={"title": table.title.split(",")[0]})

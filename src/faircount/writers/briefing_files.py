"""What pages give to take away, made in processes side by side and only where a page changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from faircount.briefing.briefing import Site
from faircount.briefing.parts import Download
from faircount.project.collecting import collect_seldom
from faircount.project.fingerprint import program_fingerprint
from faircount.project.keeping import BuildRecord
from faircount.project.outputs import write_if_other
from faircount.project.progress import Progress
from faircount.project.project import ProjectSection
from faircount.writers.briefing_pdf import why_not
from faircount.writers.briefings import TakeAway, no_word, take_away
from faircount.writers.publication import in_words
from faircount.writers.site import foot_of
from faircount.writers.site_pages import area_charts, finding_charts, national_charts, pages_of
from faircount.writers.site_templates import render

KEPT = "take-away.json"
"""Beside the site: from what each page's files were made, and their checksums."""
AT_ONCE = min(4, os.cpu_count() or 1)
OF_ALL = "england-and-wales"
"""The page of the country, in the names of files."""
LABELS = {".pdf": ("Briefing, PDF", "for print, tagged"), ".docx": ("Briefing, Word", "to work on, charts and tables")}


@dataclass(frozen=True, slots=True)
class TakenAway:
    """The files that were made or kept, by page, each from the root of the site; and what could not be made, in words."""

    files: dict[str, tuple[str, ...]]
    remarks: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every file."""
        return frozenset(name for names in self.files.values() for name in names)


def write_take_away(content: Site, stated: ProjectSection, build: Path, progress: Progress) -> TakenAway:
    """The charts as PNG and the briefings as PDF and Word, written into the site under ``build``."""
    site, wanted = build / "site", {one.slug: one for one in _wanted(content, stated)}
    marks, kept = {slug: _mark(one) for slug, one in wanted.items()}, BuildRecord.read(build / KEPT, site)
    made = {slug: held for slug, mark in marks.items() if (held := kept.of(slug, mark)) is not None}
    fresh = [one for slug, one in wanted.items() if slug not in made]
    for done, (slug, written) in enumerate(_made(fresh)):
        progress("Writing briefings to take away", done, len(fresh))
        for name, letters in written.items():
            write_if_other(site / name, letters)
        made[slug] = dict.fromkeys(written, "")
    files = {slug: tuple(made[slug]) for slug in wanted}
    kept.write(marks, {slug: made[slug] for slug in wanted})
    lacking = {"No briefing was written as PDF": why_not(), "No Word document and no picture was written": no_word()}
    return TakenAway(files, tuple(f"{what}: {why}." for what, why in lacking.items() if why))


def with_take_away(content: Site, taken: TakenAway, site: Path) -> Site:
    """The content, whose pages offer the briefings that were made."""

    def offered(slug: str) -> list[Download]:
        found = [_offered(name, site) for name in taken.files.get(slug, ()) if Path(name).suffix in LABELS]
        return sorted(found, key=lambda one: one.label)

    areas = [replace(area, downloads=(*offered(area.entry.slug), *area.downloads)) for area in content.areas]
    national = replace(content.national, downloads=(*offered(OF_ALL), *content.national.downloads))
    return replace(content, national=national, areas=tuple(areas), beside=content.beside | taken.names)


def _offered(name: str, site: Path) -> Download:
    label, detail = LABELS[Path(name).suffix]
    return Download(label, f"{detail}, {in_words((site / name).stat().st_size)}", name)


def _wanted(content: Site, stated: ProjectSection) -> Iterator[TakeAway]:
    by, pages = stated.publisher, {page.path: page for page in pages_of(content)}
    signed = f"{by[:1].upper()}{by[1:]}, version {content.status.version}. {content.status.standing}."
    of_page = partial(TakeAway, publisher=by, published=stated.published, foot=foot_of(content), signed=signed)
    page, charts = render(pages["index.html"], content), tuple(national_charts(content.national))
    yield of_page(OF_ALL, charts, page=page, preview=content.preview, national=content.national)
    # Of an area of which nothing is published there is nothing to take away: its page says so, and is all there is.
    for area in (area for area in content.areas if area.downloads):
        page, charts = render(pages[area.entry.target], content), tuple(area_charts(area))
        yield of_page(area.entry.slug, charts, area=area, page=page, licence=content.licence, preview=content.preview)
    for finding in content.findings:
        yield of_page(finding.card.slug, tuple(finding_charts(finding)), finding=finding.card)


def _mark(wanted: TakeAway) -> str:
    """What the files of a page depend on, as a checksum: its content, this program, and what can be made here."""
    words = f"{program_fingerprint()}\0{why_not()}\0{no_word()}\0{wanted!r}"
    return hashlib.sha256(words.encode()).hexdigest()


def _made(wanted: Sequence[TakeAway]) -> Iterator[tuple[str, dict[str, bytes]]]:
    if len(wanted) < 2 * AT_ONCE or AT_ONCE == 1:
        yield from ((one.slug, take_away(one)) for one in wanted)
        return
    # Started anew, not copied: a copy of a process that has threads, as the reader of tables has, may hang.
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), initializer=collect_seldom) as pool:
        yield from zip((one.slug for one in wanted), pool.map(take_away, wanted), strict=True)

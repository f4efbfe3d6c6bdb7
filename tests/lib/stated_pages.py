"""Pages of figures drawn from a seed, with what is published beside them: what the check of our own sentences looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from types import SimpleNamespace
from typing import Any

import polars as pl
from lxml import html

from faircount.briefing.area import area_briefing
from faircount.briefing.briefing import Site
from faircount.briefing.country import implied_total, the_country, totals
from faircount.briefing.facts import Facts
from faircount.briefing.given import GivenFigures
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import StatusLine
from faircount.briefing.years import Years
from faircount.protect.tidy import as_published
from faircount.reconcile.reconcile import reconcile
from faircount.release.checks.statements import PublishedFigures, apart, faults, words_of_page
from faircount.release.published.figures import FigureRecord, figure_records
from faircount.release.published.sources import source_record
from faircount.release.published.statements import Names, StatementRecord, statement_records
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import ProtectedTable, withhold
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus
from faircount.writers.publication import PublicationTable
from faircount.writers.site_pages import pages_of
from faircount.writers.site_templates import render
from tests.lib.facts import CLEVELAND, WHOLE
from tests.lib.publications import publication

FIRST, LAST = 2012, 2024
PEOPLE = Source("people", "Estimates", "Office for National Statistics", "d" * 64, Trust.OFFICIAL)
SOURCES = {
    "answer": Source("answer", "Answer", "Cleveland Police", "a" * 64, Trust.FORCE),
    "paper": Source("paper", "Report", "The Gazette", "b" * 64, Trust.PRESS, "https://example.org/b"),
    "official": Source("official", "Table", "Home Office", "c" * 64, Trust.OFFICIAL),
    "people": PEOPLE,
}
STATUS = StatusLine("Final", "1.0.0", "25 November 2026")


@dataclass(frozen=True)
class People:
    """Children in each area, the same number in every year; of some areas it is not known."""

    known: Mapping[str, int]
    source = PEOPLE

    def source_of(self, _: object) -> Source:
        """Who estimated them."""
        return self.source

    def children(self, area: str, _: object) -> int | None:
        """How many children live in the area."""
        return self.known.get(area)


@dataclass(frozen=True)
class StatedPage:
    """A page with the words that it prints, and the statements published for it."""

    path: str
    text: str
    statements: tuple[StatementRecord, ...]


@dataclass(frozen=True)
class Stated:
    """Two pages and the figures that are published with them."""

    pages: tuple[StatedPage, ...]
    store: Any

    @property
    def evidence(self) -> PublishedFigures:
        """What the statements are worked out from again."""
        return PublishedFigures(self.store)

    def faults(self) -> list[str]:
        """All that is wrong with any statement, or stands in none."""
        return [fault for page in self.pages for fault in faults_of(page, self.evidence)]

    def with_figure(self, changed: FigureRecord) -> Stated:
        """The same pages beside another published cell."""
        figures = [changed if one.id == changed.id else one for one in self.store.figures]
        return replace(self, store=SimpleNamespace(**vars(self.store) | {"figures": figures}))


def faults_of(page: StatedPage, evidence: PublishedFigures) -> Iterator[str]:
    """What is wrong with the statements of a page, and with its words."""
    for statement in page.statements:
        yield from faults(statement, evidence)
    yield from apart(page.text, [statement.words for statement in page.statements])


def stated_pages(seed: int) -> Stated:
    """The page of Cleveland and that of the country, from figures drawn with a seed."""
    found, people = drawn_facts(Random(seed)), drawn_people(Random(seed))
    country = the_country(found, people)  # type: ignore[arg-type]
    national = national_briefing(found, WHOLE, totals(found), country, implied_total(found, WHOLE), STATUS)
    area = area_briefing(found, CLEVELAND, country, STATUS)
    names, figures = Names(), tuple(_records(found))
    names.add(figures)
    site = Site(national, (area,), (), (), ())
    pages = {page.path: render(page, site) for page in pages_of(site) if page.path in ("index.html", area.entry.target)}
    store = SimpleNamespace(
        figures=figures,
        sources=[source_record(source) for source in found.sources.values()],
        rates=[SimpleNamespace(area_code=code, children=number) for code, number in (people.known if people else {}).items()],
        findings=[SimpleNamespace(area_code=finding.area) for finding in found.findings],
        changes=(),
    )
    stated = (
        StatedPage("index.html", _text(pages["index.html"]), statement_records(national, names, national.sums)),
        StatedPage(area.entry.target, _text(pages[area.entry.target]), statement_records(area, names, area.sums)),
    )
    return Stated(stated, store)


def _text(page: str) -> str:
    return words_of_page(html.document_fromstring(page))


def _records(found: Facts) -> Iterator[FigureRecord]:
    for area in {*FORCES, *found.given.areas}:
        own = pl.col("area") == area
        tables = [("official-counts", found.official), *((f"figures-{n}", one) for n, one in enumerate(found.given.tables, 1))]
        shown = tuple(PublicationTable(stem, part) for stem, table in tables if len(part := table.where(own)))
        if shown:
            yield from figure_records(publication(*shown))


def drawn_people(random: Random) -> People | None:
    """Children of most forces, or no estimates at all."""
    if random.random() < 0.25:
        return None
    return People({area: random.randint(1_000, 700_000) for area in FORCES if random.random() < 0.97})


def drawn_facts(random: Random) -> Facts:
    """Any two years, counts from none to thousands, hidden cells, a year missing, and an official table in most cases."""
    before = random.randint(FIRST, LAST - 1)
    years = Years(FinancialYear(before).period, FinancialYear(before + 1).period)
    sources = {CLEVELAND: "answer"}
    given = [one for area in _asked_of(random) for one in _given(random, area, sources.get(area, "paper"), before)]
    given += _of_the_country(random, before)
    official = [] if random.random() < 0.2 else list(_official(random))
    shown = as_published(Figures.of(given), "those named", "already public", title="Figures as printed")
    findings = reconcile(given, SOURCES)
    return Facts(
        compared=years,
        years=tuple(FinancialYear(year).period for year in range(FIRST, LAST)) if official else (),
        asked_for="sexual_under_18",
        series="child_named",
        given=GivenFigures((shown,), SOURCES),
        official=_published(official),
        sources=SOURCES,
        findings=findings,
        is_fixed=random.random() < 0.5,
    )


def _published(official: list[Figure]) -> ProtectedTable:
    return as_published(Figures.of(official), "Home Office", "already public", title="Official counts")


def _asked_of(random: Random) -> list[str]:
    return [CLEVELAND, *random.sample([area for area in FORCES if area != CLEVELAND], random.choice((0, 3, 15)))]


def _given(random: Random, area: str, source: str, before: int) -> Iterator[Figure]:
    """Some years of all offences, of those with the mark, which are fewer, and of those of long ago."""
    highest, part = random.choice((3, 20, 300, 5_000)), random.choice((0.1, 0.4, 1.2))
    for year in range(before - random.randint(0, 2), before + 2):
        whole = random.randint(0, highest)
        marked, long_ago = (random.randint(0, int(whole * part)) for _ in range(2))
        cells = (("sexual_under_18", Online.ALL, whole), ("sexual_under_18", Online.YES, marked))
        for offence, online, count in (*cells, ("non_recent_child_sexual", Online.ALL, long_ago)):
            if random.random() < 0.9:
                yield _cell(random, area, year, offence, count, source, online)


def _cell(random: Random, area: str, year: int, offence: str, count: int, source: str, online: Online) -> Figure:
    """A count, a range that the source printed, a cell that we hid, or a refusal."""
    place = f"{AREAS[area].slug}!{year}{online}{offence}"
    figure = Figure(
        area, FinancialYear(year).period, Counted.OFFENCES, offence, count, count, online, source_id=source, locator=place
    )
    kind = random.random()
    if kind < 0.06:
        return replace(figure, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
    if kind < 0.12:
        return withhold(figure)
    return replace(figure, lower=None, upper=None, status=CellStatus.REFUSED) if kind < 0.15 else figure


def _of_the_country(random: Random, before: int) -> Iterator[Figure]:
    for forces in random.sample(range(20, 44), random.randint(0, 3)):
        for year in (before, before + 1):
            count = random.randint(0, 9_000)
            figure = _cell(random, WHOLE, year, "sexual_under_18", count, "paper", Online.YES)
            yield replace(figure, note=f"forces={forces}", locator=f"{figure.locator}, {forces}")


def _official(random: Random) -> Iterator[Figure]:
    """The official count of most forces and years, of both sets of codes."""
    missing = random.choice((0.0, 0.0, 0.02))
    for area in FORCES:
        highest = random.choice((9, 80, 900))
        for year in range(FIRST, LAST):
            count = random.randint(0, highest)
            for offence, number in (("child_named", count), ("88A", count // 3)):
                if random.random() >= missing:
                    period, place = FinancialYear(year).period, f"sum of rows, {year}"
                    yield Figure(area, period, Counted.OFFENCES, offence, number, number, source_id="official", locator=place)

"""A small published site with hidden cells planted in it, and the API over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from faircount.briefing.briefing import Site
from faircount.project.project import ProjectSection
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import protect_figures
from faircount.release.published.write import write_published
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import UNDER_18, AgeBand
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from faircount.web.api.app import AT, LIMITS, published_api
from faircount.web.api.limit import Limiter
from faircount.writers.publication import DerivedColumn, PublicationTable
from tests.lib.publications import ANSWER, CLEVELAND, figure, publication
from tests.lib.sample_finding import finding_page
from tests.lib.sample_national import national
from tests.lib.sample_site import bare_area, cleveland

FREE = Limiter(burst=1_000_000, seconds=1)
PATIENT = replace(LIMITS, seconds=120, patience=120)
"""What a text may cost on a machine that has much else to do."""
WHOLE = parse_area("England and Wales").code
SMALL, BESIDE, TOTAL = 3, 48_271, 48_274
"""Two ages of one year that are hidden, the second only because it would give the first away, and their sum, which is shown."""


def planted() -> tuple[Figure, ...]:
    """Figures of Cleveland among which two must not be seen by anybody."""
    year = FinancialYear(2019).period

    def aged(count: int, ages: AgeBand, row: str) -> Figure:
        place = {"source_id": ANSWER.source_id, "locator": f"Sheet1!{row}"}
        return Figure(CLEVELAND, year, Counted.OFFENCES, "sexual_under_18", count, count, ages=ages, **place)

    parts = (aged(TOTAL, UNDER_18, "B9"), aged(SMALL, AgeBand(0, 9), "B7"), aged(BESIDE, AgeBand(10, 17), "B8"))
    return (*parts, figure(2013, 820), figure(2014, 0), figure(2015, None))


def publish(root: Path, version: str = "1.0.0", *more: Figure) -> Path:
    """The site below ``root``, published with the planted figures and more."""
    table = protect_figures(Figures.of((*planted(), *more)), ProtectionPolicy(), title="Figures as answered")
    ends = tuple(None if one.count is None else one.count + 0.25 for one in table)
    ranged = (DerivedColumn("chance_lower", "Range from", "", ends, 1), DerivedColumn("chance_upper", "Range to", "", ends, 1))
    published = publication(PublicationTable("figures-1", table, ranged))
    stated = ProjectSection(title="A small site", publisher="A charity", version=version, published=date(2026, 11, 25))
    write_published(_site(), {CLEVELAND: published}, stated, WHOLE, root)
    return root


@cache
def _site() -> Site:
    return Site(national(), (cleveland(), bare_area("Kent", "Kent Police")), (finding_page(),), (), ())


@contextmanager
def asking(root: Path | Callable[[], Path], limiter: Limiter | None = None) -> Iterator[TestClient]:
    """Whoever asks the API over a site, at the address at which it is mounted."""
    api = published_api(root if callable(root) else lambda: root, limiter or FREE, PATIENT)
    app = FastAPI(openapi_url=None)
    app.mount(AT, api)
    try:
        yield TestClient(app, f"http://127.0.0.1{AT}", raise_server_exceptions=False, headers={"Host": "127.0.0.1"})
    finally:
        api.state.desk.stop()

"""Builders: what is known about an area, small enough to see at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from faircount.briefing.facts import Facts
from faircount.briefing.given import GivenFigures
from faircount.briefing.years import Years
from faircount.protect.tidy import as_published
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust

CLEVELAND, KENT, WHOLE = "E23000013", "E23000032", "K04000001"
SOURCES = {
    "paper": Source("paper", "Report", "Hartlepool Mail", "a" * 64, Trust.PRESS, "https://example.org/a"),
    "other": Source("other", "Report", "Shropshire Star", "b" * 64, Trust.PRESS, "https://example.org/b", date(2017, 6, 7)),
    "official": Source("official", "Table", "Home Office", "c" * 64, Trust.OFFICIAL, "", date(2023, 10, 19)),
}
YEARLY = (203, 227, 348, 636, 613, 734, 830, 853, 838, 1083, 1027)


def asked(
    area: str,
    year: int,
    count: int,
    online: Online = Online.ALL,
    source: str = "paper",
    note: str = "",
    offence: str = "sexual_under_18",
) -> Figure:
    """A figure as printed."""
    period = FinancialYear(year).period
    return Figure(
        area, period, Counted.OFFENCES, offence, count, count, online, source_id=source, locator=f"row {year}", note=note
    )


CLEVELAND_ASKED = (
    asked(CLEVELAND, 2015, 55, Online.YES),
    asked(CLEVELAND, 2016, 145, Online.YES),
    asked(CLEVELAND, 2015, 820),
    asked(CLEVELAND, 2016, 772),
    asked(WHOLE, 2015, 3903, Online.YES, "other", "forces=39"),
    asked(WHOLE, 2016, 5653, Online.YES, "other", "forces=39"),
)


def official(counts: Mapping[str, Iterable[int]], first: int = 2012) -> ProtectedTable:
    """Yearly counts of offences that name a child, by area, as the Home Office printed them."""
    figures = [
        Figure(
            area,
            FinancialYear(first + place).period,
            Counted.OFFENCES,
            "child_named",
            count,
            count,
            source_id="official",
            locator=f"sum of 44 rows, {first + place}",
        )
        for area, years in counts.items()
        for place, count in enumerate(years)
    ]
    return as_published(Figures.of(figures), "Home Office", "already public", title="Official counts")


def facts(
    printed: Iterable[Figure] = CLEVELAND_ASKED,
    counts: Mapping[str, Iterable[int]] | None = None,
    findings: tuple[object, ...] = (),
) -> Facts:
    """The facts of Cleveland beside 42 forces that all recorded the same."""
    yearly = counts or {area: YEARLY if area == CLEVELAND else [400 + 10 * year for year in range(11)] for area in FORCES}
    given = as_published(Figures.of(printed), "the reports named", "already public", title="Figures as printed")
    return Facts(
        compared=Years(FinancialYear(2015).period, FinancialYear(2016).period),
        years=tuple(FinancialYear(year).period for year in range(2012, 2023)),
        asked_for="sexual_under_18",
        series="child_named",
        given=GivenFigures((given,), SOURCES),
        official=official(yearly),
        sources=SOURCES,
        findings=findings,  # type: ignore[arg-type]
        is_fixed=True,
    )

"""Builders: an invented publication with every kind of cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from faircount.tables.figures import Figure
from faircount.tables.protected import SEAL, ProtectedTable, sealed, withhold
from faircount.vocabulary.ages import UNDER_18, AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus
from faircount.writers.publication import DerivedColumn, Publication, PublicationTable

CLEVELAND = "E23000013"
ANSWER = Source("answer-17", "Answer 17, an invented letter", "Exampleshire Police", "a" * 64, Trust.FORCE)
TABLE = Source(
    "home-office",
    "Police recorded crime open data",
    "Home Office",
    "b" * 64,
    Trust.OFFICIAL,
    "https://example.org/table",
    date(2023, 10, 19),
)


def figure(year: int, count: int | None, **changes: object) -> Figure:
    """A figure of Cleveland and a financial year."""
    said: dict[str, object] = {
        "area": CLEVELAND, "period": FinancialYear(year).period, "counted": Counted.OFFENCES, "offence": "sexual_under_18",
        "lower": count, "upper": count, "ages": UNDER_18, "source_id": "answer-17", "locator": f"Sheet1!B{year - 2000}",
    }  # fmt: skip
    return Figure(**(said | changes))  # type: ignore[arg-type]


EVERY_KIND = (
    figure(2013, 820),
    figure(2014, 0),
    withhold(figure(2015, 3, status=CellStatus.PRIMARY_SUPPRESSED)),
    figure(2016, None, status=CellStatus.REFUSED, note="=cmd|' /C calc'!A0"),
    figure(2017, None, status=CellStatus.NOT_APPLICABLE, online=Online.YES),
    figure(2018, None, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, ages=AgeBand(0, 3)),
    figure(2019, -12, quality="net of cancelled", source_id="home-office", offence="17B"),
    figure(2020, 1_250, status=CellStatus.ROUNDED, breakdown="platform==SUM(A1)"),
)


def protected(
    figures: Sequence[Figure] = EVERY_KIND, title: str = "Sexual offences against under-18s, Cleveland"
) -> ProtectedTable:
    """A table as protection would hand it over."""
    return sealed(
        title, figures, "Counts of 1 to 4 are hidden.", "a small count could point to a child", ("Offences, not children.",), SEAL
    )


RATE = DerivedColumn(
    "rate_per_1000", "Rate per 1,000 children", "offences per 1,000 residents under 18", (6.675, 0.0, *[None] * 4, None, 9.5), 2
)


def publication(*tables: PublicationTable) -> Publication:
    """A publication of these tables, or of one with every kind of cell."""
    return Publication(
        name="cleveland",
        title="Recorded sexual offences against children, Cleveland",
        publisher="Example Charity",
        published=date(2026, 11, 25),
        version="1.0.0",
        tables=tables or (PublicationTable("by-year", protected(), (RATE,)),),
        sources=(ANSWER, TABLE),
        address="https://example.org/areas/cleveland.html",
        help_lines=("A child or young person can ring a helpline for children.",),
    )

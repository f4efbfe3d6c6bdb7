"""Figures as they were printed, with the official codes beside them; and small cases put together by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear, parse_period
from faircount.vocabulary.provenance import Source, Trust

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reconcile"
Held = tuple[list[Figure], dict[str, Source]]


def _rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _printed(row: dict[str, str], line: int) -> Figure:
    ages = AgeBand(int(row["age_low"]), int(row["age_high"])) if row["age_high"] else ALL_AGES
    return Figure(
        area=row["area"],
        period=parse_period(row["period"]),
        counted=Counted(row["counted"]),
        offence=row["offence"],
        lower=int(row["count"]),
        upper=int(row["count"]),
        online=Online(row["online"]),
        ages=ages,
        source_id=row["source_id"],
        locator=f"printed.csv, row {line}",
        note=row["note"],
    )


@pytest.fixture(scope="session")
def printed() -> Held:
    """Every printed figure, and its sources."""
    sources = {
        row["source_id"]: Source(
            row["source_id"],
            row["source_id"],
            row["publisher"],
            "",
            Trust[row["trust"].upper()],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )
        for row in _rows("printed_sources.csv")
    }
    return [_printed(row, line) for line, row in enumerate(_rows("printed.csv"), start=2)], sources


@pytest.fixture(scope="session")
def with_official(printed: Held) -> Held:
    """Every printed figure, and the official codes of every force and year."""
    figures, sources = printed
    official = Source("home-office", "Recorded crime", "Home Office", "", Trust.OFFICIAL, published=date(2023, 10, 19))
    codes = [
        Figure(
            row["area"], FinancialYear.parse(row["year"]).period, Counted.OFFENCES, code, int(count), int(count),
            source_id="home-office", locator=f"{row['area']}, {row['year']}, {code}",
        )
        for row in _rows("official_codes.csv")
        for code, count in row.items()
        if code not in ("area", "year") and count
    ]  # fmt: skip
    return [*figures, *codes], {**sources, "home-office": official}


@pytest.fixture
def of() -> Callable[..., Figure]:
    """A figure of sexual offences against under-18s in Cleveland in 2015/16, but for what is said otherwise."""

    def build(count: int, year: str = "2015/16", **changes: object) -> Figure:
        period = parse_period(year)
        plain = Figure("E23000013", period, Counted.OFFENCES, "sexual_under_18", count, count, source_id="paper")
        return replace(plain, **changes)  # type: ignore[arg-type]

    return build

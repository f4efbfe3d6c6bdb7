"""Small made-up extracts and the dimensions they are counted by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from faircount.records.dimensions import ByAge, ByCode, ByPeriod, CountDimension, by_online, by_sex, flat, grouped
from faircount.records.invented import OFFENCES, Invention, forces, invent
from faircount.records.schema import POLARS_SCHEMA
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import FinancialYear

BANDS = tuple(AgeBand(low, high) for low, high in ((0, 4), (5, 9), (10, 12), (13, 15), (16, 17)))
YEARS = tuple(FinancialYear(year).period for year in range(2018, 2026))
CODES = [code for code, _, _ in OFFENCES]

ROW = {
    "crime_id": "T-1", "victim_number": 1, "force": "X99000001", "local_area": None, "offence": "22B", "standing": "stands",
    "recorded": date(2020, 6, 1), "committed_from": date(2020, 5, 1), "committed_to": date(2020, 5, 1), "online": "no",
    "victim_age": 14, "victim_sex": "female", "relationship": "not known", "outcome": None, "outcome_date": None,
}  # fmt: skip


def rows(*changes: dict[str, object]) -> pl.DataFrame:
    """One record a change, each like the row above but for what is changed."""
    return pl.DataFrame(
        [ROW | {"crime_id": f"T-{number}"} | change for number, change in enumerate(changes, 1)], schema=POLARS_SCHEMA
    )


def invented(count: int, of_forces: int = 6, seed: int = 1) -> pl.DataFrame:
    """Invented records as one frame."""
    return pl.concat(invent(Invention(rows=count, seed=seed, forces=of_forces)))


def written(frame: pl.DataFrame, folder: Path) -> Path:
    """The frame as a Parquet file."""
    path = folder / "records.parquet"
    frame.write_parquet(path)
    return path


def national(of_forces: int = 6) -> tuple[CountDimension, ...]:
    """Six dimensions with 3, 2, 2, 2, 2 and 2 levels: 96 margins."""
    codes, _ = forces(of_forces, 1)
    regions = {f"region {start // 3 + 1}": codes[start : start + 3] for start in range(0, of_forces, 3)}
    area = ByCode(grouped("area", regions), "force")
    return area, ByCode(flat("offence", CODES), "offence"), ByPeriod(YEARS), ByAge(BANDS), by_online(), by_sex()

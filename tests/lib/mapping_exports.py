"""An export mapped by a person who knows which column is which, and what its records must be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from faircount.pipeline.map import Mapped, map_export
from faircount.records.mapping.mapping import NONE, MappingQuestion
from tests.lib.exports import Export, write_export


def mapped(
    export: Export, folder: Path, right: Mapping[str, str] | None = None, name: str = "export.csv"
) -> tuple[Mapped, list[MappingQuestion]]:
    """What becomes of the export, and what was asked about it."""
    asked: list[MappingQuestion] = []

    def answer(question: MappingQuestion) -> str:
        asked.append(question)
        kind, _, about = question.about.partition(":")
        if question.about == "fixed:force":
            return "Exampleshire"
        if kind == "column":
            return (right or {}).get(about, NONE)
        if kind == "repeats":
            return "each" if "no number" in question.asks else "once"
        return question.choices[-1] if kind == "words" else question.choices[0]

    folder.mkdir(parents=True, exist_ok=True)
    return map_export(write_export(export, folder / name), None, None, export.force, answer), asked


def wrong_cells(records: Path, truth: pl.DataFrame, but: frozenset[str] = frozenset()) -> dict[str, int]:
    """In how many rows each column of the records is another than in truth; the order of victims of one age is free."""
    got = pl.read_parquet(records)
    free = {"crime_id", "victim_number", "local_area"} | but
    told = {
        name: int((~got[name].eq_missing(truth[name].cast(got[name].dtype))).sum()) for name in got.columns if name not in free
    }
    return {name: rows for name, rows in told.items() if rows}


def numbered_rightly(records: Path) -> bool:
    """Whether the victims of each crime are numbered from 1 without a gap, the youngest known age first."""
    named = pl.read_parquet(records).filter(pl.col("victim_number") > 0)
    crimes = named.sort("victim_number").group_by("crime_id").agg("victim_number", ages=pl.col("victim_age").drop_nulls())
    return all(
        numbers == list(range(1, len(numbers) + 1)) and ages == sorted(ages)
        for numbers, ages in crimes.select("victim_number", "ages").iter_rows()
    )

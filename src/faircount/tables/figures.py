"""Figures: interpreted, one row a figure, each with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from faircount.tables.figure import Figure
from faircount.tables.schema import Column, conform
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

__all__ = ["FIGURES", "OTHER_OFFENCES", "Figure", "Figures"]

OTHER_OFFENCES = "offence="
"""How a breakdown begins that is the rest of a list of offences, by the name that the answer gives it."""
FIGURES = (
    Column("area", pl.String),
    Column("period_start", pl.Date),
    Column("period_end", pl.Date),
    Column("counted", pl.String, allowed=tuple(Counted)),
    Column("offence", pl.String),
    Column("online", pl.String, allowed=tuple(Online)),
    Column("age_low", pl.Int64, nullable=True),
    Column("age_high", pl.Int64, nullable=True),
    Column("age_known", pl.String, allowed=("yes", "no")),
    Column("sex", pl.String, allowed=tuple(Sex)),
    Column("breakdown", pl.String),
    Column("lower", pl.Int64, nullable=True),
    Column("upper", pl.Int64, nullable=True),
    Column("status", pl.String, allowed=tuple(CellStatus)),
    Column("quality", pl.String),
    Column("source_id", pl.String),
    Column("locator", pl.String),
    Column("note", pl.String),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A frame of figures whose columns are declared in ``FIGURES``."""

    frame: pl.DataFrame

    def __post_init__(self) -> None:
        object.__setattr__(self, "frame", conform(self.frame, FIGURES, "figures"))

    def __len__(self) -> int:
        return self.frame.height

    def __iter__(self) -> Iterator[Figure]:
        return (_figure(row) for row in self.frame.iter_rows(named=True))

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Figures:
        """A frame from single figures, in their order."""
        rows = [_row(figure) for figure in figures]
        return cls(pl.DataFrame(rows, schema={column.name: column.dtype for column in FIGURES}, orient="row"))

    def where(self, *conditions: pl.Expr) -> Figures:
        """The figures for which all conditions hold."""
        return self._part(self.frame.filter(*conditions))

    def by_area(self) -> dict[str, Figures]:
        """The figures of each area that has any, in their order."""
        return {frame["area"][0]: self._part(frame) for frame in self.frame.partition_by("area", maintain_order=True)}

    def _part(self, frame: pl.DataFrame) -> Figures:
        part = object.__new__(Figures)  # rows of a frame that conforms conform: to look again took a quarter of a small release
        object.__setattr__(part, "frame", frame)
        return part


def _row(figure: Figure) -> tuple[Any, ...]:
    return (
        figure.area, figure.period.start, figure.period.end, str(figure.counted), figure.offence, str(figure.online),
        figure.ages.low, figure.ages.high, "yes" if figure.ages.known else "no", str(figure.sex), figure.breakdown,
        figure.lower, figure.upper, str(figure.status), figure.quality, figure.source_id, figure.locator, figure.note,
    )  # fmt: skip


def _figure(row: dict[str, Any]) -> Figure:
    start: date = row["period_start"]
    return Figure(
        area=row["area"],
        period=Period(start, row["period_end"]),
        counted=Counted(row["counted"]),
        offence=row["offence"],
        lower=row["lower"],
        upper=row["upper"],
        online=Online(row["online"]),
        ages=AgeBand(row["age_low"], row["age_high"], row["age_known"] == "yes"),
        sex=Sex(row["sex"]),
        breakdown=row["breakdown"],
        status=CellStatus(row["status"]),
        quality=row["quality"],
        source_id=row["source_id"],
        locator=row["locator"],
        note=row["note"],
    )

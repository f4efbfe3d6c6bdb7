"""Figures: interpreted, one row a figure, each with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.tables.schema import Column, conform
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

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
class Figure:
    """One figure and what it is a figure of.

    ``area`` and ``offence`` are codes of the vocabulary. ``lower`` and ``upper`` are what is known, both included: 7 and 7
    observed, 1 and 4 for "<5"; None is no limit, so a refused figure has None and None. ``breakdown`` holds further
    dimensions as ``name=value`` with ``;`` between them. ``note`` says what no column can: how many forces answered,
    what a headline ties the figure to (``tied_to=online``).
    """

    area: str
    period: Period
    counted: Counted
    offence: str
    lower: int | None
    upper: int | None
    online: Online = Online.ALL
    ages: AgeBand = ALL_AGES
    sex: Sex = Sex.ALL
    breakdown: str = ""
    status: CellStatus = CellStatus.OBSERVED
    quality: str = ""
    source_id: str = ""
    locator: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.upper < self.lower:
            raise SchemaMismatch(f"{self.locator or 'figure'}: upper {self.upper} is under lower {self.lower}")

    @property
    def count(self) -> int | None:
        """The count where exactly one is possible, else None."""
        return self.lower if self.lower == self.upper else None

    @property
    def subject(self) -> tuple[str, Period, Counted, str, Online, AgeBand, Sex, str]:
        """What it is a figure of: two figures with one subject are two versions of it, or an error."""
        return (
            self.area,
            self.period,
            self.counted,
            self.offence,
            self.online,
            self.ages,
            self.sex,
            self.breakdown,
        )

    def with_count(self, count: int) -> Figure:
        """The same figure with another count."""
        return replace(self, lower=count, upper=count)


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

    @classmethod
    def joined(cls, parts: Iterable[Figures]) -> Figures:
        """Several put below one another."""
        frames = [part.frame for part in parts]
        return cls(pl.concat(frames)) if frames else cls.of([])

    def where(self, *conditions: pl.Expr) -> Figures:
        """The figures for which all conditions hold."""
        part = object.__new__(Figures)  # rows of a frame that conforms conform: to look again took a quarter of a small release
        object.__setattr__(part, "frame", self.frame.filter(*conditions))
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

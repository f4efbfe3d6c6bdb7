"""Invented incident records of any size: seeded, of realistic shape, of nobody and of forces that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import ArrayLike, NDArray

from faircount.records.extras import needed
from faircount.records.schema import FLAGS, POLARS_SCHEMA, RELATIONSHIPS, SEXES, STANDINGS, TRANSFERRED

OFFENCES = (
    ("22B", "teenager", 0.200), ("20B", "child", 0.120), ("88A", "teenager", 0.130), ("19D", "teenager", 0.085),
    ("21", "child", 0.085), ("86", "teenager", 0.120), ("19E", "child", 0.050), ("17B", "child", 0.045),
    ("88E", "teenager", 0.045), ("19H", "child", 0.022), ("19G", "teenager", 0.018), ("71", "teenager", 0.035),
    ("88C", "teenager", 0.025), ("73", "teenager", 0.020),
)  # fmt: skip
"""Code, the ages that it mostly concerns, and its share of the invented offences."""

BOYS = frozenset({"17B", "19G", "19H"})
IMAGES = frozenset({"86"})

_CHILD = (2, 2, 3, 5, 6, 6, 7, 7, 8, 8, 9, 10, 10, 0, 0, 0, 0, 0)
_TEENAGER = (0.2, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 1, 1.3, 2, 3, 6, 10, 17, 20, 17, 9, 7)
AGE_WEIGHTS = tuple(_CHILD if kind == "child" else _TEENAGER for _, kind, _ in OFFENCES)

ONLINE_SHARE = (0.18, 0.03, 0.72, 0.02, 0.08, 0.85, 0.01, 0.02, 0.20, 0.01, 0.02, 0.45, 0.15, 0.12)
RELATIONSHIP_WEIGHTS = (0.09, 0.06, 0.10, 0.08, 0.24, 0.03, 0.17, 0.09, 0.14)
OUTCOME_WEIGHTS = {
    "1": 0.11, "3": 0.01, "8": 0.01, "9": 0.02, "10": 0.03, "12": 0.01, "14": 0.07, "15": 0.22, "16": 0.27, "18": 0.17,
    "20": 0.02, "21": 0.04, "22": 0.02,
}  # fmt: skip


def forces(count: int, areas_each: int) -> tuple[Sequence[str], Sequence[str]]:
    """The codes of the invented forces, Exampleshire first, and of the local areas of each.

    >>> forces(2, 1)
    (['X99000001', 'X99000002'], ['X99000001-L01', 'X99000002-L01'])
    """
    codes = [f"X99{number:06d}" for number in range(1, count + 1)]
    return codes, [f"{code}-L{number:02d}" for code in codes for number in range(1, areas_each + 1)]


ROWS_A_GROUP = 250_000
MARK = "INVENTED: made by faircount from a seed; no real person, no real offence"
EPOCH = date(1970, 1, 1)

Draw = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Invention:
    """How many records to invent, of which forces and years. The same settings give the same records."""

    rows: int
    seed: int = 1
    forces: int = 1
    first_day: date = date(2018, 4, 1)
    as_of: date = date(2026, 3, 31)
    areas_a_force: int = 6

    @property
    def first(self) -> int:
        """The first day of recording, counted from 1970."""
        return (self.first_day - EPOCH).days

    @property
    def last(self) -> int:
        """The day on which the extract was taken, counted from 1970."""
        return (self.as_of - EPOCH).days


def invent(wanted: Invention) -> Iterator[pl.DataFrame]:
    """The records in groups, each from its own seed, so that no group needs another and memory does not grow.

    >>> frame = next(invent(Invention(rows=1_000)))
    >>> frame.height, frame["crime_id"][0], set(frame["force"])
    (1000, 'INV-1-000000000', {'X99000001'})
    """
    for group, start in enumerate(range(0, wanted.rows, ROWS_A_GROUP)):
        yield _group(wanted, group, min(ROWS_A_GROUP, wanted.rows - start))


def write_invented(wanted: Invention, path: Path) -> None:
    """The invented records as Parquet, marked as invented in its metadata, written group by group."""
    parquet = needed("pyarrow.parquet", "records")
    writer = None
    dictionaries = [name for name in POLARS_SCHEMA if name != "crime_id"]
    for frame in invent(wanted):
        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        table = table.replace_schema_metadata({"faircount": MARK, "seed": str(wanted.seed)})
        if writer is None:
            writer = parquet.ParquetWriter(
                path, table.schema, compression="zstd", use_dictionary=dictionaries,
                column_encoding={"crime_id": "DELTA_BYTE_ARRAY"},
            )  # fmt: skip
        writer.write_table(table)
    if writer is not None:
        writer.close()


def _group(wanted: Invention, group: int, rows: int) -> pl.DataFrame:
    """One group of rows: whole crimes first, then one row for each victim of each."""
    draw = np.random.default_rng([wanted.seed, group])
    offence = _choose(draw, [weight for _, _, weight in OFFENCES], rows)
    images = np.array([code in IMAGES for code, _, _ in OFFENCES])[offence]
    victims = np.where(images & (draw.random(rows) < 0.7), 0, 1 + _choose(draw, (0.95, 0.04, 0.01), rows))
    crime = np.repeat(np.arange(rows), np.maximum(victims, 1))[:rows]
    nth = np.arange(rows) - np.searchsorted(crime, crime)
    dates = _dates(draw, wanted, rows)
    columns = _of_crimes(draw, wanted, offence, dates, rows)
    taken = {name: values.gather(crime) for name, values in columns.items()}
    number = np.minimum(nth + 1, victims[crime])
    return (
        pl.DataFrame(taken | _of_victims(draw, offence[crime], number, nth))
        .with_columns(
            crime_id=pl.format(
                "INV-{}-{}", pl.lit(wanted.seed), pl.Series(crime + group * ROWS_A_GROUP).cast(pl.String).str.zfill(9)
            ),
            victim_number=pl.Series(number),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in POLARS_SCHEMA.items())
    )


def _dates(draw: np.random.Generator, wanted: Invention, rows: int) -> dict[str, Draw]:
    """Days since 1970: recorded (six per cent more each year), committed (one in seven long before), outcome."""
    span = wanted.last - wanted.first
    growth = np.log(1.06) / 365
    recorded = wanted.first + (np.log1p(draw.random(rows) * np.expm1(growth * span)) / growth).astype(np.int64)
    kind = _choose(draw, (0.62, 0.24, 0.14), rows)
    lag = np.choose(kind, [draw.exponential(12, rows), draw.exponential(110, rows), 365 + draw.exponential(3_600, rows)])
    until = recorded - np.minimum(lag, 22_000).astype(np.int64)
    lasted = np.where(draw.random(rows) < 0.25, draw.exponential(200, rows), 0).astype(np.int64)
    finished = recorded + 1 + draw.gamma(1.4, 190, rows).astype(np.int64)
    return {"recorded": recorded, "committed_from": until - lasted, "committed_to": until, "outcome_date": finished}


def _of_crimes(
    draw: np.random.Generator, wanted: Invention, offence: Draw, dates: dict[str, Draw], rows: int
) -> dict[str, pl.Series]:
    codes, local = forces(wanted.forces, wanted.areas_a_force)
    force = _choose(draw, 1 / np.arange(1, len(codes) + 1), rows)
    area = force * wanted.areas_a_force + _choose(draw, 1 / np.arange(1, wanted.areas_a_force + 1), rows)
    online = (draw.random(rows) < np.array(ONLINE_SHARE)[offence]).astype(np.int64)
    outcome = _choose(draw, list(OUTCOME_WEIGHTS.values()), rows)
    standing = _choose(draw, (0.955, 0.028, 0.017), rows)
    open_still = (dates["outcome_date"] > wanted.last) | (standing == STANDINGS.index(TRANSFERRED))
    when_unknown = draw.random(rows) < 0.03
    found = {
        "force": _words(codes, force),
        "local_area": _words(local, area, draw.random(rows) < 0.02),
        "offence": _words([code for code, _, _ in OFFENCES], offence),
        "online": _words(FLAGS, 1 - online, draw.random(rows) < 0.02),
        "relationship": _words(RELATIONSHIPS, _choose(draw, RELATIONSHIP_WEIGHTS, rows)),
        "outcome": _words(list(OUTCOME_WEIGHTS), outcome, open_still),
        "standing": _words(STANDINGS, standing),
    }
    empty = {"committed_from": when_unknown, "committed_to": when_unknown, "outcome_date": open_still}
    return found | {name: _days(days, empty.get(name)) for name, days in dates.items()}


def _of_victims(draw: np.random.Generator, offence: Draw, number: Draw, nth: Draw) -> dict[str, pl.Series]:
    rows = len(offence)
    cumulative = np.cumsum(np.array(AGE_WEIGHTS), axis=1)
    chance = draw.random(rows) * cumulative[offence, -1]
    # The first victim is the youngest: a further one is a little older, and nobody is over 17.
    first = np.maximum.accumulate(np.where(nth == 0, np.arange(rows), 0))
    age = (chance[first, None] > cumulative[offence]).sum(axis=1)
    age = np.minimum(age + nth * 2, 17)
    boy = np.array([code in BOYS for code, _, _ in OFFENCES])[offence]
    sex = np.where(boy, 1, np.where(draw.random(rows) < 0.16, 1, 0))
    nobody = number == 0
    age_unknown = nobody | (draw.random(rows) < 0.035)
    sex = np.where(~nobody & (draw.random(rows) < 0.02), 2, sex)
    return {
        "victim_age": pl.DataFrame({"age": age, "unknown": age_unknown}).select(pl.when(~pl.col("unknown")).then("age"))["age"],
        "victim_sex": _words(SEXES, sex, nobody),
    }


def _choose(draw: np.random.Generator, weights: ArrayLike, rows: int) -> Draw:
    """Places drawn with these weights; drawn from the cumulated weights, which is much faster than by chance of each."""
    cumulative = np.cumsum(np.asarray(weights, dtype=np.float64))
    places: Draw = np.searchsorted(cumulative, draw.random(rows) * cumulative[-1], side="right").astype(np.int64)
    return places


def _words(words: Sequence[str], places: Draw, empty: NDArray[np.bool_] | None = None) -> pl.Series:
    """Words by place; kept as an enumeration so that a hundred million of them are small whole numbers."""
    listed = list(words)
    taken = places if empty is None else np.where(empty, len(listed), places)
    return pl.Series([*listed, None], dtype=pl.Enum(listed)).gather(taken)


def _days(days: Draw, empty: NDArray[np.bool_] | None) -> pl.Series:
    kept = pl.Series(days.astype(np.int32)).cast(pl.Date)
    return kept if empty is None else kept.scatter(np.flatnonzero(empty), None)

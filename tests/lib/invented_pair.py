"""Invented records of two forces that wrote some of the same offences down, each in its own way."""

from __future__ import annotations

import numpy as np
import polars as pl

from faircount.records.invented import Invention, forces, invent
from faircount.records.schema import FIRST_VICTIM, POLARS_SCHEMA, STANDS


def invent_pair(
    rows: int, both: int, seed: int = 1, *, slips: float = 1.0, numbers: float = 0.4
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The records of two forces, ``both`` offences of the first written down by the second too.

    The second copy has a number of its own (in the share ``numbers`` its number ends as the first one's), is recorded up to three
    weeks later, and slips now and then, ``slips`` times as often as usual: another day, the next age, a neighbouring code, an
    empty field.
    """
    first, second = (pl.concat(invent(Invention(rows=rows, seed=each))) for each in (seed, seed + 1_000))
    first, second = (_plain(frame) for frame in (first, second))
    other = forces(2, 1)[0][1]
    second = second.with_columns(force=pl.lit(other), local_area=pl.lit(f"{other}-L01"))
    draw = np.random.default_rng([seed, both])
    whole = first.filter(pl.col("standing") == STANDS, pl.col("victim_number") <= FIRST_VICTIM)
    chosen = whole[np.sort(draw.choice(whole.height, both, replace=False)).tolist()]
    return first, pl.concat([second, _written_again(chosen, other, draw, seed, slips, numbers)])


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String)).cast(POLARS_SCHEMA)


def _written_again(
    chosen: pl.DataFrame, other: str, draw: np.random.Generator, seed: int, slips: float, numbers: float
) -> pl.DataFrame:
    rows = chosen.height

    def chance(share: float) -> pl.Series:
        return pl.Series(draw.random(rows) < share)

    later = pl.Series(draw.integers(0, 21, rows))
    number = (
        pl.when(chance(numbers))
        .then(chosen["crime_id"].str.slice(-9))
        .otherwise(pl.Series(draw.integers(10**8, 10**9, rows)).cast(pl.String))
    )
    moved = pl.when(chance(0.12 * slips)).then(pl.duration(days=1)).otherwise(pl.duration(days=0))
    codes = pl.col("offence").replace({"22B": "21", "19D": "19E", "88A": "22B"})
    return chosen.with_columns(
        crime_id=pl.format("INV-{}-X{}", pl.lit(seed + 1_000), number),
        force=pl.lit(other),
        local_area=pl.lit(None, pl.String),
        recorded=pl.col("recorded") + pl.duration(days=pl.lit(later)),
        committed_from=pl.col("committed_from") - moved,
        offence=pl.when(chance(0.1 * slips)).then(codes).otherwise("offence"),
        victim_age=pl.when(chance(0.05 * slips))
        .then(pl.min_horizontal("victim_age", pl.lit(16)) + 1)
        .when(chance(0.05 * slips))
        .then(None)
        .otherwise("victim_age"),
        victim_sex=pl.when(chance(0.05 * slips)).then(pl.lit(None, pl.String)).otherwise("victim_sex"),
        online=pl.when(chance(0.1 * slips)).then(pl.lit(None, pl.String)).otherwise("online"),
    ).cast(POLARS_SCHEMA)

"""The same offence in the records of two forces: how many there are at least and at most, told by Splink from keyed words."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.records.extras import needed
from faircount.records.keyed import CHECK
from faircount.records.mixture import Counts, Patterns, Shares, one_offence

PRIOR = 1e-4
Columns = tuple[str, ...]
AGREEING: dict[str, dict[Columns, float]] = {
    "reference": {("reference", "number"): 0.05, ("number",): 0.30, (): 0.65},
    "days": {
        ("committed_day", "recorded_day"): 0.08, ("committed_day", "recorded_month"): 0.42, ("committed_day",): 0.30,
        ("committed_month", "recorded_month"): 0.12, (): 0.08,
    },
    "what": {
        ("offence", "age", "sex"): 0.72, ("age", "sex"): 0.14, ("offence", "sex"): 0.08, (): 0.06,
    },
}  # fmt: skip
"""What is compared, the finest agreement first, and how often two records of one offence agree just so: judged beforehand.

The judged shares weigh as few settled pairs, and give way to what is seen where many pairs are one offence. How often two
offences agree so by chance is counted exactly, over all pairs. What goes together is one comparison (a day of recording follows
the day of the offence, a code names an age and a sex), since a pair would else be given the same evidence twice."""

BLOCKS = (("number",), ("committed_day", "age"), ("committed_day", "offence"), ("committed_month", "offence", "age", "sex"))
"""A pair is looked at if it agrees in one of these; how many of the others are one offence is left to the judged shares."""


@dataclass(frozen=True, slots=True)
class DistinctOffences:
    """Offences in two extracts, those in both between limits, and so the distinct ones between limits."""

    first: int
    second: int
    both_least: int
    both_most: int

    @property
    def least(self) -> int:
        """The fewest distinct offences."""
        return self.first + self.second - self.both_most

    @property
    def most(self) -> int:
        """The most distinct offences."""
        return self.first + self.second - self.both_least

    def shown(self, threshold: int) -> DistinctOffences:
        """The same, with a small count of offences in both told only as under the threshold.

        >>> DistinctOffences(900, 800, 2, 3).shown(5)
        DistinctOffences(first=900, second=800, both_least=0, both_most=4)
        """
        if self.both_least >= threshold:
            return self
        return DistinctOffences(self.first, self.second, 0, max(self.both_most, threshold - 1))


def distinct_offences(first: pl.DataFrame, second: pl.DataFrame) -> DistinctOffences:
    """How many distinct offences two keyed extracts hold, as a range.

    Pairs are found and compared by Splink; how many of them are one offence is a range of what is plausible beside the pairs that
    agree in each way. Reference: Fellegi and Sunter, "A theory for record linkage", JASA 64 (1969); Splink: Linacre et al., IJPDS
    7 (2022). When not to use it: for a list of which offences are the same; a range of a count is all that these words carry.
    """
    if first[CHECK][0] != second[CHECK][0]:
        raise SchemaMismatch("the two files were keyed with different secrets; key both again with one")
    if first["source"][0] == second["source"][0]:
        raise SchemaMismatch("both files are of one force; offences there twice are found by checking its records")
    least, most = one_offence(agreement(first, second))
    # An offence is in both at most once each way.
    largest = min(first.height, second.height)
    return DistinctOffences(first.height, second.height, min(least, largest), min(most, largest))


def agreement(first: pl.DataFrame, second: pl.DataFrame) -> Patterns:
    """How many pairs of records agree in each way, and how many would by chance."""
    chance = [np.array(agreement_by_chance(first, second, list(levels))) for levels in AGREEING.values()]
    judged = [np.array(list(levels.values())) for levels in AGREEING.values()]
    found = pl.DataFrame(_linker(first, second, chance).inference.predict(warning_mode="never").as_pyarrow_table())
    weights = zip(AGREEING, judged, chance, strict=True)
    levels = [_levels(found[f"mw_{name}"], np.log2(one / two)) for name, one, two in weights]
    looked, counts = looked_at(), np.zeros([len(each) for each in judged], dtype=np.int64)
    np.add.at(counts, tuple(levels), 1)
    return Patterns(np.where(looked, counts, 0), looked, tuple(chance), tuple(judged), first.height * second.height)


def _levels(weights: pl.Series, of_levels: Shares) -> Counts:
    """The level of each pair, which Splink tells by its weight."""
    away = np.abs(weights.to_numpy()[:, None] - of_levels[None, :])
    found: Counts = away.argmin(axis=1).astype(np.int64)
    return found


def looked_at() -> NDArray[np.bool_]:
    """The ways to agree of which every pair is in a block.

    >>> looked_at().shape, int(looked_at().sum())
    ((3, 5, 4), 50)
    """
    ways = product(*AGREEING.values())
    inside = [any(set(block) <= {*chain(*columns)} for block in BLOCKS) for columns in ways]
    return np.array(inside).reshape([len(levels) for levels in AGREEING.values()])


def _linker(first: pl.DataFrame, second: pl.DataFrame, chance: Sequence[Shares]) -> Any:
    splink = needed("splink", "linkage")
    # Splink tells at length what it does, and quotes what it asks: none of that belongs on a screen.
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = needed("duckdb", "linkage").connect()
    connection.execute("SET threads = 1")
    base = splink.DuckDBAPI(connection)
    tables = [
        base.register(frame.drop("source", CHECK).to_arrow(compat_level=pl.CompatLevel.oldest()), dataset_display_name=name)
        for name, frame in (("first", first), ("second", second))
    ]
    settings = splink.SettingsCreator(
        link_type="link_only",
        comparisons=list(_comparisons(chance)),
        blocking_rules_to_generate_predictions=[splink.block_on(*rule) for rule in BLOCKS],
        probability_two_random_records_match=PRIOR,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )
    return splink.Linker(tables, settings, log_level=None, validate_settings=False)


def _comparisons(chance: Sequence[Shares]) -> Iterator[Any]:
    library = needed("splink.comparison_library", "linkage")
    levels = needed("splink.comparison_level_library", "linkage")
    for (name, shares), by_chance in zip(AGREEING.items(), chance, strict=True):
        made = [
            _level(levels, columns).configure(m_probability=share, u_probability=seldom)
            for (columns, share), seldom in zip(shares.items(), by_chance.tolist(), strict=True)
        ]
        yield library.CustomComparison(made, output_column_name=name)


def _level(levels: Any, columns: Columns) -> Any:
    if not columns:
        return levels.ElseLevel()
    return levels.CustomLevel(" AND ".join(f'"{column}_l" = "{column}_r"' for column in columns), " and ".join(columns))


def agreement_by_chance(first: pl.DataFrame, second: pl.DataFrame, levels: Sequence[Columns]) -> list[float]:
    """The share of all pairs that agree in the columns of a level and of no finer one; the last level is all the others.

    Counted by how often each word is there, so that no pair is made. At least one pair in ten times all of them is left to each,
    since what was not seen by chance can still happen by chance.
    """
    pairs = first.height * second.height
    counts: list[int] = []
    for place, columns in enumerate(levels[:-1]):
        finer = levels[:place]
        both = sum(
            (-1) ** size * _agreeing(first, second, tuple(dict.fromkeys((*columns, *chain(*chosen)))))
            for size in range(len(finer) + 1)
            for chosen in combinations(finer, size)
        )
        counts.append(both)
    shares = [max(count, 0.1) / pairs for count in counts]
    return [*shares, 1 - sum(shares)]


def _agreeing(first: pl.DataFrame, second: pl.DataFrame, columns: Columns) -> int:
    """How many pairs agree in all of the columns; an empty word agrees with none."""
    ours, theirs = (
        frame.drop_nulls(columns).group_by(columns).len(name) for frame, name in ((first, "ours"), (second, "theirs"))
    )
    return int(ours.join(theirs, on=columns).select((pl.col("ours").cast(pl.Int64) * pl.col("theirs")).sum()).item())

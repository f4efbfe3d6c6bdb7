"""The same offence in the records of two forces: how many there are at least and at most, told by Splink from keyed words."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch
from faircount.records.extras import needed
from faircount.records.keyed import CHECK

SURELY, POSSIBLY = 0.95, 0.05
"""A pair at least as likely as the first is taken to be one offence, a pair less likely than the second to be two."""
CONFIDENCE = 0.95
PRIOR, ROUNDS = 1e-4, 200
MISSED = 0.05
"""The share of offences in both that agree in too little to be looked at, by the shares below."""
Columns = tuple[str, ...]
AGREEING: dict[str, dict[Columns, float]] = {
    "reference": {("reference",): 0.05, ("number",): 0.30, (): 0.65},
    "days": {
        ("committed_day", "recorded_day"): 0.08, ("committed_day", "recorded_month"): 0.42, ("committed_day",): 0.30,
        ("committed_month", "recorded_month"): 0.12, (): 0.08,
    },
    "what": {
        ("offence", "age", "sex"): 0.72, ("age", "sex"): 0.14, ("offence", "sex"): 0.08, (): 0.06,
    },
}  # fmt: skip
"""What is compared, the finest agreement first, and how often two records of one offence agree just so: set by judgement.

Few pairs are one offence, so learning these shares from the data would follow chance. How often two offences agree so by
chance is counted exactly, over all pairs. What goes together is one comparison (a day of recording follows the day of the
offence, a code names an age and a sex), since a pair would else be given the same evidence twice. The shares are wide on purpose:
a force has its own number, its own day of recording and its own view of the code."""

BLOCKS = (("number",), ("committed_day", "age"), ("committed_day", "offence"), ("committed_month", "offence", "age", "sex"))
"""A pair is looked at if it agrees in one of these. A pair that agrees in none is taken to be two offences."""


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

    An offence is in both at most once each way. The least is those that are one offence surely, the most those that are so
    possibly, each widened by what chance leaves of the probabilities, the most by pairs that agree in too little to be looked at.
    Reference: Fellegi and Sunter, "A theory for record linkage", JASA 64 (1969); Splink: Linacre et al., IJPDS 7 (2022). When not
    to use it: for a list of which offences are the same; a range of a count is all that these words carry.
    """
    if first[CHECK][0] != second[CHECK][0]:
        raise SchemaMismatch("the two files were keyed with different secrets; key both again with one")
    if first["source"][0] == second["source"][0]:
        raise SchemaMismatch("both files are of one force; offences there twice are found by checking its records")
    chosen = one_to_one(likely_pairs(first, second))
    probabilities = chosen["probability"].to_numpy()
    low, high = chance_limits(probabilities, CONFIDENCE)
    surely, possibly = int((probabilities >= SURELY).sum()), int((probabilities >= POSSIBLY).sum())
    most = math.ceil(max(possibly, high) / (1 - MISSED))
    return DistinctOffences(first.height, second.height, min(surely, low), min(most, first.height, second.height))


def one_to_one(pairs: pl.DataFrame) -> pl.DataFrame:
    """The likeliest pairs, no record in two of them; pairs as likely as one another by their words."""
    used: set[str] = set()
    kept = []
    ordered = pairs.sort("probability", "first", "second", descending=[True, False, False])
    for place, (one, other) in enumerate(ordered.select("first", "second").iter_rows()):
        if one not in used and other not in used:
            used |= {one, other}
            kept.append(place)
    return ordered[kept]


def chance_limits(probabilities: NDArray[np.float64], confidence: float) -> tuple[int, int]:
    """Between which numbers so many yes-or-no questions with these probabilities come out, leaving the rest of it to each side.

    The exact distribution of their sum (Poisson binomial; Hong, "On computing the distribution function for the Poisson binomial
    distribution", CSDA 59, 2013).

    >>> chance_limits(np.array([0.5] * 10), 0.95)
    (2, 8)
    >>> chance_limits(np.array([1.0, 1.0, 0.0]), 0.95)
    (2, 2)
    """
    chances = np.ones(1)
    for probability in probabilities.tolist():
        chances = np.convolve(chances, [1 - probability, probability])
    below = np.cumsum(chances)
    tail = (1 - confidence) / 2
    return int(np.searchsorted(below, tail)), int(np.searchsorted(below, 1 - tail - 1e-12))


def likely_pairs(first: pl.DataFrame, second: pl.DataFrame) -> pl.DataFrame:
    """Pairs that may be one offence: keyed word of each record, and the probability that they are one."""
    found = _linker(first, second).inference.predict(warning_mode="never").as_pyarrow_table()
    told = pl.DataFrame(found).select("source_dataset_l", "unique_id_l", "unique_id_r", "match_weight")
    turned = pl.col("source_dataset_l") != "first"
    prior_weight = np.log2(PRIOR / (1 - PRIOR))
    weights = np.exp2(told["match_weight"].to_numpy() - prior_weight)
    return told.select(
        first=pl.when(turned).then("unique_id_r").otherwise("unique_id_l"),
        second=pl.when(turned).then("unique_id_l").otherwise("unique_id_r"),
        probability=pl.Series(_probabilities(weights, first.height * second.height)),
    )


def _probabilities(weights: NDArray[np.float64], pairs: int) -> NDArray[np.float64]:
    """The probability of each pair, given how many times likelier its agreement is for one offence than for two.

    How many pairs are one offence is not known: it is what makes the pairs that were looked at likeliest (by expectation and
    maximisation); those that were not looked at are taken to be two.
    """
    share, found = 1 / pairs, np.zeros(len(weights))
    for _ in range(ROUNDS):
        found = share * weights / (share * weights + 1 - share)
        share = max(float(found.sum()) / pairs, 1e-3 / pairs)
    return found


def _linker(first: pl.DataFrame, second: pl.DataFrame) -> Any:
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
        comparisons=list(_comparisons(first, second)),
        blocking_rules_to_generate_predictions=[splink.block_on(*rule) for rule in BLOCKS],
        probability_two_random_records_match=PRIOR,
        retain_matching_columns=False,
    )
    return splink.Linker(tables, settings, log_level=None, validate_settings=False)


def _comparisons(first: pl.DataFrame, second: pl.DataFrame) -> Iterator[Any]:
    library = needed("splink.comparison_library", "linkage")
    levels = needed("splink.comparison_level_library", "linkage")
    for name, shares in AGREEING.items():
        by_chance = agreement_by_chance(first, second, list(shares))
        made = [
            _level(levels, columns).configure(m_probability=share, u_probability=chance)
            for (columns, share), chance in zip(shares.items(), by_chance, strict=True)
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

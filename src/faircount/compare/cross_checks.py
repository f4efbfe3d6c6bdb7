"""What the numbers given to one statistic have to be to each other: of the same places, and none above what it lies within."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from faircount.errors import NotComparable

ALIKE = (
    "actual",
    "between_years",
    "completeness_after",
    "completeness_before",
    "count",
    "count_after",
    "count_before",
    "dispersion",
    "error",
    "exposure",
    "exposure_next",
    "exposure_after",
    "exposure_before",
    "expected",
    "found_after",
    "found_before",
    "highest_after",
    "highest_before",
    "lower",
    "lowest_after",
    "lowest_before",
    "mean",
    "observed",
    "part",
    "part_after",
    "part_before",
    "population",
    "quantile",
    "read_after",
    "read_before",
    "reference_count",
    "reference_population",
    "series",
    "size",
    "standard",
    "times",
    "upper",
    "whole",
    "whole_after",
    "whole_before",
)
"""Parameters of one statistic that run over the same places, so that their shapes have to fit together."""
AS_LONG: Mapping[str, tuple[str, ...]] = {
    "rank_interval": ("count", "before"),
    "neyman_allocation": ("sizes", "shares", "weights"),
    "stratified_share": ("sizes", "read", "found"),
    "sampled_ratio": ("strata", "numerator", "denominator"),
    "trend": ("series", "times"),
    "negative_binomial_trend": ("series", "times"),
    "moran": ("values", "neighbours"),
    "moran_of_rates": ("count", "population", "neighbours"),
    "locally_shrunk_rates": ("count", "population", "neighbours"),
    "shrunk_rates": ("count", "population"),
}
"""Lists of one statistic that hold one entry for each of the same things."""
NO_HIGHER: Mapping[str, tuple[str, str]] = {
    "lower": ("upper", "a range ends below its start; give the lowest number first"),
    "lowest_before": ("highest_before", "a range ends below its start; give the lowest number first"),
    "lowest_after": ("highest_after", "a range ends below its start; give the lowest number first"),
    "start": ("end", "a period ends before it begins; give its first day, then its last"),
    "in_force_from": ("in_force_until", "it ended before it was in force; give the first day, then the last"),
    "part": ("whole", "a part is larger than its whole; two sets of offences may have been mixed"),
    "part_before": ("whole_before", "a part is larger than its whole; two sets of offences may have been mixed"),
    "part_after": ("whole_after", "a part is larger than its whole; two sets of offences may have been mixed"),
    "found_before": ("read_before", "more were found than read; give how many were found, then how many were read"),
    "found_after": ("read_after", "more were found than read; give how many were found, then how many were read"),
    "found": ("read", "more were found than read; give how many were found, then how many were read"),
    "read": ("sizes", "more were read than there are; give how many there are, then how many were read"),
}
"""Parameters of one statistic of which the first is never above the second, and what is said where it is."""


def check_together(statistic: str, given: Mapping[str, Any]) -> None:
    """Refused where the numbers of one statistic are not of the same places, or one lies above what it has to lie within."""
    _of_the_same_places(given, AS_LONG.get(statistic, ()))
    for low, (high, refusal) in NO_HIGHER.items():
        if given.get(low) is not None and given.get(high) is not None and _above(given[low], given[high]):
            raise NotComparable(f"{low}: {refusal}")
    if given.get("baseline") is not None and given["baseline"] > len(given["series"]):
        raise NotComparable(
            f"baseline: the series has no more than {len(given['series'])} periods; take some of them, or leave it out"
        )


def _above(low: Any, high: Any) -> bool:
    return bool(np.any(np.asarray(low) > np.asarray(high)))


def _of_the_same_places(given: Mapping[str, Any], alike: tuple[str, ...]) -> None:
    lengths = {name: (len(given[name]),) for name in alike if given.get(name) is not None}
    shapes = {name: np.shape(value) for name, value in given.items() if name in ALIKE and value is not None}
    # A list of one is not stretched over the places of a longer one, as NumPy would: a number alone stands for all of them.
    rows = {shape for shape in shapes.values() if len(shape) == 1}
    # Nor is a column set against a row that is as long: a table of every pair comes of it, where one number a place was meant.
    tables = [shape for shape in shapes.values() if len(shape) > 1]
    try:
        np.broadcast_shapes(*shapes.values())
    except ValueError:
        lengths |= shapes
    if any(row[0] != table[-1] for row, table in product(rows, tables)):
        lengths |= shapes
    if len(rows) > 1:
        lengths |= {name: shape for name, shape in shapes.items() if len(shape) == 1}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {' by '.join(map(str, length)) or 'one'}" for name, length in lengths.items())
        raise NotComparable(f"the numbers given are of unlike length: {told}; give one for each place")

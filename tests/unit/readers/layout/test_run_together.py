"""Headings that run together over the next line are given to their columns, by drawn ages and years."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.readers.pictures import read


def table(folder: Path, heads: list[tuple[str, str]], chance: random.Random) -> tuple[list[int], set[tuple[str, float]]]:
    """A table with the first parts of its headings in each column, as a page of a PDF tells them, and what is read of it."""
    counts = [chance.randrange(20, 900) for _ in heads]
    together = " ".join(upper for upper, _ in heads)
    rows = (["Offence", *[together] * len(heads)], ["", *(lower for _, lower in heads)], ["Voyeurism", *map(str, counts)])
    title = "Kent Police: recorded sexual offences against children under 18, 2019/20"
    found = read(folder, "kent.csv", f'"{title}"\n\n' + "\n".join(",".join(row) for row in rows) + "\n")
    told = {(f"{one.period.label} {one.ages.low}-{one.ages.high}", one.number) for one in (*found.figures, *found.proposals)}
    return counts, told  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(6))
def test_ages(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    ends = [*sorted(chance.sample(range(3, 18), 3)), 18]
    bands = list(pairwise(ends))
    counts, told = table(tmp_path, [(f"{low} to", f"under {high}") for low, high in bands], chance)
    assert told == {(f"2019/20 {low}-{high - 1}", count) for (low, high), count in zip(bands, counts, strict=True)}


@pytest.mark.parametrize("seed", range(6))
def test_years(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = chance.randrange(2010, 2020)
    years = range(first, first + 4)
    counts, told = table(tmp_path, [(f"{year}-{str(year + 1)[:3]}", str(year + 1)[3:]) for year in years], chance)
    labels = [f"{year}/{(year + 1) % 100:02d}" for year in years]
    assert {(label.split()[0], count) for label, count in told} == set(zip(labels, counts, strict=True))


def test_a_heading_over_all_years_is_left_as_it_is(tmp_path: Path) -> None:
    counts, told = table(tmp_path, [("Year ending March", "2019"), ("Year ending March", "2020")], random.Random(1))
    assert {count for _, count in told} <= set(counts)

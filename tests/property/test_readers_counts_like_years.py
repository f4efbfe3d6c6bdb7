"""Counts that look like years, 1968 or 2015, are counts wherever their heading or their rows say so, and years stay years."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.lib.inputs import inputs
from tests.unit.readers.pictures import drawn, read

TITLE = "Kent Police: sexual offences recorded against children under 18"
HEADS = st.sampled_from(["All", "Total", "Recorded offences", "Number of crimes", "Total recorded", "Number"])
COUNTS = st.lists(st.integers(1985, 2045), min_size=2, max_size=6)


@inputs(40)
@given(COUNTS, HEADS, st.integers(2008, 2018), st.sampled_from(["financial", "calendar", "by quarter"]))
def test_a_total_like_a_year_is_a_count(tmp_path_factory, counts: list[int], head: str, first: int, kind: str) -> None:
    folder: Path = tmp_path_factory.mktemp("counts")
    years = range(first, first + len(counts))
    names = {
        "financial": [f"{year}/{(year + 1) % 100:02}" for year in years],
        "calendar": [f"{year}" for year in years],
        "by quarter": [f"April {year} to June {year}" for year in years],
    }[kind]
    rows = [f"{name},{count},{count - 700},700" for name, count in zip(names, counts, strict=True)]
    found = read(folder, "kent.csv", "\n".join([TITLE, f"Year,{head},Girls,Boys", *rows, ""]))
    wanted = sorted(
        line
        for name, count in zip(names, counts, strict=True)
        for line in (f"{name} under 18: {count}", f"{name} under 18 female: {count - 700}", f"{name} under 18 male: 700")
    )
    assert sorted(map(drawn, found.figures)) == wanted


@inputs(20)
@given(st.integers(1995, 2018), st.sampled_from(["Year", "Offence year", "Calendar year", "Year recorded"]))
def test_a_column_of_years_is_of_years(tmp_path_factory, first: int, head: str) -> None:
    folder: Path = tmp_path_factory.mktemp("years")
    named = ((1, "Rape"), (2, "Grooming"))
    rows = [f"{name},{first + ahead},{number}{ahead}" for number, name in named for ahead in (0, 1)]
    found = read(folder, "kent.csv", "\n".join([TITLE, f"Offence,{head},Number", *rows, ""]))
    assert sorted(map(drawn, found.figures)) == sorted(
        f"{first + ahead} under 18: {number}{ahead}" for number, _ in named for ahead in (0, 1)
    )

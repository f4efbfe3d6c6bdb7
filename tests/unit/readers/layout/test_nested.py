"""Rows below a row of their own sum are its parts, where they add up to it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.readers.read import read_answer

PIVOT = (
    "Kent Police: recorded sexual offences, victim under 18\n\nRow Labels,Count of Crime Ref\n"
    "2019/20,{first}\nMale,42\nFemale,196\n2020/21,228\nMale,32\nFemale,196\nGrand Total,466\n"
)


def told(path: Path, text: str) -> set[tuple[str, str, float | None]]:
    path.write_text(text, encoding="utf-8")
    return {(figure.period.label, str(figure.sex), figure.number) for figure in read_answer(path).figures}


def test_parts_have_the_period_of_the_sum_above_them(tmp_path: Path) -> None:
    found = told(tmp_path / "pivot.csv", PIVOT.format(first=238))
    assert {("2019/20", "male", 42), ("2019/20", "female", 196), ("2020/21", "male", 32), ("2019/20", "all", 238)} <= found


def test_rows_that_do_not_add_up_are_no_parts(tmp_path: Path) -> None:
    found = told(tmp_path / "pivot.csv", PIVOT.format(first=237))
    assert not {entry for entry in found if entry[1] == "male"}


@pytest.mark.parametrize("seed", range(6))
def test_parts_of_which_all_are_hidden_are_those_of_the_row_above_them(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    first = chance.randrange(2012, 2021)
    years = [f"{year}/{(year + 1) % 100:02d}" for year in range(first, first + 3)]
    ages = chance.choice((["Under 4", "4 to 9", "10 to 15"], ["Aged 0-9", "Aged 10-12", "Aged 13-17"]))
    outer, inner = (ages, years) if chance.random() < 0.5 else (years, ages)
    rows, wanted = "", set()
    for label in outer:
        below = [one for one in inner if one == inner[0] or chance.random() < 0.7]
        rows += f"{label},<5\n" + "".join(f"  {one},<5\n" for one in below)
        wanted |= {(label, one) if outer is years else (one, label) for one in below}
    path = tmp_path / "pivot.csv"
    path.write_text(
        f"Kent Police: recorded sexual offences victim under 18 {years[0]} to {years[-1]}\n\nRow Labels,Offences\n{rows}",
        encoding="utf-8",
    )
    found = read_answer(path)
    bands = dict(zip(ages, [(0, 3), (4, 9), (10, 15)] if ages[0] == "Under 4" else [(0, 9), (10, 12), (13, 17)], strict=True))
    told = {(one.period.label, (one.ages.low, one.ages.high)) for one in (*found.figures, *found.proposals)}
    assert {(year, bands[age]) for year, age in wanted} <= told, rows
    assert not [one for one in found.figures if one.period.label in years and one.ages.low is None], rows

"""Tables drawn at random in which small counts are given by their bounds: these are values, and no ages that head a column."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest

from tests.unit.readers.pictures import drawn, lines, read

TITLE = "Kent Police: sexual offences recorded against children under 18"
YEARS = ("2016/17", "2017/18", "2018/19")
BOUNDS = {"1 to 4": "1..4", "1-4": "1..4", "0 to 4": "0..4", "Between 1 and 4": "1..4", "one to four": "1..4", "1 to 5": "1..5"}
GROUPS = {
    "sex": {"Female": "under 18 female", "Male": "under 18 male"},
    "age": {"0 to 4": "under 5", "5 to 9": "aged 5 to 9", "10 to 17": "aged 10 to 17"},
    "flag": {"Online": "under 18 online", "Not online": "under 18 not online"},
    "all": {"All offences": "under 18"},
}
HEADS = {"sex": "Sex of victim", "age": "Age of victim", "flag": "Online flag", "all": ""}


def _cells(draw: random.Random, bound: str, rows: int, columns: int, share: float) -> list[list[str]]:
    return [[bound if draw.random() < share else str(draw.choice((0, 6, 12, 77))) for _ in range(columns)] for _ in range(rows)]


def _written(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _value(cell: str) -> str:
    return BOUNDS.get(cell, cell)


@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
@pytest.mark.parametrize("group", ["sex", "age", "flag", "all"])
@pytest.mark.parametrize("bound", BOUNDS)
def test_years_across(bound: str, group: str, share: float, tmp_path: Path) -> None:
    for seed in range(3):
        draw = random.Random(f"{seed}{bound}{group}")
        labels, cells = GROUPS[group], _cells(draw, bound, len(GROUPS[group]), len(YEARS), share)
        rows = [[label, *values] for label, values in zip(labels, cells, strict=True)]
        found = read(tmp_path, "kent.csv", _written([[TITLE], [HEADS[group], *YEARS], *rows]))
        wanted = [
            f"{year} {whom}: {_value(cell)}"
            for whom, values in zip(labels.values(), cells, strict=True)
            for year, cell in zip(YEARS, values, strict=True)
        ]
        assert sorted(map(drawn, (*found.figures, *found.proposals))) == sorted(wanted), (rows, lines(found))


@pytest.mark.parametrize("share", [0.5, 1.0])
@pytest.mark.parametrize("group", ["sex", "age", "flag"])
@pytest.mark.parametrize("bound", BOUNDS)
def test_years_down(bound: str, group: str, share: float, tmp_path: Path) -> None:
    draw = random.Random(f"{bound}{group}")
    labels, cells = GROUPS[group], _cells(draw, bound, len(YEARS), len(GROUPS[group]), share)
    rows = [[year, *values] for year, values in zip(YEARS, cells, strict=True)]
    found = read(tmp_path, "kent.csv", _written([[TITLE], ["Year", *labels], *rows]))
    wanted = [
        f"{year} {whom}: {_value(cell)}"
        for year, values in zip(YEARS, cells, strict=True)
        for whom, cell in zip(labels.values(), values, strict=True)
    ]
    assert sorted(map(drawn, (*found.figures, *found.proposals))) == sorted(wanted), (rows, lines(found))


@pytest.mark.parametrize("bound", BOUNDS)
def test_a_table_of_bounds_alone_says_nothing_of_the_next(bound: str, tmp_path: Path) -> None:
    rows = [
        ["Kent Police"], [], ["Sexual offences against victims under 18 by sex"], ["Sex", *YEARS],
        ["Female", bound, bound, bound],
        ["Male", "0", bound, bound], [], ["Sexual offences against victims under 18 by offence"], ["Offence", *YEARS],
        ["Grooming", bound, "0", bound], ["Rape", "0", bound, "7"],
    ]  # fmt: skip
    found = read(tmp_path, "kent.csv", _written(rows))
    taken = [*found.figures, *found.proposals]
    assert len(taken) == 12
    assert [figure.sex for figure in taken if "sexual" not in figure.offence] == ["all"] * 6

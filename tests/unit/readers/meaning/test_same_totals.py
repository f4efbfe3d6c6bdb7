"""A flag that far words gave a table gives way to totals that another table gives of all."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.meaning.same_totals import BY_TOTALS
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

_BANDS = ("0 to 9", "10 to 15", "16 to 17")
_YEARS = ("2019/20", "2020/21", "2021/22")
_COUNTS = st.lists(st.lists(st.integers(20, 900), min_size=3, max_size=3), min_size=3, max_size=3)
_TITLE = "Question 1. Recorded sexual offences against under 18s with the online crime flag"


def _answer(folder: Path, ages: list[list[int]], totals: list[int]) -> Extract:
    rows = [f"{year},{sum(counts)},{sum(counts) // 7}" for year, counts in zip(_YEARS, ages, strict=True)]
    bands = [f"{band},{','.join(str(counts[n]) for counts in ages)}" for n, band in enumerate(_BANDS)]
    lines = ["Kent Police", _TITLE, "Year,Recorded offences,Of which: online crime flag", *rows, ""]
    lines += ["Question 3(a). The offences at question 1, by age of the victim at the time", f"Age,{','.join(_YEARS)}", *bands]
    return read(folder, "kent.csv", "\n".join([*lines, f"Total,{','.join(map(str, totals))}", ""]))


def _banded(found: Extract) -> list[AnsweredFigure]:
    return [figure for figure in found.figures if figure.ages.low is not None and figure.ages.high != 17]


@given(_COUNTS)
def test_a_table_with_the_totals_of_all_is_of_all(tmp_path_factory: object, ages: list[list[int]]) -> None:
    folder: Path = tmp_path_factory.mktemp("totals")  # type: ignore[attr-defined]
    found = _answer(folder, ages, [sum(counts) for counts in ages])
    assert {figure.online for figure in _banded(found)} == {Online.ALL}
    assert all(BY_TOTALS in figure.assigned for figure in _banded(found))


@given(_COUNTS, st.integers(1, 9))
def test_a_table_with_other_totals_is_not_taken_as_flagged_in_silence(
    tmp_path_factory: object, ages: list[list[int]], more: int
) -> None:
    folder: Path = tmp_path_factory.mktemp("totals")  # type: ignore[attr-defined]
    found = _answer(folder, ages, [sum(counts) + more for counts in ages])
    assert not [figure for figure in _banded(found) if figure.online is not Online.ALL]

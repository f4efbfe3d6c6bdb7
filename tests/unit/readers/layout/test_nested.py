"""Rows below a row of their own sum are its parts, where they add up to it."""

from __future__ import annotations

from pathlib import Path

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

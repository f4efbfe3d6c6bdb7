"""What a column holds is told by all of its cells: exemptions are no counts, however much they look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.read import read_answer


def counts(path: Path, text: str) -> list[float | None]:
    path.write_text(text, encoding="utf-8")
    return [figure.number for figure in read_answer(path).figures if figure.number is not None]


@pytest.mark.parametrize("section", ["40(2)", "s40(2)", "31(1)"])
def test_an_exemption_that_is_the_same_all_the_way_down_is_no_count(tmp_path: Path, section: str):
    text = f"Offence,2023/24,Section of the Act\nRape,12,\nGrooming,,{section}\nAssault,31,\nExposure,,{section}\n"
    assert counts(tmp_path / "headed.csv", text) == [12, 31]
    assert counts(tmp_path / "bare.csv", text.replace("Section of the Act", "2024/25")) == [12, 31]


def test_a_count_with_a_second_figure_in_brackets_is_read_beside_others(tmp_path: Path):
    text = "Offence,2023/24 (of which online)\nRape,40(2)\nGrooming,31(1)\nAssault,55(6)\n"
    assert counts(tmp_path / "answer.csv", text)[:1] == [40]

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
    text = f"Offence,2023/24,Section of the Act\nRape,12,\nGrooming,,{section}\nSexual assault,31,\nExposure,,{section}\n"
    assert counts(tmp_path / "headed.csv", text) == [12, 31]
    assert counts(tmp_path / "bare.csv", text.replace("Section of the Act", "2024/25")) == [12, 31]


def test_a_count_with_a_second_figure_in_brackets_is_read_beside_others(tmp_path: Path):
    text = "Offence,2023/24 (of which online)\nRape,40(2)\nGrooming,31(1)\nAssault,55(6)\n"
    assert counts(tmp_path / "answer.csv", text)[:1] == [40]


@pytest.mark.parametrize("apart", ["Age unknown", "Not known", "Total"])
@pytest.mark.parametrize("first", ["0-9", "0-3", "1-9"])
def test_bands_that_follow_each_other_are_labels_beside_one_that_stands_apart(tmp_path: Path, first: str, apart: str):
    bands = [first, f"{int(first[2:]) + 1}-15", "16-17", apart]
    text = "Sexual offences against under-18s by age of victim\n,2023/24,2024/25\n" + "".join(
        f"{band},{n + 5},{n + 25}\n" for n, band in enumerate(bands)
    )
    path = tmp_path / "answer.csv"
    path.write_text(text, encoding="utf-8")
    figures = read_answer(path).figures
    assert sorted(figure.number for figure in figures) == [5, 6, 7, 8, 25, 26, 27, 28]
    assert {figure.ages.low for figure in figures if figure.ages} >= {int(first[0]), 16}

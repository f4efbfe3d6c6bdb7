"""A filled-in table whose codes were changed is no form any more: it is read as any other answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.read import read_answer
from faircount.tables.request import Filled
from faircount.writers.reply import write_reply_csv
from tests.unit.writers.test_reply import FORM, WORDS


@pytest.fixture
def table(tmp_path: Path) -> Path:
    filled = {cell.key: Filled(number) for number, cell in enumerate(FORM.cells, 11)}
    return write_reply_csv(FORM, WORDS, tmp_path / "reply.csv", filled)


def test_rows_in_another_order_are_still_known(table: Path):
    heading, *rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join([heading, *reversed(rows)]) + "\n", "utf-8")
    assert {figure.period.label: figure.number for figure in read_answer(table).figures} == {
        "2021/22": 11, "2022/23": 12, "2023/24": 13,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("cleveland-1a2b3c4d,E23000013,5,2021", "another,E23000013,5,2021"),
        ("2022-04-01", "yesterday"),
        ("R003", "R002"),
        ("E23000013", "E99"),
    ],
)
def test_changed_codes_are_not_believed(table: Path, word: str, other: str):
    table.write_text(table.read_text("utf-8").replace(word, other), "utf-8")
    assert not any(figure.assigned.startswith("all: row") for figure in read_answer(table).figures)


def test_words_that_no_longer_agree_with_the_codes_are_a_doubt(table: Path):
    table.write_text(table.read_text("utf-8").replace("R002,2022/23", "R002,2018/19"), "utf-8")
    extract = read_answer(table)
    assert len(extract.figures) == 2
    assert len(extract.doubts) == 1


def test_the_list_in_codes_is_no_answer_where_it_is_not_understood(tmp_path):
    answers = "Offence,2023/24\nRape,12\n"
    codes = "faircount request,1,,\nreference,a-1,,\nR001,2023-04-01,2024-03-31,16\nR002,2023-04-01,2024-03-31,17\n"
    (tmp_path / "codes.csv").write_text(codes, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(answers, encoding="utf-8")
    assert not read_answer(tmp_path / "codes.csv").figures
    assert len(read_answer(tmp_path / "answers.csv").figures) == 1

"""Whose answers these are can be said from outside, and is said only where an answer does not say it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from faircount.pipeline.read import read_answers

NAMELESS = "Sexual offences against children,2023/24,2024/25\nRape of a female child under 13,12,15\n"


def read(path: Path, text: str, force: str) -> list[dict[str, str]]:
    path.write_text(text, encoding="utf-8")
    to = path.with_suffix(".out.csv")
    read_answers([path], to, lambda *_: None, force=force)
    with to.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("force", "area"), [("Borsetshire Police", "Borsetshire Police"), ("cleveland", "Cleveland Police"), (" ", "")]
)
def test_a_force_is_given_to_figures_that_have_none(tmp_path: Path, force: str, area: str) -> None:
    rows = read(tmp_path / "answer.csv", NAMELESS, force)
    assert {row["area"] for row in rows} == {area}
    assert all(("no force is named" in row["doubt"]) == (area == "") for row in rows)
    assert all(("area: given by whoever read it" in row["assigned"]) == (area != "") for row in rows)


def test_a_force_that_an_answer_names_stands(tmp_path: Path) -> None:
    rows = read(tmp_path / "answer.csv", f"Durham Constabulary\n\n{NAMELESS}", "Cleveland")
    assert {row["area"] for row in rows} == {"Durham Constabulary"}

"""A number told in words is asked about where two things together make it unsure, and never because of what it counts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.readers.meaning.evidence import TOO_FAR
from faircount.readers.read import read_answer
from tests.unit.readers.pictures import table

LETTERS = {
    "the period in its own clause": ("<p>Kent Police recorded {} sexual offences against children in 2019/20.</p>", 0),
    "the period in the sentence before": (
        "<p>In 2019/20 Kent Police recorded {} sexual offences against children. Girls were the victims in {} cases.</p>",
        0,
    ),
    "a part that says itself of what it is one": (
        "<p>In 2019/20 Kent Police recorded {} sexual offences against children. Of these, {} were flagged as online.</p>", 0,
    ),
    "the subject in the question, and the period in the list": (
        "<p>Kent Police</p><p>Q1. How many sexual offences against children were there?</p><p>2019/20: {}</p><p>2020/21: {}</p>",
        0,
    ),
    "all of it in the question": (
        "<p>Kent Police</p><p>Q1. How many sexual offences against children were recorded in 2019/20?</p><p>{}</p>", 1,
    ),
    "a table": ("<p>Kent Police: sexual offences</p>" + table([["Year", "Number"], ["2019/20", "{}"]]), 0),
}  # fmt: skip


@pytest.mark.parametrize("kind", LETTERS)
def test_two_weaknesses_are_one_question_whatever_the_counts(kind: str, tmp_path: Path) -> None:
    chance = random.Random(20_261_129)
    words, asked = LETTERS[kind]
    for _ in range(5):
        path = tmp_path / "kent.html"
        counts = sorted((chance.randint(10, 900) for _ in range(2)), reverse=True)
        path.write_text(words.format(*counts))
        extract = read_answer(path)
        assert [figure.number for figure in (*extract.figures, *extract.proposals)] == counts[: words.count("{}")]
        assert sum(figure.doubt.startswith(TOO_FAR) for figure in extract.proposals) == asked

"""Promise: a random answer in any format is read back whole, and nothing wrong comes without a doubt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.readers.read import read_answer
from tests.lib.answer_formats import FORMATS
from tests.lib.answer_score import score
from tests.lib.answers import answer

MANY = 50


@pytest.mark.parametrize("kind", FORMATS)
def test_random_answers_are_read_back(kind: str, tmp_path: Path) -> None:
    wanted = found = right = silent = 0
    for seed in range(MANY):
        drawn = answer(seed, kind)
        path = tmp_path / f"{drawn.stem}.{kind}"
        path.write_bytes(FORMATS[kind](drawn, random.Random(seed)))
        result = score(drawn, read_answer(path))
        wanted, found = wanted + result.wanted, found + result.found
        right, silent = right + result.right, silent + result.silent
    assert right >= 0.99 * wanted
    assert right >= 0.99 * found
    assert silent == 0

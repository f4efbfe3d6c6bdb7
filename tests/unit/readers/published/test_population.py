"""Children by area and mid-year; no estimate is never a zero."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.errors import SchemaMismatch
from faircount.readers.published.population import Population, read_population
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

SOURCE = Source("ons", "Estimates", "ONS", "a" * 64, Trust.OFFICIAL)


def read(folder: Path, text: str) -> Population:
    path = folder / "population.csv"
    path.write_text(text, encoding="utf-8")
    return read_population(path, SOURCE)


def test_the_estimate_of_the_middle_of_the_year_is_taken(tmp_path: Path) -> None:
    population = read(tmp_path, "year,pfa_code,under18\n2015,E23000013,121000\n2016,E23000013,122000\n")
    assert population.children("E23000013", parse_period("2015/16")) == 121000
    assert population.children("E23000013", parse_period("2016")) == 122000
    assert population.children("E23000013", parse_period("2012/13")) is None
    assert population.children("E23000012", parse_period("2015/16")) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("year,code,under18\n2015,E23000013,1\n", "missing columns: pfa_code"),
        ("year,pfa_code,under18\n2015,E23000013,many\n", "whole numbers"),
        ("year,pfa_code,under18\n2015,E23000013,0\n", "row 2: under18 is not above 0"),
    ],
)
def test_what_is_no_population_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SchemaMismatch, match=words):
        read(tmp_path, text)

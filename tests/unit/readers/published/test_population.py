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
        ("year,pfa_code,0 to 15,16 and over\n2015,E23000013,1,2\n", "missing columns: under18; have year, pfa_code, 0 to 15"),
        ("year,pfa_code,under18\n2015,E23000013,many\n", "row 2: under18 is not a whole number"),
        ("year,pfa_code,under18\n2015,E23000013,7\n2016,E23000013,NaN\n", "row 3: under18 is not a whole number"),
        ("year,pfa_code,under18\n2015,E23000013,0\n", "row 2: under18 is not above 0"),
        ("year,pfa_code,under18\nmid-2015,E23000013,7\n", "row 2: year is not a year"),
        ("year,pfa_code,under18\n2015,E23000013,7\n2015,E23000013,8\n", "row 2: the area has more than one row of that year"),
        ("year,pfa_code,under18\n2015,Cleveland,7\n", "the code of an area that is known"),
        ("year,pfa_code,under18\n", "the code of an area that is known"),
    ],
)
def test_what_is_no_population_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SchemaMismatch, match=words):
        read(tmp_path, text)


def test_thousands_may_have_commas_and_other_columns_are_not_read(tmp_path: Path) -> None:
    population = read(tmp_path, 'year,pfa_code,under18,all\n2015,E23000013,"121,000",many\n')
    assert population.children("E23000013", parse_period("2015/16")) == 121000

"""Stretches of whole quarters: sums of the table's own rows, and none where one of them is missing or not understood."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.published.open_table import read_open_table
from faircount.readers.published.open_table_quarters import read_stretches
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.provenance import Source, Trust

SOURCE = Source("home-office", "Table", "Home Office", "a" * 64, Trust.OFFICIAL)
HEADING = "financial_year,financial_quarter,force_name,offence_description,offence_group,offence_subgroup,offence_code,offences"
CLEVELAND = "E23000013"


def table(folder: Path, counts: list[int], code: str = "17B", without: int = -1, more: str = "") -> Path:
    """A table of one force and code, quarter by quarter from April 2014 on."""
    rows = [
        f"{2014 + at // 4}/{15 + at // 4},{at % 4 + 1},Cleveland,A name,Sexual offences,Other sexual offences,{code},{count}"
        for at, count in enumerate(counts)
        if at != without
    ]
    path = folder / "table.csv.gz"
    path.write_bytes(gzip.compress("\n".join([HEADING, *rows, *filter(None, [more])]).encode()))
    return path


def quarters(first: int, last: int) -> Period:
    """From one quarter to another, counted from April 2014."""
    month = 3 + 3 * (last + 1)
    start = date(2014 + (3 + 3 * first) // 12, (3 + 3 * first) % 12 + 1, 1)
    return Period(start, date.fromordinal(date(2014 + month // 12, month % 12 + 1, 1).toordinal() - 1))


@given(st.lists(st.integers(0, 500), min_size=8, max_size=12), st.data())
def test_a_stretch_is_the_sum_of_its_quarters(tmp_path_factory: object, counts: list[int], drawn: st.DataObject) -> None:
    folder: Path = tmp_path_factory.mktemp("quarters")  # type: ignore[attr-defined]
    first = drawn.draw(st.integers(0, len(counts) - 1))
    last = drawn.draw(st.integers(first, len(counts) - 1))
    (figure,) = read_stretches(table(folder, counts), SOURCE)(quarters(first, last))
    assert (figure.area, figure.offence, figure.count) == (CLEVELAND, "17B", sum(counts[first : last + 1]))
    assert figure.source_id == SOURCE.source_id


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_four_quarters_of_a_financial_year_are_the_year(tmp_path_factory: object, counts: list[int]) -> None:
    folder: Path = tmp_path_factory.mktemp("years")  # type: ignore[attr-defined]
    path, year = table(folder, counts), FinancialYear(2014).period
    told = {figure.offence: figure.count for figure in read_open_table(path, SOURCE).figures if figure.period == year}
    (figure,) = read_stretches(path, SOURCE)(year)
    assert figure.count == told["17B"]


def test_what_is_not_held_whole_has_no_figure(tmp_path: Path) -> None:
    stretches = read_stretches(table(tmp_path, [1, 2, 3, 4, 5, 6, 7, 8], without=2), SOURCE)
    assert stretches(quarters(1, 2)) == ()
    assert stretches(quarters(3, 4))[0].count == 9
    assert stretches(Period(date(2014, 5, 1), date(2014, 7, 31))) == ()
    assert stretches(Period(date(2001, 1, 1), date(2001, 12, 31))) == ()


def test_more_cancelled_than_recorded_is_no_count(tmp_path: Path) -> None:
    assert read_stretches(table(tmp_path, [2, -5, 3, 4]), SOURCE)(quarters(0, 1)) == ()


def test_a_code_that_nobody_here_knows_leaves_every_sum_open(tmp_path: Path) -> None:
    strange = "2014/15,1,Cleveland,A name,Sexual offences,Other sexual offences,99Z,3"
    assert read_stretches(table(tmp_path, [1, 2, 3, 4], more=strange), SOURCE)(quarters(0, 1)) == ()

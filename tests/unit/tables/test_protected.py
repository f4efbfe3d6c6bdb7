"""Only the protection room can make a table that may leave the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from faircount.errors import NotProtected
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import SEAL, WITHHELD, ProtectedTable, Seal, printed_count, sealed, withhold
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

YEAR = Period(date(2015, 4, 1), date(2016, 3, 31))
SMALL = Figure("E23000013", YEAR, Counted.OFFENCES, "17B", 3, 3, status=CellStatus.PRIMARY_SUPPRESSED)
LARGE = Figure("E23000013", YEAR, Counted.OFFENCES, "all_sexual", 30, 30)


def test_raw_figures_are_no_protected_table():
    with pytest.raises(NotProtected, match="raw figures"):
        ProtectedTable("Offences", Figures.of([LARGE]), "rule", "reason", (), Seal())


def test_a_hidden_cell_that_tells_its_kind_is_refused():
    with pytest.raises(NotProtected, match="which kind"):
        sealed("Offences", [SMALL, LARGE], "rule", "reason", (), SEAL)


@pytest.mark.parametrize(("rule", "reason"), [("", "reason"), ("rule", "")])
def test_the_rule_and_its_reason_must_be_stated(rule, reason):
    with pytest.raises(NotProtected, match="state both"):
        sealed("Offences", [LARGE], rule, reason, (), SEAL)


def test_a_withheld_figure_has_no_bounds_and_one_status():
    table = sealed("Offences", [withhold(SMALL), LARGE], "rule", "reason", ("note",), SEAL)
    first, second = table
    assert (first.lower, first.upper, first.status) == (None, None, WITHHELD)
    assert (second.count, table.hidden, len(table)) == (30, 1, 2)
    assert [printed_count(figure) for figure in table] == ["[c]", "30"]


def test_part_of_a_protected_table_is_protected_under_its_own_title():
    table = sealed("Offences", [withhold(SMALL), LARGE], "rule", "reason", ("note",), SEAL)
    part = table.where(pl.col("offence") == "all_sexual").named("Total", "one row")
    assert (part.title, len(part), part.notes) == ("Total", 1, ("note", "one row"))


def test_the_part_of_each_area_is_the_part_where_it_is_that_area():
    kent = [replace(LARGE, area="E23000032", offence=offence) for offence in ("17B", "all_sexual")]
    table = sealed("Offences", [kent[0], withhold(SMALL), kent[1]], "rule", "reason", ("note",), SEAL)
    parts = table.by_area()
    assert list(parts) == ["E23000032", "E23000013"]
    for area, part in parts.items():
        asked = table.where(pl.col("area") == area)
        assert list(part) == list(asked)
        assert (part.title, part.rule, part.reason, part.notes) == (asked.title, asked.rule, asked.reason, asked.notes)
    assert sealed("Offences", [], "rule", "reason", (), SEAL).by_area() == {}


def test_a_printed_range_is_shown_as_printed():
    assert (
        printed_count(Figure("E23000013", YEAR, Counted.OFFENCES, "17B", 1, 4, status=CellStatus.SUPPRESSED_AT_SOURCE))
        == "1 to 4"
    )
    assert printed_count(Figure("E23000013", YEAR, Counted.OFFENCES, "17B", None, None, status=CellStatus.REFUSED)) == "[x]"

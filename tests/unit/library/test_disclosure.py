"""The audit of published frames: what is given away is named, and no count of it ever."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pytest

import faircount as fc

LEAKS = {"area": ["all", "north", "south", "east"], "count": ["89", "61", "*", "24"]}


@pytest.mark.parametrize("frame", [pl.DataFrame(LEAKS), pd.DataFrame(LEAKS)], ids=["polars", "pandas"])
def test_a_mark_that_a_total_gives_away_is_found(frame):
    found = fc.audit_disclosure(frame)
    assert not found.is_safe
    assert [(one.codes, one.how) for one in found.given_away] == [(("south",), "exactly")]
    assert found.frame().height == 1
    assert ">4<" not in found._repr_html_()


def test_a_missing_count_is_a_hidden_one_and_a_small_one_is_printed():
    frame = pd.DataFrame({"area": ["all", "north", "south", "east"], "count": [89, 61, None, 3]})
    assert fc.audit_disclosure(frame).printed == (("east",),)
    assert fc.audit_disclosure(frame).found.hidden == 1


def test_two_tables_are_read_together():
    first = pl.DataFrame({"area": ["all", "north", "south"], "year": ["all"] * 3, "count": ["80", "*", "*"]})
    second = pl.DataFrame({"area": ["north"], "year": ["all"], "count": ["77"]})
    assert fc.audit_disclosure(first).is_safe
    assert not fc.audit_disclosure(first, second).is_safe


def test_files_are_audited_as_the_command_does(tmp_path):
    pl.DataFrame(LEAKS).write_csv(tmp_path / "published.csv")
    assert len(fc.audit_disclosure(tmp_path / "published.csv").given_away) == 1
    assert (
        len(fc.audit_disclosure(str(tmp_path / "published.csv"), hierarchies={"area": {"all": LEAKS["area"][1:]}}).given_away)
        == 1
    )


def test_refusals_speak_of_arguments():
    with pytest.raises(fc.SchemaMismatch, match=r'totals=\{"area": "CODE"\}'):
        fc.audit_disclosure(pl.DataFrame({"area": ["north", "south"], "count": [9, 8]}))
    with pytest.raises(fc.SchemaMismatch, match="nothing to audit"):
        fc.audit_disclosure()
    with pytest.raises(fc.SchemaMismatch, match="some tables are dataframes"):
        fc.audit_disclosure(pl.DataFrame(LEAKS), "published.csv")

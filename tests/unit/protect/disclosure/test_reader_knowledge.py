"""What files of our own tell."""

from __future__ import annotations

import pytest

from faircount.errors import SchemaMismatch
from faircount.pipeline.audit_disclosure import audit_files
from faircount.protect.disclosure.question import DisclosureQuestion
from faircount.protect.disclosure.reader_knowledge import is_own_file
from tests.architecture.source import ROOT

OURS = ROOT / "tests" / "golden" / "files" / "cleveland-by-year.csv"
HEAD = (
    "area_code,area,period_start,period_end,counted,offence_code,online,age,age_low,age_high,sex,"
    "count,count_lower,count_upper,shorthand,status"
)


def row(sex: str, count: str) -> str:
    state = ("", "", "", "c", "hidden") if not count else (count, count, count, "", "shown")
    return f"E23000013,Cleveland,2020-04-01,2021-03-31,offences,88A,all,under 18,0,17,{sex},{','.join(state)}"


def quiet(work, done, total):
    del work, done, total


def written(folder, *rows):
    path = folder / "published.csv"
    path.write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    return path


def test_a_golden_file_of_ours_is_known_and_safe():
    assert is_own_file(OURS)
    found = audit_files([OURS], DisclosureQuestion(), quiet)
    assert found.is_safe
    assert found.hidden == OURS.read_text("utf-8").count(",hidden,")


def test_a_hidden_count_that_the_total_gives_away_is_found_and_never_printed(tmp_path):
    path = written(tmp_path, row("all", "97"), row("female", "70"), row("male", "24"), row("not known", ""))
    found = audit_files([path], DisclosureQuestion(), quiet)
    (given,) = found.given
    assert given.is_exact
    assert "not known" in given.codes[0]
    assert " 3" not in given.how


def test_what_is_hidden_beside_another_hidden_count_is_safe(tmp_path):
    path = written(tmp_path, row("all", "97"), row("female", "70"), row("male", ""), row("not known", ""))
    assert audit_files([path], DisclosureQuestion(), quiet).is_safe


def test_a_damaged_row_is_named_by_its_place(tmp_path):
    path = written(tmp_path, row("all", "97"), row("elephant", "70"))
    with pytest.raises(SchemaMismatch, match=r"row 3: is no row of a file of ours") as refused:
        audit_files([path], DisclosureQuestion(), quiet)
    assert "elephant" not in str(refused.value)

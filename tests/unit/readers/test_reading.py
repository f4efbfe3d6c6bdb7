"""Nothing is lost, nothing unknown is nought, and each file's findings name it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from faircount.errors import UnreadableSource
from faircount.readers.meaning.margins import check_margins
from faircount.readers.meaning.refusal import find_refusals, sections_in
from faircount.readers.read import read_answer
from faircount.readers.read_many import read_many
from faircount.readers.wire import from_json, to_json
from faircount.readers.write_extract import COLUMNS, write_csv
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import RequestOutcome
from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

ANSWER = (
    'Cleveland Police,,,\n"Sexual offences, victim under 18",,,\nOffence,2015/16,2016/17,Remarks\nSexual grooming,12,<5,\n'
    "Rape,n/a,,see letter\nTotal,15,7,\n"
)


def test_each_cell_is_a_figure_or_left_over_with_a_reason(tmp_path: Path) -> None:
    extract = read(tmp_path, "a.csv", ANSWER)
    places = {figure.locator for figure in extract.figures} | {leftover.place for leftover in extract.leftovers}
    assert places == {f"csv!{column}{row}" for row in (4, 5, 6) for column in "BC"} | {"csv!D5"}
    reasons = {leftover.place: leftover.reason for leftover in extract.leftovers}
    assert reasons == {"csv!B5": "not applicable", "csv!C5": "blank", "csv!D5": "a remark, not a figure"}


def test_each_part_of_a_meaning_says_where_it_was_found(tmp_path: Path) -> None:
    figure = read(tmp_path, "a.csv", ANSWER).figures[0]
    assert "offence: label of the row" in figure.assigned
    assert "period: heading of the column" in figure.assigned
    assert "area: title row" in figure.assigned


def test_figures_go_into_the_vocabulary_and_percentages_do_not(tmp_path: Path) -> None:
    extract = read(tmp_path, "a.csv", "Cleveland Police\nYear,Sexual grooming,%\n2015/16,12,40%\n")
    made = interpret_extract(extract, "cleveland")
    assert [(figure.area, figure.offence, figure.count) for figure in made.figures] == [("E23000013", "88A", 12)]
    assert [leftover.reason for leftover in made.leftovers] == ["a percentage is not a count"]


def test_an_extract_survives_the_way_between_processes(tmp_path: Path) -> None:
    extract = read(tmp_path, "a.csv", ANSWER)
    assert from_json(to_json(extract)) == extract


def test_a_hidden_sheet_or_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.csv", tmp_path / "bad.xlsx"
    good.write_text(ANSWER)
    bad.write_bytes(b"PK\x03\x04 no zip at all")
    done: list[tuple[int, int, str]] = []
    found = read_many([bad, good, tmp_path / "missing.csv"], progress=lambda n, of, name: done.append((n, of, name)))
    assert [extract.was_refused for extract in found] == [True, False, True]
    assert len(found[1].figures) == 4
    assert sorted(entry[0] for entry in done) == [1, 2, 3]
    assert "bad.xlsx" in str(found[0].findings[0])


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"none\.csv"):
        read_answer(tmp_path / "none.csv")


def test_no_cell_of_the_written_file_runs(tmp_path: Path) -> None:
    extract = read(tmp_path, "=evil.csv", "Kent Police offences\nOffence,2016\n=cmd|' /C rape'!A0,5\n@rape(1),7\n+1,8\n")
    path = tmp_path / "out.csv"
    assert write_csv([extract], path) == 3
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    assert tuple(rows[0]) == COLUMNS
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t")]


def test_the_outcome_of_a_request(tmp_path: Path) -> None:
    refused = read(
        tmp_path, "r.html", "<p>Your whole request is refused under section 12(1): it would exceed the cost limit.</p>"
    )
    assert refused.outcome is RequestOutcome.REFUSED
    assert refused.refusals[0].sections == ("12(1)",)
    assert refused.refusals[0].whole
    assert not refused.figures
    assert read(tmp_path, "n.txt", "Thank you for writing.").outcome is RequestOutcome.NOTHING_USABLE


def test_sections_of_other_acts_are_no_refusal() -> None:
    assert sections_in("offences under section 12 of the Sexual Offences Act 2003") == ()
    assert sections_in("sections 23(5), 30(3) and 31(3)") == ("23(5)", "30(3)", "31(3)")
    assert find_refusals([]) == ()


def test_totals_are_a_test_and_give_no_hidden_value_away(tmp_path: Path) -> None:
    extract = read(tmp_path, "a.csv", "Kent Police victims\nSex,2016\nFemale,40\nMale,*\nTotal,43\n* fewer than five\n")
    said = [str(finding) for finding in check_margins(extract)]
    assert said == [
        "a.csv, csv!B4: a hidden cell that the printed totals give away; tell the force, and do not publish the table as it is"
    ]
    wrong = read(tmp_path, "b.csv", "Kent Police victims\nSex,2016\nFemale,40\nMale,3\nTotal,53\n")
    assert ["printed total 53 is more than its parts" in str(finding) for finding in check_margins(wrong)] == [True]
    left_out = read(tmp_path, "c.csv", "Kent Police victims\nSex,2016\nFemale,40\nMale,*\nTotal,40\n* fewer than five\n")
    assert ["leaves the hidden cells out" in str(finding) for finding in check_margins(left_out)] == [True]


def test_online_taken_from_a_title_far_away_is_doubted(tmp_path: Path) -> None:
    page = "<html><head><title>Online child abuse</title></head><body><p>Kent Police</p><table><tr><td>Offence</td><td>2016</td></tr>"  # noqa: E501
    extract = read(tmp_path, "a.html", page + "<tr><td>Rape</td><td>12</td></tr></table></body></html>")
    assert extract.figures[0].online is Online.YES
    assert "online" in extract.figures[0].doubt

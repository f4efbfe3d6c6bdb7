"""What is wrong is counted, placed, and never quoted."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.records.files import scan_records, write_parquet
from faircount.records.schema import POLARS_SCHEMA
from faircount.records.validation import check_records
from tests.unit.records.samples import invented, rows, written

AS_OF = date(2026, 3, 31)
FORCES = ["X99000001"]


def found(frame, folder):
    checked = check_records(written(frame, folder), AS_OF, forces=FORCES)
    return {finding.rule: (finding.rows, finding.first_row) for finding in checked.findings}


def test_invented_records_break_no_rule(tmp_path):
    assert not found(invented(5_000, of_forces=1), tmp_path)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("unknown force", {"force": "E99"}),
        ("unknown offence", {"offence": "99Z"}),
        ("unknown online", {"online": "Y"}),
        ("unknown outcome", {"outcome": "23", "outcome_date": date(2020, 7, 1)}),
        ("empty recorded", {"recorded": None}),
        ("recorded in the future", {"recorded": date(2026, 4, 1)}),
        ("impossible date", {"committed_from": date(1899, 12, 31)}),
        ("committed after recorded", {"committed_to": date(2020, 6, 2)}),
        ("committed backwards", {"committed_to": date(2020, 4, 30)}),
        ("impossible age", {"victim_age": -1}),
        ("impossible age", {"victim_age": 121}),
        ("not a child", {"victim_age": 18}),
        ("nobody with an age", {"victim_number": 0}),
        ("impossible victim number", {"victim_number": -1}),
        ("outcome without date", {"outcome": "1"}),
        ("date without outcome", {"outcome_date": date(2021, 1, 1)}),
        ("outcome before recorded", {"outcome": "1", "outcome_date": date(2020, 5, 31)}),
        ("transferred with an outcome", {"standing": "transferred", "outcome": "1", "outcome_date": date(2020, 7, 1)}),
    ],
)
def test_a_row_that_breaks_a_rule_is_counted_under_it_alone(rule, change, tmp_path):
    assert found(rows({}, change, {}, change), tmp_path) == {rule: (2, 2)}


def test_a_record_that_is_there_twice_is_found_where_it_is_met_again(tmp_path):
    same = {"crime_id": "A"}
    assert found(rows(same, {}, same, same, same | {"victim_number": 2}), tmp_path) == {"there twice": (2, 4)}


@pytest.mark.parametrize(
    ("rule", "rows_found", "changes"),
    [
        ("named and nobody", (1, 3), ({"victim_number": 0, "victim_age": None, "victim_sex": None}, {})),
        ("no first victim", (2, 3), ({"victim_number": 2}, {"victim_number": 3})),
        ("rows of one crime differ", (2, 3), ({}, {"victim_number": 2, "offence": "20B"})),
        ("rows of one crime differ", (2, 3), ({}, {"victim_number": 2, "online": None})),
        ("first victim not the youngest", (1, 3), ({}, {"victim_number": 2, "victim_age": 13})),
    ],
)
def test_rows_of_one_crime_that_do_not_go_together_are_counted(rule, rows_found, changes, tmp_path):
    one_crime = [{"crime_id": "A"} | change for change in changes]
    assert found(rows({}, *one_crime, {}), tmp_path) == {rule: rows_found}


def test_rows_of_one_crime_that_go_together_break_nothing(tmp_path):
    victims = ({"victim_age": None}, {"victim_number": 2, "victim_age": 3}, {"victim_number": 3, "victim_sex": None})
    assert not found(rows(*({"crime_id": "A"} | victim for victim in victims), {"crime_id": "B"}), tmp_path)
    assert not found(rows({"crime_id": "A"}, {"crime_id": "A", "victim_number": 2, "victim_age": 14}), tmp_path)


def test_cells_of_a_csv_that_are_no_date_or_number_are_counted_and_not_quoted(tmp_path):
    path = tmp_path / "extract.csv"
    rows({}, {}, {}).write_csv(path)
    lines = path.read_text().splitlines()
    lines[2] = lines[2].replace("2020-06-01", "CANARY").replace(",14,", ",fourteen,")
    path.write_text("\n".join(lines))
    checked = check_records(path, AS_OF, forces=FORCES)
    assert [(finding.rule, finding.rows, finding.first_row) for finding in checked.findings] == [
        ("unreadable recorded", 1, 2),
        ("unreadable victim_age", 1, 2),
    ]
    assert not any(word in finding.told for finding in checked.findings for word in ("CANARY", "fourteen"))


def test_csv_and_parquet_hold_the_same_records(tmp_path):
    frame = invented(500)
    frame.write_csv(tmp_path / "extract.csv")
    write_parquet(tmp_path / "extract.csv", tmp_path / "extract.parquet")
    assert scan_records(tmp_path / "extract.parquet").select(POLARS_SCHEMA.names()).collect().equals(frame)


def test_files_that_hold_no_records_are_refused_without_a_word_of_theirs(tmp_path):
    for name, content in (("broken.parquet", "CANARY"), ("empty.csv", "")):
        (tmp_path / name).write_text(content)
        with pytest.raises(UnreadableSource, match=name) as refused:
            scan_records(tmp_path / name)
        assert "CANARY" not in str(refused.value)
        assert refused.value.__cause__ is None
    (tmp_path / "short.csv").write_text("crime_id\nCANARY\n")
    with pytest.raises(SchemaMismatch, match="missing columns: victim_number"):
        scan_records(tmp_path / "short.csv")
    with pytest.raises(UnreadableSource, match="save the extract"):
        scan_records(tmp_path / "extract.xlsx")
    with pytest.raises(UnreadableSource, match="no such file"):
        scan_records(tmp_path / "absent.csv")


@pytest.mark.parametrize(
    "read", [lambda path: check_records(path, AS_OF), lambda path: write_parquet(path, path.with_suffix(".parquet"))]
)
@pytest.mark.parametrize("line", [b"CANARY,1" + b",CANARY" * 30 + b"\n", b"CANARY caf\xe9,1\n"])
def test_a_row_that_breaks_the_reading_is_refused_without_a_word_of_it(read, line, tmp_path):
    rows({}).write_csv(tmp_path / "extract.csv")
    with (tmp_path / "extract.csv").open("ab") as stream:
        stream.write(line)
    with pytest.raises(UnreadableSource, match="a row cannot be read as CSV") as refused:
        read(tmp_path / "extract.csv")
    assert "CANARY" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__

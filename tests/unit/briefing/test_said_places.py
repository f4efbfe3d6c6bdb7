"""Places in documents are said in words that need no knowledge of a file, and none is lost."""

from __future__ import annotations

from faircount.briefing.said_places import said_places


def test_years_of_one_area_stand_together() -> None:
    rows = "sum of 44 rows: force_name=Kent, financial_year={}, 11 codes of child_named"
    told = said_places(
        [
            rows.format("2022/23"),
            rows.format("2021/22"),
            "sum of 4 rows: force_name=Kent, financial_year=2021/22, offence_code=88A",
        ]
    )
    assert told == ["Kent, 2021/22 and 2022/23, sum of 11 codes", "Kent, 2021/22, code 88A"]


def test_cells_of_a_sheet_stand_together_whatever_it_is_called() -> None:
    assert said_places(["{a}!B2", "{a}!B10", "csv!C3"]) == ["sheet {a}, cells B2 and B10", "cell C3"]


def test_an_unknown_place_stands_as_it_is() -> None:
    assert said_places(["characters 7 to 9 {", "characters 7 to 9 {"]) == ["characters 7 to 9 {"]

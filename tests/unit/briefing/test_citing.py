"""Sources of a page, and where in them figures stand."""

from __future__ import annotations

from dataclasses import replace

from faircount.briefing.citing import Citations, said_places
from tests.lib.facts import CLEVELAND_ASKED, SOURCES


def test_numbers_follow_the_order_of_citing() -> None:
    citations = Citations(SOURCES)
    assert citations.cite("official") == "Home Office [1]"
    assert citations.cite("paper") == "Hartlepool Mail [2]"
    assert citations.cite("official") == "Home Office [1]"
    assert [entry.number for entry in citations.entries()] == [1, 2]


def test_figures_of_one_source_are_cited_once_and_their_rows_together() -> None:
    citations = Citations(SOURCES)
    assert citations.cite_figures(CLEVELAND_ASKED) == "Hartlepool Mail [1] and the Shropshire Star [2]"
    citations.cite("paper", "figures.csv, row 7", "figures.csv, row 2", "page 3")
    assert "our transcript, rows 2 and 7 · page 3" in citations.entries()[0].detail


def test_many_places_are_counted_not_listed() -> None:
    citations = Citations(SOURCES)
    citations.cite("paper", *(f"page {number}" for number in range(9)))
    assert "page 2 · and 6 more places" in citations.entries()[0].detail


def test_the_checksum_of_a_document_changes_no_list_of_sources() -> None:
    """A page depends on what it shows: another figure in the same file makes no page anew that does not show it."""

    def listed(sha256: str) -> object:
        citations = Citations({name: replace(source, sha256=sha256) for name, source in SOURCES.items()})
        citations.cite_figures(CLEVELAND_ASKED)
        return citations.entries()

    assert listed("a" * 64) == listed("b" * 64)


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

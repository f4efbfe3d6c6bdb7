"""The Home Office table: quarters summed to years, negatives marked, what is no force left over, damage refused."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.readers.published.open_table import read_open_table
from faircount.store.documents import StoredDocument
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import Quality

SOURCE = Source("home-office", "Table", "Home Office", "a" * 64, Trust.OFFICIAL)
HEADING = "financial_year,financial_quarter,force_name,offence_description,offence_group,offence_subgroup,offence_code,offences"
YEAR = FinancialYear(2014).period


def rows(*cells: tuple[str, int, str, int]) -> list[str]:
    return [
        f"2014/15,{quarter},{force},A name,Sexual offences,Other sexual offences,{code},{count}"
        for force, quarter, code, count in cells
    ]


def read(folder: Path, lines: list[str], heading: str = HEADING) -> StoredDocument:
    path = folder / "table.csv.gz"
    path.write_bytes(gzip.compress("\n".join([heading, *lines]).encode()))
    return read_open_table(path, SOURCE)


def counts(document: StoredDocument) -> dict[tuple[str, str], int | None]:
    return {(figure.area, figure.offence): figure.count for figure in document.figures if figure.period == YEAR}


def test_quarters_and_codes_are_summed_and_only_child_codes_reach_the_floor(tmp_path: Path) -> None:
    whole = [("Cleveland", quarter, code, 2) for quarter in (1, 2, 3, 4) for code in ("17B", "19C")]
    assert counts(read(tmp_path, rows(*whole))) == {
        ("E23000013", "17B"): 8,
        ("E23000013", "19C"): 8,
        ("E23000013", "child_named"): 8,
        ("E23000013", "all_sexual"): 16,
    }


def test_each_figure_says_which_rows_it_sums(tmp_path: Path) -> None:
    document = read(tmp_path, rows(*[("Cleveland", quarter, "17B", 1) for quarter in (1, 2, 3, 4)]))
    locators = {figure.offence: figure.locator for figure in document.figures}
    assert locators["17B"] == "sum of 4 rows: force_name=Cleveland, financial_year=2014/15, offence_code=17B"
    assert locators["child_named"].startswith("sum of 4 rows: force_name=Cleveland")


def test_a_year_with_a_quarter_missing_is_left_over_and_not_a_smaller_year(tmp_path: Path) -> None:
    document = read(tmp_path, rows(*[("Cleveland", quarter, "17B", 1) for quarter in (1, 2, 3)]))
    assert len(document.figures) == 0
    assert any("3 of 4 quarters" in leftover.reason for leftover in document.leftovers)


def test_a_quarter_below_zero_is_kept_and_said(tmp_path: Path) -> None:
    document = read(tmp_path, rows(*[("Cleveland", quarter, "17B", -1 if quarter == 2 else 3) for quarter in (1, 2, 3, 4)]))
    assert {(figure.count, figure.quality) for figure in document.figures} == {(8, Quality.NET_OF_CANCELLED)}


def test_a_body_that_is_no_force_is_left_over_by_name(tmp_path: Path) -> None:
    both = [(force, quarter, "17B", 1) for quarter in (1, 2, 3, 4) for force in ("Cleveland", "Action Fraud")]
    document = read(tmp_path, rows(*both))
    assert {figure.area for figure in document.figures} == {"E23000013"}
    assert any(leftover.locator == "force=Action Fraud" for leftover in document.leftovers)


def test_the_headings_of_older_releases_are_known(tmp_path: Path) -> None:
    old = HEADING.replace("offences,", "Offence Name,").replace("_", " ").title().replace(",Offences", ", Number of Offences ")
    document = read(tmp_path, rows(*[("Cleveland", quarter, "17B", 1) for quarter in (1, 2, 3, 4)]), old)
    assert counts(document)["E23000013", "17B"] == 4


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda raw: raw[: len(raw) // 2], "damaged or cut short"),
        (lambda _: b"not gzip", "damaged or cut short"),
        (lambda _: gzip.compress(b"a,b\n1,2\n"), "missing columns"),
        (lambda raw: gzip.compress(gzip.decompress(raw).replace(b",7", b",seven")), "row 2, column offences"),
        (lambda raw: gzip.compress(gzip.decompress(raw).replace(b"Sexual offences", b"Theft")), "offence group"),
    ],
)
def test_damage_is_refused_by_name_and_place(tmp_path: Path, damage, words: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "table.csv.gz"
    whole = rows(*[("Cleveland", quarter, "17B", 7) for quarter in (1, 2, 3, 4)])
    path.write_bytes(damage(gzip.compress("\n".join([HEADING, *whole]).encode())))
    with pytest.raises((UnreadableSource, SchemaMismatch), match=words):
        read_open_table(path, SOURCE)

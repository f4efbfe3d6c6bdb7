"""Percentages of answers: what a share of a printed whole leaves, when it is taken into account, and when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from faircount.pipeline.audit_disclosure import audit_files
from faircount.protect.disclosure.question import DisclosureFound, DisclosureQuestion

HEAD = """<html><body><h1>Exampleshire Constabulary</h1><p>Recorded sexual offences against children under 18, 2015/16</p>
<table><tr><th>Age of victim</th><th>Offences</th><th>{}</th></tr>"""
ROWS = ("Under 10", "10 to 15", "16 to 17", "Total")


def page(counts: tuple[str, ...], shares: tuple[str, ...], head: str = "% of offences") -> str:
    rows = "".join(
        f"<tr><td>{name}</td><td>{count}</td><td>{share}</td></tr>"
        for name, count, share in zip(ROWS, counts, shares, strict=True)
    )
    return f"{HEAD.format(head)}{rows}</table></body></html>"


def attacked(folder: Path, text: str, **asked: object) -> DisclosureFound:
    path = folder / "answer.html"
    path.write_text(text, encoding="utf-8")
    return audit_files([path], DisclosureQuestion(**asked), lambda _what, _done, _of: None)


def places(found: DisclosureFound) -> list[tuple[str, str]]:
    return [(each.codes[0].split("(")[-1].rstrip(")"), each.how) for each in found.given]


@pytest.mark.parametrize(
    ("counts", "shares", "given"),
    [
        (("*", "*", "*", "41"), ("7.3%", "70.7%", "22.0%", "100%"), [("t1!B2", "exactly")]),
        (("*", "*", "*", "41"), ("7.3%", "70.7%", "22.0%", ""), [("t1!B2", "exactly")]),
        (("*", "*", "9", "*"), ("7.3%", "70.7%", "22.0%", "100%"), [("t1!B2", "exactly")]),
        (("*", "*", "*", "210"), ("1%", "80%", "19%", "100%"), [("t1!B2", "to 2 counts")]),
        (("*", "*", "*", "410"), ("1%", "80%", "19%", "100%"), []),
        (("*", "*", "90", "410"), ("0.7%", "70.7%", "28.6%", "100%"), []),
    ],
    ids=["of a total", "adding up to 100", "of a hidden total", "nearly", "too coarse", "contradicted by a printed count"],
)
def test_a_share_of_a_whole_gives_a_count_away(tmp_path: Path, counts, shares, given) -> None:
    assert places(attacked(tmp_path, page(counts, shares))) == given


def test_the_percentage_is_named_and_no_count_that_follows_from_it(tmp_path: Path) -> None:
    [given] = attacked(tmp_path, page(("*", "*", "*", "41"), ("7.3%", "70.7%", "22.0%", "100%"))).given
    assert "the percentage of" in given.follows
    assert "t1!C2" in given.follows
    assert given.mend.startswith("leave out the percentage of")
    assert "3" not in " ".join((given.follows, given.mend)).replace("t1!C3", "").replace("2015/16", "").split()


def test_counts_of_which_only_a_percentage_is_printed_are_asked_too(tmp_path: Path) -> None:
    found = attacked(
        tmp_path, page(("-", "30", "9", "42"), ("7.1%", "71.4%", "21.4%", "100%")).replace("<td>-</td>", "<td></td>")
    )
    assert {how for _, how in places(found)} == {"exactly"}


def test_what_is_no_share_is_left_out_of_account_and_said(tmp_path: Path) -> None:
    found = attacked(tmp_path, page(("*", "*", "*", "41"), ("7.3", "70.7", "22.0", "100"), "Rate per 1,000"))
    assert found.is_safe
    assert any("left out of account" in remark for remark in found.remarks)


def test_a_mark_that_is_named_is_read_in_answers(tmp_path: Path) -> None:
    text = page(("†", "29", "9", "41"), ("", "", "", ""))
    assert places(attacked(tmp_path, text, marks=("†",))) == [("t1!B2", "exactly")]


def test_a_workbook_of_counts_with_shares_beside_them_is_read_as_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "answer.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, percent = book.add_worksheet("2015-16"), book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["Exampleshire Constabulary: sexual offences against children under 18, 2015-16"])
        sheet.write_row(1, 0, ["Age of victim", "Offences", "Share"])
        for row, (name, count, share) in enumerate(zip(ROWS, ("*", "*", "*", 41), (3, 29, 9, 41), strict=True), start=2):
            sheet.write_row(row, 0, [name, count])
            sheet.write_number(row, 2, share / 41, percent)
    found = audit_files([path], DisclosureQuestion(), lambda _what, _done, _of: None)
    assert [each.how for each in found.given] == ["exactly"]
    read_as_table = audit_files([path], DisclosureQuestion(count_column="Offences"), lambda _what, _done, _of: None)
    assert any("Share; name it with --derived" in remark for remark in read_as_table.remarks)

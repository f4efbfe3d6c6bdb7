"""PDF: a table by its rules or its gaps, page furniture set aside, a page without text noticed."""

from __future__ import annotations

import pytest

from faircount.errors import UnreadableSource
from faircount.readers.pages.pdf import read_pdf
from tests.lib.hostile_parts import pdf
from tests.lib.pdf_pages import Pages
from tests.unit.readers.opened import blocks, opened

ROWS = (("Sex", "2015/16", "2016/17"), ("Female", "1234", "1307"), ("Male", "57", "81"))
LEFTS = (60, 200, 300)


def _page(*, ruled: bool, turn: str = "") -> bytes:
    pages = Pages()
    pages.pages[-1].append(turn)
    pages.paragraph("Kent Police recorded the offences that are set out in the table below, by sex of the victim.", 10)
    for row, cells in enumerate(ROWS):
        bottom = 700 - 18 * row
        for left, text in zip(LEFTS, cells, strict=True):
            pages.text(left, bottom + 5, text, 9)
        if ruled:
            for top in (bottom, bottom + 18):
                pages.rule(55, top, 380, top)
            for left in (55, 190, 290, 380):
                pages.rule(left, bottom, left, bottom + 18)
    return pages.bytes()


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_read_with_rules_and_without(ruled: bool) -> None:
    found = opened(read_pdf, _page(ruled=ruled))
    sheet = next(found.sheets())
    assert blocks(found)[0].startswith("paragraph: Kent Police recorded the offences")
    assert blocks(found)[1:] == [" | ".join(cells) for cells in ROWS]
    assert sheet.place(1, 1) == "p1t1!B2"


def test_page_numbers_are_set_aside() -> None:
    pages = Pages()
    pages.paragraph("There were 12 offences in 2015/16.", 10)
    pages.text(270, 30, "Page 1 of 1", 8)
    assert blocks(opened(read_pdf, pages.bytes())) == [
        "paragraph: There were 12 offences in 2015/16.",
        "aside: Page 1 of 1",
    ]


def test_words_larger_than_the_rest_are_a_heading() -> None:
    pages = Pages()
    pages.paragraph("Kent Police", 15)
    pages.paragraph("There were 12 offences in 2015/16, and as many in the year before it.", 10)
    assert blocks(opened(read_pdf, pages.bytes()))[0] == "heading: Kent Police"


def test_only_so_many_pages_are_read_and_the_rest_is_said() -> None:
    found = opened(read_pdf, pdf(pages=3), pages=2)
    assert [finding.reason for finding in found.findings] == ["only the first 2 of 3 pages were read"]


def test_a_page_without_text_is_noticed() -> None:
    assert "holds no text at all" in [finding.reason for finding in opened(read_pdf, Pages().bytes()).findings]


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="damaged"):
        opened(read_pdf, b"%PDF-1.7 and nothing else")


@pytest.mark.parametrize("turn", ["0 1 -1 0 842 0 cm", "0 -1 1 0 0 842 cm", "-1 0 0 -1 595 842 cm"])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_page_whose_letters_are_turned_is_read_upright(ruled: bool, turn: str) -> None:
    found = blocks(opened(read_pdf, _page(ruled=ruled, turn=turn)))
    assert found[1:] == [" | ".join(cells) for cells in ROWS]


def test_two_lines_of_a_cell_are_not_run_into_each_other_where_a_label_stands_between_them() -> None:
    pages = Pages()
    for left, text in zip(LEFTS, ("Sex", "2015/16", "2016/17"), strict=True):
        pages.text(left, 705, text, 9)
    pages.text(60, 680, "Flagged online", 9)
    for left in LEFTS[1:]:
        pages.text(left, 684.5, "Not", 9)
        pages.text(left, 675.5, "recorded", 9)
    for left, text in zip(LEFTS, ("Female", "1234", "1307"), strict=True):
        pages.text(left, 655, text, 9)
    for top in (718, 698, 670, 650):
        pages.rule(55, top, 380, top)
    for left in (55, 190, 290, 380):
        pages.rule(left, 650, left, 718)
    assert blocks(opened(read_pdf, pages.bytes())) == [
        "Sex | 2015/16 | 2016/17",
        "Flagged online | Not recorded | Not recorded",
        "Female | 1234 | 1307",
    ]

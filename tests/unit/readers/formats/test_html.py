"""Web pages: the answer in order, the page's furniture aside, merged cells spread, raised marks off their numbers."""

from __future__ import annotations

import pytest

from faircount.errors import UnreadableSource
from faircount.readers.formats.html import read_html
from tests.unit.readers.opened import blocks, opened

TABLE = (
    "<table><caption>By sex</caption><tr><th rowspan=2>Sex</th><th colspan=2>Year</th></tr>"
    "<tr><th>2015/16</th><th>2016/17</th></tr><tr><td>Female</td><td>12<sup>1</sup></td><td hidden>9</td><td>7</td></tr></table>"
)


def test_a_page_is_read_in_order_and_its_furniture_set_aside() -> None:
    page = opened(
        read_html,
        "<html><head><title>FOI 12/20</title></head><body><nav>Home</nav><h2>Kent Police</h2><p>Year to <b>March</b></p>"
        "<ul><li>Rape: 12</li></ul><p style='display: none'>Draft</p><script>run()</script></body></html>",
    )
    assert page.title == "FOI 12/20"
    assert blocks(page) == ["aside: Home", "heading: Kent Police", "paragraph: Year to March", "item: Rape: 12"]


def test_merged_cells_are_spread_and_know_where_they_came_from() -> None:
    page = opened(read_html, TABLE)
    sheet = next(page.sheets())
    assert blocks(page) == ["Sex | Year | Year", "Sex | 2015/16 | 2016/17", "Female | 12 | 7"]
    assert sheet.caption == "By sex"
    assert sheet.spread == {(1, 0): (0, 0), (0, 2): (0, 1)}
    assert sheet.marks == {(2, 1): ("1",)}
    assert sheet.place(2, 1) == "t1!B3"


def test_a_table_for_layout_is_opened() -> None:
    page = opened(read_html, f"<table><tr><td><p>Kent Police</p>{TABLE}</td></tr></table>")
    assert blocks(page)[0] == "paragraph: Kent Police"
    assert len(list(page.sheets())) == 1


def test_a_term_and_what_it_is_said_to_be_are_one_line() -> None:
    assert blocks(opened(read_html, "<dl><dt>2015/16</dt><dd>12 offences</dd></dl>")) == ["item: 2015/16: 12 offences"]


def test_a_page_in_the_encoding_that_it_declares() -> None:
    page = "<meta charset=windows-1252><p>Fewer than 5 \u2013 see note</p>".encode("cp1252")
    assert blocks(opened(read_html, page)) == ["paragraph: Fewer than 5 \u2013 see note"]


def test_a_page_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="characters are too many"):
        opened(read_html, "<p>x</p>" * 100, characters=10)

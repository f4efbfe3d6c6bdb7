"""A paper says the same as text and as a page, and nothing in it runs."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from faircount.writers.paper import PROMPT, blocks_of, write_paper

SOURCE = """\
To whom
Street 1

# A title

## What is withheld

Counts under 5 & others: <b>none</b> of them is zero.

| Period | All |
|---|---|
| 2023/24 | 299 |
| 2024/25 | withheld |

- one
- two

[ ] looked at
[ ] signed

[OFFICER: HARM. Say who could recognise a child.]
"""


def test_each_piece_is_known_by_its_mark():
    assert [block.kind for block in blocks_of(SOURCE)] == [
        "lines", "title", "heading", "lines", "table", "list", "checks", "prompt",
    ]  # fmt: skip


def test_the_text_and_the_page_hold_the_same_words(tmp_path: Path):
    plain, page = write_paper(SOURCE, tmp_path, "letter", "Stays inside")
    shown = html.fromstring(page.read_text("utf-8").partition("</head>")[2])
    words = " ".join(shown.itertext()).replace("For the officer to write before this leaves", PROMPT).split()
    drawn = {word.strip("[]").casefold() for word in words} - {""}
    assert {word.strip("[]-").casefold() for word in plain.read_text("utf-8").split()} - {""} == drawn
    assert "<b>none</b>" not in page.read_text("utf-8")
    assert not shown.xpath("//script")


def test_a_table_has_a_heading_row_and_a_place_to_fill_in_stands_out(tmp_path: Path):
    plain, page = write_paper(SOURCE, tmp_path, "letter")
    shown = html.fromstring(page.read_text("utf-8"))
    assert [cell.text for cell in shown.xpath("//th")] == ["Period", "All"]
    assert len(shown.xpath("//p[@class='fill']")) == 1
    assert "2024/25  withheld" in plain.read_text("utf-8")
    assert max(map(len, plain.read_text("utf-8").splitlines())) <= 78


def test_the_same_source_gives_the_same_bytes(tmp_path: Path):
    first = [path.read_bytes() for path in write_paper(SOURCE, tmp_path / "a", "letter")]
    assert first == [path.read_bytes() for path in write_paper(SOURCE, tmp_path / "b", "letter")]

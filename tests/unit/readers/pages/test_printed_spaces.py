"""Words set close on a page are parted where a space was printed between them, and not where none was."""

from __future__ import annotations

from faircount.readers.pages.page_lines import lines_of
from faircount.readers.pages.page_marks import Letter, PageMarks


def _page(text: str, *, printed: bool) -> PageMarks:
    """Letters 7 wide and 14 high, words 2 apart: less than a word's gap."""
    letters, at = [], 0.0
    for sign in text:
        width = 2.0 if sign == " " else 7.0
        if sign != " " or printed:
            letters.append(Letter(sign, at, at + width, 100.0, 114.0))
        at += width
    return PageMarks(1, 600.0, 800.0, tuple(letters), (), 0)


def test_a_printed_space_parts_words_that_are_set_close() -> None:
    assert [line.text for line in lines_of(_page("Victims by age", printed=True))] == ["Victims by age"]
    assert [line.text for line in lines_of(_page("Victims by age", printed=False))] == ["Victimsbyage"]

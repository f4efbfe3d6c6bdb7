"""Plain text: paragraphs, lists, tables of gaps and tabs, and the request quoted back."""

from __future__ import annotations

import pytest

from faircount.errors import UnreadableSource
from faircount.readers.formats.text import read_text
from tests.unit.readers.opened import blocks, opened

PICTURES = {
    "a letter with a list": (
        "Kent Police\n\nThank you for your request. It is answered below.\n\n1. Rape: 12\n2. Grooming: 4\n",
        ["heading: Kent Police", "paragraph: Thank you for your request. It is answered below.", "item: 1. Rape: 12",
         "item: 2. Grooming: 4"],
    ),
    "columns lined up by spaces, one cell blank": (
        "Sex      2015/16  2016/17\nFemale        12        7\nMale                    3\n",
        ["Sex | 2015/16 | 2016/17", "Female | 12 | 7", "Male |  | 3"],
    ),
    "columns parted by tabs": ("Sex\t2015/16\nFemale\t12\n", ["Sex | 2015/16", "Female | 12"]),
    "columns between bars": ("| Sex | 2016 |\n|-----|------|\n| Male | 3 |\n", ["Sex | 2016", "Male | 3"]),
    "a request quoted back": ("> How many offences?\n", ["request: How many offences?"]),
    "two spaces after a full stop part no columns": (
        "We hold this.  It is below.\nWe are sorry.  It was late.\n",
        ["paragraph: We hold this. It is below.\nWe are sorry. It was late."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES)
def test_a_text_is_read(picture: str) -> None:
    text, wanted = PICTURES[picture]
    assert blocks(opened(read_text, text)) == wanted


def test_the_first_line_is_the_title() -> None:
    assert opened(read_text, "Kent Police\n\n12 offences.\n").title == "Kent Police"


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="characters are too many"):
        opened(read_text, "offences " * 100, characters=10)

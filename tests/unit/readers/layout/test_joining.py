"""Tables that go on over a page."""

from __future__ import annotations

from dataclasses import replace

from faircount.readers.base import Document, Prose, ProseKind, Sheet
from faircount.readers.layout.joining import with_tables_joined

HEADS = ("Flagged", "Girls", "Boys")
FIRST = Sheet("p1t1", (HEADS, ("0-9", None, None), ("Yes", "3", "1"), ("No", "20", "9")), page=1)
SECOND = Sheet("p2t1", (HEADS, ("Yes", "12", "2"), ("No", "40", "8")), page=2)


def joined(*between: Prose) -> tuple[Sheet | Prose, ...]:
    return with_tables_joined(Document("a.pdf", "pdf", blocks=(FIRST, *between, SECOND))).blocks


def test_rows_below_the_label_at_the_foot_of_a_page_are_of_it() -> None:
    sheet, aside = joined(Prose("10-15", ProseKind.PARAGRAPH, "par1"), Prose("Page 1", ProseKind.ASIDE, "par2"))
    assert isinstance(sheet, Sheet)
    assert isinstance(aside, Prose)
    assert sheet.rows[4:] == (HEADS, ("10-15", None, None), ("Yes", "12", "2"), ("No", "40", "8"))
    assert [sheet.place(row, 0) for row in (2, 6, 7)] == ["p1t1!A3", "p2t1!A2", "p2t1!A3"]


def test_what_is_no_label_parts_two_tables() -> None:
    said = Prose("The table below shows arrests, which are counted another way.", ProseKind.PARAGRAPH, "par1")
    assert joined(said) == (FIRST, said, SECOND)


def test_a_label_above_a_table_of_other_headings_stays_its_own() -> None:
    other = replace(SECOND, rows=(("Offence", "2019", "2020"), ("Rape", None, None)))
    label = Prose("10-15", ProseKind.PARAGRAPH, "par1")
    assert with_tables_joined(Document("a.pdf", "pdf", blocks=(FIRST, label, other))).blocks == (FIRST, label, other)

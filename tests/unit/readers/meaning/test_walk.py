"""Which headings are still open on the way down a document."""

from __future__ import annotations

from faircount.readers.base import Document, Prose, ProseKind, Sheet
from faircount.readers.meaning.around import contexts

TABLE = Sheet("t1", (("Force", "Offences"), ("Humberside", "45")))


def prose(text: str, kind: ProseKind = ProseKind.PARAGRAPH, level: int = 9) -> Prose:
    return Prose(text, kind, "", level)


def headings_of(*blocks: Prose | Sheet) -> list[list[str]]:
    """The headings of each table."""
    read = contexts(Document("letter.txt", "txt", blocks=blocks), None)
    return [[text for _, text in around.texts("heading")] for block, around in read if isinstance(block, Sheet)]


def test_the_next_number_closes_the_headings_of_the_answer_above_it() -> None:
    first = [prose("Question 1", ProseKind.HEADING, 5), prose("Yorkshire and the Humber", ProseKind.HEADING, 5), TABLE]
    second = [prose("2."), prose("Crimes by offence type (2022)"), TABLE]
    assert headings_of(*first, *second) == [["Yorkshire and the Humber"], []]


def test_a_heading_over_all_numbers_and_one_above_its_own_number_stay_open() -> None:
    over = [prose("West Mercia", ProseKind.HEADING, 2)]
    first = [prose("1."), TABLE, prose("Victims", ProseKind.HEADING, 5)]
    assert headings_of(*over, *first, prose("2."), TABLE) == [["West Mercia"], ["Victims", "West Mercia"]]

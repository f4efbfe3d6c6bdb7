"""Places in an answer: the sheet, table or paragraph of one, and what a person would call it."""

from __future__ import annotations

import re


def table_of(locator: str) -> str:
    """The sheet or table of a cell, the paragraph of a passage.

    >>> table_of("Pivot!C3"), table_of("letter.docx>par9:0-10")
    ('Pivot', 'letter.docx>par9')
    """
    table, in_sheet, _ = locator.rpartition("!")
    return table if in_sheet else re.sub(r":\d+-\d+$", "", locator)


def say_sheet(locator: str) -> str:
    """The table or sheet of a place as a person would say it.

    >>> say_sheet("p1t2!B4"), say_sheet("reply.xlsx>Pivot!C3")
    ('page 1, table 2', 'reply.xlsx, Pivot')
    """
    return re.sub(r", cell \w+$", "", say_place(locator))


def say_place(locator: str) -> str:
    """A place as a person would say it, for those that the readers number; a sheet keeps the name that somebody gave it.

    >>> say_place("p1t2!B4"), say_place("par9:0-10"), say_place("Pivot!C3"), say_place("")
    ('page 1, table 2, cell B4', 'paragraph 9', 'Pivot, cell C3', 'the whole answer')
    """
    member, _, inner = locator.rpartition(">")
    place, _, cell = inner.rpartition("!") if "!" in inner else (table_of(inner), "", "")
    numbered = re.fullmatch(r"(?:p(\d+))?(?:(t|par)(\d+))?", place)
    words = [f"page {numbered[1]}"] if numbered and numbered[1] else []
    words += [f"{'table' if numbered[2] == 't' else 'paragraph'} {numbered[3]}"] if numbered and numbered[2] else []
    said = words or (["the table"] if place == "csv" else [place] if place else ["the whole answer"])
    return ", ".join([*([member] if member else []), *said, *([f"cell {cell.split(':')[0]}"] if cell else [])])


def letter_of(place: str) -> str | None:
    """The file of which a place is a paragraph, empty where it is the answer itself; None where it is none."""
    found = re.fullmatch(r"(?:(.*)>)?par\d+", place)
    return (found[1] or "") if found is not None else None

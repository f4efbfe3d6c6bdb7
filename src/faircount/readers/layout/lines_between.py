"""Lines between two tables of a sheet: the notes of the one above, the titles of the one below, the label of a first section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from faircount.language.labels import read_label
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import TABLE_NUMBER, names_dimension_only
from faircount.readers.layout.table import LaidOutTable
from faircount.vocabulary.offences import find_offence

_LEADS_IN = regex(
    r"\b(?:below|following|as follows|next table)\b|:\s*$|^\W*(?:table|annex|figure)(?: ?\d\w?| [a-z]{1,3})\b|^\W*by [^.]{3,60}:"
    r"|\bthis table\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def is_note(text: str) -> bool:
    """Whether a line below a table is a sentence about it, and no title of what follows.

    >>> is_note("Figures show the victims."), is_note("Victims of rape, by year"), is_note("The table below shows arrests.")
    (True, False, False)
    """
    return text.rstrip().endswith((".", ".)")) and not _LEADS_IN.search(text)


def share_lines(tables: Sequence[LaidOutTable], left: Sequence[str]) -> None:
    """Give the sentences that stand right below a table to it as notes, though only the next table was found to follow them."""
    for before, after in pairwise(tables):
        if before.sheet is not after.sheet:
            continue
        while after.titles and is_note(after.titles[0]):
            before.notes.append(after.titles.pop(0))
        if not any(map(names_subject, after.titles)) and _is_block_of(before, after):
            after.titles = [*filter(names_subject, before.titles), *after.titles]
    if tables:
        tables[-1].notes += left


def names_subject(text: str) -> bool:
    """Whether a line is a title that says what the figures are: offences, victims, a named offence.

    >>> names_subject("Victims of rape, by year"), names_subject("Female victims"), names_subject("Kent Police")
    (True, False, False)
    """
    if len(text) > 200 or is_note(text) or text.rstrip().endswith("?"):
        return False
    said = read_label(text)
    is_of_these = bool(said.kinds and _OF_THESE.match(text))
    return is_of_these or (bool(said.offence or (said.counted and len(text) > 20)) and not is_block_label(text))


_OF_THESE = regex(r"\W*(?:q(?:uestion)?\.? ?\d+\W+)?(?:the )?(?:number|count) of (?:these|those|them)\b", re.IGNORECASE)
"""A title of what was counted before: "The number of these with a cyber marker, by age"."""


@lru_cache(maxsize=10_000)
def is_block_label(text: str) -> bool:
    """Whether a line tells one block of figures from its neighbours and nothing else: "Male victims", "2015/16", "Offline"."""
    if len(text) >= 60 or _PARTED.search(text):
        return False
    said = read_label(text)
    return bool(said.kinds & {"sex", "online", "period", "age"} or said.is_unknown) and not (said.offence or said.not_a_count)


_PARTED = regex(r"\w+ \w+.*\bby (?:the |their )?(?:age|sex|gender|year|offence|district|month|quarter)\b", re.IGNORECASE)
"""A title that says by what its table is parted, and so labels no block: "Victims under 18 by age"."""


def is_bare_offence(text: str) -> bool:
    """Whether a line is the name of an offence and nothing more: below a title it is the label of one block of figures."""
    said = read_label(text)
    return find_offence(text) is not None and not (said.counted or said.kinds - {"offence"} or said.population)


def _is_block_of(before: LaidOutTable, after: LaidOutTable) -> bool:
    """Whether a table goes on with the subject of the one above: only labels of blocks stand between them."""
    if after.titles:
        return all(is_block_label(text) or names_dimension_only(text) for text in after.titles)
    are_beside = after.rows[0].row == before.rows[0].row
    return bool(after.heads) and (after.heads == before.heads or are_beside)


def head_the_first_section(table: LaidOutTable) -> None:
    """Make the last title the label of the first section where the sections after it have labels of the same kind.

    "Female victims" stands above the headings, "Male victims" among the rows: both are labels of their own rows alone.
    """
    if not table.markers or not table.titles or table.markers[0][0] == 0 or not table.heads:
        return
    # "Period", over all columns of years, is no title of any rows.
    at = next((n for n in reversed(range(len(table.titles))) if not names_dimension_only(table.titles[n])), 0)
    title = table.titles[at]
    kinds = [read_label(text).kinds for _, text, _ in table.markers]
    is_numbered = TABLE_NUMBER.match(title) and any(TABLE_NUMBER.match(text) for _, text, _ in table.markers)
    if len(title) < 60 and not is_note(title) and (is_numbered or any(read_label(title).kinds & kind for kind in kinds)):
        del table.titles[at]
        table.markers.insert(0, (0, title, table.head_rows[0][1]))

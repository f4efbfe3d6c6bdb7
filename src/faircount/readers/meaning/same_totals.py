"""Whose totals a table prints: where another table gives the same counts of all, a flag that far words gave it was not its own.

"Table 3: the offences of question 1, by age" stands on a question that may name a flag too; its totals say which is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.one_meaning import meaning_of
from faircount.readers.meaning.whose_parts import MOST_OF_ALL
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.measures import Online

BY_TOTALS = "online: the totals of another table"
_OWN = regex(r"online: (?:label|heading of the column|section|its own clause|the words around|the words about)")
"""Where a flag stands that the figures have of their own."""
_TELLING = 10
"""A count below which to be the same says nothing."""
_AGREED = 2
"""Counts that have to be the same."""


def take_back_the_flag(parts: Sequence[ExtractBuilder]) -> None:
    """Read the figures of a table as of all, flagged or not, where far words gave them their flag and their totals deny it.

    They do where at least two of its counts are those that another table gives of all, and none is another.
    """
    tables = [[figure for figure in (*part.figures, *part.proposals) if _counts(figure)] for part in parts]
    if sum(map(len, tables)) > MOST_OF_ALL:
        return
    of_all = [{meaning_of(figure): figure.number for figure in table if figure.online is Online.ALL} for table in tables]
    for number, (part, table) in enumerate(zip(parts, tables, strict=True)):
        lent = [figure for figure in table if figure.online is not Online.ALL and not _OWN.search(figure.assigned)]
        told = [
            (figure.number, others[key])
            for figure in lent
            for key in (meaning_of(replace(figure, online=Online.ALL)),)
            for others in (*of_all[:number], *of_all[number + 1 :])
            if key in others
        ]
        agreed = sum(one == other and (one or 0) >= _TELLING for one, other in told)
        if agreed >= _AGREED and all(one == other for one, other in told):
            ids = {id(figure) for figure in lent}
            part.figures = [_of_all(figure) if id(figure) in ids else figure for figure in part.figures]
            part.proposals = [_of_all(figure) if id(figure) in ids else figure for figure in part.proposals]


def _counts(figure: AnsweredFigure) -> bool:
    return figure.is_count and figure.number is not None and "!" in figure.locator


def _of_all(figure: AnsweredFigure) -> AnsweredFigure:
    return replace(figure, online=Online.ALL, assigned=f"{figure.assigned}; {BY_TOTALS}")

"""Labels that a record system leaves blank beside others of their column: rows without the flag, and of a sex not recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faircount.language.flags import find_online
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.layout.table import BodyRow, LaidOutTable
from faircount.vocabulary.measures import Online

_NOT_RECORDED = "not recorded"
_NO = "N"
_BLANK = "(blank)"
"""A label of which nobody says whether it is all or the rest: whether these are flagged was not recorded."""
_SAID = regex(r"\b(?:empty|blanks?|nothing|no entry|not filled)\b[^.;]{0,60}?(?:\b(?:not|no|without)\b|n['’]t\b)", re.IGNORECASE)
"""What says outright that a blank is of those without a flag: "where it's empty the flag isn't on the record"."""


def tell_blanks(table: LaidOutTable) -> None:
    """Give a blank label the words that it stands for, where it cannot stand for all: a row beside it counts more.

    "Rape, under 10, (blank): 54" beside "Rape, under 10, CYBER: 1" may be of all or of the rest; "Grooming, (blank): 7" beside
    "Grooming, CYBER: 31" is of the rest, and so is every other blank of that column. A blank beside Female and Male is no sum of
    both where it is smaller than one of them.
    """
    if len(table.label_columns) < 2 or not table.value_columns:
        return
    for number, column in enumerate(table.label_columns):
        words = _words_for(table, number, table.name_of(column))
        if words and not (is_rest := _is_rest(table, number)):
            is_rest = words != _NOT_RECORDED and any(map(_SAID.search, (*table.titles, *table.notes)))
            words = words if is_rest else _BLANK if words == _NO else ""
        if words:
            for row in table.rows:
                leads = all(row.labels[:number]) and len(row.labels) > number
                if leads and not row.labels[number] and not any(map(is_total_label, row.labels)):
                    row.labels = (*row.labels[:number], words, *row.labels[number + 1 :])


def _words_for(table: LaidOutTable, number: int, heading: str) -> str:
    said = {row.labels[number] for row in table.rows if len(row.labels) > number and row.labels[number]}
    if len(said) == 1 and find_online(flagged := next(iter(said)))[0] is Online.YES:
        return f"not {flagged}"
    if len(said) == 1 and dimension_of(heading) == "online" and find_online(f"{heading}: {flagged}")[0] is Online.YES:
        return _NO
    return _NOT_RECORDED if len(said) > 1 and dimension_of(heading) in ("sex", "age") else ""


def _is_rest(table: LaidOutTable, number: int) -> bool:
    """Whether some row counts more than the blank one that is like it but for this label, and no blank one is a sum of others."""
    counts: dict[tuple[str, ...], dict[str, float]] = {}
    for row in table.rows:
        key, count = (*row.labels[:number], *row.labels[number + 1 :]), next(_counts(table, row), None)
        if count is not None and len(row.labels) > number:
            counts.setdefault(key, {})[row.labels[number]] = count
    beside = [(each.pop(""), list(each.values())) for each in counts.values() if "" in each and len(each) > 1]
    is_sum = any(len(others) > 1 and blank and blank == sum(others) for blank, others in beside)
    return not is_sum and any(blank < max(others) for blank, others in beside)


def _counts(table: LaidOutTable, row: BodyRow) -> Iterator[float]:
    return (number for column in table.value_columns if (number := row.number(column)) is not None)

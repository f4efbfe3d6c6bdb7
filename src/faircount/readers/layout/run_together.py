"""Headings of several columns that a page sets so close that they run together: "4 to under 8 to under" over "8" and "11"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from faircount.language.ages import parse_band
from faircount.language.periods import is_period
from faircount.readers.base import shown
from faircount.readers.layout.table import BodyRow, LaidOutTable

_MOST = 60
"""Words beyond which a line is no row of headings."""


def part_run_together(table: LaidOutTable) -> None:
    """Give each column its words of such a line with those below it, where each then is an age or a period, and none twice."""
    for level, head in enumerate(table.heads):
        is_last = level + 1 == len(table.heads)
        below = _first_row(table) if is_last else table.heads[level + 1]
        found: dict[int, str] = {}
        for text, run in groupby(sorted(head), key=head.__getitem__):
            columns = list(run)
            parted = _parted(text.split(), [below.get(column, "") for column in columns]) if len(columns) > 1 else None
            found |= dict(zip(columns, parted or (), strict=False))
        if not found:
            continue
        table.heads[level] = {
            column: found.get(column) or f"{head.get(column, '')} {below.get(column, '')}".strip() for column in {*head, *below}
        }
        if is_last:  # and where a page prints the headings once more
            table.rows[:] = [row for row in table.rows if _told(table, row) != below]
        else:
            del table.heads[level + 1], table.head_rows[level + 1]
        return


def _first_row(table: LaidOutTable) -> Mapping[int, str]:
    return _told(table, table.rows[0]) if table.rows else {}


def _told(table: LaidOutTable, row: BodyRow) -> Mapping[int, str]:
    return {at: shown(value) for at in range(table.left, table.right) if (value := row.value(at)) is not None}


def _parted(words: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The heading of each column, or None where the words can be shared out in no way, or in several.

    >>> _parted("2020-202 2021-202".split(), ["1", "2"]), _parted("Year ending March".split(), ["2019", "2020"])
    (['2020-2021', '2021-2022'], None)
    >>> _parted("4 to under 8 to under 11 to".split(), ["8", "11", "under 14"])
    ['4 to under 8', '8 to under 11', '11 to under 14']
    """
    if not len(below) <= len(words) <= _MOST or not all(below):
        return None
    ways = _shared(tuple(words), tuple(below))
    return ways[0] if len(ways) == 1 and len(set(ways[0])) == len(below) else None


@lru_cache(maxsize=10_000)
def _shared(words: tuple[str, ...], below: tuple[str, ...]) -> list[list[str]]:
    if not below:
        return [] if words else [[]]
    ways: list[list[str]] = []
    for taken in range(1, len(words) - len(below) + 2):
        label = _label(" ".join(words[:taken]), below[0])
        ways += [[label, *rest] for rest in _shared(words[taken:], below[1:])] if label else []
    return ways[:2]


def _label(upper: str, lower: str) -> str:
    return next((text for text in (f"{upper} {lower}", f"{upper}{lower}") if parse_band(text) or is_period(text)), "")

"""Tables that lost their rows on the way into a text: each cell on a line of its own, the headings first."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.language.cell_values import is_value, is_year

_LONGEST = 60
"""Letters of the longest cell."""


def in_rows(lines: Sequence[str]) -> list[str]:
    """The lines with such a table put back into rows, its cells parted by tabs; else the lines as they are.

    A table has at least two columns of values and two rows, and as many headings as columns, or one fewer.

    >>> in_rows(["Year", "Girls", "Boys", "2019/20", "12", "3", "2020/21", "14", "5"])
    ['Year\\tGirls\\tBoys', '2019/20\\t12\\t3', '2020/21\\t14\\t5']
    """
    cells = [line.strip() for line in lines]
    first = next((number for number, cell in enumerate(cells) if is_value(cell)), 0)
    wide = 1 + next((number for number, cell in enumerate(cells[first:]) if not is_value(cell)), len(cells) - first)
    rows = _rows(cells[first - 1 :], wide) if first > 1 and wide > 2 else []
    if len(rows) < 2:
        return list(lines)
    top, bottom = max(0, first - 1 - wide), first - 1 + wide * len(rows)
    heads = cells[top : first - 1]
    if len(heads) < wide - 1 or any(len(head) > _LONGEST or "\t" in head for head in heads):
        return list(lines)
    if len(heads) == wide and (heads[0].endswith((":", ".")) or len(heads[0].split()) > 5):
        top, heads = top + 1, heads[1:]
    heads = ["", *heads] if len(heads) < wide else heads
    return [*lines[:top], *("\t".join(row) for row in (heads, *rows)), *lines[bottom:]]


def without_gaps(lines: Sequence[str]) -> list[str]:
    """The lines without the empty ones between the cells of such a table, where each cell has an empty line below it.

    >>> without_gaps("Year,,Girls,,Boys,,2019/20,,12,,3,,2020/21,,14,,5,,,Yours".split(","))
    ['Year', 'Girls', 'Boys', '2019/20', '12', '3', '2020/21', '14', '5', '', '', 'Yours']
    """
    told, at = list[str](), 0
    while at < len(lines):
        end = at
        while end + 2 < len(lines) and _is_cell(lines[end]) and not lines[end + 1].strip() and _is_cell(lines[end + 2]):
            end += 2
        cells = list(lines[at : end + 1 : 2])
        told += cells if len(cells) >= _FEWEST and in_rows(cells) != cells else lines[at : end + 1]
        at = end + 1
    return told


def _is_cell(line: str) -> bool:
    return bool(line.strip()) and len(line.strip()) <= _LONGEST and not line.rstrip().endswith((".", ":"))


_FEWEST = 9
"""Cells of the smallest such table."""


def _rows(cells: Sequence[str], wide: int) -> list[list[str]]:
    """The rows of so many cells from the first one on: a label, and values behind it."""
    rows: list[list[str]] = []
    for start in range(0, len(cells) - wide + 1, wide):
        row = list(cells[start : start + wide])
        if is_value(row[0]) or len(row[0]) > _LONGEST or not all(is_value(cell) or is_year(cell) for cell in row[1:]):
            break
        rows.append(row)
    return rows

"""Rows that were pasted into a letter as a program exports them, with signs between their cells: "2021/22;Online;26;81"."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.language.cell_values import is_value

_FEWEST_ROWS, _FEWEST_CELLS, _WIDEST = 3, 3, 80


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, in runs of such rows with tabs for the signs; sentences with as many commas have words in all their parts.

    >>> with_tabs(["Dear applicant,", "Year;Girls;Boys", "2021/22;26;81", "2022/23;48;35", "Yours; truly; ever"])[1:4]
    ['Year\\tGirls\\tBoys', '2021/22\\t26\\t81', '2022/23\\t48\\t35']
    """
    told, at = list(lines), 0
    while at < len(told):
        end = next((last for sign in ";|," if (last := _run(told, at, sign)) > at), at)
        if end > at:
            sign = next(sign for sign in ";|," if _run(told, at, sign) > at)
            told[at:end] = ["\t".join(cell.strip() for cell in line.strip(" |").split(sign)) for line in told[at:end]]
        at = max(end, at + 1)
    return told


def _run(lines: Sequence[str], first: int, sign: str) -> int:
    """Where the rows end that begin here, of as many cells as their head, each with a value; ``first`` where they are too few."""
    head = _cells(lines[first], sign)
    if len(head) < _FEWEST_CELLS or any(map(is_value, head[1:])):
        return first
    end = first + 1
    while end < len(lines) and len(cells := _cells(lines[end], sign)) == len(head) and any(map(is_value, cells[1:])):
        end += 1
    return end if end - first >= _FEWEST_ROWS else first


def _cells(line: str, sign: str) -> list[str]:
    cells = [cell.strip() for cell in line.strip(" |").split(sign)] if sign in line else []
    is_prose = sign == "," and ", " in line
    return [] if is_prose or any(len(cell) > _WIDEST for cell in cells) else cells

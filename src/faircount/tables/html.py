"""A table as HTML for a notebook: every word escaped, no style that a notebook has not got, no more rows than one looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

MOST_ROWS = 20


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]], count: int) -> str:
    """The first rows under their heads, what is not known as an empty cell, and how many of ``count`` rows are left out.

    >>> html_table(["a"], [["<5"], [None]], 2)
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;5</td></tr><tr><td></td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    shown = [row for _, row in zip(range(MOST_ROWS), rows, strict=False)]
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in shown)
    left = f"<p>and {count - len(shown):,} more rows</p>" if count > len(shown) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{left}"


def _cell(cell: object) -> str:
    return "" if cell is None else escape(f"{cell:,.4g}" if isinstance(cell, float) else str(cell))

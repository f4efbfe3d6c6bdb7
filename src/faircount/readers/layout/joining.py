"""Tables that go on over a page, or behind a line that says so, put together again."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.numbers import is_value
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet, Spot, shown


def with_tables_joined(document: Document) -> Document:
    """The document with each table joined to the one that it goes on from: as wide, no new headings, and nothing between them
    but the end of a page or a line that says that it goes on."""
    joined: list[Sheet | Prose] = []
    asides: list[Prose] = []
    is_told = False
    for block in document.blocks:
        if isinstance(block, Prose) and (block.kind is ProseKind.ASIDE or _GOES_ON.fullmatch(block.text)):
            asides.append(block)
            is_told = is_told or block.kind is not ProseKind.ASIDE
            continue
        last = joined[-1] if joined else None
        if isinstance(block, Sheet) and isinstance(last, Sheet) and _goes_on(last, block, is_told=is_told):
            joined[-1] = _joined(last, block)
        else:
            joined.append(block)
        is_told = False
    return replace(document, blocks=(*joined, *asides)) if asides or len(joined) < len(document.blocks) else document


_GOES_ON = regex(
    r"\W*(?:table \w{1,3}\W+)?(?:continued|cont['’]?d?)\b"
    r"(?: (?:overleaf|over|from (?:the )?(?:last|previous) page|on (?:the )?next page))?\W*"
    r"|.{0,60}\bpage \d{1,3}(?: of \d{1,3})?\W*",
    re.IGNORECASE,
)
"""A line between two pages that says nothing of a table but that it goes on."""


def _goes_on(first: Sheet, second: Sheet, *, is_told: bool) -> bool:
    if first.width != second.width or not second.rows:
        return False
    if not second.page:
        return is_told  # a text without pages tells it by a line alone
    if second.page != _last_page(first) + 1:
        return False
    heads = [[shown(value) for value in row] for row in first.rows[:4]]
    opening = [shown(value) for value in second.rows[0]]
    return opening in heads or any(is_value(value) for value in second.rows[0])


def _last_page(sheet: Sheet) -> int:
    return sheet.last_page or sheet.page


def _joined(first: Sheet, second: Sheet) -> Sheet:
    ahead = len(first.rows)
    names = dict(first.row_names) | {ahead + row: (second.name, row) for row in range(len(second.rows))}
    return replace(
        first,
        rows=(*first.rows, *second.rows),
        spread={**first.spread, **{_down(spot, ahead): _down(origin, ahead) for spot, origin in second.spread.items()}},
        boxes={**first.boxes, **{_down(spot, ahead): box for spot, box in second.boxes.items()}},
        marks={**first.marks, **{_down(spot, ahead): found for spot, found in second.marks.items()}},
        row_names=names,
        last_page=second.page,
    )


def _down(spot: Spot, rows: int) -> Spot:
    return spot[0] + rows, spot[1]

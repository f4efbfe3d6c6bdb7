"""Tables that go on over a page, or behind a line that says so, put together again."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.cell_values import is_value
from faircount.patterns import regex
from faircount.readers.base import Document, Prose, ProseKind, Sheet, Spot, Value, shown
from faircount.readers.layout.lines_between import is_block_label


def with_tables_joined(document: Document) -> Document:
    """The document with each table joined to the one that it goes on from: as wide, no new headings, and nothing between them
    but the end of a page, a line that says that it goes on, or the label of a block whose rows stand on the next page."""
    joined: list[Sheet | Prose] = []
    asides: list[Prose] = []
    is_told = False
    for block in document.blocks:
        if isinstance(block, Prose) and (block.kind is ProseKind.ASIDE or _GOES_ON.fullmatch(block.text)):
            asides.append(block)
            is_told = is_told or block.kind is not ProseKind.ASIDE
            continue
        label = joined[-1] if joined and isinstance(block, Sheet) and block.page else None
        last = joined[-2] if isinstance(label, Prose) and is_block_label(label.text) and len(joined) > 1 else label
        is_labelled = last is not label and isinstance(last, Sheet) and _has_blocks(last)
        last = last if is_labelled else label
        if isinstance(block, Sheet) and isinstance(last, Sheet) and _goes_on(last, block, is_told=is_told):
            joined[-1 - is_labelled :] = [_joined(last, block, label.text if isinstance(label, Prose) else "")]
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


def _has_blocks(sheet: Sheet) -> bool:
    """Whether labels stand alone among the rows, each over those of its own."""
    return any(isinstance(row[0], str) and not any(row[1:]) for row in sheet.rows[1:])


def _heads(sheet: Sheet) -> list[list[str]]:
    return [[shown(value) for value in row] for row in sheet.rows[:4]]


def _opening(sheet: Sheet) -> list[str]:
    return [shown(value) for value in sheet.rows[0]]


def _goes_on(first: Sheet, second: Sheet, *, is_told: bool) -> bool:
    if first.width != second.width or not second.rows:
        return False
    if not second.page:
        return is_told  # a text without pages tells it by a line alone
    if second.page != _last_page(first) + 1:
        return False
    return _opening(second) in _heads(first) or any(is_value(value) for value in second.rows[0])


def _last_page(sheet: Sheet) -> int:
    return sheet.last_page or sheet.page


def _joined(first: Sheet, second: Sheet, label: str) -> Sheet:
    """Both as one; the label at the foot of the page before stands over the rows of the second, under headings said again."""
    ahead = len(first.rows)
    at = int(bool(second.rows) and _opening(second) in _heads(first)) if label else len(second.rows)
    labelled: list[tuple[Value, ...]] = [(label, *[None] * (second.width - 1))] if label else []

    def down(spot: Spot) -> Spot:
        return spot[0] + ahead + (spot[0] >= at), spot[1]

    names = dict(first.row_names) | {down((row, 0))[0]: (second.name, row) for row in range(len(second.rows))}
    return replace(
        first,
        rows=(*first.rows, *second.rows[:at], *labelled, *second.rows[at:]),
        spread={**first.spread, **{down(spot): down(origin) for spot, origin in second.spread.items()}},
        boxes={**first.boxes, **{down(spot): box for spot, box in second.boxes.items()}},
        marks={**first.marks, **{down(spot): found for spot, found in second.marks.items()}},
        row_names=names,
        last_page=second.page,
    )

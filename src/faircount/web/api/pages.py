"""Rows chosen and given out a page at a time: a place in the list is a row's own name, so it stays when rows come and go."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from faircount.errors import UnknownTerm

Row = TypeVar("Row")
Key = Callable[[Row], tuple[str, ...]]
_BETWEEN = "\x1f"
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, how many there are in all, and the cursor of the rest; "" where there is none."""

    rows: Sequence[Row]
    total: int
    following: str


def page_of(rows: Iterable[Row], key: Key[Row], after: str, limit: int) -> Page[Row]:
    """The rows after a cursor, in the order of their keys; from the beginning without one.

    >>> page = page_of(["kent", "avon", "essex"], lambda name: (name,), after="", limit=2)
    >>> page.rows, page.total, page_of(["kent", "avon", "essex", "cumbria"], lambda name: (name,), page.following, 2).rows
    (['avon', 'essex'], 3, ['kent'])
    """
    ordered = sorted(rows, key=key)
    start = _read(after) if after else None
    rest = [row for row in ordered if start is None or key(row) > start]
    shown = rest[:limit]
    return Page(shown, len(ordered), _cursor(key(shown[-1])) if len(rest) > limit else "")


def _cursor(key: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(_BETWEEN.join(key).encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[str, ...]:
    try:
        if len(cursor) > LONGEST:
            raise ValueError
        letters = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return tuple(letters.decode().split(_BETWEEN))
    except (ValueError, binascii.Error) as error:
        raise UnknownTerm("this is no cursor that a page has given; begin again without one") from error

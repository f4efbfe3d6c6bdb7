"""Non-recent offences told apart: a small table a period, tied to the reply by one count that both print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from faircount.errors import NotProtected
from faircount.pipeline.answering.counting import Cube
from faircount.pipeline.answering.rows import Row, Why
from faircount.pipeline.answering.shield import attacked
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import SafePattern, suppress
from faircount.records.dimensions import ByRecency
from faircount.tables.margins import HierarchicalTable
from faircount.tables.request import AskedCell
from faircount.vocabulary.measures import Online, Sex


@dataclass(frozen=True, eq=False)
class Told:
    """How much of one printed count was recent, non-recent, or of no known day; hidden parts are None."""

    cell: AskedCell
    whole: int
    parts: tuple[int | None, ...]
    pattern: SafePattern


def tell_recency(rows: Sequence[Row], cube: Cube, policy: ProtectionPolicy) -> tuple[Told, ...]:
    """The split of each outermost count that is printed for a period.

    Only the printed whole ties such a split to the reply, so each is safe beside the other if each is safe alone. A whole that
    is hidden, or that another asked count holds, is not split: then the two would narrow each other.
    """
    return tuple(told for row in _outermost(rows) if (told := _split(row, cube, policy)) is not None)


def _outermost(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        cell = row.cell
        is_whole = cell.ages.is_all and cell.online is Online.ALL and cell.sex is Sex.ALL
        if row.why is Why.SHOWN and is_whole and not any(_holds(other, row) for other in rows):
            yield row


def _holds(other: Row, row: Row) -> bool:
    """Whether another row shares records with this one, and is not a part of it."""
    if other is row or not other.place:
        return False
    shared = all(mine & theirs for mine, theirs in zip(row.place, other.place, strict=True))
    return shared and not all(theirs <= mine for mine, theirs in zip(row.place, other.place, strict=True))


def _split(row: Row, cube: Cube, policy: ProtectionPolicy) -> Told | None:
    parts = cube.recency(row.place)
    table = HierarchicalTable.of_leaves((ByRecency().hierarchy,), np.array([0, *parts]))
    keep = np.array([True, False, False, False])
    try:
        pattern = suppress(table, policy, keep=keep)
        attacked(pattern, pattern.primary)
    except NotProtected:
        return None
    shown = tuple(None if hidden else int(count) for count, hidden in zip(parts, pattern.hidden[1:], strict=True))
    return Told(row.cell, int(table.flat[0]), shown, pattern)

"""Non-recent offences told apart: a small table a period, tied to the reply by one count that both print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from faircount.errors import NotProtected
from faircount.pipeline.answering.counting import Cube
from faircount.pipeline.answering.grid import Place
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


def tell_recency(rows: Sequence[Row], cube: Cube, policy: ProtectionPolicy, before: Sequence[Place] = ()) -> tuple[Told, ...]:
    """The split of each widest count that is printed for a period.

    Only the printed whole ties such a split to the reply, so each is safe beside the other if each is safe alone. A whole that
    is hidden is not split, nor one that shares records with another that is or may have been split in an earlier reply
    (``before``): then the two would narrow each other. A whole that was printed before is split as it was then.
    """
    return tuple(told for row in _apart(rows, before) if (told := _split(row, cube, policy)) is not None)


def _apart(rows: Sequence[Row], before: Sequence[Place]) -> list[Row]:
    """Printed wholes of which no two share records, the widest first to be chosen, in the order of the request."""
    chosen: list[Place] = []
    for row in sorted((row for row in rows if _is_printed_whole(row)), key=lambda row: -prod(map(len, row.place))):
        if not any(_share(row.place, other) and row.place != other for other in (*chosen, *before)):
            chosen.append(row.place)
    return [row for row in rows if _is_printed_whole(row) and row.place in chosen]


def _is_printed_whole(row: Row) -> bool:
    return row.why is Why.SHOWN and is_whole(row.cell)


def is_whole(cell: AskedCell) -> bool:
    """Whether a cell is of all ages, marks and sexes: what can be split."""
    return cell.ages.is_all and cell.online is Online.ALL and cell.sex is Sex.ALL


def _share(one: Place, other: Place) -> bool:
    return all(mine & theirs for mine, theirs in zip(one, other, strict=True))


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

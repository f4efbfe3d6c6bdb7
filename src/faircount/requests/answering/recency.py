"""Non-recent offences told apart: a small table a period, tied to the reply by one count that both print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from faircount.protect.guarding.choosing import choose
from faircount.protect.guarding.world import Place, Telling, World
from faircount.protect.policy import ProtectionPolicy
from faircount.requests.answering.counting import Cube
from faircount.requests.answering.rows import RequestRow, Why
from faircount.tables.request import AskedCell
from faircount.vocabulary.measures import Online, Sex


@dataclass(frozen=True, eq=False)
class RecencySplit:
    """How much of one printed count was recent, non-recent, or of no known day; hidden parts are None."""

    cell: AskedCell
    whole: int
    parts: tuple[int | None, ...]


def tell_recency(
    rows: Sequence[RequestRow], cube: Cube, policy: ProtectionPolicy, before: Sequence[Place] = ()
) -> tuple[RecencySplit, ...]:
    """The split of each widest count that is printed for a period.

    Only the printed whole ties such a split to the reply, so each is safe beside the other if each is safe alone. A whole that
    is hidden is not split, nor one that shares records with another that is or may have been split in an earlier reply
    (``before``), in whatever unit: then the two would narrow each other. A whole that was printed before is split as it was then.
    """
    return tuple(told for row in _apart(rows, before) if (told := _split(row, cube, policy)) is not None)


def _apart(rows: Sequence[RequestRow], before: Sequence[Place]) -> list[RequestRow]:
    """Printed wholes of which no two share records, the widest first to be chosen, in the order of the request."""
    chosen: list[Place] = []
    for row in sorted((row for row in rows if _is_printed_whole(row)), key=lambda row: -prod(map(len, row.place))):
        if not any(_share(row.place, other) and row.place != other for other in (*chosen, *before)):
            chosen.append(row.place)
    return [row for row in rows if _is_printed_whole(row) and row.place in chosen]


def _is_printed_whole(row: RequestRow) -> bool:
    return row.why is Why.SHOWN and is_whole(row.cell)


def is_whole(cell: AskedCell) -> bool:
    """Whether a cell is of all ages, marks and sexes, and broken down no further: what can be split."""
    return cell.ages.is_all and cell.online is Online.ALL and cell.sex is Sex.ALL and not cell.breakdown


def _share(one: Place, other: Place) -> bool:
    return all(mine & theirs for mine, theirs in zip(one, other, strict=True))


def _split(row: RequestRow, cube: Cube, policy: ProtectionPolicy) -> RecencySplit | None:
    """The parts as far as they can be told; nothing where even with all parts withheld one would follow from the whole."""
    parts = cube.recency(row.place)
    every = range(len(parts))
    places = [(frozenset(every),), *((frozenset({part}),) for part in every)]
    world = World.of(places, parts, np.zeros(len(parts), dtype=np.bool_), [False, *(parts == 0)])
    counts, whole = world.counts, world.set_of[0]
    known = np.arange(len(world.sets)) == whole
    ends = np.where(known, counts, 0), np.where(known, counts, np.inf)
    telling = Telling(*ends, ~known, ~known & (counts >= policy.threshold), np.ones(len(counts)), policy.least_hidden)
    choice = choose(world, telling, policy)
    if choice.narrow:
        return None
    shown = [place < 0 or known[place] or choice.shown[place] for place in world.set_of[1:]]
    return RecencySplit(
        row.cell, int(parts.sum()), tuple(int(count) if seen else None for count, seen in zip(parts, shown, strict=True))
    )

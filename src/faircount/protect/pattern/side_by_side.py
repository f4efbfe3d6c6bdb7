"""Two copies of a pattern improved at once, each on a core of its own, and what either found brought together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass

import numpy as np

from faircount.protect.pattern.annealing import Pattern, improve
from faircount.protect.pattern.moves import BANNED, Whole, scratch_for
from faircount.protect.pattern.program import PIVOTS, SPENT, program_for
from faircount.protect.pattern.repair import drafts_for
from faircount.protect.pattern.trial import SecondaryCells, list_secondary

OTHER_SEED = 2


@dataclass(frozen=True, eq=False)
class Twins:
    """A pattern and its copy, each with its secondary cells; between two calls they are alike."""

    own: Pattern
    own_listed: SecondaryCells
    other: Pattern
    other_listed: SecondaryCells


def twins_of(pattern: Pattern) -> Twins:
    """A pattern with a copy to search in."""
    board, changes, lines = deepcopy(pattern.board), deepcopy(pattern.changes), pattern.search.lines
    other = Pattern(
        board=board,
        changes=changes,
        search=pattern.search._replace(room=scratch_for(lines, OTHER_SEED)),
        drafts=drafts_for(changes.longest),
        program=program_for(lines.trees, board.price < BANNED, OTHER_SEED),
    )
    return Twins(pattern, list_secondary(pattern.board), other, list_secondary(board))


def pivots_of(twins: Twins) -> int:
    """How many pivots the searches of both have taken."""
    return sum(int(each.program.numbers[PIVOTS] + each.program.numbers[SPENT]) for each in (twins.own, twins.other))


def improve_both(twins: Twins, cells: Whole, heat: float, *, patient: bool) -> None:
    """Try to publish every second of these cells in the one and the others in the other, then in the one what the other could.

    The same cells are published whatever the number of cores: neither looks at the other before both have ended.
    """
    with ThreadPoolExecutor(2) as pool:
        mine = pool.submit(improve, twins.own, twins.own_listed, cells[::2], heat, patient=patient)
        others = pool.submit(improve, twins.other, twins.other_listed, cells[1::2], heat, patient=patient)
        mine.result()
        found = others.result()
    improve(twins.own, twins.own_listed, found, heat, patient=False, hints=twins.other.changes)
    for ours, theirs in ((twins.own.board, twins.other.board), (twins.own.changes, twins.other.changes)):
        _copy(ours, theirs)
    _copy(twins.own_listed, twins.other_listed)


def _copy(source: tuple[object, ...], into: tuple[object, ...]) -> None:
    """Write every array of the one into the other's."""
    for one, other in zip(source, into, strict=True):
        if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
            np.copyto(other, one)

"""Annealing, on two cores: give each small count a change, publish a cell, mend what leaned on it, keep what costs less."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass

import numpy as np

from faircount.protect.pattern.any_change import PIVOTS, SPENT, Program, program_for, weigh
from faircount.protect.pattern.changes import Moves, keep_change, lend, no_changes, share
from faircount.protect.pattern.compiled import compiled
from faircount.protect.pattern.lines import Lines, Whole, longest_support
from faircount.protect.pattern.moves import BANNED, Board, scratch_for
from faircount.protect.pattern.repair import Drafts, Search, drafts_for, fresh, polish
from faircount.protect.pattern.trial import MOST_USERS, Saved, SecondaryCells, attempt, list_secondary, saved_for

LONGEST = 384
"""The most cells that one change may touch."""
NOISE = 0.5
"""How far the order of trials is left to chance."""
STEPS, PATIENT_STEPS = 2000, 1_000_000
"""How many partial moves a search may look at: few while improving, many when a cell has no protection at all yet."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern of hidden cells being worked on, with the change that protects each primary cell."""

    board: Board
    changes: Moves
    search: Search
    drafts: Drafts
    program: Program


def open_pattern(lines: Lines, board: Board, primaries: Whole, width: int, seed: int = 1, *, fixed: bool = False) -> Pattern:
    """A pattern in which no primary cell is protected yet; one that is ``fixed`` cannot be improved, and takes less room."""
    longest = min(LONGEST, longest_support(lines) + 1) if fixed else LONGEST
    changes = no_changes(primaries, len(board.price), longest, linked=not fixed)
    search = Search(lines, scratch_for(lines, seed), width, STEPS)
    return Pattern(
        board,
        changes,
        search,
        drafts_for(longest),
        program_for(lines.trees, np.zeros(0, dtype=np.bool_) if fixed else board.price < BANNED, seed),
    )


def dearest_first(pattern: Pattern, listed: SecondaryCells, seed: int) -> Whole:
    """The secondary cells, first those that weigh much for how many primaries lean on them, with some chance."""
    cells = listed.cells[: listed.size[0]]
    noise = np.exp(NOISE * np.random.default_rng(seed).normal(size=len(cells)))
    order = np.argsort(-pattern.board.weight[cells] / (1 + pattern.board.uses[cells]) * noise, kind="stable")
    return cells[order]


def improve(
    pattern: Pattern, listed: SecondaryCells, cells: Whole, heat: float, *, patient: bool, hints: Moves | None = None
) -> Whole:
    """Try to publish these cells in order; those that were published.

    ``heat`` is how much dearer, on average, a pattern may become in one trial. In ``patient`` trials any change is looked for
    where moves do not mend. ``hints`` are changes of the same primaries that may do instead.
    """
    parts = (pattern.board, pattern.changes, pattern.search, pattern.drafts, pattern.program)
    if patient:
        weigh(pattern.board, pattern.program)
    saved, published = saved_for(pattern.changes.longest), np.zeros(len(cells), dtype=np.int64)
    known, cells = pattern.changes if hints is None else hints, np.ascontiguousarray(cells)  # compiled for one kind of array
    size = _improve(cells, heat, patient, listed, saved, known, published, *parts)
    return published[:size]


@compiled
def _improve(
    cells: Whole, heat: float, patient: bool, listed: SecondaryCells, saved: Saved, hints: Moves, published: Whole,
    board: Board, changes: Moves, search: Search, drafts: Drafts, program: Program,
) -> int:  # fmt: skip
    size = 0
    for cell in cells:
        if listed.places[cell] < 0 or board.uses[cell] > MOST_USERS:
            continue
        if attempt(cell, heat, patient, listed, saved, hints, board, changes, search, drafts, program):
            published[size] = cell
            size += 1
    return size


def protect_each(pattern: Pattern, *, shared: bool = True) -> Whole:
    """Give each primary cell a change, the cheapest where it needs one of its own; the primaries for which none was found.

    A product of lines gives every cell that it touches the same width, so that a primary that lies on the change of another
    is protected at no further price, and is not searched for. Changes that are not ``shared`` are dearer together at first, but
    leave more to be improved.
    """
    patient = pattern.search._replace(steps=PATIENT_STEPS)
    # The smallest counts first: they have the fewest changes to choose from.
    order = np.argsort(pattern.board.capacity[pattern.changes.primaries], kind="stable")
    _protect_each(order, shared, pattern.board, pattern.changes, patient, pattern.drafts)
    left: Whole = pattern.changes.primaries[pattern.changes.sizes == 0]
    return left


@compiled
def _protect_each(order: Whole, shared: bool, board: Board, changes: Moves, search: Search, drafts: Drafts) -> None:
    for number in order:
        if changes.sizes[number] > 0:
            continue
        target = changes.primaries[number]
        cost, size = fresh(target, BANNED / 10, drafts.spare, drafts.best, board, search)
        if size > 0 and not shared:
            cost, size = polish(target, drafts.best, size, cost, drafts.spare, board, search)
        if size == 0:
            continue
        linked = changes.next.shape[0] > 0
        if not linked:
            changes.starts[number] = changes.end[0]
            changes.end[0] += size
        keep_change(number, size, drafts.best, board, changes)
        if shared and not linked:
            lend(number, search.width, board, changes)
        elif shared:
            share(size, drafts.best, search.width, board, changes)


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

"""Populations that nobody asked for and everybody can form from answers: which of them are few, and too closely known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from faircount.bounds.explain_conflict import described
from faircount.bounds.solver import Model
from faircount.bounds.system import Limits, System
from faircount.protect.disclosure.percentages import PERCENTAGE
from faircount.protect.disclosure.question import DisclosedCount, DisclosureQuestion
from faircount.protect.guarding.choosing import tied_blocks
from faircount.protect.guarding.grid import CHILD, RequestGrid, codes_of
from faircount.protect.guarding.populations import guarded
from faircount.protect.guarding.world import Counts, World
from faircount.tables.figures import Figure
from faircount.tables.request import AskedCell
from faircount.vocabulary.status import HIDDEN
from faircount.vocabulary.units import UNITS

MAX_FIGURES = 1_500
"""With more figures of one area than this no more than what is printed or hidden is audited."""


def what_follows(figures: Sequence[Figure], named: Collection[object], asked: DisclosureQuestion) -> list[DisclosedCount]:
    """The small counts that follow from the figures of one area without being in any of them, each with what it follows from.

    ``named`` are the subjects of figures that are known to be given away: what shares people with one of them is not named again.
    Figures bind each other by their periods, codes, marks, ages and sexes, by what each unit counts, and by whom the names of
    offences rule out. What is broken down further, or of adults, is left out.
    """
    found: list[DisclosedCount] = []
    for area in dict.fromkeys(figure.area for figure in figures):
        own = [figure for figure in figures if figure.area == area and _is_told(figure)]
        if 1 < len(own) <= MAX_FIGURES:
            found += _of_area(own, named, asked)
    return found


def _is_told(figure: Figure) -> bool:
    is_count = figure.counted in UNITS and not figure.breakdown and figure.note != PERCENTAGE
    of_children = figure.ages.low is None or figure.ages.low <= CHILD
    return is_count and of_children and bool(codes_of(figure.offence))


def _cell(figure: Figure) -> AskedCell:
    return AskedCell("R000", figure.period, figure.counted, figure.offence, figure.online, figure.ages, figure.sex)


def _of_area(figures: Sequence[Figure], named: Collection[object], asked: DisclosureQuestion) -> Iterator[DisclosedCount]:
    grid = RequestGrid.of([_cell(figure) for figure in figures])
    placed = [(figure, place) for figure in figures if all(place := grid.place(_cell(figure)))]
    if not placed:
        return
    nothing = np.zeros(grid.shape, dtype=np.int64)
    empty = [figure.upper == 0 for figure, _ in placed]
    world = World.of([place for _, place in placed], nothing, grid.impossible, empty)
    lower, upper = np.zeros(len(world.sets)), np.full(len(world.sets), np.inf)
    for (figure, _), row in zip(placed, world.set_of, strict=True):
        if row >= 0:
            least = (
                figure.lower
                if figure.lower is not None
                else int(bool(figure.locator) and figure.status in HIDDEN and asked.zeros_shown)
            )
            lower[row] = max(lower[row], least)
            upper[row] = min(upper[row], np.inf if figure.upper is None else figure.upper)
    table = _any_table(world, lower, upper)
    if table is None:
        return
    yield from _narrow(replace(world, truth=table), [figure for figure, _ in placed], lower, upper, named, asked)


def _any_table(world: World, lower: Limits, upper: Limits) -> Counts | None:
    """Any counts that agree with what is told: a population that is too closely known has nearly the same in all of them."""
    if not len(world.sets) or (lower > upper).any():
        return None
    found = Model(System.of(world.sets.astype(np.float64), lower, upper)).most(np.zeros(len(world.truth)), whole=True)
    return None if found is None else found.point


def _narrow(
    world: World, figures: Sequence[Figure], lower: Limits, upper: Limits, named: Collection[object], asked: DisclosureQuestion
) -> Iterator[DisclosedCount]:
    follow = guarded(world, asked.threshold)
    close: dict[int, tuple[int, set[int]]] = {}
    # What may be nobody is no finding: that it is somebody is more than a reader knows.
    for block in tied_blocks(world, follow):
        block.room.limit(lower[block.rows], upper[block.rows])
        wanted = np.full(len(block.guards), asked.least_width)
        for guard, narrow in block.room.narrow(wanted, exact=True).items():
            if narrow.least > 0:
                close[int(block.guards[guard])] = narrow.width, {int(block.rows[row]) for row in narrow.held_by}
    shown = {row for figure, row in zip(figures, world.set_of, strict=True) if row >= 0 and figure.count is not None}
    given = {row for figure, row in zip(figures, world.set_of, strict=True) if row >= 0 and figure.subject in named}
    printed = {world.sets[row].tobytes() for row in shown}
    known = [world.sets[row] for row in given]
    for guard, (width, rows) in close.items():
        own = follow.sets[guard]
        used = [figure for figure, row in zip(figures, world.set_of, strict=True) if row in rows and figure.count]
        if used and own.tobytes() not in printed and not any((own & each).any() for each in known):
            known.append(own)
            yield _given(used, width)


def _given(used: Sequence[Figure], width: int) -> DisclosedCount:
    ordered = sorted(used, key=lambda figure: -(figure.count or 0))
    named = [f"{described(figure)} ({figure.locator})" for figure in ordered]
    files = tuple(dict.fromkeys(figure.source_id for figure in ordered))
    what = f"what is left of {named[0]}" + (f" without {'; '.join(named[1:3])}" if named[1:] else "")
    return DisclosedCount((what,), width + 1, "; ".join(named), files, f"hide {named[-1]} too")

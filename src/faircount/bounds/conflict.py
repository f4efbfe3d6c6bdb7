"""The smallest sets of figures that cannot all be true, and the cheapest figures to set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faircount.bounds.hitting import cheapest_hit
from faircount.bounds.solver import Model
from faircount.bounds.system import System

Rows = frozenset[int]
TRIES = 400
"""Sets tried in search of the smallest conflict before one that is only irreducible is taken."""
MOST_OPTIONS = 24
"""Equally cheap ways to mend that are listed; more than these are a tie all the same."""
PAIRED = 12
"""Up to so many doubtful rows, every pair clash of theirs is looked for, not only those that settle what to set aside."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Rows that cannot all hold: drop any one of them and the others can. ``is_smallest`` says that no smaller clash exists."""

    rows: tuple[int, ...]
    is_smallest: bool


@dataclass(frozen=True, slots=True)
class Mending:
    """What to set aside so that the rest can be true: the cheapest choices, and the clashes that force them.

    More than one option is a tie: the figures do not say which of them is wrong, and neither do we. At most ``MOST_OPTIONS``
    are listed; ``doubtful`` holds every row of every cheapest choice all the same, and none of them is used until a person
    settles it.
    """

    options: tuple[Rows, ...]
    cost: int
    clashes: tuple[Clash, ...]
    doubtful: Rows

    @property
    def is_tie(self) -> bool:
        """Whether several choices are equally cheap."""
        return len(self.options) > 1


class Switchboard:
    """A system whose rows can be switched off one by one; rules are never switched off.

    Answers are kept: whatever lies inside a set that can be true can be true, whatever holds a clash cannot.
    """

    def __init__(self, system: System, switches: Iterable[int]) -> None:
        self.switches = frozenset(switches)
        self._model = Model(system)
        self._rules = np.array([row not in self.switches for row in range(system.rows)], dtype=np.bool_)
        self._possible: list[Rows] = []
        self._clashing: list[Rows] = []

    def can_hold(self, rows: Rows) -> bool:
        """Whether the rows, with the rules, can all be true together, over whole numbers."""
        if any(rows <= known for known in self._possible):
            return True
        if any(known <= rows for known in self._clashing):
            return False
        holds = self._solve(rows)
        (self._possible if holds else self._clashing).append(rows)
        return holds

    def _solve(self, rows: Rows) -> bool:
        active = self._rules.copy()
        active[sorted(rows)] = True
        self._model.switch(active)
        nothing = np.zeros(self._model.system.columns)
        found = self._model.most(nothing)
        if found is not None and found.point is None:
            found = self._model.most(nothing, whole=True)
        return found is not None


def smallest_clash(board: Switchboard, among: Rows) -> Clash | None:
    """The smallest set of these rows that cannot all hold, or None if they can.

    Method: sets that hit every known way to mend are tried from the smallest on; the first that cannot hold is a smallest clash
    (implicit hitting sets: Ignatiev and others, CP 2015). One that is only irreducible is returned if that takes too long.
    """
    if board.can_hold(among):
        return None
    alone = next((row for row in sorted(among) if not board.can_hold(frozenset((row,)))), None)
    if alone is not None:
        return Clash((alone,), True)
    fallback = irreducible_clash(board, among)
    mendings: list[Rows] = []
    for _ in range(TRIES if len(fallback) > 2 else 0):
        trial = cheapest_hit(mendings, dict.fromkeys(among, 1), at_least=2)
        assert trial is not None, "every way to mend can be hit"
        if len(trial) >= len(fallback):
            break
        if not board.can_hold(trial):
            return Clash(tuple(sorted(trial)), True)
        mendings.append(among - _grown(board, trial, among))
    return Clash(tuple(sorted(fallback)), len(mendings) < TRIES)


def irreducible_clash(board: Switchboard, among: Rows) -> Rows:
    """A set of rows that cannot all hold, of which any smaller choice can: found by halving (QuickXplain, Junker 2004)."""

    def explain(base: Rows, added: bool, left: tuple[int, ...]) -> Rows:
        if added and not board.can_hold(base):
            return frozenset()
        if len(left) == 1:
            return frozenset(left)
        half = len(left) // 2
        later = explain(base | frozenset(left[:half]), True, left[half:])
        earlier = explain(base | later, bool(later), left[:half])
        return earlier | later

    return explain(frozenset(), False, tuple(sorted(among)))


def _grown(board: Switchboard, start: Rows, among: Rows) -> Rows:
    """A largest set of rows that can all hold and includes the start."""
    grown = start
    for row in sorted(among - start):
        if board.can_hold(grown | {row}):
            grown |= {row}
    return grown


def disjoint_clashes(board: Switchboard) -> Iterator[Clash]:
    """Clashes that share no row, the smallest first, until what is left can be true."""
    left = board.switches
    while (clash := smallest_clash(board, left)) is not None:
        yield clash
        left -= frozenset(clash.rows)


def mend(board: Switchboard, costs: Mapping[int, int]) -> Mending:
    """The cheapest rows to set aside so that the rest can be true, with every equally cheap choice.

    Method: the cheapest set that hits every known clash, until it also mends the whole (Reiter 1987, on diagnoses).
    """
    clashes = list(disjoint_clashes(board))
    options: list[Rows] = []
    while len(options) < MOST_OPTIONS:
        choice = _cheapest_mending(board, costs, clashes, without=options)
        if choice is None or (options and _price(choice, costs) > _price(options[0], costs)):
            break
        options.append(choice)
    best = _price(options[0], costs)
    doubtful = frozenset().union(*options)
    for row in sorted(frozenset().union(*(clash.rows for clash in clashes)) - doubtful):
        choice = _cheapest_mending(board, costs, clashes, hold=row)
        if choice is not None and _price(choice, costs) == best:
            doubtful |= choice
    if len(doubtful) <= PAIRED:
        clashes += _further_pairs(board, doubtful, clashes)
    return Mending(tuple(options), best, tuple(clashes), doubtful)


def _further_pairs(board: Switchboard, doubtful: Rows, clashes: Sequence[Clash]) -> list[Clash]:
    """Every other row that a doubtful one clashes with by itself: more to show, where the mending needed no more to be known."""
    known = {clash.rows for clash in clashes}
    singles = {clash.rows[0] for clash in clashes if len(clash.rows) == 1}
    pairs = {tuple(sorted((row, other))) for row in doubtful for other in board.switches - {row} if not {row, other} & singles}
    return [Clash(pair, True) for pair in sorted(pairs - known) if not board.can_hold(frozenset(pair))]


def _cheapest_mending(
    board: Switchboard, costs: Mapping[int, int], clashes: list[Clash], *, without: Sequence[Rows] = (), hold: int | None = None
) -> Rows | None:
    """The cheapest choice that mends the whole; clashes found on the way are added to the list."""
    while True:
        sets = [frozenset(clash.rows) for clash in clashes] + ([] if hold is None else [frozenset((hold,))])
        choice = cheapest_hit(sets, costs, without=without)
        further = smallest_clash(board, board.switches - choice) if choice is not None else None
        if further is None:
            return choice
        clashes.append(further)


def _price(rows: Rows, costs: Mapping[int, int]) -> int:
    return sum(costs[row] for row in rows)

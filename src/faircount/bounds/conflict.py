"""The smallest sets of figures that cannot all be true, and the cheapest figures to set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from faircount.bounds.elastic import Elastic
from faircount.bounds.solver import Model
from faircount.bounds.system import System

Rows = frozenset[int]
TRIES = 400
"""Sets tried in search of the smallest conflict before one that is only irreducible is taken."""
MOST_OPTIONS = 24
"""Equally cheap ways to mend that are listed; more than these are a tie all the same."""


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


class Switchboard:
    """A system whose rows can be switched off one by one; rules are never switched off.

    Answers are kept: whatever lies inside a set that can be true can be true, whatever holds a clash cannot.
    """

    def __init__(self, system: System, switches: Iterable[int]) -> None:
        self.system = system
        self.switches = frozenset(switches)
        self._model = Model(system)
        self._rules = np.array([row not in self.switches for row in range(system.rows)], dtype=np.bool_)
        self._possible: list[int] = []
        self._clashing: list[int] = []

    def can_hold(self, rows: Rows) -> bool:
        """Whether the rows, with the rules, can all be true together, over whole numbers."""
        asked = sum(1 << row for row in rows)
        if any(asked & ~known == 0 for known in self._possible):
            return True
        if any(known & ~asked == 0 for known in self._clashing):
            return False
        holds = self._solve(rows)
        (self._possible if holds else self._clashing).append(asked)
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

    @cached_property
    def elastic(self) -> Elastic:
        """The same rows, each of which may be missed at a price."""
        return Elastic(self.system, self.switches)

    @cached_property
    def small_clashes(self) -> tuple[Rows, ...]:
        """Every row that cannot hold by itself, and every two of which one needs more than the other allows around it."""
        alone = [frozenset((row,)) for row in sorted(self.switches) if not self.can_hold(frozenset((row,)))]
        suspects = (frozenset(pair) for pair in nested_pairs(self.system) if self.switches.issuperset(pair))
        pairs = [pair for pair in suspects if not any(row <= pair for row in alone) and not self.can_hold(pair)]
        return (*alone, *sorted(set(pairs), key=sorted))


def nested_pairs(system: System) -> Iterator[tuple[int, int]]:
    """Rows of which the first lies in the second and needs more than that allows."""
    inside = (abs(system.matrix) > 0).astype(np.int32)
    shared = (inside @ inside.T).tocoo()
    size = np.diff(system.matrix.indptr)
    nested = (shared.data == size[shared.row]) & (shared.row != shared.col)
    clashing = nested & (system.lower[shared.row] > system.upper[shared.col])
    return zip(shared.row[clashing].tolist(), shared.col[clashing].tolist(), strict=True)


def smallest_clash(board: Switchboard, among: Rows) -> Clash | None:
    """The smallest set of these rows that cannot all hold, or None if they can.

    Method: sets that hit every known way to mend are tried from the smallest on; the first that cannot hold is a smallest clash
    (implicit hitting sets: Ignatiev and others, CP 2015). One that is only irreducible is returned if that takes too long.
    """
    if board.can_hold(among):
        return None
    small = next((clash for clash in board.small_clashes if clash <= among), None)
    if small is not None:
        return Clash(tuple(sorted(small)), True)
    fallback = irreducible_clash(board, among)
    mendings: list[Rows] = []
    for _ in range(TRIES if len(fallback) > 2 else 0):
        trial = cheapest_hit(mendings, dict.fromkeys(among, 1), at_least=2)
        assert trial is not None, "every way to mend can be hit"
        if len(trial) >= len(fallback):
            break
        if not board.can_hold(trial):
            return Clash(tuple(sorted(trial)), True)
        mendings.append(among - _largest_with(board, trial, among))
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


def _largest_with(board: Switchboard, start: Rows, among: Rows) -> Rows:
    """A set of rows that can hold, includes the start, and to which none can be added."""
    likely = start | (board.elastic.holding(start) & among)
    grown = likely if board.can_hold(likely) else start
    return _grown(board, grown, tuple(sorted(among - grown)))


def _grown(board: Switchboard, start: Rows, left: tuple[int, ...]) -> Rows:
    """A largest set that can hold, from the start and as many of the rows left as possible; halves are tried whole first."""
    if not left or board.can_hold(start | frozenset(left)):
        return start | frozenset(left)
    if len(left) == 1:
        return start
    half = len(left) // 2
    return _grown(board, _grown(board, start, left[:half]), left[half:])


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
    known = {clash.rows for clash in clashes}
    clashes += [Clash(rows, True) for pair in board.small_clashes if (rows := tuple(sorted(pair))) not in known]
    first = _cheapest_mending(board, costs, clashes)
    assert first is not None, "setting everything aside mends everything"
    options, best = [first], _price(first, costs)
    while len(options) < MOST_OPTIONS:
        choice = _cheapest_mending(board, costs, clashes, without=options, limit=best)
        if choice is None:
            break
        options.append(choice)
    doubtful = frozenset().union(*options)
    for row in sorted(frozenset().union(*(clash.rows for clash in clashes)) - doubtful):
        if row not in doubtful:
            doubtful |= _cheapest_mending(board, costs, clashes, hold=row, limit=best) or frozenset()
    return Mending(tuple(options), best, tuple(clashes), doubtful)


def _cheapest_mending(
    board: Switchboard,
    costs: Mapping[int, int],
    clashes: list[Clash],
    *,
    without: Sequence[Rows] = (),
    hold: int | None = None,
    limit: int | None = None,
) -> Rows | None:
    """The cheapest choice that mends the whole, or None if it would cost more than the limit.

    Clashes found on the way are added to the list; they are irreducible, and not always the smallest.
    """
    while True:
        sets = [frozenset(clash.rows) for clash in clashes] + ([] if hold is None else [frozenset((hold,))])
        choice = cheapest_hit(sets, costs, without=without)
        if choice is None or (limit is not None and _price(choice, costs) > limit):
            return None
        if board.can_hold(board.switches - choice):
            return choice
        rows = irreducible_clash(board, board.switches - choice)
        clashes.append(Clash(tuple(sorted(rows)), is_smallest=False))


def _price(rows: Rows, costs: Mapping[int, int]) -> int:
    return sum(costs[row] for row in rows)


def cheapest_hit(
    sets: Sequence[frozenset[int]], costs: Mapping[int, int], *, without: Sequence[frozenset[int]] = (), at_least: int = 0
) -> frozenset[int] | None:
    """The cheapest choice with a member of each set and ``at_least`` so many in all; None if there is no such choice.

    Choices that hold one of those in ``without`` are passed over.

    >>> sorted(cheapest_hit([frozenset({1, 2}), frozenset({2, 3})], {1: 1, 2: 1, 3: 1}) or ())
    [2]
    """
    members = sorted(costs)
    place = {member: column for column, member in enumerate(members)}
    matrix = np.zeros((len(sets) + len(without) + 1, len(members)))
    for row, each in enumerate((*sets, *without)):
        matrix[row, [place[member] for member in each]] = 1
    matrix[-1] = 1
    lower = [1.0] * len(sets) + [-np.inf] * len(without) + [float(at_least)]
    upper = [np.inf] * len(sets) + [len(choice) - 1.0 for choice in without] + [np.inf]
    weights = np.array([float(costs[member]) for member in members])
    # Sorted members, one thread, one seed: the same sets give the same choice, also where several are equally cheap.
    system = System.of(matrix, lower, upper, ceiling=[1.0] * len(members))
    found = Model(system).most(-weights, whole=True)
    if found is None:
        return None
    assert found.point is not None, "a choice that was found does not check"
    return frozenset(members[column] for column in np.flatnonzero(found.point))

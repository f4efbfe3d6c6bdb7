"""The room that tidy figures leave each other: what a hidden one is promised, and what else would have to be hidden for it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import block_array, csr_array, diags_array

from faircount.bounds.range import Range
from faircount.bounds.ranges import feasible_ranges
from faircount.bounds.system import Block, Limits
from faircount.protect.known_sums import as_read
from faircount.protect.policy import LARGEST_THRESHOLD, ProtectionPolicy
from faircount.protect.rough import rough_sizes
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.status import HIDDEN, CellStatus


@dataclass(frozen=True, slots=True)
class Promise:
    """What a hidden count is promised.

    ``width`` is the largest less the least count that must stay possible. A count that its source hid keeps all that its mark
    says instead: from ``least`` to ``most``, whatever it is; nobody here knows.
    """

    width: int
    least: int | None = None
    most: int | None = None

    def is_kept(self, found: Range) -> bool:
        """Whether a reader who is left with this range has been told no more than was promised."""
        return not self.targets(found)

    def targets(self, found: Range) -> tuple[int, ...]:
        """Counts of which one must become possible too; none where the promise is kept.

        >>> Promise(3).targets(Range(2, 2)), Promise(3).targets(Range(2, 5)), Promise(3, 1, 4).targets(Range(1, 2))
        ((5, -1), (), (4,))
        """
        if self.least is not None and found.lower > self.least:
            return (self.least,)
        if self.most is not None and found.upper is not None and found.upper < self.most:
            return (self.most,)
        if found.upper is None or found.upper - found.lower >= self.width:
            return ()
        return (found.lower + self.width, found.upper - self.width)

    def within(self, best: Range) -> Promise:
        """The promise as far as it can be kept: what is public without this release cannot be hidden by it."""
        if best.is_empty:
            return Promise(-1)  # what is public contradicts itself, so that nothing follows from it
        least = None if self.least is None else max(self.least, best.lower)
        most = self.most if self.most is None or best.upper is None else min(self.most, best.upper)
        width = self.width if best.width is None else min(self.width, max(0, best.width))
        return replace(self, width=width, least=least, most=most)


def promise_to(figure: Figure, policy: ProtectionPolicy) -> Promise | None:
    """What the figure is promised once it is hidden; None for one that needs no protection.

    A small count is hidden by us; what its source hid keeps the room of its mark, and of our rule where the mark has no limits,
    or where the source refused this cell and gave others: it may have refused because the count is small. So does a mark with a
    limit above all thresholds ("<80" for the total of a row): it was not hidden because it is small, but to hide another.
    """
    if figure.count is not None:
        return Promise(policy.width) if policy.is_primary(figure.count) else None
    if figure.status not in HIDDEN and figure.status is not CellStatus.REFUSED:
        return None
    if figure.lower is None or figure.upper is None or figure.upper > max(LARGEST_THRESHOLD, policy.threshold):
        return Promise(policy.width)
    return Promise(figure.upper - figure.lower, figure.lower, figure.upper)


_HIDDEN_ALREADY = 0.001
"""What it costs to change a count that is hidden anyway, beside at least 1 for any other: such changes are preferred."""
_MARK = 12.0
"""What it costs not to show a mark or a range that its source printed: more than any count, since it tells what was answered."""
_APART = 0.01
"""By so much at most figures that are alike are dearer the earlier they come: a total mostly stands before its parts."""
_MOVES = 4
"""How many times the width a count may move when others are sought that hide it."""


def _extent(figure: Figure) -> float:
    """How much a figure is of, in months of one age, sex, mark and part: wider ones are asked for more often, and quoted."""
    ages, days = figure.ages, (figure.period.end - figure.period.start).days
    years = 36 if ages.is_all else 1 if ages.low is None else (17 if ages.high is None else ages.high) - ages.low + 1
    whole = (3 if figure.sex is Sex.ALL else 1) * (4 if figure.online is Online.ALL else 1) * (1 if figure.breakdown else 4)
    return max(1, years) * max(1, days // 30) * whole


def _sums(matrix: csr_array, figures: int) -> list[int]:
    """Of how many sums each figure is the whole: what stands alone against two others or more."""
    found = [0] * figures
    rows = csr_array(matrix)
    for row in range(rows.shape[0]):
        held = slice(rows.indptr[row], rows.indptr[row + 1])
        columns, signs = rows.indices[held], np.sign(rows.data[held])
        for sign in (1, -1):
            alone = columns[signs == sign]
            if len(alone) == 1 and len(columns) > 2 and alone[0] < figures:
                found[int(alone[0])] += 1
    return found


class FigureRoom:
    """Figures that bear on each other: what the shown ones leave open for each hidden one.

    ``known`` are the places of figures that readers have already: hiding one of them hides nothing. Of the rows, ``ours`` come
    first and can be hidden; the others stand as they were published; all are ours, if not given.
    """

    def __init__(
        self,
        rows: Sequence[Figure],
        block: Block,
        policy: ProtectionPolicy,
        known: frozenset[int] = frozenset(),
        ours: int | None = None,
    ) -> None:
        self.policy, self.known, self.system = policy, known, block.system
        self.ours = len(rows) if ours is None else ours
        self.places = [int(column) for column in block.columns if column < len(rows)]
        self.figures = [as_read(rows[place], policy) for place in self.places]
        self.column = {place: column for column, place in enumerate(self.places)}
        self.sums = _sums(block.system.matrix, len(self.places))
        self.hideable = {place for place, each in zip(self.places, self.figures, strict=True) if self._may_be_hidden(place, each)}

    def widen(self, promised: Mapping[int, Promise], small: Collection[int]) -> set[int]:
        """The places to hide beside the small ones so that each promise is kept as far as hiding everything else would keep it.

        Where no whole numbers make all the figures true, the counts are hidden and come back as far as those shown can be true;
        the marks too are hidden only where they contradict each other by themselves.
        """
        wanted = self.keepable(promised, small)
        hidden = set(small)
        if self._contradicts(wanted, hidden):
            hidden |= {place for place in self.hideable if self.figures[self.column[place]].count is not None}
            if self._contradicts(wanted, hidden):
                return hidden | self.hideable
        # A mark that is hidden for another is promised its room anew, so all are asked again until none is left.
        while broken := self.broken(wanted, hidden):
            for place in broken:
                hidden |= self._more_for(place, wanted, hidden)
        return self._without_needless(hidden, wanted, small)

    def _more_for(self, place: int, wanted: Mapping[int, Promise], hidden: set[int]) -> set[int]:
        """Further places to hide so that one promise is kept, as it is at the latest where all is hidden that can be."""
        more: set[int] = set()
        while targets := self._promise(place, wanted, hidden | more).targets(self.ranges([place], hidden | more)[0]):
            now = hidden | more
            # A mark that no change can save, such as "<5" over two others of at least 1, is not shown itself.
            more |= self._cheapest(place, targets, now) or ({place} & self.hideable - now) or self._next_best(now)
            assert more | hidden != now, "what was to be kept can be kept by hiding all the others"
        return more

    def keepable(self, promised: Mapping[int, Promise], small: Collection[int]) -> dict[int, Promise]:
        """The promises as far as they can be kept: as they are where all is hidden that can be."""
        places = sorted(promised)
        best = self.ranges(places, {*small, *self.hideable, *self._ours()})
        return {place: promised[place].within(each) for place, each in zip(places, best, strict=True)}

    def _ours(self) -> set[int]:
        """The places of counts that our rule hides, of those that readers have not."""
        counts = ((place, figure.count) for place, figure in zip(self.places, self.figures, strict=True))
        return {place for place, count in counts if count is not None and self.policy.is_primary(count)} - self.known

    def broken(self, wanted: Mapping[int, Promise], hidden: Collection[int]) -> list[int]:
        """The places of which a reader is told more than was promised while these are hidden."""
        places = sorted(wanted)
        left = zip(places, self.ranges(places, hidden), strict=True)
        return [place for place, each in left if not self._promise(place, wanted, hidden).is_kept(each)]

    def _promise(self, place: int, wanted: Mapping[int, Promise], hidden: Collection[int]) -> Promise:
        """A mark that is not shown is promised as much room as it had, wherever that lies."""
        return replace(wanted[place], least=None, most=None) if place in hidden else wanted[place]

    def ranges(self, places: Sequence[int], hidden: Collection[int]) -> list[Range]:
        """What a reader can say of each figure while these places are hidden."""
        system = self.system.within(*self._limits(hidden))
        return feasible_ranges(system, [{self.column[place]: 1} for place in places])

    def _without_needless(self, hidden: set[int], wanted: Mapping[int, Promise], small: Collection[int]) -> set[int]:
        """The same without what need not be hidden, the largest counts given back first: one may serve where two were hidden."""
        kept = set(hidden)
        for place in sorted(hidden - set(small), key=lambda place: (-self._price(self.column[place]), place)):
            fewer = kept - {place}
            if not self._contradicts(wanted, fewer) and not self.broken(wanted, fewer):
                kept = fewer
        return kept

    def _contradicts(self, wanted: Mapping[int, Promise], hidden: Collection[int]) -> bool:
        """Whether no whole numbers make all true that is shown while these places are hidden."""
        return any(each.is_empty for each in self.ranges(sorted(wanted)[:1], hidden))

    def _limits(self, hidden: Collection[int]) -> tuple[Limits, Limits]:
        """What is known of each column by itself while these places are hidden."""
        floor, ceiling = self.system.floor.copy(), self.system.ceiling.copy()
        for column, (place, figure) in enumerate(zip(self.places, self.figures, strict=True)):
            if place in hidden and place not in self.known:
                floor[column], ceiling[column] = self._least(figure), math.inf
            else:
                floor[column] = 0 if figure.lower is None else figure.lower
                ceiling[column] = math.inf if figure.upper is None else figure.upper
        return floor, ceiling

    def _least(self, figure: Figure) -> int:
        """The least that the figure can be once it is hidden; a mark that may hide a zero may do so still."""
        return self.policy.least_hidden if figure.lower is None else min(self.policy.least_hidden, figure.lower)

    def _cheapest(self, place: int, targets: Sequence[int], hidden: set[int]) -> set[int]:
        """Further places to hide, least count first, so that the figure can be one of these counts."""
        least = self._least(self.figures[self.column[place]])
        options = [self._move(place, hidden, target) for target in targets if target >= least]
        priced = [(sum(self._price(column) for column in move), sorted(move)) for move in options if move]
        return {self.places[column] for column in min(priced)[1]} if priced else set()

    def _price(self, column: int) -> float:
        """What it costs not to show a figure: by how large its count is roughly, and by what it is of.

        A reader who has this program and sees which of two counts was hidden would know which is less, and by that the small one
        that it hides. So counts that a few more or less could change about have one price, and no two the same.
        """
        figure = self.figures[column]
        if figure.count is None:
            return _MARK
        size = int(rough_sizes(np.array([figure.count]), self.policy.threshold)[0])
        wide = math.log1p(_extent(figure)) / 4 + min(self.sums[column], 4) / 2
        return 1 + size + wide + _APART * (1 - column / len(self.figures))

    def _move(self, place: int, hidden: set[int], target: int) -> set[int]:
        """Columns that leave what is shown of them in the cheapest change of the whole block that gives the figure this count.

        The program has the columns of the block, and for each figure by how much it goes over and under what is shown of it.
        """
        floor, ceiling = self._limits(())
        lower, upper = floor.copy(), ceiling.copy()
        price = np.zeros(len(self.places))
        for column, (each, figure) in enumerate(zip(self.places, self.figures, strict=True)):
            if each in hidden or each in self.hideable:
                price[column] = _HIDDEN_ALREADY if each in hidden else self._price(column)
                floor[column] = min(floor[column], self._least(figure))
                ceiling[column] += self.policy.width * _MOVES
        floor[self.column[place]] = ceiling[self.column[place]] = target
        point = self._solve(price, floor, ceiling, lower, upper)
        if point is None:
            return set()
        counts = np.round(point[: len(self.places)])
        moved = np.flatnonzero((counts < lower[: len(counts)]) | (counts > upper[: len(counts)]))
        return {int(column) for column in moved if self.places[column] in self.hideable and self.places[column] not in hidden}

    def _solve(self, price: Limits, floor: Limits, ceiling: Limits, lower: Limits, upper: Limits) -> Limits | None:
        """The point within these limits whose figures are nearest to what is shown of them, as they are priced."""
        size, others = len(price), len(floor) - len(price)
        here = csr_array(block_array([[diags_array(np.ones(size)), csr_array((size, others))]]))
        rows = block_array([[self.system.matrix, None, None], [here, -diags_array(np.ones(size)), diags_array(np.ones(size))]])
        from scipy.optimize import Bounds, LinearConstraint, milp  # loaded where a room is asked for: most commands need none

        answer = milp(
            np.concatenate([np.zeros(size + others), price, price]),
            integrality=np.concatenate([np.ones(size + others), np.zeros(2 * size)]),
            bounds=Bounds(np.concatenate([floor, np.zeros(2 * size)]), np.concatenate([ceiling, np.full(2 * size, math.inf)])),
            constraints=LinearConstraint(
                rows, np.concatenate([self.system.lower, lower[:size]]), np.concatenate([self.system.upper, upper[:size]])
            ),
        )
        return None if answer.x is None else np.asarray(answer.x)

    def _next_best(self, hidden: set[int]) -> set[int]:
        """The least figure of the block that may still be hidden: slow, but it ends."""
        left = [(self._price(self.column[place]), place) for place in self.hideable - hidden]
        return {min(left)[1]} if left else set()

    def _may_be_hidden(self, place: int, figure: Figure) -> bool:
        """Whether hiding the figure tells a reader less: a known one cannot be hidden any more, and a zero is no secret."""
        if place in self.known or place >= self.ours or figure.upper is None:
            return False
        return figure.count is None or figure.count >= self.policy.threshold

"""What every reader knows of tidy figures, whatever they say: which sums hold, which of them together, and what lies in what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from math import inf

import numpy as np
from scipy.sparse import csr_array

from faircount.bounds.atoms import Refinement, refine
from faircount.bounds.blocks import Neighbours
from faircount.bounds.elastic import Elastic
from faircount.bounds.extent import extent
from faircount.bounds.ranges import is_feasible
from faircount.bounds.relations import ANSWERS, Tie
from faircount.bounds.system import Block, System, blocks
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import unknown_apart
from faircount.tables.figures import Figure
from faircount.vocabulary.offences import of_children
from faircount.vocabulary.status import HIDDEN

Holds = Callable[[Block], bool]


def held_together(block: Block, surest_first: Sequence[int], holds: Holds) -> list[Block]:
    """The blocks that are left of one when its rows are added one after the other, as far as all can be true together.

    ``surest_first`` are the rows of its system in that order. A sum that cannot hold beside surer ones binds as "no more than";
    one that cannot hold as that binds nothing. So one that does not hold, or that we took for one, leaves the others standing.
    Each such sum is a block of its own too: whoever subtracts in one line does not look whether another contradicts it.
    """
    chosen = _Chosen(block, holds)
    chosen.add(list(surest_first))
    doubtful = [row for row in surest_first if row in chosen.loose or row not in chosen.rows]
    alone = [chosen.having([row], set()) for row in doubtful]
    return [part for each in (chosen.block, *filter(holds, alone)) for part in parts_of(each)]


def parts_of(block: Block) -> list[Block]:
    """The parts of a block that nothing ties to each other any more."""
    return [replace(part, rows=block.rows[part.rows], columns=block.columns[part.columns]) for part in blocks(block.system)]


class _Chosen:
    """The rows that were chosen so far; halves are tried together, since most rows hold."""

    def __init__(self, block: Block, holds: Holds) -> None:
        self.whole, self.holds = block, holds
        self.rows: list[int] = []
        self.loose: set[int] = set()

    @property
    def block(self) -> Block:
        """The rows that were chosen."""
        return self.having(self.rows, self.loose)

    def add(self, rows: list[int]) -> None:
        """Choose these too, all that can."""
        if not rows:
            return
        if self.holds(self.having([*self.rows, *rows], self.loose)):
            self.rows += rows
        elif len(rows) > 1:
            self.add(rows[: len(rows) // 2])
            self.add(rows[len(rows) // 2 :])
        elif self.holds(self.having([*self.rows, *rows], self.loose | set(rows))):
            self.rows += rows
            self.loose |= set(rows)

    def having(self, rows: Sequence[int], loose: set[int]) -> Block:
        """The block with these rows alone, some of them as "no more than"."""
        system: System = self.whole.system.keep(rows)
        is_loose = np.array([row in loose for row in rows], dtype=np.bool_)
        return Block(
            replace(system, lower=np.where(is_loose, -inf, system.lower)), self.whole.rows[list(rows)], self.whole.columns
        )


def known_sums(
    rows: Sequence[Figure],
    ties: Sequence[Tie],
    policy: ProtectionPolicy,
    views: Sequence[Sequence[int]] = (),
    beliefs: Sequence[Sequence[Tie]] = (),
) -> list[Block]:
    """The figures that bear on each other, a system each: the columns are the places of figures, and then parts that none shows.

    Two things bind. ``ties`` are sums that readers take to be complete. And each figure is the sum of the parts that the others
    cut it into, of which none is under zero: shown parts never exceed their whole, though others are not told. Where figures
    contradict each other, the doubtful ones bind nothing across documents, and each document is taken by itself as well.

    A sum that can hold is taken to hold. Where not all can, the surest do: those without marks, then what lies in what, then
    those with the fewest marks. So the figures as they came can always be true, and hiding them all always tells nothing.

    ``views`` are the places of the figures that stand beside each other, one list a version; all of them, if not given. And
    ``beliefs`` are what a reader supposes of two versions, the likeliest first: where not all of a block can hold, the last
    are given up, and so on.
    """
    read = [as_read(figure, policy) for figure in rows]
    all_ties = [*ties, *(tie for group in beliefs for tie in group)]
    ends = list(accumulate((len(group) for group in beliefs), initial=len(ties)))

    def held(part: Block) -> bool:
        return _can_be_true(part, read)

    found: list[Block] = []
    for block in _bound(read, all_ties, views or [range(len(read))]):
        tries = [_without(block, end, len(all_ties)) for end in reversed(ends)]
        parts = next((each for each in tries if all(map(held, each))), None)
        if parts is None:
            order = sorted(range(len(block.rows)), key=lambda row: _doubt(int(block.rows[row]), all_ties, read))
            parts = held_together(block, order, held)
        found += parts
    return found


def without_the_unsure(found: Sequence[Block], unsure: Sequence[int], public: Set[int]) -> list[Block]:
    """The blocks that touch what readers have already, once more without the sums that they may not take for sums.

    ``unsure`` are numbers of the first ties. Beside what is public such a sum may tell a hidden count whatever we do; who does
    not believe it is told nothing, and is to be told nothing by the others.
    """
    weaker: list[Block] = []
    for block in found:
        given_up = [int(np.sum(block.rows < end)) for end in unsure]
        is_new = [many > fewer for fewer, many in pairwise([0, *given_up])]
        if any(is_new) and any(int(column) in public for column in block.columns):
            weaker += [part for end, new in zip(unsure, is_new, strict=True) if new for part in _without(block, 0, end)]
    return weaker


def _without(block: Block, first: int, end: int) -> list[Block]:
    """What is left of a block without the rows from the first of these to their end."""
    rows = [row for row in range(len(block.rows)) if not first <= block.rows[row] < end]
    if len(rows) == len(block.rows):
        return [block]
    return parts_of(replace(block, system=block.system.keep(rows), rows=block.rows[rows]))


def _doubt(row: int, ties: Sequence[Tie], read: Sequence[Figure]) -> tuple[int, int]:
    """How little sure a sum is: the marks in it; what the names of things tell stands behind what needs no mark to be seen.

    Sums that are declared come last among the ties, and are surer than those that only look like sums.
    """
    if row >= len(ties):
        return 0, row
    marks = sum(read[place].count is None for place in (ties[row].whole, *ties[row].parts))
    return (marks, -row) if marks else (-1, row)


def _bound(read: Sequence[Figure], ties: Sequence[Tie], views: Sequence[Sequence[int]]) -> list[Block]:
    """The figures with what binds them."""
    sums = _Sums(len(read))
    for tie in ties:
        sums.add({tie.whole: -1, **dict.fromkeys(tie.parts, 1)}, *_limits(tie, read))
    for view in views:
        _cut(sums, read, view)
    return blocks(sums.system)


def _cut(sums: _Sums, read: Sequence[Figure], view: Sequence[int]) -> None:
    """Bind the figures that stand beside each other as sums of the parts that they cut each other into."""
    documents: dict[str, list[int]] = defaultdict(list)
    # What a total leaves out is no part of it, and of nothing else that is told.
    apart = {view[place] for place in unknown_apart([read[place] for place in view])}
    whole = [place for place in view if place not in apart]
    for place in whole:
        documents[read[place].source_id].append(place)
    contradicted = sums.cut(read, whole)
    for places in documents.values():
        figures = [read[place] for place in places]
        own = _in_one_answer(figures)
        if own != figures or (contradicted and len(documents) > 1):
            sums.cut(own, range(len(own)), places)


def _can_be_true(block: Block, read: Sequence[Figure]) -> bool:
    """Whether whole numbers make all figures of a block true, together with the sums that bind them."""
    floor, ceiling = block.system.floor.copy(), block.system.ceiling.copy()
    for column, place in enumerate(block.columns):
        if place < len(read):
            lower, upper = read[int(place)].lower, read[int(place)].upper
            floor[column] = 0 if lower is None else lower
            ceiling[column] = inf if upper is None else upper
    return is_feasible(block.system.within(floor, ceiling))


def _in_one_answer(rows: Sequence[Figure]) -> list[Figure]:
    """The figures of one answer as whoever has it before him reads them: each offence that it lists lies in its total.

    Forces do not all count the same offences as against children, so no such thing is declared of different answers. Within one
    the total of all sexual offences against children holds the offences named below it, as far as the counts allow.
    """
    offences = {row.offence for row in rows}
    if _ALL in offences or not offences - {of_children(_ALL)}:
        return list(rows)
    return [replace(row, offence=_ALL) if row.offence == of_children(_ALL) else row for row in rows]


_ALL = "all_sexual"


def as_read(figure: Figure, policy: ProtectionPolicy) -> Figure:
    """The figure with what a reader knows of it: its publisher's mark without limits hides no less than a mark of ours."""
    return replace(figure, lower=policy.least_hidden) if figure.status in HIDDEN and figure.lower is None else figure


def _limits(tie: Tie, rows: Sequence[Figure]) -> tuple[float, float]:
    """By how much the parts can exceed their whole: by nothing, where they can make it up.

    Where they do not, some are not told or some are counted twice. A reader who knows this program knows that they do not, since
    what makes up a whole is hidden as such; so at least one is missing, or too many.
    """
    whole, parts = rows[tie.whole], [rows[part] for part in tie.parts]
    least = sum(-inf if part.lower is None else part.lower for part in parts) - (inf if whole.upper is None else whole.upper)
    most = sum(inf if part.upper is None else part.upper for part in parts) - (-inf if whole.lower is None else whole.lower)
    if most < 0:
        return -inf, -1
    return (1, inf) if least > 0 else (0, 0)


@dataclass(eq=False)
class _Sums:
    """Sums of figures, and of the parts that they are cut into, as they are found."""

    figures: int
    floor: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    entries: list[dict[int, int]] = field(default_factory=list)

    def add(self, weights: dict[int, int], lower: float, upper: float) -> None:
        self.entries.append(weights)
        self.lower.append(lower)
        self.upper.append(upper)

    def cut(self, rows: Sequence[Figure], at: Sequence[int], places: Sequence[int] | None = None) -> bool:
        """Bind the figures there as sums of the parts that they cut each other into; whether any is contradicted.

        ``places`` are the columns of these figures, where they are not where they stand in the rows.
        """
        figures = [rows[place] for place in at]
        places = at if places is None else places
        contradicted = False
        for block in Neighbours(figures, lambda _: ANSWERS).all_blocks():
            if len(block) > 1:
                refinement = refine([figures[each] for each in block])
                holding = _holding(refinement)
                contradicted |= len(holding) < len(block)
                self._bind([figures[each] for each in block], [places[each] for each in block], refinement, holding)
        return contradicted

    def _bind(self, rows: Sequence[Figure], places: Sequence[int], refinement: Refinement, holding: frozenset[int]) -> None:
        first, system = self.figures + len(self.floor), refinement.system
        self.floor.extend(system.floor)
        for row in range(system.rows):
            weights = {first + column: times for column, times in refinement.quantity(row).items()}
            if row >= refinement.figures:
                self.add(weights, system.lower[row], system.upper[row])
            elif row in holding:
                self.add({**weights, places[row]: -1}, 0, 0 if extent(rows[row]).is_whole else inf)

    @property
    def system(self) -> System:
        starts = np.cumsum([0, *(len(row) for row in self.entries)])
        columns = [column for row in self.entries for column in row]
        times = [weight for row in self.entries for weight in row.values()]
        size = self.figures + len(self.floor)
        matrix = csr_array((times, columns, starts), shape=(len(self.entries), size), dtype=np.float64)
        return System.of(matrix, self.lower, self.upper, floor=[*([-inf] * self.figures), *self.floor])


def _holding(refinement: Refinement) -> frozenset[int]:
    """The figures that can all be true: every one, or else those that are left when the others are missed by the least in all."""
    system, figures = refinement.system, range(refinement.figures)
    if is_feasible(system):
        return frozenset(figures)
    held = Elastic(system, figures).holding(frozenset())
    together = system.keep([*sorted(held), *range(refinement.figures, system.rows)])
    return held if is_feasible(together) else frozenset()

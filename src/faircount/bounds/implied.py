"""What a set of figures implies: their clashes, what to set aside, and the range of anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from faircount.bounds.atoms import Refinement, refine
from faircount.bounds.blocks import Neighbours
from faircount.bounds.conflict import Clash, Mending, Switchboard, mend
from faircount.bounds.extent import listed_parts
from faircount.bounds.floors import floors
from faircount.bounds.proof import InfeasibilityProof, prove
from faircount.bounds.range import Range
from faircount.bounds.ranges import feasible_range, feasible_ranges, is_feasible
from faircount.bounds.relations import Tie, counting, lies_in
from faircount.tables.figure import Figure
from faircount.vocabulary.provenance import Source, Trust

Weighted = tuple[tuple[Figure, int], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures that cannot all be true, while without any one of them the others can.

    ``at_most`` and ``at_least`` are the comparison that shows it, each figure with how often it counts: together the first allow
    ``allowed``, the second need ``needed``, which is more. Both are empty where fractions would do and only whole numbers do
    not. ``doubtful`` are those of its figures that a cheapest mending sets aside; ``clearing`` those that, set aside alone, end
    this clash and all others of its figures.
    """

    figures: tuple[Figure, ...]
    is_smallest: bool
    at_most: Weighted
    at_least: Weighted
    allowed: int
    needed: int
    clearing: tuple[Figure, ...]
    doubtful: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """The cheapest figures to leave out so that the rest can be true, by how far their sources are trusted.

    Several options are a tie: the figures do not say which is wrong, and none is picked.
    """

    options: tuple[tuple[Figure, ...], ...]


class Implied:
    """The figures as one system, block by block; every figure can be switched off, so that a bad one spoils nothing else.

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear, Period
    >>> year = FinancialYear(2015).period
    >>> both = Period(year.start, FinancialYear(2016).period.end)
    >>> long = Figure("E23000013", both, Counted.OFFENCES, "88A", 53, 53)
    >>> implied = Implied.of([long, Figure("E23000013", year, Counted.OFFENCES, "88A", 40, 40)])
    >>> implied.range(replace(long, period=FinancialYear(2016).period))
    Range(lower=13, upper=13)
    """

    def __init__(self, figures: Sequence[Figure], sources: Mapping[str, Source], ties: Sequence[Tie], floored: bool) -> None:
        self.figures = tuple(figures)
        self.sources = sources
        self._ties = tuple(ties)
        self._neighbours = Neighbours(self.figures, self._counting, [(tie.whole, *tie.parts) for tie in ties])
        self._floored = floored
        self._ranges: dict[Figure, Range] = {}
        self._allowed: dict[Figure, bool] = {}

    @classmethod
    def of(
        cls,
        figures: Iterable[Figure],
        sources: Mapping[str, Source] | None = None,
        *,
        ties: Sequence[Tie] = (),
        floored: bool = False,
    ) -> Implied:
        """What these figures imply. With ``floored``, ranges of answers also start from what official codes count at least."""
        return cls(tuple(figures), sources or {}, ties, floored)

    def _counting(self, figure: Figure) -> str:
        return counting(figure, self.sources)

    @cached_property
    def _mendings(self) -> tuple[tuple[tuple[int, ...], Refinement, Switchboard, Mending], ...]:
        """Every block that cannot be true as it is, with what mends it."""
        found = []
        # One figure by itself can always be true.
        for block in (block for block in self._neighbours.all_blocks() if len(block) > 1):
            refinement = self._refined(block)
            if not is_feasible(refinement.system):
                board = Switchboard(refinement.system, range(len(block)))
                costs = {row: self._cost(self.figures[place]) for row, place in enumerate(block)}
                found.append((block, refinement, board, mend(board, costs)))
        return tuple(found)

    @property
    def is_consistent(self) -> bool:
        """Whether all figures can be true together."""
        return not self._mendings

    def conflicts(self) -> tuple[Conflict, ...]:
        """The smallest sets that cannot all be true: in each block those that share no figure first."""
        return tuple(
            self._conflict(block, refinement, board, mending, clash)
            for block, refinement, board, mending in self._mendings
            for clash in mending.clashes
        )

    def set_aside(self) -> tuple[SetAside, ...]:
        """For each block that cannot be true, the cheapest figures to leave out."""
        return tuple(
            SetAside(tuple(tuple(self.figures[block[row]] for row in sorted(option)) for option in mending.options))
            for block, _, _, mending in self._mendings
        )

    @cached_property
    def _doubtful(self) -> frozenset[int]:
        return frozenset(block[row] for block, _, _, mending in self._mendings for row in mending.doubtful)

    def standing(self) -> tuple[Figure, ...]:
        """The figures that no clash makes doubtful."""
        return tuple(figure for place, figure in enumerate(self.figures) if place not in self._doubtful)

    def range(self, subject: Figure) -> Range:
        """The least and the most that the subject can be, from the figures that stand. Its own limits are not looked at.

        A subject with the ``source_id`` of an official release is asked of that release, any other of the answers.
        """
        asked = replace(subject, lower=None, upper=None, note=subject.note if listed_parts(subject) else "")
        if asked not in self._ranges:
            self._ranges[asked] = self._range(asked)
        return self._ranges[asked]

    def ranges(self, wanted: Callable[[Figure], bool]) -> dict[int, Range]:
        """The range of each figure that is wanted, by its place, from all that stand: every block is loaded once."""
        found: dict[int, Range] = {}
        for block in self._neighbours.all_blocks():
            rows = [row for row, place in enumerate(block) if wanted(self.figures[place])]
            if rows:
                refinement = self._refined(block, drop=self._doubtful)
                known = feasible_ranges(refinement.system, [refinement.quantity(row) for row in rows])
                found.update(zip((block[row] for row in rows), known, strict=True))
        return found

    def _range(self, asked: Figure) -> Range:
        block = self._neighbours.around(asked)
        lifted = self._lifting(block, [asked], self._floors_under(asked))
        refinement = self._refined(block, [asked, *lifted], drop=self._doubtful)
        return feasible_range(refinement.system, refinement.quantity(len(block)))

    def _lifting(self, block: tuple[int, ...], base: Sequence[Figure], lifted: Sequence[Figure]) -> Sequence[Figure]:
        """The floors that the figures allow together: a floor flags an answer under it, and does not change it."""
        if not lifted or is_feasible(self._refined(block, [*base, *lifted], drop=self._doubtful).system):
            return lifted
        if len(lifted) == 1:
            return ()
        half = len(lifted) // 2
        first = self._lifting(block, base, lifted[:half])
        return (*first, *self._lifting(block, [*base, *first], lifted[half:]))

    @cached_property
    def _all_floors(self) -> tuple[Figure, ...]:
        return tuple(floor.figure for floor in floors(self.figures, self.sources).values())

    def _floors_under(self, asked: Figure) -> list[Figure]:
        """The floors inside the subject that no answer about the very same thing is under."""
        if not self._floored or self._counting(asked) in self.sources:
            return []
        return [floor for floor in self._all_floors if lies_in(floor, asked) and self._allows(floor)]

    def _allows(self, floor: Figure) -> bool:
        if floor not in self._allowed:
            block = self._neighbours.around(floor)
            self._allowed[floor] = is_feasible(self._refined(block, [floor], drop=self._doubtful).system)
        return self._allowed[floor]

    def _refined(self, block: Sequence[int], extra: Sequence[Figure] = (), drop: frozenset[int] = frozenset()) -> Refinement:
        row = {place: number for number, place in enumerate(block)}
        figures = [
            replace(self.figures[place], lower=None, upper=None) if place in drop else self.figures[place] for place in block
        ]
        ties = [
            Tie(row[tie.whole], tuple(row[part] for part in tie.parts), tie.is_complete) for tie in self._ties if tie.whole in row
        ]
        return refine([*figures, *extra], ties)

    def _cost(self, figure: Figure) -> int:
        source = self.sources.get(figure.source_id)
        return int(source.trust if source is not None else Trust.PRESS)

    def _conflict(
        self, block: tuple[int, ...], refinement: Refinement, board: Switchboard, mending: Mending, clash: Clash
    ) -> Conflict:
        rules = range(refinement.figures, refinement.system.rows)
        kept = (*clash.rows, *rules)
        proof = prove(refinement.system.keep(kept)) or InfeasibilityProof((), (), 0, 0)

        def weighted(sides: Iterable[tuple[int, int]]) -> Weighted:
            return tuple((self.figures[block[kept[row]]], times) for row, times in sides if kept[row] < refinement.figures)

        others = board.switches - (mending.doubtful - frozenset(clash.rows))
        clearing = [row for row in clash.rows if board.can_hold(others - {row})]
        return Conflict(
            figures=tuple(self.figures[block[row]] for row in clash.rows),
            is_smallest=clash.is_smallest,
            at_most=weighted(proof.at_most),
            at_least=weighted(proof.at_least),
            allowed=proof.allowed,
            needed=proof.needed,
            clearing=tuple(self.figures[block[row]] for row in clearing),
            doubtful=tuple(self.figures[block[row]] for row in clash.rows if row in mending.doubtful),
        )

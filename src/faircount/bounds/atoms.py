"""The common refinement: every dimension split only where figures cut it, so that each figure is a sum of atoms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from scipy.sparse import csr_array

from faircount.bounds.elements import Piece, elements
from faircount.bounds.extent import Extent, extent, plain_ages
from faircount.bounds.relations import Tie
from faircount.bounds.system import System
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import OLDEST
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages

CoveredFigures = int
"""The figures that hold an atom, one bit each."""
Inside = list[tuple[CoveredFigures, Figure]]
CHILD = 17
RULE = "rule"
"""The label of a row that follows from what is declared, and that no figure said."""


@dataclass(frozen=True, eq=False)
class Refinement:
    """The figures as one system: rows in the order of the figures, then the rules; atoms as columns."""

    system: System
    figures: int

    def quantity(self, row: int) -> dict[int, int]:
        """The atoms that make up a figure, or that a rule weighs, with how often each counts."""
        matrix = self.system.matrix
        inside = slice(matrix.indptr[row], matrix.indptr[row + 1])
        return {int(column): int(times) for column, times in zip(matrix.indices[inside], matrix.data[inside], strict=True)}


def refine(figures: Sequence[Figure], ties: Sequence[Tie] = ()) -> Refinement:
    """The atoms of these figures, which must count the same thing in the same way.

    Areas that the same figures cover are one block of atoms; in it the periods, ages, online mark and sex are cut where a figure
    cuts them, the offences where sets do. Atoms in no figure are left out.
    """
    extents = [extent(figure) for figure in figures]
    terms = [(figure.offence, figure.breakdown) for figure in figures]
    atoms: list[CoveredFigures] = []
    rules: list[dict[int, int]] = []
    for covering in _blocks([each.areas for each in extents]):
        pieces = elements(terms[place] for place in covering)
        holds: dict[Piece, CoveredFigures] = {}
        for place in covering:
            for piece in pieces.of[terms[place]]:
                holds[piece] = holds.get(piece, 0) | 1 << place
        for cell in _cells(figures, covering):
            found: dict[Piece, int] = {}
            for piece in sorted(holds):
                if holds[piece] & cell:
                    found[piece] = len(atoms)
                    atoms.append(holds[piece] & cell)
            for inner, outer in pieces.inside:
                # Where no figure holds an atom of the outer term, nothing is said that the inner one could break.
                if not inner.isdisjoint(found) and outer <= found.keys():
                    rules.append({**{found[each]: -1 for each in outer}, **{found[each]: 1 for each in inner & found.keys()}})
    return Refinement(_system(figures, extents, atoms, rules, ties), len(figures))


def _blocks(areas: Sequence[tuple[str, ...]]) -> list[tuple[int, ...]]:
    """The figures that cover each area, areas covered by the same ones counted once."""
    covering: dict[str, list[int]] = {}
    for place, each in enumerate(areas):
        for area in dict.fromkeys(each):
            covering.setdefault(area, []).append(place)
    return sorted({tuple(places) for places in covering.values()})


def _cells(figures: Sequence[Figure], covering: Sequence[int]) -> list[CoveredFigures]:
    """The cells of a block that figures tell apart, each as the figures that hold it."""
    inside = [(1 << place, figures[place]) for place in covering]
    cells = {sum(bit for bit, _ in inside)}
    for axis in (_periods(inside), _ages(inside), _online(inside), _sexes(inside)):
        slots = set(axis)
        cells = {cell & slot for cell in cells for slot in slots} - {0}
    return sorted(cells)


def _periods(inside: Inside) -> Iterator[CoveredFigures]:
    day = timedelta(days=1)
    cuts = sorted({end for _, figure in inside for end in (figure.period.start, figure.period.end + day)})
    for start in cuts[:-1]:
        yield sum(bit for bit, figure in inside if figure.period.start <= start <= figure.period.end)


def _ages(inside: Inside) -> Iterator[CoveredFigures]:
    bands = [(bit, band, *band.ends) for bit, band in ((bit, plain_ages(figure)) for bit, figure in inside)]
    oldest = _oldest([figure for _, figure in inside])
    split = [(low, high + 1) for _, band, low, high in bands if band.known and not band.is_all]
    for start in sorted({0, *(cut for ends in split for cut in ends if cut <= oldest)}):
        yield sum(bit for bit, band, low, high in bands if band.known and (band.is_all or low <= start <= high))
    yield sum(bit for bit, band, _, _ in bands if band.is_all or not band.known)


def _oldest(figures: Sequence[Figure]) -> int:
    """Nobody over 17 is in a set of offences against under-18s, unless a figure in it says so itself."""
    children = all(not whole_ages(figure.offence).is_all for figure in figures)
    adults = any(figure.ages.low is not None and figure.ages.low > CHILD for figure in figures)
    return CHILD if children and not adults else OLDEST


def _online(inside: Inside) -> Iterator[CoveredFigures]:
    for mark in (Online.YES, Online.NO):
        yield sum(bit for bit, figure in inside if figure.online in (mark, Online.ALL))


def _sexes(inside: Inside) -> Iterator[CoveredFigures]:
    for sex in (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN):
        yield sum(bit for bit, figure in inside if figure.sex in (sex, Sex.ALL))


def _system(
    figures: Sequence[Figure],
    extents: Sequence[Extent],
    atoms: Sequence[CoveredFigures],
    rules: Sequence[dict[int, int]],
    ties: Sequence[Tie],
) -> System:
    sums: list[dict[int, int]] = [{} for _ in figures]
    for column, held in enumerate(atoms):
        for place in _places(held):
            sums[place][column] = 1
    rows = [*sums, *rules, *(_tied(sums, tie) for tie in ties)]
    # Parts never exceed their whole; parts that make it up completely are never under it either.
    least = [-np.inf] * len(rules) + [0 if tie.is_complete else -np.inf for tie in ties]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    entries = ([sign for row in rows for sign in row.values()], [column for row in rows for column in row], starts)
    return System.of(
        csr_array(entries, shape=(len(rows), len(atoms)), dtype=np.float64),
        [*(each.lower for each in extents), *least],
        [*(each.upper for each in extents), *([0] * (len(rules) + len(ties)))],
        floor=_floors(figures, atoms),
        labels=[*range(len(figures)), *([RULE] * (len(rules) + len(ties)))],
    )


def _places(held: CoveredFigures) -> Iterator[int]:
    while held:
        lowest = held & -held
        yield lowest.bit_length() - 1
        held ^= lowest


def _tied(sums: Sequence[dict[int, int]], tie: Tie) -> dict[int, int]:
    row: Counter[int] = Counter()
    for part in tie.parts:
        row.update(sums[part])
    row.subtract(sums[tie.whole])
    return {column: times for column, times in row.items() if times}


def _floors(figures: Sequence[Figure], atoms: Sequence[CoveredFigures]) -> list[float] | None:
    """No atom is under zero, but in a figure that is: there cancelled crimes outnumber new ones, in any of its atoms."""
    net = {place: figure.upper for place, figure in enumerate(figures) if figure.upper is not None and figure.upper < 0}
    if not net:
        return None
    return [min((net[place] for place in _places(held) if place in net), default=0) for held in atoms]

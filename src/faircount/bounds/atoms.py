"""The common refinement: every dimension split only where figures cut it, so that each figure is a sum of atoms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from faircount.bounds.elements import elements
from faircount.bounds.extent import extent, plain_ages
from faircount.bounds.relations import Tie
from faircount.bounds.system import System
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import OLDEST
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages

Masks = NDArray[np.bool_]
CHILD = 17
RULE = "rule"
"""The label of a row that follows from what is declared, and that no figure said."""


@dataclass(frozen=True, eq=False)
class Refinement:
    """The figures as one system: rows in the order of the figures, then the rules; atoms as columns."""

    system: System
    figures: int

    def quantity(self, row: int) -> dict[int, int]:
        """The atoms that make up a figure."""
        matrix = self.system.matrix
        inside = slice(matrix.indptr[row], matrix.indptr[row + 1])
        return {int(column): 1 for column in matrix.indices[inside]}


def refine(figures: Sequence[Figure], ties: Sequence[Tie] = ()) -> Refinement:
    """The atoms of these figures, which must count the same thing in the same way.

    Areas that the same figures cover are one block of atoms; in it the periods, ages, online mark and sex are cut where a figure
    cuts them, the offences where sets do. Atoms in no figure are left out.
    """
    extents = [extent(figure) for figure in figures]
    terms = [(figure.offence, figure.breakdown) for figure in figures]
    columns: list[Masks] = []
    rules: list[dict[int, int]] = []
    for covering in _blocks([each.areas for each in extents]):
        inside = [figures[place] for place in covering]
        pieces = elements(terms[place] for place in covering)
        names = sorted(frozenset().union(*pieces.of.values()))
        holds = np.array([[name in pieces.of[terms[place]] for place in covering] for name in names])
        for cell in _cells(inside):
            found: dict[tuple[tuple[str, ...], str], int] = {}
            for name, held in zip(names, holds & cell, strict=True):
                if held.any():
                    found[name] = len(columns)
                    columns.append(_spread(held, covering, len(figures)))
            for inner, outer in pieces.inside:
                # Where no figure holds an atom of the outer term, nothing is said that the inner one could break.
                if any(name in found for name in inner) and all(name in found for name in outer):
                    rules.append({**{found[n]: -1 for n in outer}, **{found[n]: 1 for n in inner if n in found}})
    return _system(figures, np.array(columns).reshape(-1, len(figures)), rules, ties)


def _blocks(areas: Sequence[tuple[str, ...]]) -> list[list[int]]:
    """The figures that cover each area, areas covered by the same ones counted once."""
    covering: dict[str, list[int]] = {}
    for place, each in enumerate(areas):
        for area in dict.fromkeys(each):
            covering.setdefault(area, []).append(place)
    return [list(block) for block in sorted({tuple(places) for places in covering.values()})]


def _spread(held: Masks, covering: Sequence[int], size: int) -> Masks:
    column = np.zeros(size, dtype=np.bool_)
    column[np.asarray(covering)[held]] = True
    return column


def _cells(figures: Sequence[Figure]) -> Masks:
    """The cells of a block that figures tell apart, as masks over the figures; one row a cell."""
    cells = np.ones((1, len(figures)), dtype=np.bool_)
    for axis in (_periods(figures), _ages(figures), _online(figures), _sexes(figures)):
        cells = (cells[:, None, :] & np.array(list(axis))[None, :, :]).reshape(-1, len(figures))
        cells = np.unique(cells[cells.any(axis=1)], axis=0)
    return cells


def _periods(figures: Sequence[Figure]) -> Iterator[list[bool]]:
    day = timedelta(days=1)
    cuts = sorted({end for figure in figures for end in (figure.period.start, figure.period.end + day)})
    for start in cuts[:-1]:
        yield [figure.period.start <= start <= figure.period.end for figure in figures]


def _ages(figures: Sequence[Figure]) -> Iterator[list[bool]]:
    bands = [plain_ages(figure) for figure in figures]
    ends = [(band.low or 0, OLDEST if band.high is None else band.high) for band in bands]
    split = [end for band, end in zip(bands, ends, strict=True) if band.known and not band.is_all]
    oldest = _oldest(figures)
    for start in sorted({0, *(cut for low, high in split for cut in (low, high + 1) if cut <= oldest)}):
        yield [band.known and (band.is_all or low <= start <= high) for band, (low, high) in zip(bands, ends, strict=True)]
    yield [band.is_all or not band.known for band in bands]


def _oldest(figures: Sequence[Figure]) -> int:
    """Nobody over 17 is in a set of offences against under-18s, unless a figure in it says so itself."""
    children = all(not whole_ages(figure.offence).is_all for figure in figures)
    adults = any(figure.ages.low is not None and figure.ages.low > CHILD for figure in figures)
    return CHILD if children and not adults else OLDEST


def _online(figures: Sequence[Figure]) -> Iterator[list[bool]]:
    for mark in (Online.YES, Online.NO):
        yield [figure.online in (mark, Online.ALL) for figure in figures]


def _sexes(figures: Sequence[Figure]) -> Iterator[list[bool]]:
    for sex in (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN):
        yield [figure.sex in (sex, Sex.ALL) for figure in figures]


def _system(figures: Sequence[Figure], columns: Masks, rules: Sequence[dict[int, int]], ties: Sequence[Tie]) -> Refinement:
    sums = columns.T.astype(np.float64)
    rows = [_signed(rule, len(columns)) for rule in rules]
    rows += [sum((sums[part] for part in tie.parts), -sums[tie.whole]) for tie in ties]
    extents = [extent(figure) for figure in figures]
    # Parts never exceed their whole; parts that make it up completely are never under it either.
    least = [-np.inf] * len(rules) + [0 if tie.is_complete else -np.inf for tie in ties]
    system = System.of(
        csr_array(np.vstack([sums, *rows])),
        [*(each.lower for each in extents), *least],
        [*(each.upper for each in extents), *([0] * len(rows))],
        floor=_floors(figures, columns),
        labels=[*range(len(figures)), *([RULE] * len(rows))],
    )
    return Refinement(system, len(figures))


def _signed(rule: dict[int, int], size: int) -> NDArray[np.float64]:
    row = np.zeros(size)
    for column, sign in rule.items():
        row[column] = sign
    return row


def _floors(figures: Sequence[Figure], columns: Masks) -> list[float]:
    """No atom is under zero, but in a figure that is: there cancelled crimes outnumber new ones, in any of its atoms."""
    lowest = np.array([min(0, figure.upper or 0) for figure in figures], dtype=np.float64)
    return [float(np.min(lowest[column], initial=0.0)) for column in columns]

"""The attacker: what everything published together leaves open of a count, in whole numbers.

Written anew from the meaning of the figures, and from nothing else: a figure is the sum of its atoms (year by year, between all
ages at which a published band begins or ends, each sex, online or not), and an atom is a whole number from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.campaigns.published import Row
from tests.campaigns.truth import NOT_KNOWN, SEXES, Coordinate

Atom = tuple[int, int, str, str]
"""A year, the first age of a band (-1: not known), a sex, online or not."""
OPEN = 10**6
"""No count of a force is so large: stands for no upper end."""


@dataclass(frozen=True)
class Known:
    """What a reader knows of one figure."""

    place: Coordinate
    lowest: int
    highest: int | None


@dataclass(frozen=True)
class Range:
    """The lowest and highest count that all the reader knows allows; nothing where it allows none at all."""

    lowest: int
    highest: int

    def holds(self, lowest: int, highest: int) -> bool:
        """Whether each of these counts is still possible, as far as the ends tell."""
        return self.lowest <= lowest and self.highest >= highest

    @property
    def width(self) -> int:
        """How far apart the ends are."""
        return self.highest - self.lowest


class Attack:
    """All figures of one area; what is known of one offence is taken to say nothing of another."""

    def __init__(self, known: Sequence[Known], also: Iterable[Coordinate] = ()) -> None:
        self.known = tuple(dict.fromkeys(known))
        self.places = (*(figure.place for figure in self.known), *also)

    @cached_property
    def edges(self) -> list[int]:
        """Where a band of ages begins, or the next one would."""
        ends = {0, 18}
        for place in self.places:
            if "-" in place.ages:
                low, high = map(int, place.ages.split("-"))
                ends |= {low, high + 1}
        return sorted(ends)

    def range_of(self, place: Coordinate) -> Range | None:
        """What is possible for this figure; None where what is known contradicts itself."""
        atoms = self._atoms(self._years_with(place))
        aim = np.array([_holds(place, atom) for atom in atoms], dtype=float)
        ends = [self._solved(place, atoms, sign * aim) for sign in (1, -1)]
        if ends[0] is None or ends[1] is None:
            return None
        return Range(round(float(aim @ ends[0])), round(float(aim @ ends[1])))

    def example(self, place: Coordinate, of: Iterable[Coordinate], *, highest: bool) -> dict[Coordinate, int] | None:
        """Counts that agree with all that is known, with this figure as high or as low as it can be."""
        atoms = self._atoms({year for other in self.places for year in range(other.first, other.last + 1)})
        aim = np.array([_holds(place, atom) for atom in atoms], dtype=float)
        solved = self._solved(place, atoms, -aim if highest else aim)
        if solved is None:
            return None
        counts = dict(zip(atoms, solved, strict=True))
        same = [other for other in of if other.offence == place.offence]
        return {other: round(sum(counts[atom] for atom in atoms if _holds(other, atom))) for other in same}

    def _solved(self, place: Coordinate, atoms: list[Atom], costs: np.ndarray) -> np.ndarray | None:
        """The atoms that cost least; None where what is known contradicts itself."""
        years = {year for year, *_ in atoms}
        figures = [figure for figure in self.known if figure.place.first in years and figure.place.offence == place.offence]
        lowest = np.array([figure.lowest for figure in figures], dtype=float)
        highest = np.array([OPEN if figure.highest is None else figure.highest for figure in figures], dtype=float)
        rows = [[_holds(figure.place, atom) for atom in atoms] for figure in figures]
        matrix = csr_array(np.array(rows, dtype=float).reshape(len(figures), len(atoms)))
        solved = milp(
            costs,
            constraints=[LinearConstraint(matrix, lowest, highest)] if figures else [],
            integrality=np.ones(len(atoms)),
            bounds=Bounds(0, OPEN),
        )
        if solved.status == 2:
            return None
        if solved.x is None:
            raise RuntimeError(f"the solver ended with {solved.message} at {place}")
        return np.round(solved.x)

    def _years_with(self, place: Coordinate) -> set[int]:
        """The years that some figure over several years ties to those of this one."""
        years = set(range(place.first, place.last + 1))
        spans = [set(range(other.first, other.last + 1)) for other in self.places]
        while more := [span for span in spans if span & years and not span <= years]:
            years = years.union(*more)
        return years

    def _atoms(self, years: set[int]) -> list[Atom]:
        ages = [*self.edges[:-1], -1]
        return list(product(sorted(years), ages, SEXES, ("yes", "no")))


def _holds(place: Coordinate, atom: Atom) -> bool:
    year, age, sex, online = atom
    if not place.first <= year <= place.last or place.sex not in ("all", sex) or place.online not in ("all", online):
        return False
    if place.ages == "all":
        return True
    if place.ages == NOT_KNOWN or age < 0:
        return place.ages == NOT_KNOWN and age < 0
    low, high = map(int, place.ages.split("-"))
    return low <= age <= high


def known_from(row: Row) -> Known:
    """What a row says to a reader who has read the rule: zeros are shown, so what is hidden is 1 or more."""
    if row.count is not None:
        return Known(row.place, row.count, row.count)
    if row.shorthand == "c":
        return Known(row.place, 1 if row.lowest is None else row.lowest, row.highest)
    return Known(row.place, row.lowest or 0, row.highest)

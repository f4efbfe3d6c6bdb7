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
        years = self._years_with(place)
        atoms = self._atoms(years)
        figures = [figure for figure in self.known if figure.place.first in years and figure.place.offence == place.offence]
        lowest = np.array([figure.lowest for figure in figures], dtype=float)
        highest = np.array([OPEN if figure.highest is None else figure.highest for figure in figures], dtype=float)
        matrix = csr_array(
            np.array([[_holds(figure.place, atom) for atom in atoms] for figure in figures], dtype=float).reshape(
                len(figures), len(atoms)
            )
        )
        aim = np.array([_holds(place, atom) for atom in atoms], dtype=float)
        ends = []
        for sign in (1, -1):
            solved = milp(
                sign * aim,
                constraints=[LinearConstraint(matrix, lowest, highest)] if figures else [],
                integrality=np.ones(len(atoms)),
                bounds=Bounds(0, OPEN),
            )
            if solved.status == 2:
                return None
            if solved.x is None:
                raise RuntimeError(f"the solver ended with {solved.message} at {place}")
            ends.append(round(float(aim @ np.round(solved.x))))
        return Range(*ends)

    def _years_with(self, place: Coordinate) -> set[int]:
        """The years that some figure over several years ties to those of this one."""
        years = set(range(place.first, place.last + 1))
        spans = [set(range(other.first, other.last + 1)) for other in self.places]
        while more := [span for span in spans if span & years and not span <= years]:
            years = years.union(*more)
        return years

    def _atoms(self, years: set[int]) -> list[tuple[int, int, str, str]]:
        ages = [*self.edges[:-1], -1]
        return list(product(sorted(years), ages, SEXES, ("yes", "no")))


def _holds(place: Coordinate, atom: tuple[int, int, str, str]) -> bool:
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

"""Figures that bear on each other, found without comparing every pair: one block an area, joined only where a figure joins."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import cache

from faircount.bounds.elements import codes_of
from faircount.bounds.extent import extent
from faircount.tables.figure import Figure
from faircount.vocabulary.offences import contains

Counting = Callable[[Figure], str]


class Neighbours:
    """Which figures can share an atom: same way of counting, same unit, an area and a day in common, offences that meet."""

    def __init__(self, figures: Sequence[Figure], counting: Counting, ties: Iterable[Sequence[int]] = ()) -> None:
        self.figures = figures
        self._counting = counting
        self._places: dict[Hashable, list[int]] = {}
        self._parent = list(range(len(figures)))
        for place, figure in enumerate(figures):
            for key in self._keys(figure):
                self._places.setdefault(key, []).append(place)
        for places in self._places.values():
            for family in _families([(place, figures[place].offence) for place in places]):
                self._join_overlapping(family)
        for tie in ties:
            for place in tie[1:]:
                self._join(tie[0], place)
        self._members: dict[int, list[int]] = {}
        for place in range(len(figures)):
            self._members.setdefault(self._root(place), []).append(place)

    def all_blocks(self) -> list[tuple[int, ...]]:
        """Every block, in the order of its first figure."""
        return [tuple(members) for members in self._members.values()]

    def around(self, subject: Figure) -> tuple[int, ...]:
        """The figures of every block that bears on the subject."""
        roots = {
            self._root(place)
            for key in self._keys(subject)
            for place in self._places.get(key, ())
            if self.figures[place].period.overlaps(subject.period) and meet(self.figures[place].offence, subject.offence)
        }
        return tuple(sorted(place for root in roots for place in self._members[root]))

    def _keys(self, figure: Figure) -> Iterable[Hashable]:
        return ((self._counting(figure), figure.counted, area) for area in extent(figure).areas)

    def _join_overlapping(self, places: Sequence[int]) -> None:
        last: int | None = None
        reach = date.min
        for place in sorted(places, key=lambda each: self.figures[each].period):
            period = self.figures[place].period
            if last is not None and period.start <= reach:
                self._join(last, place)
            last, reach = place, max(reach, period.end)

    def _root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first


def bears_on(figure: Figure, subject: Figure, counting: Counting) -> bool:
    """Whether the figure by itself can share an atom with the subject: where none can, nothing lies around the subject."""
    return (
        figure.counted is subject.counted
        and figure.period.overlaps(subject.period)
        and meet(figure.offence, subject.offence)
        and counting(figure) == counting(subject)
        and not set(extent(figure).areas).isdisjoint(extent(subject).areas)
    )


@cache
def meet(one: str, other: str) -> bool:
    """Whether two offences or sets have codes in common, or one is declared to lie in the other.

    >>> meet("88A", "child_named"), meet("17A", "child_named"), meet("sexual_under_18", "child_named")
    (True, False, False)
    """
    codes = (codes_of(one), codes_of(other))
    shared = codes[0] is not None and codes[1] is not None and bool(codes[0] & codes[1])
    return shared or contains(one, other) or contains(other, one)


def _families(offences: Sequence[tuple[int, str]]) -> list[list[int]]:
    """Places grouped so that offences of different groups never meet."""
    groups: dict[str, list[int]] = {}
    for place, offence in offences:
        groups.setdefault(offence, []).append(place)
    families: list[tuple[list[str], list[int]]] = []
    for offence, places in groups.items():
        met = [family for family in families if any(meet(offence, other) for other in family[0])]
        joined = ([offence, *(o for f in met for o in f[0])], [*places, *(p for f in met for p in f[1])])
        families = [family for family in families if family not in met] + [joined]
    return [places for _, places in families]

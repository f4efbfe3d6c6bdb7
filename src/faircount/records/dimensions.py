"""By what records are counted: each dimension turns a record into a small whole number, in the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from faircount.errors import SchemaMismatch
from faircount.records.extras import needed
from faircount.records.schema import FIRST_VICTIM, FLAGS, NO_VICTIM, RELATIONSHIPS, SEXES
from faircount.tables.margins import Hierarchy
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import Period
from faircount.vocabulary.units import KINDS

Expression = Any
"""An expression of Ibis, whose own types say less than this word."""

Step = tuple[Expression, int]
"""A condition and the digit that it leads to."""

WHOLE = "all"
UNKNOWN = "not known"
OUTSIDE = 0
"""The digit of a record that lies in no finest class of a dimension: it is counted as left over, never dropped."""


LONG_LIST = 20
"""Codes over which a search in the list beats one comparison a code: engines do it once for each word of a dictionary."""


class CountDimension(Protocol):
    """One dimension of a count: its classes, and the digit of a record, 1 for the first finest class, 0 for none.

    The digit comes multiplied by its ``weight`` in the packed key: the products are then constants, and the engine only adds.
    """

    @property
    def hierarchy(self) -> Hierarchy: ...

    def digit(self, records: Expression, weight: int = 1) -> Expression: ...


@dataclass(frozen=True, eq=False)
class ByCode:
    """By the word in a column. A record without a word is ``if_empty``, or outside where that is None."""

    hierarchy: Hierarchy
    column: str
    if_empty: str | None = None

    def digit(self, records: Expression, weight: int = 1) -> Expression:
        """The place of the word among the finest classes."""
        word = records[self.column]
        places = {self.hierarchy.codes[place]: digit for digit, place in enumerate(self.hierarchy.leaves, start=1)}
        empty = OUTSIDE if self.if_empty is None else places[self.if_empty]
        if len(places) > LONG_LIST:
            return _place_in(word, list(places), empty, weight)
        steps = [(word == code, digit) for code, digit in places.items()]
        return first_that_holds([*steps, (word.isnull(), empty)], OUTSIDE, weight)


@dataclass(frozen=True, eq=False)
class ByAge:
    """By the age of the victim at the offence, in bands that follow one another; an empty age is a class of its own."""

    bands: tuple[AgeBand, ...]
    name: str = "age"
    column: str = "victim_age"

    def __post_init__(self) -> None:
        for before, after in pairwise(self.bands):
            if before.high is None or after.low != before.high + 1:
                raise SchemaMismatch(f"{after.label} does not follow {before.label}; give bands without gap or overlap")

    @property
    def hierarchy(self) -> Hierarchy:
        """The bands, and those of whom no age is known, under the whole."""
        return flat(self.name, [*(band.label for band in self.bands), UNKNOWN])

    def digit(self, records: Expression, weight: int = 1) -> Expression:
        """The place of the band, tried from the lowest up."""
        age = records[self.column]
        known = [(age <= band.high, digit) for digit, band in enumerate(self.bands, start=1) if band.high is not None]
        last = OUTSIDE if self.bands[-1].high is not None else len(self.bands)
        below = (age < (self.bands[0].low or 0), OUTSIDE)
        return first_that_holds([below, *known, (age.isnull(), len(self.bands) + 1)], last, weight)


@dataclass(frozen=True, eq=False)
class ByKind:
    """By what a row is: an offence that names nobody, its youngest victim or a further one, with an outcome or without."""

    name: str = "kind"

    @property
    def hierarchy(self) -> Hierarchy:
        """The kinds of rows, of which the counting units are made."""
        return flat(self.name, [kind.key for kind in KINDS])

    def digit(self, records: Expression, weight: int = 1) -> Expression:
        """The place of the kind, by the number of the victim first."""
        number, open_still = records.victim_number, records.outcome.isnull()
        places = {kind.key: digit for digit, kind in enumerate(KINDS, start=1)}
        steps = [
            ((number == NO_VICTIM) & open_still, places["nobody"]),
            (number == NO_VICTIM, places["nobody_outcome"]),
            ((number == FIRST_VICTIM) & open_still, places["first"]),
            (number == FIRST_VICTIM, places["first_outcome"]),
            (number > FIRST_VICTIM, places["further"]),
        ]
        return first_that_holds(steps, OUTSIDE, weight)


@dataclass(frozen=True, eq=False)
class ByPeriod:
    """By the period in which a date lies; the periods may leave gaps, and dates in none are outside."""

    periods: tuple[Period, ...]
    name: str = "year"
    column: str = "recorded"

    def __post_init__(self) -> None:
        if any(after.start <= before.end for before, after in pairwise(self.periods)):
            raise SchemaMismatch(f"{self.name}: give the periods in order, none overlapping the one before")

    @property
    def hierarchy(self) -> Hierarchy:
        """The periods under their sum."""
        return flat(self.name, [period.label for period in self.periods])

    def digit(self, records: Expression, weight: int = 1) -> Expression:
        """The place of the period, tried from the earliest on."""
        day = records[self.column]
        steps: list[Step] = []
        for digit, period in enumerate(self.periods, start=1):
            if digit == 1 or not self.periods[digit - 2].precedes(period):
                steps.append((day < period.start, OUTSIDE))
            steps.append((day <= period.end, digit))
        return first_that_holds(steps, OUTSIDE, weight)


@dataclass(frozen=True, eq=False)
class ByRecency:
    """By whether the offence was non-recent: committed more than a year before it was recorded, by its last known day."""

    name: str = "non_recent"

    @property
    def hierarchy(self) -> Hierarchy:
        """Recent, non-recent, and those of which no day is known."""
        return flat(self.name, ["recent", "non-recent", UNKNOWN])

    def digit(self, records: Expression, weight: int = 1) -> Expression:
        """1 to 3. Days are compared as the numbers 20180401, so a year is a calendar year in every engine."""
        last = records.committed_to.coalesce(records.committed_from)
        lag = _day_number(records.recorded) - _day_number(last)
        return first_that_holds([(last.isnull(), 3), (lag > 10_000, 2)], 1, weight)


def _place_in(word: Expression, codes: Sequence[str], empty: int, weight: int) -> Expression:
    """The place of the word in the list, from 1; the remainder changes no place, but tells DuckDB how large it can be."""
    place = (needed("ibis", "records").array(codes).index(word) + 1) % (len(codes) + 1)
    return (place.fill_null(empty) * weight).cast("int32")


def first_that_holds(steps: Sequence[Step], otherwise: int, weight: int) -> Expression:
    """The number of the first step that holds, times the weight, as a 32-bit number in every engine."""
    ibis = needed("ibis", "records")
    typed = [(condition, ibis.literal(number * weight, "int32")) for condition, number in steps]
    return ibis.cases(*typed, else_=ibis.literal(otherwise * weight, "int32"))


def _day_number(day: Expression) -> Expression:
    return day.year() * 10_000 + day.month() * 100 + day.day()


def flat(name: str, codes: Iterable[str], whole: str = WHOLE) -> Hierarchy:
    """A dimension whose classes lie straight under the whole.

    >>> flat("online", ["yes", "no"]).codes
    ('all', 'yes', 'no')
    """
    listed = [whole, *codes]
    return Hierarchy.of_levels(name, [1] + [2] * (len(listed) - 1), listed)


def grouped(name: str, groups: Mapping[str, Sequence[str]], whole: str = WHOLE) -> Hierarchy:
    """A dimension whose classes lie in groups, these under the whole.

    >>> grouped("area", {"north": ["A", "B"], "south": ["C"]}).codes
    ('all', 'north', 'A', 'B', 'south', 'C')
    """
    codes, levels = [whole], [1]
    for group, members in groups.items():
        codes += [group, *members]
        levels += [2, *(3 for _ in members)]
    return Hierarchy.of_levels(name, levels, codes)


def by_online() -> ByCode:
    """By the online flag, with those where nobody filled it in."""
    return ByCode(flat("online", [*FLAGS, UNKNOWN]), "online", if_empty=UNKNOWN)


def by_sex() -> ByCode:
    """By the sex of the victim as recorded; an offence that names nobody is not known."""
    return ByCode(flat("sex", SEXES), "victim_sex", if_empty=UNKNOWN)


def by_relationship() -> ByCode:
    """By the relationship of the suspect to the victim as recorded."""
    return ByCode(flat("relationship", RELATIONSHIPS), "relationship", if_empty=UNKNOWN)

"""What each statistic takes, by the names of its parameters: anything else is refused here, in one place, before it computes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import numpy as np

from faircount.compare.interval import Array, Interval, real_numbers
from faircount.errors import NotComparable

MAX_COUNT = 1e15
"""Above this a float no longer holds whole numbers apart, and what is given is no count of anything."""
MIN_POSITIVE, MAX_AMOUNT = 1e-12, 1e18
MAX_PERIODS_AHEAD = 1_000

Check = Callable[[str, Any], Any]
"""What a parameter of this name was given, as the statistic takes it; refused where it cannot be."""
Compute = Callable[..., Any]
Given = ParamSpec("Given")
Found = TypeVar("Found")


def checked(
    compute: Callable[Given, Found], checks: Mapping[str, Check], together: Callable[[Mapping[str, Any]], None] = lambda _: None
) -> Callable[Given, Found]:
    """The same function, given only what its parameters take, by their names, each by itself and all ``together``."""
    signature = inspect.signature(compute)
    own = {name: checks[name] for name in signature.parameters}

    @wraps(compute)
    def call(*given: Given.args, **named: Given.kwargs) -> Found:
        bound = signature.bind(*given, **named)
        taken = {name: own[name](name, value) for name, value in bound.arguments.items()}
        together(taken)
        bound.arguments.update(taken)
        return compute(*bound.args, **bound.kwargs)

    return call


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers between two ends, alone or in arrays; ``whole`` numbers where things are counted.

    ``in_a_row`` asks for a list, ``flat`` for a list or a single number, ``alone`` for a single one. ``missing`` lets
    None, or what is not a number, stand for "not answered". ``open_low`` and ``open_high`` leave the ends themselves out.
    """

    low: float = -MAX_AMOUNT
    high: float = MAX_AMOUNT
    whole: bool = False
    in_a_row: bool = False
    flat: bool = False
    alone: bool = False
    missing: bool = False
    open_low: bool = False
    open_high: bool = False

    def __call__(self, name: str, given: Any) -> Any:
        """The numbers, refused unless they are as said."""
        known = real_numbers(given, name, self.missing)
        if self.alone and known.ndim != 0:
            raise NotComparable(f"{name}: more than one number was given; give a single one")
        if (self.in_a_row and known.ndim != 1) or (self.flat and known.ndim > 1):
            raise NotComparable(f"{name}: give the numbers as a list, one for each")
        if known.size == 0:
            raise NotComparable(f"{name}: nothing was given; give one number at least")
        held = known[~np.isnan(known)] if self.missing else known
        self._between(name, held)
        if self.whole and bool(np.any(held != np.floor(held))):
            raise NotComparable(f"{name}: a fraction is no count; give whole numbers")
        return self._plain(known)

    def _plain(self, known: Array) -> Any:
        """Python's own numbers where one or a list of them is wanted, else the array."""
        number = int if self.whole else float
        if self.in_a_row:
            return [None if np.isnan(each) else number(each) for each in known.tolist()]
        return number(known) if known.ndim == 0 else known

    def _between(self, name: str, held: Array) -> None:
        low = bool(np.any(held < self.low)) or (self.open_low and bool(np.any(held == self.low)))
        high = bool(np.any(held > self.high)) or (self.open_high and bool(np.any(held == self.high)))
        if not low and not high:
            return
        if (self.low, self.high) == (0, 1):
            raise NotComparable(f"{name}: this is a share, from 0 to 1; write 0.9 for 90%")
        if high:
            raise NotComparable(f"{name}: give no more than {self.high:g}")
        if self.low == 0:
            raise NotComparable(
                f"{name}: must not be negative; if it is a count net of cancelled records, compare a longer period"
            )
        if self.low == MIN_POSITIVE:
            raise NotComparable(
                f"{name}: must be greater than 0: it is the denominator of a rate (population, days at risk, and the like)"
            )
        raise NotComparable(f"{name}: give no less than {self.low:g}")


def flag(name: str, given: Any) -> bool:
    """Yes or no, and nothing that might be taken for one."""
    if not isinstance(given, bool | np.bool_):
        raise NotComparable(f"{name}: give True or False, and nothing else")
    return bool(given)


def word(name: str, given: Any) -> str:
    """A name; which there are says the statistic."""
    if not isinstance(given, str):
        raise NotComparable(f"{name}: give its name, as text")
    return given


def day(name: str, given: Any) -> date:
    """A date, without a time of day."""
    if not isinstance(given, date) or isinstance(given, datetime):
        raise NotComparable(f"{name}: give a date, such as date(2016, 4, 1)")
    return given


def sentences(name: str, given: Any) -> Any:
    """Sentences, in a list."""
    if (
        isinstance(given, str)
        or not isinstance(given, Sequence)
        or not all(isinstance(each, str) and each.strip() for each in given)
    ):
        raise NotComparable(f"{name}: give the sentences in a list, none of them empty")
    return given


def forecast(name: str, given: Any) -> Any:
    """A way to forecast."""
    if not callable(given) or not _takes_two(given):
        raise NotComparable(f"{name}: give a forecast, such as STATISTICS['naive forecast']")
    return given


def _takes_two(given: Callable[..., Any]) -> bool:
    """Whether it can be called with a series and how far ahead."""
    try:
        inspect.signature(given).bind([], 1)
    except (TypeError, ValueError):  # takes other things, or is a type of Python's own that does not say what it takes
        return False
    return True


def ranges(name: str, given: Any) -> Any:
    """The ranges of an outlook, none ending below its start."""
    if not isinstance(given, Interval):
        raise NotComparable(f"{name}: give the ranges of an outlook")
    value, low, high = (ROW(name, end) for end in given)
    if not len(value) == len(low) == len(high) or any(one > other for one, other in zip(low, high, strict=True)):
        raise NotComparable(f"{name}: a range ends below its start; give the lowest number first")
    return Interval(*map(np.array, (value, low, high)))


def neighbours(name: str, given: Any) -> Any:
    """For each area, named by its place, the places of its neighbours; as tuples of Python's own, whatever they came in."""
    if not isinstance(given, Mapping) or not given:
        raise NotComparable(f"{name}: give for each area the places of its neighbours")
    for place, near in given.items():
        if not _is_place(place) or not _is_row(near):
            raise NotComparable(f"{name}: give for each area the places of its neighbours, as whole numbers from 0")
        if not all(_is_place(other) and other in given for other in near):
            raise NotComparable(f"{name}: a neighbour is no area that was given")
        if place in near or len(set(near)) < len(near):
            raise NotComparable(f"{name}: an area is no neighbour of its own, and each neighbour is named once")
    if set(given) != set(range(len(given))):
        raise NotComparable(f"{name}: name the areas by their places, from 0 on")
    return {int(place): tuple(map(int, near)) for place, near in given.items()}


def _is_row(given: Any) -> bool:
    if isinstance(given, np.ndarray):
        return given.ndim == 1
    return isinstance(given, Sequence | set | frozenset) and not isinstance(given, str | bytes | bytearray | memoryview)


def _is_place(given: Any) -> bool:
    return isinstance(given, int | np.integer) and not isinstance(given, bool) and bool(given >= 0)


def patterns(name: str, given: Any) -> Any:
    """How many stand on each combination of three lists."""
    if not isinstance(given, Mapping) or not given:
        raise NotComparable(f"{name}: give how many stand on each combination of lists, such as {{(1, 0, 1): 12}}")
    for pattern, number in given.items():
        if not isinstance(pattern, tuple) or len(pattern) != 3 or not set(pattern) <= {0, 1} or not any(pattern):
            raise NotComparable(f"{name}: a combination of lists is written as (1, 0, 1), with one list at least")
        COUNT(name, number)
    return given


def _length(given: Sequence[Any] | np.ndarray[Any, Any]) -> int:
    """How many it holds; none where it is a number that came as an array."""
    return len(given) if not isinstance(given, np.ndarray) or given.ndim else 0


def tuples(*checks: Check) -> Check:
    """A list of tuples, each part as said."""

    def taken(name: str, given: Any) -> list[tuple[Any, ...]]:
        if isinstance(given, str) or not isinstance(given, Sequence | np.ndarray) or not _length(given):
            raise NotComparable(f"{name}: give a list of strata, one at least")
        for one in given:
            if not isinstance(one, Sequence | np.ndarray) or isinstance(one, str) or _length(one) != len(checks):
                raise NotComparable(f"{name}: each stratum needs {len(checks)} numbers")
        return [tuple(check(name, part) for check, part in zip(checks, one, strict=True)) for one in given]

    return taken


def or_none(check: Check) -> Check:
    """The same, or nothing."""

    def taken(name: str, given: Any) -> Any:
        return None if given is None else check(name, given)

    return taken


def whole(low: float, high: float = MAX_COUNT) -> Numbers:
    """One whole number between these."""
    return Numbers(low, high, whole=True, alone=True)


COUNTS = Numbers(0, MAX_COUNT, whole=True)
COUNT = Numbers(0, MAX_COUNT, whole=True, alone=True)
COUNT_ROW = Numbers(0, MAX_COUNT, whole=True, in_a_row=True)
ANSWERS = Numbers(0, MAX_COUNT, whole=True, in_a_row=True, missing=True)
AMOUNTS = Numbers(0, MAX_AMOUNT)
ROW = Numbers(-MAX_COUNT, MAX_COUNT, in_a_row=True)
ABOVE = Numbers(MIN_POSITIVE, MAX_AMOUNT)
SIZE = Numbers(MIN_POSITIVE, MAX_AMOUNT, alone=True)
SIZES = Numbers(MIN_POSITIVE, MAX_AMOUNT, in_a_row=True)
ANY = Numbers(-MAX_COUNT, MAX_COUNT)
WITHIN = Numbers(0, 1, alone=True, open_low=True, open_high=True)
SHARE_ROW = Numbers(0, 1, in_a_row=True)
FLAT = Numbers(MIN_POSITIVE, MAX_AMOUNT, flat=True)


def audit(name: str, given: Any) -> tuple[int, int] | None:
    """Records marked as they should be, and read."""
    if given is None:
        return None
    known = COUNT_ROW(name, given)
    if len(known) != 2 or not 0 <= known[0] <= known[1] or known[1] == 0:
        raise NotComparable(f"{name}: give how many records were marked as they should be of how many read, such as (40, 100)")
    return known[0], known[1]


def one_of(*names: str) -> Check:
    """One of these names."""

    def taken(name: str, given: Any) -> str:
        if not isinstance(given, str) or given not in names:
            raise NotComparable(f"{name}: choose one of {', '.join(names)}")
        return str(given)

    return taken

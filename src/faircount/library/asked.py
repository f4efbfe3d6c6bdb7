"""What the functions that compare take, by the names of their parameters: anything else is refused here, before it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any

from faircount.compare import parameter_checks as take
from faircount.compare.parameter_checks import Check, Found, Given, Numbers
from faircount.errors import NotComparable


def a_count(name: str, given: Any) -> Any:
    """A count: a whole number, the lowest and highest that it can be, what stands in a table, or None."""
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, tuple):
        return _pair(name, given, "a range is its lowest and highest count, such as (1, 4)")
    return take.COUNT(name, given)


def a_series(name: str, given: Any) -> list[Any]:
    """Counts in the order of time, from anything that holds a row of them."""
    is_row = isinstance(given, Iterable) and hasattr(given, "__len__") and getattr(given, "ndim", 1) == 1
    if not is_row or isinstance(given, str | bytes | bytearray | memoryview | Mapping | Set):
        raise NotComparable(f"{name}: give the counts in a list, in the order of time")
    return [a_count(f"{name}, place {place}", each) for place, each in enumerate(given, 1)]


def a_text(name: str, given: Any) -> str:
    """Text, which may be empty where nothing is named."""
    if not isinstance(given, str):
        raise NotComparable(f"{name}: give it as text")
    return given


def some_text(name: str, given: Any) -> str:
    """Text that says something."""
    if not a_text(name, given).strip():
        raise NotComparable(f"{name}: give it as text that says something, or leave it out")
    return str(given)


def two_texts(name: str, given: Any) -> tuple[str, str]:
    """The names of two periods."""
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise NotComparable(f'{name}: give the names of two periods, such as ("2015/16", "2016/17")')
    return some_text(name, given[0]), some_text(name, given[1])


def _pair(name: str, given: Any, wanted: str) -> tuple[int, int]:
    """Two counts, the first not above the second."""
    ends = take.COUNT_ROW(name, given)
    if len(ends) != 2 or ends[0] > ends[1]:
        raise NotComparable(f"{name}: {wanted}")
    return ends[0], ends[1]


def hidden(name: str, given: Any) -> tuple[int, int]:
    """What a mark of hidden counts stands for."""
    return _pair(name, given, "give the lowest and highest count that a hidden one can be, such as (1, 4)")


def breaks(name: str, given: Any) -> dict[int, str]:
    """From which periods on, the first of which is 1, something is counted another way, and what changed."""
    if not isinstance(given, Mapping):
        raise NotComparable(f'{name}: give from which period on what changed, such as {{3: "a new system"}}')
    known = [(take.whole(1)(f"{name}, its period", period), some_text(name, words)) for period, words in given.items()]
    return dict(known)


def where(name: str, given: Any) -> dict[str, str]:
    """Which rows of a frame to keep, by column."""
    if not isinstance(given, Mapping):
        raise NotComparable(f'{name}: give what a column has to hold, such as {{"kind": "online"}}')
    return {some_text(name, column): a_text(name, cell) for column, cell in given.items()}


CHECKS_BY_PARAMETER: Mapping[str, Check] = {
    **dict.fromkeys(("before", "after"), a_count),
    "counts": a_series,
    "frame": lambda _, given: given,  # ``take`` refuses what is no dataframe
    **dict.fromkeys(("area", "offence", "online", "counted"), a_text),
    "unit": some_text,
    "periods": take.or_none(two_texts),
    "over": take.or_none(take.SIZES),
    **dict.fromkeys(("audit_before", "audit_after"), take.audit),
    "hidden": take.or_none(hidden),
    "breaks": take.or_none(breaks),
    "where": take.or_none(where),
    "confidence": Numbers(0.5, 1 - 1e-9, alone=True),
}
"""What a parameter of this name takes; a new one without an entry stops the test of the registry."""


def rightly_asked(call: Callable[Given, Found]) -> Callable[Given, Found]:
    """The function, given only what its parameters take."""
    return take.checked(call, CHECKS_BY_PARAMETER)

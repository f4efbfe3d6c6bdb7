"""What the cells of one row of a returned form say: a count, bounds, why there is none, nothing at all, or two things at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from faircount.language.numbers import read_value
from faircount.readers.base import Value, shown, tidy
from faircount.tables.request import reasons
from faircount.vocabulary.status import CellStatus


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: a count, or bounds, or the reason why neither is known."""

    count: int | None
    lower: int | None
    upper: int | None
    status: CellStatus


@dataclass(frozen=True, slots=True)
class NothingSaid:
    """Both cells are empty: no answer, and never a zero."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """What stands there can be read in more than one way, or in none."""

    why: str
    alternatives: tuple[str, ...] = ()


Answer: TypeAlias = Said | NothingSaid | Unclear


def read_answer_cells(count: Value, reason: Value, small: int) -> Answer:
    """The answer that the two cells give together.

    >>> read_answer_cells(7, None, 5).count, read_answer_cells(None, "not held", 5).status.value
    (7, 'not recorded')
    >>> read_answer_cells("<5", None, 5).upper, read_answer_cells(None, None, 5), read_answer_cells(7, "refused", 5).why
    (4, NothingSaid(), 'both a count and a reason for none are given')
    """
    told = [_read_one(value, small) for value in (count, reason)]
    spoken = [answer for answer in told if not isinstance(answer, NothingSaid)]
    if not spoken:
        return NothingSaid()
    unclear = next((answer for answer in spoken if isinstance(answer, Unclear)), None)
    if unclear is not None:
        return unclear
    if len(set(spoken)) > 1:
        return Unclear("both a count and a reason for none are given", ("the count", "the reason"))
    return spoken[0]


def _read_one(value: Value, small: int) -> Answer:
    text = tidy(shown(value))
    if not text:
        return NothingSaid()
    known = {words.casefold(): reason for words, reason in reasons(small).items()}.get(text.casefold())
    if known is not None:
        return Said(None, known.lower, known.upper, known.status)
    found = read_value(value if isinstance(value, (int, float)) else text)
    if len(found) != 1 or found[0].bracket or found[0].label or found[0].marks or found[0].is_percent or found[0].is_about:
        return Unclear("the cell holds neither a whole number nor a reason of the list")
    reading = found[0]
    if reading.number is None:
        return Said(None, reading.lower, reading.upper, reading.status)
    if reading.number < 0 or not float(reading.number).is_integer():
        return Unclear("the number is not a whole one from 0 up")
    return Said(int(reading.number), None, None, CellStatus.OBSERVED)

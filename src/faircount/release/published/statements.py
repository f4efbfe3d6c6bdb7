"""Published statements: the words of a page that hold a number, each number with its operation and the figures it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from faircount.briefing.statements import Fact, Statement, statements_of
from faircount.release.published.figures import FigureRecord
from faircount.release.published.record import Record
from faircount.tables.figures import Figure

Key = tuple[object, ...]
Sums = Mapping[Figure, tuple[Figure, ...]]
UNPUBLISHED = ""
"""Stands for a figure that no published table holds; a release with one of them is stopped."""


class FactRecord(Record):
    """What a sentence prints in one place, and how it can be worked out again."""

    at: int
    """The character of the words at which it begins."""
    printed: str
    """As it stands in the words."""
    operation: str
    """The operation that gives it; each is explained in the reference pages."""
    of: tuple[tuple[str, ...], ...]
    """The ids of the published figures that it is done with: a list for each operand, several where they are added up or held
    against each other."""
    about: str
    """What no figure holds: an area, an entry of a register, a place in an order; empty where there is nothing of the kind."""


class StatementRecord(Record):
    """A sentence, or a part of one, and every fact in it."""

    words: str
    """The words as the page prints them."""
    facts: tuple[FactRecord, ...]
    """What of them stands on figures, in the order of the words."""


class Names:
    """The ids of published figures, by what they are about and where they stand."""

    def __init__(self) -> None:
        self._ids: dict[Key, str] = {}

    def add(self, records: Iterable[FigureRecord]) -> None:
        """Take in the figures of a table."""
        for one in records:
            about = (
                one.area_code, one.period_start, one.period_end, one.counted, one.offence_code, one.online,
                one.age_low, one.age_high, one.age_known, one.sex, one.breakdown, one.source, one.locator,
            )  # fmt: skip
            self._ids.setdefault(about, one.id)

    def of(self, cells: Iterable[Figure], sums: Sums) -> Iterator[str]:
        """The id of each cell, and for a sum those of its parts."""
        for cell in cells:
            for one in sums.get(cell, (cell,)):
                yield self._ids.get(_key(one), UNPUBLISHED)


def statement_records(page: object, names: Names, sums: Sums) -> tuple[StatementRecord, ...]:
    """The statements of a page; ``sums`` are its figures that no table holds, with the figures that they are sums of."""
    return tuple(_statement(one, names, sums) for one in statements_of(page))


def _statement(words: Statement, names: Names, sums: Sums) -> StatementRecord:
    return StatementRecord(words=str(words), facts=tuple(_fact(fact, names, sums) for fact in words.facts))


def _fact(fact: Fact, names: Names, sums: Sums) -> FactRecord:
    of = tuple(tuple(names.of(cells, sums)) for cells in fact.of)
    return FactRecord(at=fact.at, printed=fact.printed, operation=fact.operation, of=of, about=fact.about)


def _key(figure: Figure) -> Key:
    return (
        figure.area, figure.period.start, figure.period.end, str(figure.counted), figure.offence, str(figure.online),
        figure.ages.low, figure.ages.high, figure.ages.known, str(figure.sex), figure.breakdown, figure.source_id, figure.locator,
    )  # fmt: skip

"""Rows of a long table: what each label says is worked out once, and a row puts together what its labels say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from faircount.language import words
from faircount.language.numbers import Reading
from faircount.readers.layout.table import BodyRow, Table
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import Facts
from faircount.readers.meaning.figure_builder import Builder, Meant

LONG = 1_000
"""Rows from which it pays to work out labels one by one."""
_MOST_LABELS = 5_000
"""Labels of one column beyond which nearly every row has its own: nothing is saved then."""
_BEARS_ON = {
    "period": "period", "part": "period", "area": "area", "ages": "ages", "population": "ages", "online": "online",
    "sex": "sex", "offence": "offence", "rest": "breakdown", "breakdown": "breakdown",
    "counted": "counted", "not_a_count": "counted",
}  # fmt: skip
"""Which part of a figure's meaning each part of a label bears on."""
_PARTS = ("period", "area", "ages", "online", "sex", "offence", "breakdown")
_values_of = attrgetter(*_PARTS)


@dataclass(frozen=True, slots=True)
class _Share:
    """What some labels of a row mean alone, by ``_PARTS``, and of which of them they speak.

    Two rows whose shares have the same patterns differ in nothing but these values.
    """

    values: tuple[object, ...]
    parts: set[str]
    pattern: int


@dataclass(frozen=True, slots=True)
class _First:
    """The first row of a pattern, read in the ordinary way: what it means, and what all rows of the pattern share of that."""

    facts: Facts
    meant: Meant
    values: tuple[object, ...]
    rest: tuple[Any, ...]
    owners: tuple[tuple[int, int], ...]
    """For each part its number, and which share speaks of it; -1 is the first row itself."""


class LongTable:
    """Composes the meaning of rows in which each label speaks of its own part; other rows are read in the ordinary way.

    Each part of a row's meaning is what the label that speaks of it (or the few that do) means alone. Everything that hangs on
    which parts are spoken of at all (doubts, where each part was found) is taken from the first row of its pattern.
    """

    def __init__(
        self,
        table: Table,
        stubs: Sequence[Dimension],
        columns: Mapping[int, Facts],
        facts_of: Callable[[BodyRow, int | None], Facts],
        builder: Builder,
        *,
        by_name: bool,
    ) -> None:
        self.facts_of, self.builder, self.by_name = facts_of, builder, by_name
        spoken = [_spoken(stub, labels, by_name=by_name) for stub, labels in zip(stubs, _labels(table), strict=True)]
        self.groups = _grouped(spoken)
        self.owned = [set[str]().union(*(spoken[number] for number in group)) for group in self.groups]
        everything = set[str]().union(*self.owned)
        self.columns = {column for column, facts in columns.items() if not _parts_of(facts, by_name=by_name) & everything}
        self.shares: list[dict[tuple[str, ...], _Share | None]] = [{} for _ in self.groups]
        self.patterns: dict[tuple[object, ...], int] = {}
        self.first: dict[tuple[int, ...], _First] = {}
        self.row: BodyRow | None = None
        self.found: list[_Share] | None = None

    def take(self, readings: Sequence[Reading], row: BodyRow, column: int, place: str) -> bool:
        """Whether the figure of a cell was taken in; False leaves the cell to be read in the ordinary way."""
        if column not in self.columns or len(readings) != 1 or readings[0].bracket is not None or not readings[0].is_figure:
            return False
        if row is not self.row:
            self.row, self.found = row, self._shares(row)
        if self.found is None:
            return False
        pattern = (column, *[share.pattern for share in self.found])
        first = self.first.get(pattern) or self._first(pattern, row, column, self.found)
        if first.meant.period is None:
            return False
        values = [*[share.values for share in self.found], first.values]
        said: list[Any] = [values[owner][number] for number, owner in first.owners]
        self.builder.add(readings[0], first.facts, Meant(*said, *first.rest), place)
        return True

    def _first(self, pattern: tuple[int, ...], row: BodyRow, column: int, shares: Sequence[_Share]) -> _First:
        facts = self.facts_of(row, column)
        meant = self.builder.meaning_of(facts)
        rest = (meant.open_reason, meant.role, meant.doubt, meant.assigned, meant.question)
        owners = [next((n for n, share in enumerate(shares) if part in share.parts), -1) for part in _PARTS]
        self.first[pattern] = found = _First(facts, meant, _values_of(meant), rest, tuple(enumerate(owners)))
        return found

    def _shares(self, row: BodyRow) -> list[_Share] | None:
        """The share of each group of labels, or None where a label is no plain one."""
        if row.sections:
            return None
        found = []
        for number, (group, known) in enumerate(zip(self.groups, self.shares, strict=True)):
            labels = tuple([row.labels[place] for place in group])
            if labels not in known:
                known[labels] = self._share(row, number)
            share = known[labels]
            if share is None:
                return None
            found.append(share)
        return found

    def _share(self, row: BodyRow, group: int) -> _Share | None:
        """What the labels of a group say alone."""
        alone = tuple([label if number in self.groups[group] else "" for number, label in enumerate(row.labels)])
        facts = self.facts_of(BodyRow(row.sheet, row.row, alone, alone), None)
        meant = self.builder.meaning_of(facts)
        if facts.doubts or facts.is_total or facts.is_of_which or facts.totals:
            return None
        if meant.period is None and (facts.period is not None or facts.period_kind):
            return None
        parts = _parts_of(facts, by_name=self.by_name) & self.owned[group]
        pattern = (facts.sources, frozenset(parts), facts.counted, facts.not_a_count, bool(meant.area))
        return _Share(_values_of(meant), parts, self.patterns.setdefault(pattern, len(self.patterns)))


def long_table(
    table: Table,
    stubs: Sequence[Dimension],
    columns: Mapping[int, Facts],
    facts_of: Callable[[BodyRow, int | None], Facts],
    builder: Builder,
    *,
    by_name: bool,
) -> LongTable | None:
    """The table as a long one; None where it is short, or where rows hang on each other or on merged cells."""
    if len(table.rows) < LONG or not table.heads or not stubs:
        return None
    if any(row.sheet.spread for row in table.rows) or any(len(labels) > _MOST_LABELS for labels in _labels(table)):
        return None
    if any(words.OF_WHICH.match(label) for labels in _labels(table) for label in labels):
        return None
    return LongTable(table, stubs, columns, facts_of, builder, by_name=by_name)


def _labels(table: Table) -> list[set[str]]:
    """The labels that stand in each column of labels."""
    return [{row.labels[number] for row in table.rows} for number in range(len(table.label_columns))]


def _spoken(stub: Dimension, labels: set[str], *, by_name: bool) -> set[str]:
    """The parts of the meaning that any label of a column bears on."""
    return {part for label in labels if label for part in _parts_of(stub.read(label), by_name=by_name)}


def _parts_of(said: object, *, by_name: bool) -> set[str]:
    """The parts that a label, or the headings of a column, bear on. ``by_name``: the name of an offence tells the sex."""
    found = {part for key, part in _BEARS_ON.items() if getattr(said, key, None) not in (None, "", ())}
    return found | {"sex"} if by_name and "offence" in found else found


def _grouped(spoken: Sequence[set[str]]) -> list[tuple[int, ...]]:
    """The columns of labels, those together that bear on the same part: a year and a month say one period."""
    groups: list[tuple[set[str], tuple[int, ...]]] = []
    for number, parts in enumerate(spoken):
        joined = [group for group in groups if group[0] & parts]
        groups = [group for group in groups if group not in joined]
        numbers = tuple(sorted([number, *(n for _, group in joined for n in group)]))
        groups.append((parts.union(*(group[0] for group in joined)), numbers))
    return [numbers for _, numbers in groups]

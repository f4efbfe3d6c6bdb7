"""Rows of a long table: what each label says is worked out once, and all rows put together by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from faircount.language import words
from faircount.language.reading import CellReading
from faircount.readers.base import Sheet, column_letters, shown
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.layout.table import BodyRow, LaidOutTable
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.figure_builder import Builder
from faircount.readers.meaning.resolved_meaning import ResolvedMeaning
from faircount.tables.extract import AnsweredFigure, Leftover
from faircount.tables.figure_columns import COLUMNS, AttributeColumn, FigureColumns
from faircount.tables.renumbered import first_places, renumbered
from faircount.vocabulary.offences import find_offence

_MOST_LABELS = 50_000
"""Labels of one column beyond which nothing is saved: nearly every row has its own, as in a list of records."""
_BEARS_ON = {
    "period": "period", "part": "period", "area": "area", "ages": "ages", "population": "ages", "online": "online",
    "sex": "sex", "offence": "offence", "rest": "breakdown", "breakdown": "breakdown",
    "counted": "counted", "not_a_count": "counted",
}  # fmt: skip
"""Which part of a figure's meaning each part of a label bears on."""
_PARTS = ("period", "area", "ages", "online", "sex", "offence", "breakdown")
_values_of = attrgetter(*_PARTS)


@dataclass(frozen=True, slots=True)
class _LabelMeanings:
    """What some labels of a row mean alone, by ``_PARTS``, and of which of them they speak.

    Two rows whose shares have the same patterns differ in nothing but these values.
    """

    values: tuple[object, ...]
    parts: set[str]
    pattern: int


@dataclass(frozen=True, slots=True)
class _First:
    """The first row of a pattern, read in the ordinary way: what it means, and which share speaks of each part (-1 itself)."""

    facts: CellFacts
    meant: ResolvedMeaning
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns of labels that say one part of the meaning together: for each row which labels, and what each says alone."""

    which: NDArray[np.int32]
    shares: list[_LabelMeanings | None]


@dataclass(frozen=True, slots=True)
class _Taken:
    """Figures of one pattern and one column: their rows, and what they are but for their places."""

    rows: NDArray[np.intp]
    column: int
    columns: dict[str, AttributeColumn]


class LongTable:
    """Composes the meaning of rows in which each label speaks of its own part; others are left to be read in the ordinary way.

    Each part of a row's meaning is what the label that speaks of it (or the few that do) means alone. Everything that hangs on
    which parts are spoken of at all (doubts, where each part was found) is taken from the first row of its pattern.
    """

    def __init__(
        self,
        table: LaidOutTable,
        stubs: Sequence[Dimension],
        columns: Mapping[int, CellFacts],
        facts_of: Callable[[BodyRow, int | None], CellFacts],
        builder: Builder,
        *,
        by_name: bool,
    ) -> None:
        assert table.sheet.long is not None
        self.table, self.long, self.facts_of, self.by_name = table, table.sheet.long, facts_of, by_name
        self.builder = builder
        self.first_row, last = (int(self.long.shown[row.row]) for row in (table.rows[0], table.rows[-1]))
        self.count = last + 1 - self.first_row
        self.names = [[shown(value) for value in self.long.columns[column].values] for column in table.label_columns]
        spoken = [_spoken(stub, set(labels), by_name=by_name) for stub, labels in zip(stubs, self.names, strict=True)]
        self.together = _grouped(spoken)
        self.spoken, self.columns = spoken, columns
        self.patterns: dict[tuple[object, ...], int] = {}
        self.groups: dict[tuple[tuple[int, ...], int | None], _Group] = {}
        self.apart = builder.apart()
        self.taken: dict[bool, list[_Taken]] = {False: [], True: []}

    def codes(self, column: int) -> NDArray[np.int32]:
        """For each row which of the values of a column it has."""
        return self.long.columns[column].codes[self.first_row : self.first_row + self.count]

    def _groups_for(self, column: int) -> list[_Group]:
        """The labels by what they say together; those that speak of the same as the heading of the column do so with it."""
        headed = _parts_of(self.columns[column], by_name=self.by_name)
        owned = {group: set[str]().union(*(self.spoken[number] for number in group)) for group in self.together}
        with_it = [group for group, parts in owned.items() if parts & headed]
        found = [self._group(group, owned[group], None) for group in self.together if group not in with_it]
        if with_it:
            joined = tuple(sorted(number for group in with_it for number in group))
            found.append(self._group(joined, headed.union(*(owned[group] for group in with_it)), column))
        return found

    def _group(self, numbers: tuple[int, ...], parts: set[str], column: int | None) -> _Group:
        known = self.groups.get((numbers, column))
        if known is None:
            which, places = _numbered([self.codes(self.table.label_columns[number]) for number in numbers])
            rows = (self.labels(row) for row in places.tolist())
            alone = (tuple([label if number in numbers else "" for number, label in enumerate(labels)]) for labels in rows)
            known = self.groups[numbers, column] = _Group(which, [self._share(labels, parts, column) for labels in alone])
        return known

    def _share(self, alone: tuple[str, ...], owned: set[str], column: int | None) -> _LabelMeanings | None:
        """What the labels of a group say alone, or with the heading of a column."""
        facts = self.facts_of(BodyRow(self.table.sheet, 0, alone, alone), column)
        meant = self.builder.meaning_of(facts)
        if facts.doubts or facts.is_total or facts.is_of_which or facts.totals:
            return None
        if meant.period is None and (facts.period is not None or facts.period_kind):
            return None
        parts = _parts_of(facts, by_name=self.by_name) & owned
        is_known = bool(meant.offence) and find_offence(meant.offence) is not None
        pattern = (facts.sources, frozenset(parts), facts.counted, facts.not_a_count, bool(meant.area), is_known)
        return _LabelMeanings(_values_of(meant), parts, self.patterns.setdefault(pattern, len(self.patterns)))

    def sheet(self, rows: Sequence[int]) -> Sheet:
        """These rows of the list alone, each with its place."""
        at = [self.first_row + row for row in rows]
        name = self.table.sheet.name
        return Sheet(name, self.long.rows(np.array(at, np.int64)), row_names={n: (name, row) for n, row in enumerate(at)})

    def labels(self, row: int) -> tuple[str, ...]:
        """The labels of a row of the list."""
        at = zip(self.names, self.table.label_columns, strict=True)
        return tuple([names[self.long.columns[column].codes[self.first_row + row]] for names, column in at])

    def place(self, row: int, column: int) -> str:
        """The locator of a cell of the list."""
        return f"{self.builder.prefix}{self.table.sheet.name}!{column_letters(column)}{self.first_row + row + 1}"

    def take(self, column: int, plain: Sequence[CellReading | None]) -> NDArray[np.bool_]:
        """Take in the figures of a column by the readings of its values (None: no plain figure), and tell of which rows."""
        codes = self.codes(column)
        done = np.zeros(self.count, np.bool_)
        groups = self._groups_for(column)
        patterns = [np.array([-1 if share is None else share.pattern for share in group.shares])[group.which] for group in groups]
        is_composed = np.all([pattern >= 0 for pattern in patterns], axis=0)
        chosen = np.flatnonzero(is_composed & np.array([reading is not None for reading in plain])[codes])
        pattern = _numbered([each[chosen] for each in patterns])[0]
        order = np.argsort(pattern, kind="stable")
        ends = np.flatnonzero(np.diff(pattern[order])) + 1
        for rows in np.split(chosen[order], ends) if len(chosen) else ():
            first = self._first(int(rows[0]), column, groups)
            if first.meant.period is None:
                continue
            used, which = renumbered(codes[rows])
            made = [self._made(plain[code], first) for code in used.tolist()]
            for asked in (False, True):
                wanted = np.array([figure is not None and behind is asked for figure, behind, _ in made])[which]
                if wanted.any():
                    self.taken[asked].append(self._columns(rows[wanted], column, first, groups, made, which[wanted]))
            for number in np.flatnonzero(np.array([figure is None for figure, _, _ in made])[which]).tolist():
                place = self.place(int(rows[number]), column)
                self.builder.harvest.leftovers.append(Leftover(place, made[which[number]][2]))
            done[rows] = True
        return done

    def _first(self, row: int, column: int, groups: Sequence[_Group]) -> _First:
        labels = self.labels(row)
        facts = self.facts_of(BodyRow(self.table.sheet, 0, labels, labels), column)
        shares = [group.shares[group.which[row]] for group in groups]
        owners = [next((n for n, share in enumerate(shares) if share is not None and part in share.parts), -1) for part in _PARTS]
        return _First(facts, self.builder.meaning_of(facts), tuple(owners))

    def _made(self, reading: CellReading | None, first: _First) -> tuple[AnsweredFigure | None, bool, str]:
        """What becomes of a reading in rows of a pattern: the figure, whether it is behind a question, or why it is none."""
        assert reading is not None
        harvest = self.apart.harvest = ExtractBuilder()
        self.apart.add(reading, first.facts, first.meant, "")
        if harvest.leftovers:
            return None, False, harvest.leftovers[0].reason
        return (*harvest.figures, *harvest.proposals)[0], bool(harvest.proposals), ""

    def _columns(
        self,
        rows: NDArray[np.intp],
        column: int,
        first: _First,
        groups: Sequence[_Group],
        made: Sequence[tuple[AnsweredFigure | None, bool, str]],
        which: NDArray[np.intp],
    ) -> _Taken:
        """The figures of rows of one pattern: what their labels mean, and what their numbers were made into."""
        number_of = np.cumsum([figure is not None for figure, _, _ in made]) - 1
        own = FigureColumns.of([figure for figure, _, _ in made if figure is not None]).taken(number_of[which])
        columns = dict(own.columns)
        for number, (part, owner) in enumerate(zip(_PARTS, first.owners, strict=True)):
            if owner >= 0:
                group = groups[owner]
                # No row of a pattern has labels of other patterns: what stands for these only has to be told to others.
                spare = getattr(first.meant, part)
                told = [spare if share is None else share.values[number] for share in group.shares]
                columns[part] = AttributeColumn(told, group.which[rows])
        return _Taken(rows, column, columns)

    def figures(self, *, asked: bool) -> FigureColumns | None:
        """What was taken in, row by row: the figures, or those behind a question."""
        taken = self.taken[asked]
        if not taken:
            return None
        rows = np.concatenate([part.rows for part in taken])
        columns = np.concatenate([np.full(len(part.rows), part.column) for part in taken])
        order = np.lexsort((columns, rows))
        joined = {name: AttributeColumn.joined([part.columns[name] for part in taken]) for name in COLUMNS if name != "locator"}
        found = {name: AttributeColumn(column.told, np.asarray(column.which, np.int32)[order]) for name, column in joined.items()}
        letters = {column: column_letters(column) for column in set(columns.tolist())}
        start = f"{self.builder.prefix}{self.table.sheet.name}!"
        cells = zip(columns[order].tolist(), (rows[order] + self.first_row + 1).tolist(), strict=True)
        places = [f"{start}{letters[column]}{row}" for column, row in cells]
        return FigureColumns({**found, "locator": AttributeColumn(places, range(len(places)))})


def is_list(table: LaidOutTable) -> bool:
    """Whether each row of a long table stands for itself: all its labels are its own, and nothing stands between the rows."""
    long = table.sheet.long
    if long is None or not table.heads or not table.label_columns or table.markers:
        return False
    numbers = [row.row for row in table.rows]
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        return False
    if any(row.sections or row.part_of or row.labels != row.own_labels or not all(row.labels) for row in table.rows):
        return False
    first, last = (int(long.shown[number]) for number in (numbers[0], numbers[-1]))
    for number, column in enumerate(table.label_columns):
        codes = np.unique(long.columns[column].codes[first : last + 1])
        if len(codes) > _MOST_LABELS:
            return False
        told = {shown(long.columns[column].values[code]) for code in codes}
        if not all(told) or any(map(words.OF_WHICH.match, told)) or not {row.labels[number] for row in table.rows} <= told:
            return False
    return True


def are_records(table: LaidOutTable) -> bool:
    """Whether nearly each row of a long table has a name of its own, as a record has, so that none tells how many there are."""
    long = table.sheet.long
    if long is None:
        return False
    many = (len(np.unique(long.columns[column].codes)) for column in table.label_columns)
    return any(count > max(_MOST_LABELS, len(long) * 0.9) for count in many)


def _numbered(codes: Sequence[NDArray[np.integer]]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """For each row the number of its codes together, and for each number a row that has them."""
    together = np.zeros(len(codes[0]), np.int64)
    for each in codes:
        together = renumbered(together)[1] if len(codes) > 1 else together
        together = together * (int(each.max(initial=0)) + 2) + each
    used, which = renumbered(together)
    return which.astype(np.int32), first_places(which, len(used))


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

"""The sheets of a workbook, whatever its format: cover, contents, notes, sources, and a sheet a table.

After the guidance of the Government Analysis Function on releasing statistics in spreadsheets: one table a sheet, no merged
and no blank cells in a table, notes and marks declared where they are used, a cover that says who, when and under which licence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from faircount.tables.protected import printed_count
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.status import HIDDEN, MARKS, CellStatus
from faircount.writers.columns import (
    SHORTHAND,
    Cell,
    WrittenColumn,
    count_columns,
    derived_columns,
    provenance_columns,
    subject_columns,
)
from faircount.writers.publication import Publication, PublicationTable

NOT_WORKED_OUT = "[x]"
BESIDE = "not calculated, because the count is a range or negative"
RANGE_HIDDEN = "suppressed by the source, which gave this range (both ends included)"
RANGE_PRINTED = "given as approximate or rounded: the count lies in this range (both ends included)"
NAMED_ONCE = ("area_code", "period_start", "period_end", "offence_code", "age_low", "age_high")
"""Columns for machines: the CSV has them, the workbook has the words that stand for them."""
WIDEST = 66
WIDEST_HEADING = 18
ALWAYS = ("area", "period", "count")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: its heading, a cell a row, whether it holds numbers and marks rather than words."""

    title: str
    cells: tuple[Cell, ...]
    numeric: bool = False
    digits: int = 0

    @property
    def width(self) -> int:
        """How many characters wide it is drawn; longer words are wrapped."""
        longest = max((len(cell if isinstance(cell, str) else f"{cell:,}") for cell in self.cells), default=0)
        return min(WIDEST, max(longest + 2, min(len(self.title) + 4, WIDEST_HEADING)))


@dataclass(frozen=True, slots=True)
class OutputSheet:
    """One sheet: ``name`` on its tab, a title, lines of prose, and at most one table.

    ``links`` names, for rows of the table, the sheet that the first cell leads to.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[SheetColumn, ...] = ()
    links: tuple[str, ...] = ()


def sheets_of(publication: Publication) -> tuple[OutputSheet, ...]:
    """Every sheet of the publication, in order."""
    tables = tuple(_table_sheet(n, publication, published) for n, published in enumerate(publication.tables, 1))
    return (_cover(publication), _contents(tables), _notes(publication), _sources(publication), *tables)


def _cover(publication: Publication) -> OutputSheet:
    lines = (
        f"{publication.publisher}, {say_date(publication.published)}, version {publication.version}. {publication.standing}.",
        f"How to cite: {publication.citation}",
        f"Licence: {publication.licence}, {publication.licence_address} {publication.attribution}",
        *((f"Page: {publication.address}",) if publication.address else ()),
        *((f"Contact: {publication.contact}",) if publication.contact else ()),
        "These are recorded offences. One child can be the victim of several, and most abuse is never recorded.",
        *publication.help_lines,
    )
    return OutputSheet("Cover", publication.title, lines)


def _contents(tables: tuple[OutputSheet, ...]) -> OutputSheet:
    named = (
        *(("Notes", "Notes and marks"), ("Sources", "Documents that the figures came from")),
        *((t.name, t.title) for t in tables),
    )
    return OutputSheet(
        "Contents",
        "Contents",
        ("This sheet has one table. Each name leads to its sheet.",),
        (_words("Sheet", (name for name, _ in named)), _words("What it holds", (title for _, title in named))),
        tuple(name for name, _ in named),
    )


def _notes(publication: Publication) -> OutputSheet:
    marks = _joined(entry for published in publication.tables for entry in _marks(published))
    worked_out: dict[str, str] = {}
    notes: dict[str, None] = {}
    for published in publication.tables:
        worked_out |= {column.title: column.meaning for column in published.derived}
        notes |= dict.fromkeys((*_protection(published), *published.table.notes))
    entries = [*marks.items(), *worked_out.items(), *((f"Note {n}", note) for n, note in enumerate(notes, 1))]
    return OutputSheet(
        "Notes",
        "Notes and marks",
        ("This sheet has one table.",),
        (_words("Mark, column or note", (name for name, _ in entries)), _words("What it means", (words for _, words in entries))),
    )


def _sources(publication: Publication) -> OutputSheet:
    sources = publication.sources
    return OutputSheet(
        "Sources",
        "Sources",
        (
            "This sheet has one table. The checksum is of the file that the figures were read from; that of an answer which is "
            "not public stays with the publisher.",
        ),
        (
            _words("Source", (source.source_id for source in sources)),
            _words("Title", (source.title for source in sources)),
            _words("Publisher", (source.publisher for source in sources)),
            _words("Published", (say_date(source.published) if source.published else "not stated" for source in sources)),
            _words("Licence", (source.licence or "not stated" for source in sources)),
            _words("Address", (source.address or "none" for source in sources)),
            _words("Checksum (sha256)", (source.public_checksum or "not published" for source in sources)),
        ),
    )


def _table_sheet(number: int, publication: Publication, published: PublicationTable) -> OutputSheet:
    columns = [*subject_columns(published), *count_columns(published)[:1], *provenance_columns(published)]
    columns = [column for column in columns if column.name not in NAMED_ONCE]
    constant = [column for column in columns if column.name not in ALWAYS and len(set(column.cells)) <= 1]
    said = "; ".join(
        f"{column.title.lower()}: {column.cells[0]}" for column in constant if column.cells and column.cells[0] is not None
    )
    marks = "; ".join(f"{mark} {meaning}" for mark, meaning in _joined(_marks(published)).items())
    lines = (
        "This sheet has one table. Notes and marks are explained on the sheet Notes, documents on the sheet Sources.",
        *((f"The same in every row: {said}.",) if said else ()),
        *((f"Marks: {marks}.",) if marks else ()),
        f"{publication.standing}. {publication.attribution}",
    )
    varying = [column for column in columns if column not in constant]
    return OutputSheet(f"Table {number}", published.table.title, lines, tuple(_laid_out(varying, published)))


def _laid_out(columns: list[WrittenColumn], published: PublicationTable) -> list[SheetColumn]:
    """The columns in reading order: what the figure is of, the count, what was worked out from it, where it came from."""
    laid: list[SheetColumn] = []
    for column in columns:
        if column.name == "count":
            printed = tuple(printed_count(figure) for figure in published.table)
            states = tuple(figure.status for figure in published.table)
            laid.append(SheetColumn(column.title, tuple(map(_number, column.cells, printed)), numeric=True))
            laid += [
                SheetColumn(derived.title, tuple(map(_number_or_mark, derived.cells, states)), True, digits)
                for derived, digits in zip(derived_columns(published), (d.digits for d in published.derived), strict=True)
            ]
        else:
            laid.append(_words(column.title, (cell if cell is not None else "none" for cell in column.cells)))
    return laid


def _number(count: Cell, printed: str) -> Cell:
    return printed if count is None else count


def _number_or_mark(number: Cell, state: CellStatus) -> Cell:
    """A number that is not there has the mark of its count; beside a count without a mark, none was worked out."""
    return number if isinstance(number, Decimal) else MARKS.get(state, NOT_WORKED_OUT)


def _marks(published: PublicationTable) -> list[tuple[str, str]]:
    """What stands in cells of counts and of what was worked out from them in place of a number, and what each means."""
    ranges: dict[str, list[str]] = {RANGE_HIDDEN: [], RANGE_PRINTED: []}
    used, is_lacking = set(), False
    lacking = [any(column.numbers[row] is None for column in published.derived) for row in range(len(published.table))]
    for figure, lacks in zip(published.table, lacking, strict=True):
        printed = printed_count(figure)
        if printed.startswith("["):
            used.add(printed)
        elif figure.count is None:
            ranges[RANGE_HIDDEN if figure.status in HIDDEN else RANGE_PRINTED].append(printed)
        if lacks and figure.status in MARKS:
            used.add(MARKS[figure.status])
        is_lacking |= lacks and figure.status not in MARKS
    found = [(_ranges(printed), meaning) for meaning, printed in ranges.items() if printed]
    found += [(mark, meaning) for mark, meaning in SHORTHAND.items() if mark in used]
    return [*found, (NOT_WORKED_OUT, BESIDE)] if is_lacking else found


def _joined(marks: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each mark once, with all that it means."""
    meanings: dict[str, dict[str, None]] = {}
    for mark, meaning in marks:
        meanings.setdefault(mark, {})[meaning] = None
    return {mark: "; ".join(each) for mark, each in meanings.items()}


def _ranges(printed: list[str]) -> str:
    """The ranges of a table as one entry of its marks.

    >>> _ranges(["1 to 4", "1 to 9", "1 to 4"]), _ranges([f"{n} to {n + 4}" for n in range(9)])
    ('1 to 4, 1 to 9', 'a range, such as 0 to 4')
    """
    each = list(dict.fromkeys(printed))
    return ", ".join(each) if len(each) <= 3 else f"a range, such as {each[0]}"


def _protection(published: PublicationTable) -> tuple[str, str]:
    return published.table.rule, f"Reason for the rule: {published.table.reason}"


def _words(title: str, cells: Iterable[Cell]) -> SheetColumn:
    return SheetColumn(title, tuple(cells))

"""The sheets of a workbook, whatever its format: cover, contents, notes, sources, and a sheet a table.

After the guidance of the Government Analysis Function on releasing statistics in spreadsheets: one table a sheet, no merged
and no blank cells in a table, notes and marks declared where they are used, a cover that says who, when and under which licence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from faircount.tables.protected import show
from faircount.vocabulary.periods import say_date
from faircount.writers.columns import (
    SHORTHAND,
    Cell,
    WrittenColumn,
    count_columns,
    derived_columns,
    provenance_columns,
    shorthand_used,
    subject_columns,
)
from faircount.writers.publication import Publication, PublishedTable

NOT_WORKED_OUT = "[x]"
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
class Sheet:
    """One sheet: ``name`` on its tab, a title, lines of prose, and at most one table.

    ``links`` names, for rows of the table, the sheet that the first cell leads to.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[SheetColumn, ...] = ()
    links: tuple[str, ...] = ()


def sheets_of(publication: Publication) -> tuple[Sheet, ...]:
    """Every sheet of the publication, in order."""
    tables = tuple(_table_sheet(n, publication, published) for n, published in enumerate(publication.tables, 1))
    return (_cover(publication), _contents(tables), _notes(publication), _sources(publication), *tables)


def _cover(publication: Publication) -> Sheet:
    lines = (
        f"{publication.publisher}, {say_date(publication.published)}, version {publication.version}. {publication.standing}.",
        f"How to cite: {publication.citation}",
        f"Licence: {publication.licence}, {publication.licence_address} {publication.attribution}",
        *((f"Page: {publication.address}",) if publication.address else ()),
        *((f"Contact: {publication.contact}",) if publication.contact else ()),
        "These are recorded offences. One child can be the victim of several, and most abuse is never recorded.",
        *publication.help_lines,
    )
    return Sheet("Cover", publication.title, lines)


def _contents(tables: tuple[Sheet, ...]) -> Sheet:
    named = (
        *(("Notes", "Notes and marks"), ("Sources", "Documents that the figures came from")),
        *((t.name, t.title) for t in tables),
    )
    return Sheet(
        "Contents",
        "Contents",
        ("This sheet has one table. Each name leads to its sheet.",),
        (_words("Sheet", (name for name, _ in named)), _words("What it holds", (title for _, title in named))),
        tuple(name for name, _ in named),
    )


def _notes(publication: Publication) -> Sheet:
    marks: dict[str, str] = {}
    worked_out: dict[str, str] = {}
    notes: dict[str, None] = {}
    for published in publication.tables:
        marks |= _marks(published)
        worked_out |= {column.title: column.meaning for column in published.derived}
        notes |= dict.fromkeys((*_protection(published), *published.table.notes))
    entries = [*marks.items(), *worked_out.items(), *((f"Note {n}", note) for n, note in enumerate(notes, 1))]
    return Sheet(
        "Notes",
        "Notes and marks",
        ("This sheet has one table.",),
        (_words("Mark, column or note", (name for name, _ in entries)), _words("What it means", (words for _, words in entries))),
    )


def _sources(publication: Publication) -> Sheet:
    sources = publication.sources
    return Sheet(
        "Sources",
        "Sources",
        ("This sheet has one table. The checksum is of the file that the figures were read from.",),
        (
            _words("Source", (source.source_id for source in sources)),
            _words("Title", (source.title for source in sources)),
            _words("Publisher", (source.publisher for source in sources)),
            _words("Published", (say_date(source.published) if source.published else "not stated" for source in sources)),
            _words("Licence", (source.licence or "not stated" for source in sources)),
            _words("Address", (source.address or "none" for source in sources)),
            _words("Checksum (sha256)", (source.sha256 for source in sources)),
        ),
    )


def _table_sheet(number: int, publication: Publication, published: PublishedTable) -> Sheet:
    columns = [*subject_columns(published), *count_columns(published)[:1], *provenance_columns(published)]
    columns = [column for column in columns if column.name not in NAMED_ONCE]
    constant = [column for column in columns if column.name not in ALWAYS and len(set(column.cells)) <= 1]
    said = "; ".join(
        f"{column.title.lower()}: {column.cells[0]}" for column in constant if column.cells and column.cells[0] is not None
    )
    marks = "; ".join(f"{mark} {meaning}" for mark, meaning in _marks(published).items())
    lines = (
        "This sheet has one table. Notes and marks are explained on the sheet Notes, documents on the sheet Sources.",
        *((f"The same in every row: {said}.",) if said else ()),
        *((f"Marks: {marks}.",) if marks else ()),
        f"{publication.standing}. {publication.attribution}",
    )
    varying = [column for column in columns if column not in constant]
    return Sheet(f"Table {number}", published.table.title, lines, tuple(_laid_out(varying, published)))


def _laid_out(columns: list[WrittenColumn], published: PublishedTable) -> list[SheetColumn]:
    """The columns in reading order: what the figure is of, the count, what was worked out from it, where it came from."""
    laid: list[SheetColumn] = []
    for column in columns:
        if column.name == "count":
            printed = tuple(show(figure) for figure in published.table)
            laid.append(SheetColumn(column.title, tuple(map(_number, column.cells, printed)), numeric=True))
            laid += [
                SheetColumn(derived.title, tuple(map(_number_or_mark, derived.cells, printed)), True, digits)
                for derived, digits in zip(derived_columns(published), (d.digits for d in published.derived), strict=True)
            ]
        else:
            laid.append(_words(column.title, (cell if cell is not None else "none" for cell in column.cells)))
    return laid


def _number(count: Cell, printed: str) -> Cell:
    return printed if count is None else count


def _number_or_mark(number: Cell, printed: str) -> Cell:
    """A number that is not there has the mark of its count; beside a count that is shown, none was worked out."""
    if isinstance(number, Decimal):
        return number
    return printed if printed.startswith("[") else NOT_WORKED_OUT


def _marks(published: PublishedTable) -> dict[str, str]:
    """The marks of the sheet, and what they mean."""
    used = shorthand_used(published)
    return used | {NOT_WORKED_OUT: SHORTHAND[NOT_WORKED_OUT]} if _lacks_a_number(published) else used


def _lacks_a_number(published: PublishedTable) -> bool:
    """Whether a number was not worked out beside a count that has no mark of its own."""
    bare = [not show(figure).startswith("[") for figure in published.table]
    return any(number is None and here for column in published.derived for number, here in zip(column.numbers, bare, strict=True))


def _protection(published: PublishedTable) -> tuple[str, str]:
    return published.table.rule, f"Reason for the rule: {published.table.reason}"


def _words(title: str, cells: Iterable[Cell]) -> SheetColumn:
    return SheetColumn(title, tuple(cells))

"""Where tables begin and end in a sheet, and which of their rows are titles, headings, values and notes."""

from __future__ import annotations

from faircount.language.bilingual import in_one_language
from faircount.language.captions import is_caption
from faircount.language.cell_values import is_value, is_year
from faircount.language.identifiers import spelt_out
from faircount.language.periods import find_spans
from faircount.readers.base import Sheet, Value, shown
from faircount.readers.layout.columns import settle_columns
from faircount.readers.layout.dimension_names import dimension_of, names_dimension_only
from faircount.readers.layout.headed_above import head_as_above
from faircount.readers.layout.headings import end_headings
from faircount.readers.layout.left_empty import is_left_empty
from faircount.readers.layout.lines_between import head_the_first_section, share_lines
from faircount.readers.layout.numbered_titles import with_numbers_joined
from faircount.readers.layout.row_nature import RowNature, nature_of
from faircount.readers.layout.stretches import bands_of, lines_on_top, regions_of
from faircount.readers.layout.table import BodyRow, LaidOutTable, row_cells, texts


def find_tables(sheet: Sheet) -> tuple[list[LaidOutTable], list[tuple[int, int, str]]]:
    """The tables of a sheet in order, and the rows of one text with their places."""
    sheet = with_numbers_joined(sheet)
    finder = _Finder(sheet)
    bands = bands_of(sheet)
    for first, last in bands:
        regions = regions_of(sheet, first, last)
        shared = finder.titles_of_all(first) if len(regions) > 1 else []
        for number, (left, right) in enumerate(regions):
            if number and shared:
                finder.close()
                finder.waiting = [*shared, *finder.waiting]
            finder.region(first, last, left, right)
    finder.close()
    tables = [table for table in finder.tables if table.rows]
    share_lines(tables, finder.waiting)
    head_as_above(tables)
    over = lines_on_top(sheet, bands)
    for table in tables:
        head_the_first_section(table)
        settle_columns(table)
        table.over = [text for text in over if text not in table.titles]
    return tables, finder.loose


def _is_setting(cells: list[tuple[int, Value]]) -> bool:
    """Whether a row tells one thing of what follows, as reports print it: "Year Recorded: | 2017"."""
    return len(cells) == 2 and shown(cells[0][1]).endswith(":") and len(shown(cells[0][1])) > 1


_ONE_APART = 2
"""Rows from one to another with one between them."""


class _Finder:
    """Goes through the rows of a sheet and keeps the table being built."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.tables: list[LaidOutTable] = []
        self.loose: list[tuple[int, int, str]] = []
        self.waiting: list[str] = []
        self.table: LaidOutTable | None = None

    def titles_of_all(self, first: int) -> list[str]:
        """The titles over tables that stand beside each other from that row on: lines above them, alone on their rows."""
        if self.table is not None and not self.table.rows:
            self.close()
        rows = [[shown(value) for value in row if value is not None] for row in self.sheet.rows[max(0, first - 20) : first]]
        alone = {row[0] for row in rows if len(row) == 1}
        return [text for text in self.waiting if text in alone] if self.table is None else []

    def region(self, first: int, last: int, left: int, right: int) -> None:
        """Take in the rows of one region."""
        starts_new = True
        for row in range(first, last + 1):
            cells = row_cells(self.sheet, row, left, right)
            if not cells:
                continue
            if starts_new and not self._continues(row, cells, left, right):
                self.close()
            starts_new = False
            self._row(row, cells, left, right)

    def _continues(self, row: int, cells: list[tuple[int, Value]], left: int, right: int) -> bool:
        """Whether a region without headings of its own goes on with the table above it."""
        table = self.table
        if table is not None and not table.rows:
            return self._is_headed(table, row, cells)
        if table is None or not table.heads or right > table.right:
            return False
        if left != table.left and not self._stands_below_labels(table, left):
            return False
        nature = nature_of(cells, self.sheet, row, table, left)
        if nature is RowNature.BODY or self._is_repeat(row):
            return True
        if nature is not RowNature.ALONE or len(shown(cells[0][1])) > 60 or row + 1 >= len(self.sheet.rows):
            return False
        following = row_cells(self.sheet, row + 1, left, right)
        if not following:
            return False
        return self._is_repeat(row + 1) or nature_of(following, self.sheet, row + 1, table, left) is RowNature.BODY

    def _is_headed(self, table: LaidOutTable, row: int, cells: list[tuple[int, Value]]) -> bool:
        """Whether a row is the first below headings that an empty row parts from it: each of its values stands under one."""
        if not table.head_rows or row - table.head_rows[-1][1] != _ONE_APART or table.markers:
            return False
        heads = table.heads[-1]
        values = [column for column, value in cells[1:] if is_value(value) and not is_year(value)]
        told = len(heads) > 2 and any(find_spans(text) or dimension_of(text) for text in heads.values())
        return told and len(values) > 1 and all(heads.get(column) for column in values)

    def _stands_below_labels(self, table: LaidOutTable, left: int) -> bool:
        """Whether rows that begin further in begin below a column of labels: those of a table with a code before each label."""
        last = table.rows[-6:]
        counts = {column: sum(is_value(row.value(column)) for row in last) for column in range(table.left, table.right)}
        return table.left < left < min((column for column, count in counts.items() if 2 * count > len(last)), default=0)

    def close(self, *, next_follows: bool = False) -> None:
        """End the table being built; lines after its last row are its notes."""
        table = self.table
        self.table = None
        if table is None:
            return
        if not table.rows:
            self.waiting += [*table.titles, *(" ".join(dict.fromkeys(head.values())) for head in table.heads)]
            return
        after = [text for at, text, _ in table.markers if at == len(table.rows)]
        table.markers = [marker for marker in table.markers if marker[0] < len(table.rows)]
        # Short lines between the last row of one table and the headings of the next are titles of the next.
        following = [text for text in after if len(text) < 80 and not text.rstrip().endswith(".")] if next_follows else []
        table.notes += [text for text in after if text not in following]
        self.waiting = following
        self.tables.append(table)

    def _row(self, row: int, cells: list[tuple[int, Value]], left: int, right: int) -> None:
        if self.table is not None and self.table.rows and self._is_repeat(row):
            self.table.repeats.append(row)
            return
        if self.table is not None and self.table.rows and (corner := self._other_corner(row)):
            self.table.repeats.append(row)
            self.table.markers.append((len(self.table.rows), corner, row))
            return
        if self.table is not None and end_headings(cells, self.table):
            return
        nature = nature_of(cells, self.sheet, row, self.table, left)
        if nature is RowNature.HEAD and _is_setting(cells):
            nature, cells = RowNature.ALONE, [(cells[0][0], " ".join(texts(cells)))]
        if nature is RowNature.HEAD and self.table is not None and self.table.heads and self._labels_go_on(row, cells):
            nature = RowNature.BODY
        if nature is RowNature.ALONE and self.table is not None and self.table.heads and len(cells) == 1:
            nature = RowNature.BODY if is_left_empty(self.sheet, row, cells[0][0]) else nature
        if nature is RowNature.HEAD and self.table is not None and self.table.rows:
            self.close(next_follows=True)
        if self.table is None:
            self.table = LaidOutTable(self.sheet, titles=self.waiting, left=left, right=right)
            self.waiting = []
        self.table.right = max(self.table.right, right)
        if nature is RowNature.BODY:
            self.table.rows.append(BodyRow(self.sheet, row))
        elif nature is RowNature.HEAD:
            self._head(row, left, right)
        elif self.table.heads or self.table.rows:
            self.table.markers.append((len(self.table.rows), texts(cells)[0], row))
        else:
            self._title(texts(cells)[0])
        if nature is RowNature.ALONE:
            self.loose.append((row, cells[0][0], texts(cells)[0]))

    def _title(self, text: str) -> None:
        """Keep a line over the table. "Table 3" takes with it what stood over a table 2 of which no row was a row."""
        assert self.table is not None
        titles = self.table.titles
        numbered = next((at for at, title in enumerate(titles) if is_caption(title)), None) if is_caption(text) else None
        self.table.titles = [*titles[:numbered], text]

    def _labels_go_on(self, row: int, cells: list[tuple[int, Value]]) -> bool:
        """Whether a row whose values are blank has labels that rows with values nearby have in the same columns."""
        if len(cells) < 2 or self.sheet.spread or any((row, column) in self.sheet.heads for column, _ in cells):
            return False
        near = [*range(row + 1, min(row + 8, len(self.sheet.rows))), *range(max(0, row - 8), row)]
        for other in near:
            found = self.sheet.rows[other]
            valued = {column for column, value in enumerate(found) if is_value(value)}
            if valued and not valued & {column for column, _ in cells}:
                same = [column for column, value in cells if column < len(found) and found[column] == value]
                if same and len(same) >= len(cells) - 2:
                    return True
        return False

    def _head(self, row: int, left: int, right: int) -> None:
        assert self.table is not None
        found = self.sheet.rows[row]
        told = (column for column in range(left, min(right, len(found))) if found[column] is not None)
        head = {column: in_one_language(spelt_out(shown(found[column]))) for column in told}
        self.table.heads.append(head)
        self.table.head_rows.append((self.sheet, row))
        # One label between two rows of headings heads what follows, not the table's rows.
        self.table.titles += [text for _, text, _ in self.table.markers]
        self.table.markers = []

    def _is_repeat(self, row: int) -> bool:
        """Whether the row prints a heading of the table once more, as on a following page, or what names its columns above it."""
        assert self.table is not None
        cells = self.sheet.rows[row]
        alone = {shown(value) for value in cells if value is not None}
        if len(alone) == 1 and alone <= {*self.table.titles} and all(map(names_dimension_only, alone)):
            return True
        first = shown(next((value for value in cells if value is not None), None))
        if all(first != next(iter(head.values()), None) for head in self.table.heads):
            return False
        found = [shown(value) for value in cells if value is not None]
        return len(found) > 1 and any(found == list(head.values()) for head in self.table.heads)

    def _other_corner(self, row: int) -> str:
        """The period over the labels in a row that prints the table's headings once more for that period; or nothing."""
        assert self.table is not None
        found = [shown(value) for value in self.sheet.rows[row] if value is not None]
        heads = [list(head.values()) for head in self.table.heads]
        is_same = len(found) > 2 and any(found[1:] == head[1:] and find_spans(head[0]) for head in heads if head)
        return found[0] if is_same and find_spans(found[0]) else ""

"""A returned request form read back exactly: rows found by their keys and words, wherever they were moved to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faircount.errors import SchemaMismatch
from faircount.patterns import regex
from faircount.readers.base import Document, Sheet, Value, note, partly, shown, tidy
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.forms.form_answer import NothingSaid, Said, Unclear, read_answer_cells
from faircount.readers.forms.form_rows import cut_out, form_in_rows
from faircount.readers.forms.form_shares import unlike_shares
from faircount.tables.answered import as_answered
from faircount.tables.extract import AnsweredFigure, Doubt, FileFinding, Leftover, RefusedPart
from faircount.tables.figures import Figure
from faircount.tables.request import (
    ANSWERS,
    COUNT,
    MAGIC,
    NOTE,
    OF_A_FORM,
    REASON,
    ROW,
    SECTION,
    SHARE,
    AskedCell,
    RequestForm,
    role_of,
)
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.status import CellStatus

_SECTION = regex(r"\d{1,2}[A-Z]?(?:\(\d{1,2}[A-Z]?\))*")


@dataclass(slots=True)
class FormReading:
    """What a returned form holds; every row asked for became a figure or is left over with the reason."""

    form: RequestForm
    file: str
    figures: list[AnsweredFigure] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refusals: list[RefusedPart] = field(default_factory=list)
    findings: list[FileFinding] = field(default_factory=list)


Words = Mapping[str, Mapping[str, str]]
"""For the key of each row what it says under each heading."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the answer as it came back: the sheet, its number in it, and its cells by heading."""

    sheet: Sheet
    number: int
    columns: Mapping[str, int]

    def cell(self, heading: str) -> Value:
        column = self.columns.get(heading, -1)
        row = self.sheet.rows[self.number]
        return row[column] if 0 <= column < len(row) else None

    def text(self, heading: str) -> str:
        return tidy(shown(self.cell(heading)))

    def place(self, heading: str) -> str:
        return self.sheet.place(self.number, self.columns.get(heading, 0))


def read_form(document: Document, prefix: str = "") -> FormReading | None:
    """The reading of a document that is a returned form, or None for every other document.

    A form whose hidden definition was lost or changed is no form any more: it is read as any other answer, with a finding in
    the second case. ``prefix`` says which member of a container it is.
    """
    defined = _defined(document)
    try:
        form = form_in_rows(document) if defined is None else _form(defined)
    except SchemaMismatch:
        return None
    if form is None:
        return None
    reading = FormReading(form, document.name)
    # The hidden sheet is ours, so that it is there is nothing to remark on.
    reading.findings += [finding for finding in document.findings if defined is None or finding.place != defined.name]
    by_cell: dict[str, list[_Row]] = {cell.key: [] for cell in form.cells}
    words = _worded(form)
    for row in _rows(document, defined, form.asked):
        _place_row(row, reading, words, by_cell, prefix)
    counts: dict[str, int | None] = {}
    for cell in form.cells:
        counts[cell.key] = _read_cell(cell, by_cell[cell.key], reading, prefix)
    told = {key: (row.text(SHARE), prefix + row.place(SHARE)) for key, rows in by_cell.items() for row in rows if row.text(SHARE)}
    reading.leftovers += unlike_shares(told, counts)
    if defined is None:
        reading.leftovers += cut_out(form, prefix)
    _sum_up(reading)
    return reading


def take_form(
    document: Document, prefix: str, harvest: ExtractBuilder, findings: list[FileFinding], refusals: list[RefusedPart]
) -> bool:
    """Whether the document is a returned form, and if so, everything in it taken into what was read so far."""
    reading = read_form(document, prefix)
    if reading is None:
        fault = definition_fault(document)
        findings += [fault] if fault is not None else []
        return False
    harvest.figures += reading.figures
    harvest.leftovers += reading.leftovers
    harvest.doubts += reading.doubts
    findings += reading.findings
    refusals += reading.refusals
    return True


def definition_fault(document: Document) -> FileFinding | None:
    """Why a document that carries a definition sheet is not read as a form, or None."""
    defined = _defined(document)
    try:
        if defined is not None:
            _form(defined)
    except SchemaMismatch as fault:
        return partly(document.name, defined.name if defined else "", f"{fault}; it was read as any other answer")
    return None


def _defined(document: Document) -> Sheet | None:
    return next((sheet for sheet in document.sheets() if _words(sheet, 0)[:1] == (MAGIC,)), None)


def lists_rows(sheet: Sheet) -> bool:
    """Whether a table is the list of a form's rows in codes, also where print has broken its first words over two lines."""
    first = " ".join(filter(None, _words(sheet, 0)))
    return first.split()[:2] == MAGIC.split()[:2]


def _form(defined: Sheet) -> RequestForm:
    rows = (_words(defined, number) for number in range(len(defined.rows)))
    return RequestForm.from_definition([row for row in rows if any(row)])


def _words(sheet: Sheet, number: int) -> tuple[str, ...]:
    """A row of the definition sheet as text; the empty ends of an age band in the middle stay empty."""
    return tuple(tidy(shown(value)) for value in sheet.rows[number]) if number < len(sheet.rows) else ()


def _rows(document: Document, defined: Sheet | None, asked: Sequence[str]) -> Iterator[_Row]:
    """The rows below each heading row that has the keys or the words, and a column for the count."""
    headings = {heading.casefold(): heading for heading in (ROW, *asked, *ANSWERS, SHARE)}
    for sheet in document.sheets():
        if sheet is defined:
            continue
        columns: dict[str, int] = {}
        for number, row in enumerate(sheet.rows):
            found = {
                headings[word]: column
                for column, value in enumerate(row)
                if isinstance(value, str) and (word := tidy(value).casefold()) in headings
            }
            if COUNT in found and (ROW in found or set(asked) <= set(found)):
                columns = found
            elif columns and any(value is not None for value in row):
                yield _Row(sheet, number, columns)


def _place_row(row: _Row, reading: FormReading, words: Words, by_cell: dict[str, list[_Row]], prefix: str) -> None:
    """Say which cell of the form the row answers; its key and its words must agree, and one of them may be missing."""
    form = reading.form
    said = {heading: row.text(heading).casefold() for heading in next(iter(words.values()), ()) if row.text(heading)}
    keyed = [cell for cell in form.cells if cell.key.casefold() == row.text(ROW).casefold()]
    worded = [cell for cell in form.cells if said == words[cell.key]]
    partly_worded = keyed and all(words[keyed[0].key].get(heading) == word for heading, word in said.items())
    if keyed and partly_worded:
        by_cell[keyed[0].key].append(row)
    elif not row.text(ROW) and len(worded) == 1:
        by_cell[worded[0].key].append(row)
    elif any(row.text(heading) for heading in ANSWERS):
        place, meant = prefix + row.place(COUNT), list(dict.fromkeys((*keyed, *worded)))
        found = read_answer_cells(row.cell(COUNT), row.cell(REASON), form.small)
        readings = tuple(_figure(cell, found, place, form) for cell in meant) if isinstance(found, Said) else ()
        reading.leftovers.append(Leftover(place, "the row is not one that was asked for, or its words were changed"))
        reading.doubts.append(
            Doubt("Which row of the request is answered here?", tuple(cell.key for cell in meant), place, readings)
        )


def _worded(form: RequestForm) -> Words:
    asked = form.asked
    return {
        key: {heading: tidy(word).casefold() for heading, word in zip(asked, words, strict=True)}
        for key, words in form.words.items()
    }


def _read_cell(cell: AskedCell, rows: list[_Row], reading: FormReading, prefix: str) -> int | None:
    """What the rows that answer a cell say, taken into the reading; the count, where they give one."""
    if not rows:
        reading.leftovers.append(Leftover(prefix + cell.key, "the row is missing from the answer"))
        return None
    spoken: list[tuple[_Row, Said]] = []
    for row in rows:
        found = read_answer_cells(row.cell(COUNT), row.cell(REASON), reading.form.small)
        place = prefix + row.place(COUNT)
        if isinstance(found, NothingSaid):
            reading.leftovers.append(Leftover(place, "left empty"))
        elif isinstance(found, Unclear):
            reading.leftovers.append(Leftover(place, found.why))
            question = f"{cell.key}: {found.why}; what was answered?"
            reading.doubts.append(Doubt(question, found.alternatives, place, _each(cell, row, found, place, reading.form)))
        else:
            spoken.append((row, found))
    if len({found for _, found in spoken}) > 1:
        for row, found in spoken:
            place = prefix + row.place(COUNT)
            reading.leftovers.append(Leftover(place, "the row stands twice, with different answers"))
            question = f"{cell.key} stands twice, with different answers; which is right?"
            reading.doubts.append(Doubt(question, ("this one",), place, (_figure(cell, found, place, reading.form),)))
        return None
    for row, found in spoken[:1]:
        _take(cell, row, found, reading, prefix)
    reading.leftovers += [Leftover(prefix + row.place(COUNT), "the row stands twice, with one answer") for row, _ in spoken[1:]]
    return spoken[0][1].count if spoken else None


def _each(cell: AskedCell, row: _Row, unclear: Unclear, place: str, form: RequestForm) -> tuple[AnsweredFigure, ...]:
    """The figures of the count alone and of the reason alone, where both were given."""
    if not unclear.alternatives:
        return ()
    alone = (read_answer_cells(row.cell(COUNT), None, form.small), read_answer_cells(None, row.cell(REASON), form.small))
    return tuple(_figure(cell, said, place, form) for said in alone if isinstance(said, Said))


def _take(cell: AskedCell, row: _Row, found: Said, reading: FormReading, prefix: str) -> None:
    # A number in the column for reasons is read where it stands.
    place = prefix + row.place(COUNT if row.cell(COUNT) is not None else REASON)
    reading.figures.append(_figure(cell, found, place, reading.form))
    if found.status is CellStatus.REFUSED:
        sections = tuple(_SECTION.findall(row.text(SECTION).upper()))
        reading.refusals.append(RefusedPart(sections, cell.key, whole=False, place=place))
    if row.text(NOTE):
        reading.findings.append(
            note(reading.file, prefix + row.place(NOTE), f"{cell.key}: a note stands beside the answer; read it first")
        )


def _figure(cell: AskedCell, found: Said, place: str, form: RequestForm) -> AnsweredFigure:
    """The figure that an answer is to a row of the request."""
    area = AREAS[form.area]
    return AnsweredFigure(
        area=area.police or area.name,
        period=cell.period,
        counted=str(cell.counted),
        offence=cell.offence,
        number=float(found.count) if found.count is not None else None,
        lower=found.lower if found.count is None else found.count,
        upper=found.upper if found.count is None else found.count,
        locator=place,
        status=found.status,
        online=cell.online,
        ages=cell.ages,
        sex=cell.sex,
        breakdown=cell.breakdown,
        role=role_of(cell, form.cells),
        assigned=f"{OF_A_FORM}{cell.key} of request {form.reference}",
    )


def _sum_up(reading: FormReading) -> None:
    """How many of the rows were answered, and one refusal where every row was refused."""
    asked, told = len(reading.form.cells), len(reading.figures)
    reading.findings.insert(0, note(reading.file, "", f"form {reading.form.reference}: {told} of {asked} rows answered"))
    if reading.refusals and len(reading.refusals) == asked:
        sections = tuple(dict.fromkeys(section for part in reading.refusals for section in part.sections))
        reading.refusals = [RefusedPart(sections, reading.form.reference, whole=True, place=reading.refusals[0].place)]


def to_figure(answered: AnsweredFigure, source_id: str) -> Figure:
    """An answered count as a figure of the ledger; where nothing is known it has no bounds, and is never 0."""
    return as_answered(answered, parse_area(answered.area).code, source_id)

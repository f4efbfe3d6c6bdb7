"""Answers read: one file to one extract, many files with progress, one bad file never stopping the others."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from faircount.errors import UnreadableSource
from faircount.file_names import printable
from faircount.inputs import read_bytes
from faircount.language.cell_values import is_value
from faircount.language.sentences import mentions_in
from faircount.readers.base import Document, Prose, ProseKind, Sheet, note, partly, shown
from faircount.readers.correspondence.pieces import pieces_of
from faircount.readers.doubt_wording import NUMBERS_LOST
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.forms.request_form import lists_rows, take_form
from faircount.readers.layout.joining import with_tables_joined
from faircount.readers.layout.layout import find_tables
from faircount.readers.layout.parted_cells import with_cells_parted
from faircount.readers.letter.day import day_of
from faircount.readers.letter.given_marks import with_given_marks
from faircount.readers.letter.question_tables import with_questions_told
from faircount.readers.letter.told_records import with_records_told
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.meaning.around import contexts
from faircount.readers.meaning.beside import with_beside, with_files_told
from faircount.readers.meaning.captions_below import with_captions_above
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.corrected import ask_which_stand
from faircount.readers.meaning.evidence import ask_where_too_far
from faircount.readers.meaning.interpret_list import interpret_list
from faircount.readers.meaning.keys import is_key
from faircount.readers.meaning.listed_totals import totals_of_listed
from faircount.readers.meaning.long_table import are_records
from faircount.readers.meaning.low_confidence import doubt_pictures
from faircount.readers.meaning.own_marks import with_own_marks
from faircount.readers.meaning.prose import read_prose
from faircount.readers.meaning.refusal import find_refusals, not_held
from faircount.readers.meaning.remarked import marks_borne, without_footnotes
from faircount.readers.meaning.settle import settle
from faircount.readers.meaning.table_figures import interpret
from faircount.readers.meaning.together import periods_told
from faircount.readers.meaning.untaken import ask_of_the_flag
from faircount.readers.meaning.words_beside import ask_of_words_beside
from faircount.readers.meaning.years_by_number import with_years_told
from faircount.readers.odd_cells import odd_cells
from faircount.readers.opening import READERS, open_content
from faircount.tables.extract import Extract, FileFinding, Leftover, RefusedPart

__all__ = ["READERS", "read_answer"]


def read_answer(path: Path, limits: FileLimits | None = None, marks: Collection[str] = ()) -> Extract:
    """Everything that one answer holds; refused with ``UnreadableSource`` where the file cannot be read.

    ``marks`` are marks of hidden counts beside those that every answer uses.
    """
    limits = limits or FileLimits()
    name = printable(path.name)
    clock = Clock(name, limits)
    try:
        content = read_bytes(path, limits.file_bytes)
    except OSError as error:
        raise UnreadableSource(f"{name}: cannot be opened ({error.strerror}); give the path of an answer") from error
    document = with_given_marks(open_content(content, name, clock), marks)
    return extract_document(document, hashlib.sha256(content).hexdigest(), clock)


def extract_document(document: Document, sha256: str, clock: Clock) -> Extract:
    """The extract of an opened document and of those inside it."""
    harvest = ExtractBuilder(most=clock.limits.figures)
    findings: list[FileFinding] = []
    refusals: list[RefusedPart] = []
    _take(document, None, "", harvest, findings, refusals, clock)
    findings += odd_cells(document)
    findings += totals_of_listed(document.name, harvest.figures)  # of long lists, which print no totals, none is looked for
    if not (len(harvest) or harvest.all_proposals() or harvest.doubts or refusals):
        refusals += not_held(_told(document))
    if not (len(harvest) or refusals):
        is_said = any(finding.reason.startswith(NUMBERS_LOST) for finding in findings)
        numbers = 0 if harvest.doubts or is_said else _numbers_in(document)
        if not (harvest.doubts or is_said) and len(harvest.leftovers) >= _MANY_LEFT:
            numbers = max(numbers, len(harvest.leftovers))
        if numbers >= _PLAINLY:
            findings.append(
                partly(document.name, "", f"{NUMBERS_LOST} {numbers:,} numbers of it; see whether it is the answer itself")
            )
        elif not (findings or harvest.doubts):
            findings.append(note(document.name, "", "no figure was found in it; see whether it is the answer itself"))
    return Extract(
        document.name, sha256, document.kind,
        figures=harvest.all_figures(), leftovers=tuple(harvest.leftovers), doubts=tuple(harvest.doubts),
        refusals=tuple(refusals), findings=tuple(findings), dated=day_of(document), title=document.title,
        proposals=harvest.all_proposals(), pieces=pieces_of(document),
    )  # fmt: skip


_PLAINLY = 3
_MANY_LEFT = 12
"""Numbers of a text of which nothing says what they count, from which on it is no letter with a date and a telephone number."""
_RECORDS = "each has a name of its own, as in a list of records; count them with `faircount count`"


def _numbers_in(document: Document) -> int:
    """How many cells and sentences of a document hold a number that could count something, up to a thousand."""
    cells = (value for sheet in document.sheets() for row in sheet.rows for value in row)
    told = sum(
        1 for value in islice(cells, 20_000) if value is not None and is_value(value) and any(map(str.isdigit, shown(value)))
    )
    told += sum(bool(mentions_in(block.text)) for block in document.prose() if block.kind is not ProseKind.REQUEST)
    return told + sum(_numbers_in(part) for part in document.parts)


def _take(
    document: Document,
    parent: Context | None,
    prefix: str,
    harvest: ExtractBuilder,
    findings: list[FileFinding],
    refusals: list[RefusedPart],
    clock: Clock,
) -> None:
    if take_form(document, prefix, harvest, findings, refusals):
        return
    findings += document.findings
    document = with_own_marks(with_tables_joined(with_records_told(document)))
    document = with_cells_parted(with_questions_told(with_captions_above(with_years_told(document))))
    first = len(harvest.figures), len(harvest.proposals)
    parts: list[ExtractBuilder] = []
    refusals += [replace(part, place=prefix + part.place) for part in find_refusals(_told(document))]
    last, marks = Context(parent=parent, name=document.name), marks_borne(document.sheets())
    prose: list[tuple[Prose, Context]] = []
    for block, context in contexts(document, parent):
        clock.check()
        last = context
        if isinstance(block, Prose):
            prose.append((without_footnotes(block, marks, harvest, prefix), context))
            continue
        parts.append(_passage(prose, harvest, prefix))
        prose = []
        context = replace(context, told=periods_told(parts))
        if not is_key(block):
            parts += _sheet(block.shortened(), context, prefix, harvest, findings, clock)
    parts.append(_passage(prose, harvest, prefix))
    settle(parts)
    ask_where_too_far(parts)
    around = (text for _, text in parent.texts()) if parent is not None else ()
    ask_which_stand(parts, (*_texts(document), *around))
    ask_of_the_flag(parts, _texts(document), last.questions.values())
    ask_of_words_beside(parts)
    for part in parts:
        harvest.absorb(part)
    doubt_pictures(document, harvest, first, prefix)
    last = with_beside(last, document)
    for inner in with_files_told(document).parts:
        _take(inner, last, f"{prefix}{inner.member}>", harvest, findings, refusals, clock)


def _texts(document: Document) -> Iterator[str]:
    """The prose of a document, and each cell that holds a sentence."""
    for block in document.blocks:
        if isinstance(block, Prose):
            yield block.text
        elif not block.hidden:
            yield from (value for row in block.rows[:2_000] for value in row if isinstance(value, str) and len(value) > 15)


def _told(document: Document) -> Iterator[Prose]:
    """The prose of a document, and the lines that stand alone in its sheets: notes and refusals below a table."""
    for block in document.blocks:
        if isinstance(block, Prose):
            yield block
            continue
        for row, cells in enumerate(block.rows[:2_000]) if not block.hidden else ():
            filled = {value for value in cells if value is not None}
            if len(filled) == 1 and isinstance(text := filled.pop(), str) and len(text) > 40:
                yield Prose(text, ProseKind.PARAGRAPH, block.place(row, 0))


def _passage(prose: list[tuple[Prose, Context]], harvest: ExtractBuilder, prefix: str) -> ExtractBuilder:
    """What paragraphs that follow each other yield."""
    part = harvest.part()
    read_prose(prose, part, prefix)
    return part


def _sheet(
    sheet: Sheet, context: Context, prefix: str, harvest: ExtractBuilder, findings: list[FileFinding], clock: Clock
) -> list[ExtractBuilder]:
    """What the lines of a sheet and each of its tables yield."""
    if lists_rows(sheet):
        harvest.leftovers.append(Leftover(prefix + sheet.name, "what the rows of a form are of, in codes: no figures"))
        return []
    tables, loose = find_tables(sheet)
    if sheet.long is not None:
        part = harvest.part()
        if not sheet.hidden and len(tables) == 1 and interpret_list(tables[0], context, part, prefix):
            return [*_lines(sheet, loose, context, harvest, prefix), part]
        if len(tables) == 1 and are_records(tables[0]):
            findings.append(partly(clock.name, sheet.name, f"{NUMBERS_LOST} {len(sheet.long):,} rows: {_RECORDS}"))
            return []
        sheet, is_cut = sheet.whole(clock.limits.cells)
        if is_cut:
            findings.append(partly(clock.name, sheet.name, f"only the first {len(sheet.rows):,} rows were read"))
        tables, loose = find_tables(sheet)
    if sheet.hidden:
        harvest.leftovers += [Leftover(prefix + sheet.name, "on a hidden sheet") for _ in tables]
        return []
    parts = _lines(sheet, loose, context, harvest, prefix)
    for table in tables:
        parts.append(harvest.part(after=parts))
        interpret(table, context, parts[-1], prefix)
    return parts


def _lines(
    sheet: Sheet, loose: Sequence[tuple[int, int, str]], context: Context, harvest: ExtractBuilder, prefix: str
) -> list[ExtractBuilder]:
    """What the lines of a sheet yield that stand alone on their rows."""
    marks = marks_borne((sheet,))
    alone = [Prose(text, ProseKind.PARAGRAPH, sheet.place(row, column)) for row, column, text in loose if not is_value(text)]
    lines = [without_footnotes(line, marks, harvest, prefix) for line in alone]
    titles = [text for _, _, text in loose]
    return [_passage([(line, context.with_near("title row", titles[:12])) for line in lines], harvest, prefix)]

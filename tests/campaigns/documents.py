"""Answers as files: one clear table with a title that names the force, in five formats, and letters that refuse."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

import docx
import openpyxl

from tests.campaigns.drawing import Answer
from tests.campaigns.truth import NOT_KNOWN, Coordinate, label

TITLES = (
    "{force}: sexual offences against children under 18",
    "{force}: recorded sexual offences against under-18s",
    "{force} - sexual offences recorded where the victim was under 18",
)
TOTALS = ("Total offences recorded", "All sexual offences against under-18s", "Total")
ONLINE = ("Cyber flagged offences", "Of which flagged as online", "Online flagged offences")
REFUSALS = (
    "We estimate that to find this information would take more than 18 hours. Your request is therefore refused under section 12 "
    "of the Freedom of Information Act 2000.",
    "I can confirm that {force} holds the information. To comply would cost more than the limit, and section 12(1) of "
    "the Freedom of Information Act 2000 applies. We are refusing your request.",
)


@dataclass(frozen=True)
class Sheet:
    """A title, a table, and the lines beneath it."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def file_of(answer: Answer) -> tuple[str, bytes]:
    """The name and the bytes of an answer that is no form."""
    if answer.kind == "refusal":
        return f"{answer.force.slug}.txt", refusal_of(answer).encode()
    name = f"{answer.force.slug}{'-corrected' if answer.beside else ''}.{answer.style}"
    return name, WRITERS[answer.style](_sheet(answer))


def refusal_of(answer: Answer) -> str:
    """The letter of a force that refuses."""
    words = REFUSALS[answer.wording % len(REFUSALS)].format(force=answer.force.name)
    subject = "Freedom of Information request: sexual offences against children under 18"
    return f"{answer.force.name}\n\n{subject}\n\nThank you for your request. {words}\n"


def _sheet(answer: Answer) -> Sheet:
    told = answer.told
    periods = list(dict.fromkeys((place.first, place.last) for place in told))
    kinds = list(dict.fromkeys((place.online, place.ages, place.sex) for place in told))
    body = [
        [told[Coordinate(answer.force.area, first, last, online, ages, sex)].printed for first, last in periods]
        for online, ages, sex in kinds
    ]
    across = [_period(answer, *period) for period in periods]
    down = [_words(answer, *kind) for kind in kinds]
    if answer.years_down:
        rows = [("Year", *down), *((name, *column) for name, column in zip(across, zip(*body, strict=True), strict=True))]
    else:
        rows = [("", *across), *((name, *row) for name, row in zip(down, body, strict=True))]
    title = TITLES[answer.wording % len(TITLES)].format(force=answer.force.name)
    if answer.thousands:
        rows = [rows[0], *((row[0], *(_grouped(text) for text in row[1:])) for row in rows[1:])]
    return Sheet(title, tuple(rows), (answer.legend,) if answer.legend else ())


def _period(answer: Answer, first: int, last: int) -> str:
    if first != last:
        return f"{label(first)} to {label(last)}"
    long = f"{first}/{first + 1}"
    return (label(first), label(first), label(first).replace("/", "-"), long, f"April {first} to March {first + 1}")[
        answer.wording // 3 % 5
    ]


def _words(answer: Answer, online: str, ages: str, sex: str) -> str:
    if ages == NOT_KNOWN:
        return ("Age not known", "Age unknown")[answer.wording % 2]
    if ages != "all":
        low, high = ages.split("-")
        if low == high:
            return f"Aged {low}"
        return (f"Aged {low} to {high}", f"{low} to {high} years", f"Age {low}-{high}")[answer.wording // 5 % 3]
    if sex != "all":
        return {"female": "Female", "male": "Male", NOT_KNOWN: "Sex not known"}[sex]
    return (ONLINE if online == "yes" else TOTALS)[answer.wording // 7 % 3]


def _grouped(text: str) -> str:
    return f"{int(text):,}" if text.isdigit() else text


def _value(text: str) -> int | str:
    plain = text.replace(",", "")
    return int(plain) if plain.isdigit() else text


def _csv(sheet: Sheet) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([[sheet.title], [], *sheet.rows, *([[], *([note] for note in sheet.notes)] if sheet.notes else [])])
    return written.getvalue().encode()


def _xlsx(sheet: Sheet) -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([sheet.title])
    page.append([])
    for row in sheet.rows:
        page.append([_value(text) for text in row])
    for note in ("", *sheet.notes) if sheet.notes else ():
        page.append([note])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _ods(sheet: Sheet) -> bytes:
    lines = [(sheet.title,), (), *sheet.rows, *(((), *((note,) for note in sheet.notes)) if sheet.notes else ())]
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(text) for text in line) or '<table:table-cell/>'}</table:table-row>"
        for line in lines
    )
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return written.getvalue()


def _ods_cell(text: str) -> str:
    if (number := text.replace(",", "")).isdigit():
        return f'<table:table-cell office:value-type="float" office:value="{number}"><text:p>{text}</text:p></table:table-cell>'
    return (
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
        if text
        else "<table:table-cell/>"
    )


def _html(sheet: Sheet) -> bytes:
    head, *rows = sheet.rows
    lines = ["".join(f"<th>{html.escape(text)}</th>" for text in head)]
    lines += [f"<th>{html.escape(row[0])}</th>" + "".join(f"<td>{html.escape(text)}</td>" for text in row[1:]) for row in rows]
    table = "".join(f"<tr>{line}</tr>\n" for line in lines)
    notes = "".join(f"<p>{html.escape(note)}</p>\n" for note in sheet.notes)
    title = html.escape(sheet.title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>\n<h1>{title}</h1>\n'
        f"<table>\n{table}</table>\n{notes}</body></html>\n"
    ).encode()


def _docx(sheet: Sheet) -> bytes:
    document = docx.Document()
    document.add_heading(sheet.title, level=1)
    table = document.add_table(rows=len(sheet.rows), cols=len(sheet.rows[0]))
    for row, texts in zip(table.rows, sheet.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for note in sheet.notes:
        document.add_paragraph(note)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


WRITERS = {"csv": _csv, "xlsx": _xlsx, "ods": _ods, "html": _html, "docx": _docx}

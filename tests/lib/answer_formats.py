"""Random answers written in every format."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape

import docx
import xlsxwriter

from tests.lib.answers import Answer, Grid
from tests.lib.old_workbooks import old_workbook
from tests.lib.pdf_pages import as_pdf

Writer = Callable[[Answer, random.Random], bytes]


def as_csv(answer: Answer, rng: random.Random) -> bytes:
    """Separated text with the letter's lines before and after the table."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=rng.choice((",", ",", ";", "\t")), lineterminator=rng.choice(("\n", "\r\n")))
    for kind, content in answer.blocks:
        if kind == "table":
            assert isinstance(content, Grid)
            writer.writerows([[]] if rng.random() < 0.5 else [])
            writer.writerows(content.rows)
            writer.writerows([[]] if rng.random() < 0.7 else [])
        elif kind == "list":
            writer.writerows([[line] for line in content])  # type: ignore[attr-defined]
        else:
            writer.writerow([content])
    encoding = rng.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
    return stream.getvalue().encode(encoding, "replace")


def _number(text: str) -> float | str:
    return float(text.replace(",", "")) if text.replace(",", "").isdigit() and len(text) > 0 else text


def as_xlsx(answer: Answer, rng: random.Random) -> bytes:
    """A workbook: the table somewhere on a sheet, its title above it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    row, column = rng.randint(0, 2), rng.choice((0, 0, 0, 1, 2))
    as_text = rng.random() < 0.3
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            row += rng.randint(0, 1)
            _fill(sheet, content, row, column, as_text)
            row += len(content.rows) + rng.randint(0, 1)
        elif kind == "list":
            for line in content:  # type: ignore[attr-defined]
                sheet.write_string(row, column, line)
                row += 1
        else:
            sheet.write_string(row, column, str(content))
            row += 1
    book.close()
    return stream.getvalue()


def _fill(sheet: xlsxwriter.worksheet.Worksheet, grid: Grid, top: int, left: int, as_text: bool) -> None:
    for r, cells in enumerate(grid.rows):
        for c, text in enumerate(cells):
            value = text if as_text or (r < grid.head_rows and not (text.isdigit())) else _number(text)
            if text == "":
                continue
            if isinstance(value, float):
                sheet.write_number(top + r, left + c, value)
            else:
                sheet.write_string(top + r, left + c, text)
    for a, b, c, d in grid.merges:
        sheet.merge_range(top + a, left + b, top + c, left + d, grid.rows[a][b])


def as_xls(answer: Answer, rng: random.Random) -> bytes:
    """A workbook of before 2007."""
    rows: list[list[str | float | None]] = []
    merges = []
    as_words = rng.random() < 0.3
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            top = len(rows)
            merges += [(top + a, b, top + c, d) for a, b, c, d in content.merges]
            covered = {
                (r, c) for a, b, x, y in content.merges for r in range(a, x + 1) for c in range(b, y + 1) if (r, c) != (a, b)
            }
            for r, cells in enumerate(content.rows):
                texts = ["" if (r, c) in covered else text for c, text in enumerate(cells)]
                rows.append([text if as_words or r < content.head_rows else _number(text) for text in texts])
            rows.append([])
        else:
            rows += [[str(line)] for line in (content if kind == "list" else [content])]  # type: ignore[attr-defined]
    return old_workbook([(answer.sheet, rows, merges)])


def as_ods(answer: Answer, rng: random.Random) -> bytes:  # noqa: ARG001
    """An OpenDocument sheet."""
    rows = []
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            merged = {(a, b): (c - a + 1, d - b + 1) for a, b, c, d in content.merges}
            covered = {(r, c) for a, b, x, y in content.merges for r in range(a, x + 1) for c in range(b, y + 1)} - set(merged)
            for r, cells in enumerate(content.rows):
                rows.append("".join(_ods_cell(text, merged.get((r, c)), (r, c) in covered) for c, text in enumerate(cells)))
            rows.append("")
        else:
            lines = content if kind == "list" else [content]
            rows += [_ods_cell(str(line), None, False) for line in lines]  # type: ignore[attr-defined]
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'  # noqa: E501
    body = "".join(
        f"<table:table-row>{row}<table:table-cell table:number-columns-repeated='1000'/></table:table-row>" for row in rows
    )
    tail = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>"  # noqa: E501
    content = f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='Sheet1'>{body}{tail}</table:table></office:spreadsheet></office:body></office:document-content>"  # noqa: E501
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
    return stream.getvalue()


def _ods_cell(text: str, merged: tuple[int, int] | None, covered: bool) -> str:
    if covered:
        return "<table:covered-table-cell/>"
    spans = f" table:number-rows-spanned='{merged[0]}' table:number-columns-spanned='{merged[1]}'" if merged else ""
    if text == "":
        return f"<table:table-cell{spans}/>"
    value = _number(text)
    kind = f" office:value-type='float' office:value='{value:g}'" if isinstance(value, float) else " office:value-type='string'"
    return f"<table:table-cell{spans}{kind}><text:p>{escape(text)}</text:p></table:table-cell>"


def as_html(answer: Answer, rng: random.Random) -> bytes:
    """A page of a disclosure log."""
    use_th = rng.random() < 0.6
    pieces = ["<header><nav>Home | Contact</nav></header><main>"]
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            pieces.append(_html_table(content, use_th, rng.random() < 0.2))
        elif kind == "list":
            lines = [escape(str(line)) for line in content]  # type: ignore[attr-defined]
            pieces.append(
                "<p>" + "<br>\n".join(lines) + "</p>"
                if rng.random() < 0.5
                else "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
            )
        else:
            tag = {"heading1": "h1", "heading2": "h3"}.get(kind, "p")
            pieces.append(f"<{tag}>{escape(str(content))}</{tag}>")
    pieces.append("</main><footer><p>Ring 101. Page 1 of 1.</p></footer>")
    return f"<!doctype html><html><head><meta charset='utf-8'><title>{escape(answer.title)}</title></head><body>{''.join(pieces)}</body></html>".encode()  # noqa: E501


def _html_table(grid: Grid, use_th: bool, nested: bool) -> str:
    merged = {(a, b): (c - a + 1, d - b + 1) for a, b, c, d in grid.merges}
    covered = {(r, c) for a, b, x, y in grid.merges for r in range(a, x + 1) for c in range(b, y + 1)} - set(merged)
    rows = []
    for r, cells in enumerate(grid.rows):
        tag = "th" if use_th and r < grid.head_rows else "td"
        row = ""
        for c, text in enumerate(cells):
            if (r, c) in covered:
                continue
            spans = f" rowspan={merged[r, c][0]} colspan={merged[r, c][1]}" if (r, c) in merged else ""
            row += f"<{tag}{spans}>{escape(text)}</{tag}>"
        rows.append(f"<tr>{row}</tr>")
    table = "<table>" + "".join(rows) + "</table>"
    return f"<table class='layout'><tr><td>{table}</td></tr></table>" if nested else table


def as_docx(answer: Answer, rng: random.Random) -> bytes:
    """A letter."""
    letter = docx.Document()
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            table = letter.add_table(len(content.rows), len(content.rows[0]))
            for r, cells in enumerate(content.rows):
                for c, text in enumerate(cells):
                    table.cell(r, c).text = text
            for a, b, c, d in content.merges:
                text = content.rows[a][b]
                table.cell(a, b).merge(table.cell(c, d)).text = text
        elif kind.startswith("heading"):
            letter.add_heading(str(content), int(kind[-1]))
        elif kind == "list":
            for line in content:  # type: ignore[attr-defined]
                letter.add_paragraph(line, style=rng.choice(("List Bullet", "Normal")))
        else:
            letter.add_paragraph(str(content))
    stream = io.BytesIO()
    letter.save(stream)
    return stream.getvalue()


def as_text(answer: Answer, rng: random.Random) -> bytes:
    """Plain text with columns lined up by spaces or tabs."""
    tabs = rng.random() < 0.4
    lines: list[str] = []
    for kind, content in answer.blocks:
        if isinstance(content, Grid):
            lines += [*_text_table(content, tabs), ""]
        elif kind == "list":
            lines += [*content, ""]  # type: ignore[misc]
        else:
            lines += [str(content), ""]
    return "\n".join(lines).encode()


def _text_table(grid: Grid, tabs: bool) -> list[str]:
    if tabs:
        return ["\t".join(cells) for cells in grid.rows]
    widths = [max(len(row[c]) for row in grid.rows) for c in range(len(grid.rows[0]))]
    return ["   ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in grid.rows]


def as_eml(answer: Answer, rng: random.Random) -> bytes:
    """A message with the answer attached, or in its text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "foi@force.example",
        "asker@charity.example",
        answer.title or "Your request",
    )
    message["Date"] = "Thu, 03 Sep 2020 10:00:00 +0100"
    if rng.random() < 0.5:
        message.set_content("Please see the attached answer.\n")
        inner = rng.choice(("xlsx", "csv", "docx", "xls", "pdf"))
        message.add_attachment(
            FORMATS[inner](answer, rng), maintype="application", subtype="octet-stream", filename=f"{answer.stem}.{inner}"
        )
    else:
        message.set_content(as_text(answer, rng).decode())
        message.add_alternative(as_html(answer, rng).decode(), subtype="html")
    return message.as_bytes()


def as_zip(answer: Answer, rng: random.Random) -> bytes:
    """An archive with the answer in it."""
    stream = io.BytesIO()
    inner = rng.choice(("xlsx", "csv", "ods", "html", "docx", "eml"))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"answer/{answer.stem}.{inner}", FORMATS[inner](answer, rng))
    return stream.getvalue()


FORMATS: Mapping[str, Writer] = {
    "csv": as_csv, "xlsx": as_xlsx, "xls": as_xls, "ods": as_ods, "html": as_html, "docx": as_docx, "txt": as_text, "pdf": as_pdf, "eml": as_eml, "zip": as_zip,  # noqa: E501
}  # fmt: skip
"""One writer a format."""

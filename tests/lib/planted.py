"""Files as an officer would send them, whole or with one thing planted that a reader could dig out."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

import docx
import openpyxl
import weasyprint
from docx.shared import Pt, RGBColor
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Planting = Callable[[random.Random], tuple[str, bytes]]
"""The name and content of a file."""


def table(draw: random.Random) -> list[list[object]]:
    """A table of counts from 10 on, with its title and years that nobody has chosen."""
    first = draw.randrange(2012, 2021)
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(first, first + draw.randint(2, 6))]
    rows: list[list[object]] = [["Recorded sexual offences against under-18s"], [], ["Year", "All", "Girls", "Boys"]]
    for year in years:
        girls, boys = draw.randint(40, 900), draw.randint(10, 90)
        rows.append([year, girls + boys, girls, boys])
    return rows


def workbook(draw: random.Random) -> tuple[Workbook, Worksheet, int]:
    """A workbook with white headings on dark cells, a spare sheet and a filter that hides nothing; and its last row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    rows = table(draw)
    for row in rows:
        sheet.append(row)
    for cell in sheet[3]:
        cell.font, cell.fill = Font(color="FFFFFFFF", bold=True), PatternFill("solid", fgColor="FF1F3864")
    sheet.append([])
    sheet.append(["Source: our recording system. Figures may change."])
    sheet.auto_filter.ref, sheet.freeze_panes = f"A3:D{len(rows)}", "B4"
    book.create_sheet("Spare")
    return book, sheet, len(rows)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@dataclass(frozen=True)
class Opened:
    """A workbook in which something is planted: its sheet, the last row of the table, and what decides the rest."""

    book: Workbook
    sheet: Worksheet
    last: int
    draw: random.Random


def _xlsx(plant: Callable[[Opened], object]) -> Planting:
    def planting(draw: random.Random) -> tuple[str, bytes]:
        opened = Opened(*workbook(draw), draw)
        plant(opened)
        return "reply.xlsx", saved(opened.book)

    return planting


def _hidden_sheet(state: str) -> Callable[[Opened], None]:
    def plant(it: Opened) -> None:
        other = it.book.create_sheet("Working", it.draw.randint(0, 2))
        other.append(["a", it.draw.randint(1, 9)])
        other.sheet_state = state
        it.book.active = it.book.index(it.sheet)

    return plant


def _hidden_row(it: Opened) -> None:
    it.sheet.row_dimensions[it.draw.randint(4, it.last)].hidden = True


def _hidden_column(it: Opened) -> None:
    it.sheet.column_dimensions[it.draw.choice("BCD")].hidden = True


def _white(it: Opened) -> None:
    cell = it.sheet.cell(it.last + it.draw.randint(4, 20), it.draw.randint(1, 8), "for our eyes")
    cell.font = it.draw.choice([Font(color="FFFFFFFF"), Font(color="FFFDFDFD"), Font(size=1)])


def _no_format(it: Opened) -> None:
    it.sheet.cell(it.draw.randint(4, it.last), 3).number_format = ";;;"


def _far(it: Opened) -> None:
    it.sheet.cell(
        *it.draw.choice([(it.draw.randint(400, 9000), 2), (5, it.draw.randint(40, 200))]), value=it.draw.randint(10, 99)
    )


def _comment(it: Opened) -> None:
    it.sheet.cell(it.draw.randint(4, it.last), 2).comment = Comment("look at this one", "Jo")


def _author(it: Opened) -> None:
    setattr(it.book.properties, it.draw.choice(["creator", "lastModifiedBy", "description"]), "Jo Marsh, ext 4411")


def _records(it: Opened) -> None:
    other = it.book.create_sheet("Sheet3")
    other.append(["Crime number", "Date of birth", "Offence"])
    for _ in range(it.draw.randint(5, 40)):
        other.append([f"EX/{it.draw.randint(1000, 9999)}", f"{it.draw.randint(1, 28)}/03/2009", "17B"])


def letter(draw: random.Random) -> docx.document.Document:
    """A letter with a table."""
    made = docx.Document()
    made.add_paragraph("Thank you for your request. Our answer is below.")
    rows = table(draw)[2:]
    grid = made.add_table(len(rows), 4)
    for row, cells in zip(rows, grid.rows, strict=True):
        for value, cell in zip(row, cells.cells, strict=True):
            cell.text = str(value)
    made.add_paragraph("You may ask for an internal review.")
    made.core_properties.author = "Information Rights Team"
    return made


def _docx(plant: Callable[[docx.document.Document, random.Random], None]) -> Planting:
    def planting(draw: random.Random) -> tuple[str, bytes]:
        made = letter(draw)
        plant(made, draw)
        content = io.BytesIO()
        made.save(content)
        return "letter.docx", content.getvalue()

    return planting


def _unseen_run(made: docx.document.Document, draw: random.Random) -> None:
    run = made.add_paragraph("Yours ").add_run("not for release")
    act = draw.randrange(3)
    if act == 0:
        run.font.hidden = True
    if act == 1:
        run.font.color.rgb = RGBColor(255, 255, 255)
    if act == 2:
        run.font.size = Pt(1)


def _word_comment(made: docx.document.Document, _: random.Random) -> None:
    run = made.add_paragraph("Yours").runs[0]
    made.add_comment(run, text="can we say this?", author="Jo", initials="J")


def _tracked(made: docx.document.Document, draw: random.Random) -> None:
    run = made.add_paragraph("The number was ").add_run("11")
    kind = draw.choice(["ins", "del"])
    change = run._r.makeelement(f"{{{run._r.nsmap['w']}}}{kind}", {})
    run._r.addprevious(change)
    change.append(run._r)


def _page(body: str) -> bytes:
    made = weasyprint.HTML(string=f"<style>body{{font:12pt sans-serif}}</style>{body}").write_pdf()
    assert made is not None
    return made


def _pdf(plant: Callable[[random.Random], str]) -> Planting:
    def planting(draw: random.Random) -> tuple[str, bytes]:
        rows = "".join(f"<tr>{''.join(f'<td style=background:#dde>{cell}</td>' for cell in row)}</tr>" for row in table(draw)[2:])
        return "letter.pdf", _page(f"<h1>Our reply</h1><table>{rows}</table>{plant(draw)}")

    return planting


def _bar(draw: random.Random) -> str:
    bar = f"position:relative;background:{draw.choice(['#000', '#fff', '#777'])};height:40pt;width:90%;margin-top:-32pt"
    return f"<p>The victim is <span>Pat Doe</span></p><div style='{bar}'></div>"


def _faint(draw: random.Random) -> str:
    return f"<p style='{draw.choice(['color:#fff', 'color:#fefefe', 'font-size:1pt'])}'>not for release</p>"


def _earlier(draw: random.Random) -> tuple[str, bytes]:
    name, content = _pdf(lambda _: "")(draw)
    return name, content + b"\n1 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"


def _packed(draw: random.Random) -> tuple[str, bytes]:
    inner, content = PLANTED["hidden sheet"](draw)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("about.txt", "Two files.")
        packed.writestr(inner, content)
    return "reply.zip", made.getvalue()


def _mailed(draw: random.Random) -> tuple[str, bytes]:
    name, content = PLANTED["comments"](draw)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "foi@example.police.uk", "charity@example.org", "Your request"
    message.set_content("Please find our answer attached.\n\n> Dear force,\n> how many offences were there?\n")
    message.add_attachment(content, maintype="application", subtype="vnd.ms-excel", filename=name)
    return "reply.eml", message.as_bytes()


CLEAN: dict[str, Planting] = {"workbook": _xlsx(lambda _: None), "letter": _docx(lambda *_: None), "PDF": _pdf(lambda _: "")}
PLANTED: dict[str, Planting] = {
    "hidden sheet": _xlsx(_hidden_sheet("hidden")),
    "very hidden sheet": _xlsx(_hidden_sheet("veryHidden")),
    "hidden rows": _xlsx(_hidden_row),
    "hidden columns": _xlsx(_hidden_column),
    "unseen text": _xlsx(_white),
    "unseen text, by its format": _xlsx(_no_format),
    "far cells": _xlsx(_far),
    "comments": _xlsx(_comment),
    "properties": _xlsx(_author),
    "records": _xlsx(_records),
    "unseen text, in a letter": _docx(_unseen_run),
    "comments, in a letter": _docx(_word_comment),
    "tracked changes": _docx(_tracked),
    "covered text": _pdf(_bar),
    "unseen text, in a PDF": _pdf(_faint),
    "earlier versions": _earlier,
    "hidden sheet, in an archive": _packed,
    "comments, in a message": _mailed,
}
"""By the kind that is planted, and where there are several ways, which."""

"""Workbooks that are vast, empty, hidden, full of formulas or not what their name says."""

from __future__ import annotations

from collections.abc import Iterator

import xlsxwriter

from tests.lib.hostile_parts import CSV, GRID, Hostile, good_pdf, html, ods, ods_row, with_sheet_xml, workbook


def workbooks() -> Iterator[Hostile]:
    """Workbooks that are vast, empty, hidden, or full of formulas."""

    def far(book: xlsxwriter.Workbook) -> None:
        book.worksheets()[0].write_string(1_048_575, 16_383, "far away")

    def formulas(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.write_formula(4, 0, '=HYPERLINK("http://127.0.0.1:9/","x")', None, "=cmd|' /C calc'!A0")
        sheet.write_formula(4, 1, "=1+1", None, "")
        sheet.write_number(4, 2, 3)

    def hidden(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("People")
        sheet.hide()
        for row, cells in enumerate(GRID.rows):
            sheet.write_row(row, 0, cells)

    def empty_rows(book: xlsxwriter.Workbook) -> None:
        sheet, look = book.worksheets()[0], book.add_format({"bold": True})
        for row in range(10, 60_000):
            sheet.write_blank(row, 0, None, look)

    yield Hostile("far.xlsx", workbook(far), 4)
    yield Hostile("formulas.xlsx", workbook(formulas), 4)
    yield Hostile("hidden.xlsx", workbook(hidden), 4, "hidden")
    yield Hostile("empty-rows.xlsx", workbook(empty_rows), 4)
    million = b"".join(b'<row r="%d"/>' % row for row in range(10, 1_000_000))
    yield Hostile("million-rows.xlsx", with_sheet_xml(lambda xml: xml.replace(b"</sheetData>", million + b"</sheetData>")), 4)
    yield Hostile(
        "merged-all.xlsx",
        with_sheet_xml(
            lambda xml: xml.replace(
                b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A10:XFD1048576"/></mergeCells>'
            )
        ),
        4,
    )
    table = "<table:table table:name='D'>" + "".join(ods_row(row) for row in GRID.rows)
    yield Hostile(
        "repeat.ods", ods(table + ods_row(["x"], "table:number-rows-repeated='1048576'") + "</table:table>"), 4, "first"
    )
    yield Hostile(
        "wide.ods",
        ods(
            table
            + "<table:table-row><table:table-cell office:value-type='string' table:number-columns-repeated='16384000'><text:p>9</text:p></table:table-cell></table:table-row></table:table>"  # noqa: E501
        ),
        6,
    )
    yield Hostile(
        "blank-tail.ods",
        ods(
            table
            + "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"  # noqa: E501
        ),
        4,
    )
    yield Hostile("encrypted.xlsx", _fat_ole("EncryptedPackage"), None, "password")
    yield Hostile("old.doc", _fat_ole("WordDocument"), None, "Word")
    yield Hostile("damaged.xls", _fat_ole("Workbook"), None, "damaged")
    yield Hostile("really-csv.xlsx", CSV.encode(), 4, "named")
    yield Hostile("really-xlsx.csv", workbook(), 4, "named")
    yield Hostile("really-html.xls", html(), 4, "named")
    yield Hostile("really-pdf.docx", good_pdf(), 4, "named")


def _fat_ole(stream_name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream_name.encode("utf-16-le") + b"\0" * 4000

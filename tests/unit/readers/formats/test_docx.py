"""Word documents: headings, lists and tables in order, deleted words left out, merged cells spread."""

from __future__ import annotations

import io

import docx
import pytest

from faircount.errors import UnreadableSource
from faircount.readers.formats.docx import read_docx
from tests.lib.hostile_parts import docx as packed
from tests.lib.hostile_parts import zipped
from tests.unit.readers.opened import blocks, opened


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_letter_is_read_in_order() -> None:
    letter = docx.Document()
    letter.core_properties.title = "FOI 12/20"
    letter.add_heading("Kent Police", 1)
    letter.add_paragraph("We recorded these offences.")
    letter.add_paragraph("Rape: 12", style="List Bullet")
    table = letter.add_table(2, 2)
    for row, cells in enumerate((("Sex", "2015/16"), ("Female", "12"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    letter.sections[0].footer.paragraphs[0].text = "Page 1"
    stream = io.BytesIO()
    letter.save(stream)
    found = opened(read_docx, stream.getvalue())
    assert found.title == "FOI 12/20"
    assert blocks(found)[:1] == ["heading: Kent Police"]
    assert blocks(found)[1:] == [
        "paragraph: We recorded these offences.", "item: Rape: 12", "Sex | 2015/16", "Female | 12", "aside: Page 1",
    ]  # fmt: skip


def test_words_that_were_deleted_are_not_read() -> None:
    body = "<w:p><w:r><w:t>There were 12</w:t></w:r><w:del><w:r><w:delText>13</w:delText></w:r></w:del><w:ins><w:r><w:t> offences.</w:t></w:r></w:ins></w:p>"  # noqa: E501
    assert blocks(opened(read_docx, packed(body.encode()))) == ["paragraph: There were 12 offences."]


def test_merged_cells_are_spread_and_raised_marks_are_no_digits() -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>"
    body = (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{_paragraph('Both')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{_paragraph('2015/16')}</w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r>{raised}</w:p></w:tc></w:tr></w:tbl>"
    )
    found = opened(read_docx, packed(body.encode()))
    sheet = next(found.sheets())
    assert blocks(found) == ["Both | Both", "2015/16 | 12"]
    assert sheet.spread == {(0, 1): (0, 0)}
    assert sheet.marks == {(1, 1): ("1",)}


def test_macros_are_noticed_and_not_run() -> None:
    found = opened(read_docx, packed(_paragraph("12 offences.").encode(), word__vbaProject=b"macro"))
    assert "macros" in found.findings[0].reason


def test_a_file_without_a_document_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="holds no Word document"):
        opened(read_docx, zipped({"a.txt": b"12"}))

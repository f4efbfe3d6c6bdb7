"""A cell is read as whoever opens the workbook sees it, and not as the number beneath it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from faircount.readers.read import read_answer
from faircount.vocabulary.status import HIDDEN

FORMATS = st.sampled_from(['[<{0}]"<{0}";0', '[>={0}]0;"<{0}"', '[Red][<{0}]"*";#,##0', '[<{0}]"fewer than {0}";General'])


@given(FORMATS, st.integers(3, 15), st.lists(st.integers(1, 400), min_size=4, max_size=4))
def test_a_number_that_its_format_hides_is_hidden(tmp_path_factory, code, limit, counts):
    path: Path = tmp_path_factory.mktemp("answer") / "norfolk police.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Norfolk Constabulary: sexual offences against under-18s, number of offences", None, None),
                ("Age", "2022/23", "2023/24"), ("Under 13", *counts[:2]), ("13 to 17", *counts[2:])):  # fmt: skip
        sheet.append(row)
    for row in sheet["B3:C4"]:
        for cell in row:
            cell.number_format = code.format(limit)
    book.save(path)
    figures = {figure.locator.partition("!")[2]: figure for figure in read_answer(path).figures}
    for place, count in zip(("B3", "C3", "B4", "C4"), counts, strict=True):
        found = figures[place]
        assert (found.status in HIDDEN, found.number) == ((True, None) if count < limit else (False, count))


def test_in_an_open_document_too(tmp_path):
    office, table, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))

    def cell(words, value=None):
        kind = f'office:value-type="float" office:value="{value}"' if value else 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{words}</text:p></table:table-cell>"

    rows = ((cell("Kent Police: sexual offences against under-18s"),), (cell("Age"), cell("2022/23")),
            (cell("Under 13"), cell("&lt;10", 7)), (cell("13 to 17"), cell("61", 61)))  # fmt: skip
    made = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    path = tmp_path / "kent police.fods"
    path.write_text(
        f'<?xml version="1.0"?><office:document xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{made}</table:table></office:spreadsheet></office:body></office:document>'
    )
    found = read_answer(path)
    assert [(figure.number, figure.upper) for figure in found.figures] == [(None, 9), (61, 61)]
    assert any("words in place of the number" in finding.reason for finding in found.findings)

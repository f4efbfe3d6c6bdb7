"""Nothing that this program writes is run by a spreadsheet, whoever the words in it are from; negative numbers stay numbers."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.lib.spreadsheet_writers import WRITERS

PLANTED = (
    "=cmd|' /C calc'!A0", "+HYPERLINK(\"http://127.0.0.1:9/\")", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "\t=1+1", "\r=1+1",
    "\n=1+1", " =1+1", "\u00a0=1+1", "\ufeff=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1+1", "'=1+1",
    "=IMPORTXML(\"http://127.0.0.1:9/\", \"//a\")", "=DDE(\"cmd\";\"/C calc\";\"x\")", "-1;=1+1",
)  # fmt: skip
_RUN = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠﹦]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?[\d,.]+%?|[+-]*|@+")
"""A number, dashes for one, and the level of a code in a hierarchy, which only this program writes."""
WRITES = re.compile(
    r"csv\.writer\(|\.write_csv\(|xlsxwriter\.Workbook\(|with plain_workbook\(|(?<!def )inert_csv\(|\"office:spreadsheet\""
)


def texts_of(path: Path) -> Iterator[str]:
    """Every cell of a file as a spreadsheet takes it: in a workbook, what is marked as text is never worked out."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            yield from (cell for row in csv.reader(lines, strict=True) for cell in row)
    elif path.suffix == ".xlsx":
        cells = (cell for page in load_workbook(path).worksheets for row in page for cell in row if cell.value is not None)
        yield from (f"{'' if cell.data_type == 'f' else 'text: '}{cell.value}" for cell in cells)
    else:
        with zipfile.ZipFile(path) as packed:
            content = etree.fromstring(packed.read("content.xml"))
        for cell in content.iter("{*}table-cell"):
            kinds = {etree.QName(name).localname: said for name, said in cell.attrib.items()}
            is_text = kinds.get("value-type") == "string" and "formula" not in kinds
            yield f"{'text: ' if is_text else ''}{''.join(cell.itertext())}"


def runs(cell: str) -> bool:
    return bool(_RUN.match(cell)) and not _NUMBER.fullmatch(cell)


@pytest.mark.parametrize("module", WRITERS)
def test_no_cell_is_run_and_a_negative_number_stays_one(tmp_path: Path, module: str) -> None:
    WRITERS[module](PLANTED, tmp_path)
    written = [path for path in sorted(tmp_path.rglob("*")) if path.suffix in (".csv", ".xlsx", ".ods")]
    cells = {path.name: list(texts_of(path)) for path in written}
    assert {name: found for name, held in cells.items() if (found := [cell for cell in held if runs(cell)])} == {}
    assert all("'-12" not in held for held in cells.values())
    assert any("calc" in cell for held in cells.values() for cell in held), "what was planted is there"


def test_every_module_that_writes_for_spreadsheets_is_tried(root: Path) -> None:
    source = root / "src" / "faircount"
    writing = {path.relative_to(source).as_posix() for path in source.rglob("*.py") if WRITES.search(path.read_text("utf-8"))}
    # The workbook itself, and the text, are tried by all that fill one in.
    assert writing - {"writers/plain_workbook.py", "tables/inert.py"} == set(WRITERS)

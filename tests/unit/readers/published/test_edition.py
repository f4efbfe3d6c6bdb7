"""Official tables are read however they are packed, and refused plainly where they are damaged."""

from __future__ import annotations

import gzip
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faircount.errors import UnreadableSource
from faircount.readers.published.edition import read_sheets

TABLE = b"year,force,offences\n2021/22,Kent,12\n2022/23,Kent,14\n"


@pytest.mark.parametrize(("ending", "pack"), [(".csv", bytes), (".csv.gz", gzip.compress), (".csv.xz", lzma.compress)])
def test_a_table_is_the_same_however_it_is_packed(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]):
    path = tmp_path / f"table{ending}"
    path.write_bytes(pack(TABLE))
    ((_, table),) = read_sheets(path)
    assert table.rows() == [("2021/22", "Kent", "12"), ("2022/23", "Kent", "14")]


@pytest.mark.parametrize("packed", [b"", b"not xz", lzma.compress(TABLE)[:-9]], ids=["empty", "not packed", "cut short"])
def test_a_damaged_table_is_refused_by_its_name(tmp_path: Path, packed: bytes):
    path = tmp_path / "table.csv.xz"
    path.write_bytes(packed)
    with pytest.raises(UnreadableSource, match=r"table\.csv\.xz: damaged or cut short"):
        read_sheets(path)


def test_a_python_without_xz_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "table.csv.xz"
    path.write_bytes(lzma.compress(TABLE))
    monkeypatch.setitem(sys.modules, "lzma", None)
    with pytest.raises(UnreadableSource, match=r"cannot unpack xz; give the table as \.csv"):
        read_sheets(path)

"""An export is read whatever stands between its cells, above its head and in its letters."""

from __future__ import annotations

import polars as pl
import pytest

from faircount.records.mapping.export import EXPORTS, read_export

FRAME = pl.DataFrame({"Ref": ["A1", "A2", "A3"], "Näme": ["x", "y, z", ""], "Day": ["2020-01-01", "2020-01-02", "2020-01-03"]})


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("above", ["", "Extract of crimes\n\n"])
def test_text_is_read_by_its_shape(sign, letters, above, tmp_path):
    path = tmp_path / "export.txt"
    path.write_bytes((above + FRAME.write_csv(separator=sign)).encode(letters))
    assert read_export(path).with_columns(pl.all().fill_null("")).equals(FRAME)


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx"])
def test_each_kind_of_file_gives_the_same_rows(ending, tmp_path):
    path = tmp_path / f"export{ending}"
    {".csv": FRAME.write_csv, ".parquet": FRAME.write_parquet, ".xlsx": FRAME.write_excel}[ending](path)
    assert read_export(path).with_columns(pl.all().fill_null("")).equals(FRAME)
    assert ending in EXPORTS

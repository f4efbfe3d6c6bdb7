import pytest
from openpyxl import Workbook, load_workbook

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.readers.forms.audit_workfile import read_workfile
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.tables.audit import ONLINE_QUESTION, AuditDecision
from faircount.writers.audit_workfile import WORKFILES, write_workfile
from tests.lib.audits import fill_csv, fill_workbook

REFERENCES = ("BCDF-GHJK", "LMNP-QRST", "VWXZ-BCDF")


def read(path):
    return read_workfile(open_content(path.read_bytes(), path.name, Clock(path.name, FileLimits())))


@pytest.mark.parametrize("ending", WORKFILES)
def test_what_was_written_and_filled_in_is_read_back(tmp_path, ending):
    path = write_workfile(2, REFERENCES, ONLINE_QUESTION, tmp_path / f"file{ending}")
    said = dict(zip(REFERENCES, ("yes", "Cannot tell", None), strict=True))
    (fill_csv if ending == ".csv" else fill_workbook)(path, said.get)
    found = read(path)
    assert found.reviewer == 2
    assert [row.reference for row in found.rows] == list(REFERENCES)
    assert [row.decision for row in found.rows] == [AuditDecision.YES, AuditDecision.CANNOT_TELL, None]
    assert [row.is_empty for row in found.rows] == [False, False, True]


def test_sorted_moved_and_added_to_it_is_read_all_the_same(tmp_path):
    path = write_workfile(1, REFERENCES, ONLINE_QUESTION, tmp_path / "file.xlsx")
    book = load_workbook(path)
    page = book["Decisions"]
    page.insert_cols(1)
    page.insert_rows(2)
    rows = [(" vwxz-bcdf ", "NO"), (None, None), (REFERENCES[0], "y"), (None, "no"), (REFERENCES[1], 7)]
    for number, (reference, decision) in enumerate(rows, 7):
        page.cell(number, 2).value, page.cell(number, 3).value = reference, decision
    book.save(path)
    found = read(path)
    assert [(row.reference, row.decision and str(row.decision)) for row in found.rows] == [
        ("VWXZ-BCDF", "no"), ("BCDF-GHJK", "yes"), ("", "no"), ("LMNP-QRST", None),
    ]  # fmt: skip
    assert found.rows[-1].place == "Decisions!C11"
    assert not found.rows[-1].is_empty


def test_what_is_no_workfile_or_says_not_whose_it_is_is_refused(tmp_path):
    book = Workbook()
    book.active.append(["Reference", "What"])
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(SchemaMismatch, match="no row of headings"):
        read(tmp_path / "other.xlsx")
    for whose in (("1", "2"), ("4",), ("",)):
        lines = ["Reviewer,Reference,Decision", *(f"{number},BCDF-GHJK,yes" for number in whose)]
        (tmp_path / "mixed.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with pytest.raises(UnreadableSource, match="does not say whose it is"):
            read(tmp_path / "mixed.csv")

from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from faircount.compare.forbidden import forbidden_words
from faircount.errors import BadProject
from faircount.tables.audit import ONLINE_QUESTION, AuditDecision
from faircount.writers.audit_workfile import WORKFILES, instructions, write_workfile

REFERENCES = ("BCDF-GHJK", "LMNP-QRST")


@pytest.mark.parametrize("ending", WORKFILES)
def test_a_workfile_has_references_and_nothing_to_tell_a_record_by(tmp_path, ending):
    first, second = (write_workfile(1, REFERENCES, ONLINE_QUESTION, tmp_path / f"{name}{ending}") for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes(), "the same bytes whenever it is made"


def test_a_decision_is_chosen_from_a_list_and_nothing_is_a_formula(tmp_path):
    path = write_workfile(2, ("=1+1", *REFERENCES), ONLINE_QUESTION, tmp_path / "file.xlsx")
    page = load_workbook(path)["Decisions"]
    rule = page.data_validations.dataValidation[0]
    assert rule.formula1 == f'"{",".join(AuditDecision)}"'
    assert str(rule.sqref) == "B6:B8"
    with ZipFile(path) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())
    assert [page.cell(row, 1).value for row in (6, 7, 8)] == ["'=1+1", *REFERENCES]
    assert all(page.cell(row, 2).value is None for row in (6, 7, 8))


def test_a_csv_is_neutralised_too(tmp_path):
    path = write_workfile(1, ("@SUM(A1)", *REFERENCES), ONLINE_QUESTION, tmp_path / "file.csv")
    assert path.read_text("utf-8") == "Reviewer,Reference,Decision\n1,'@SUM(A1),\n1,BCDF-GHJK,\n1,LMNP-QRST,\n"


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(BadProject, match=r"\.xlsx or \.csv"):
        write_workfile(1, REFERENCES, ONLINE_QUESTION, tmp_path / "file.docx")


@pytest.mark.parametrize("reviewer", [1, 2, 3])
def test_the_instructions_say_what_empty_means_and_what_not_to_write(reviewer):
    told = dict(instructions(reviewer, ONLINE_QUESTION))
    assert "never read as no" in told["An empty cell"]
    assert "no word of a record" in told["What not to write"]
    assert ("third" if reviewer == 3 else f"reviewer {reviewer}") in (told["Your part"] + " third" * (reviewer == 3))
    assert not forbidden_words(" ".join(told.values()))

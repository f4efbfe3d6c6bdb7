"""Returned forms, whichever program saved them last."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.errors import UnreadableSource
from faircount.requests.answering.request import read_returned
from faircount.vocabulary.status import CellStatus

FORMS = ("openpyxl.xlsx", "libreoffice.ods", "libreoffice.xlsx", "libreoffice.xls")
FILLED = [
    (820, 820, CellStatus.OBSERVED),
    (772, 772, CellStatus.OBSERVED),
    (1, 4, CellStatus.SUPPRESSED_AT_SOURCE),
    (1, 4, CellStatus.SUPPRESSED_AT_SOURCE),
    (0, 0, CellStatus.OBSERVED),
    (None, None, CellStatus.REFUSED),
    (None, None, CellStatus.NOT_RECORDED),
]


@pytest.fixture
def forms(root: Path) -> Path:
    return root / "tests" / "fixtures" / "forms"


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_read_whichever_program_saved_it(forms: Path, name: str):
    reading = read_returned(forms / name)
    assert [(found.lower, found.upper, found.status) for found in reading.figures] == FILLED
    assert [found.locator for found in reading.figures][:2] == ["Answer!H8", "Answer!H9"]
    assert [left.place for left in reading.leftovers] == ["Answer!H15"]
    assert [refusal.sections for refusal in reading.refusals] == [("40(2)",)]
    assert [finding.place for finding in reading.findings] == ["", "Answer!K9"]
    assert not reading.doubts


def test_what_is_no_form_is_refused_by_name(tmp_path: Path):
    (tmp_path / "figures.csv").write_text("year,count\n2023/24,7\n")
    with pytest.raises(UnreadableSource, match=r"figures\.csv: no request form.*faircount read"):
        read_returned(tmp_path / "figures.csv")
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        read_returned(tmp_path / "none.xlsx")

"""Two figures of one cell with a stroke between them: a heading says which is which, or a person is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.meaning.brackets import UNPAIRED
from faircount.tables.extract import Extract
from tests.unit.readers.pictures import drawn, read

_TITLE = "Kent Police: sexual offences against children under 18"


def _answer(folder: Path, title: str, *heads: str) -> Extract:
    return read(folder, "kent.csv", f"{title}\nSex,{','.join(heads)}\nGirls,30 / 4,36 / 6\nBoys,15 / 1,18 / 2\n")


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        (f"{_TITLE}: all / online", ("2019/20", "2020/21")),
        (_TITLE, ("2019/20 (offences / of which online)", "2020/21 (offences / of which online)")),
    ],
)
def test_a_heading_says_which_is_which(title: str, heads: tuple[str, ...], tmp_path: Path) -> None:
    found = {drawn(figure) for figure in _answer(tmp_path, title, *heads).figures}
    assert {"2019/20 under 18 female: 30", "2019/20 under 18 female online: 4", "2020/21 under 18 male online: 2"} <= found
    assert len(found) == 8


def test_without_one_nothing_is_taken(tmp_path: Path) -> None:
    found = _answer(tmp_path, _TITLE, "2019/20", "2020/21")
    assert not found.figures
    assert all(UNPAIRED in figure.doubt for figure in found.proposals)
    assert [figure.number for figure in found.proposals] == [30, 36, 15, 18]


def test_two_sexes_in_one_column(tmp_path: Path) -> None:
    found = read(tmp_path, "kent.csv", f"{_TITLE}\nYear,Girls / boys,Total\n2019/20,30 / 14,44\n2020/21,36 / 16,52\n")
    assert [drawn(figure) for figure in found.figures][:3] == [
        "2019/20 under 18 female: 30", "2019/20 under 18 male: 14", "2019/20 under 18: 44",
    ]  # fmt: skip

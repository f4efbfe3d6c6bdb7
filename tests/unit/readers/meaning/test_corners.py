"""A title in the corner of a table says what is counted and of whom, as one above the table does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import drawn, lines, read

TITLES = {
    "Sexual offences against children under 16": ("under 16", "sexual offences"),
    "Rape of a female child under 13, victims under 18": ("under 18", "rape"),
    "Recorded sexual offences where the victim was under 18": ("under 18", "sexual offences"),
}
ROWS = {
    "the total alone": {"Total": ""},
    "a total and a part": {"Total": "", "of which online": "online"},
    "sexes": {"Girls": "female", "Boys": "male", "Total": ""},
}


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_in_the_corner(title: str, rows: str, tmp_path: Path) -> None:
    ages, offence = TITLES[title]
    told = "".join(f"{label},{60 + at},{80 - at}\n" for at, label in enumerate(ROWS[rows]))
    found = read(tmp_path, "kent.csv", f'Kent Police\n"{title}",2019/20,2020/21\n{told}')
    wanted = [
        f"{year} {' '.join(filter(None, (ages, whom)))}: {count}"
        for at, whom in enumerate(ROWS[rows].values())
        for year, count in (("2019/20", 60 + at), ("2020/21", 80 - at))
    ]
    taken = [*found.figures, *found.proposals]
    assert sorted(map(drawn, taken)) == sorted(wanted), lines(found)
    assert all(offence in figure.offence.lower() for figure in taken)


@pytest.mark.parametrize("corner", ["Offence", "Sexual offences", "Offences recorded"])
def test_the_name_of_the_labels_is_no_title(corner: str, tmp_path: Path) -> None:
    found = read(tmp_path, "kent.csv", f"Kent Police\n{corner},2019/20,2020/21\nRape of a child,6,8\nGrooming,7,9\n")
    assert [figure.offence for figure in (*found.figures, *found.proposals)] == ["Rape of a child"] * 2 + ["Grooming"] * 2

"""Rows that make up a total "Total online" are of what it is of; without the sum nothing is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

HEAD = "Kent Police: sexual offences recorded against children under 18\n"
YES, ALL = Online.YES, Online.ALL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Offence,2021/22,2022/23\nRape,7,9\nGrooming,31,22\nTotal flagged as online,38,31\n", [YES] * 6),
        ("Sex,2021/22,2022/23\nFemale,20,19\nMale,18,12\nTotal cyber,38,31\n", [YES] * 6),
        ("Offence,2021/22,2022/23\nRape,7,9\nGrooming,31,22\nTotal online,12,15\n", [ALL] * 4 + [YES] * 2),
        ("Offence,2021/22,2022/23\nRape,7,9\nGrooming,31,22\nTotal online,38,30\n", [ALL] * 4 + [YES] * 2),
        ("Offence,2021/22\nRape,7\nGrooming,31\nTotal,38\nTotal online,12\n", [ALL] * 3 + [YES]),
        ("Offence,2021/22\nRape,0\nGrooming,4\nTotal online,4\n", [ALL] * 2 + [YES]),
        ("\nOffences flagged as cyber by offence group:\nOffence,2021/22\nRape,7\nGrooming,31\nTotal flagged,38\n", [YES] * 3),
    ],
)
def test_the_flag_of_a_total_is_that_of_what_it_adds_up(tmp_path: Path, text: str, wanted: list[Online]):
    assert [figure.online for figure in read(tmp_path, "kent.csv", HEAD + text).figures] == wanted

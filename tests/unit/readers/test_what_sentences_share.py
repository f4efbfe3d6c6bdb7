"""What the end of a sentence says of all its numbers, what one says of the flag that another names, and each year its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.vocabulary.measures import Online
from tests.unit.readers.pictures import read

HEAD = "Kent Police\n\nDear Ms Lee\n\nSexual offences against children under 18.\n\n"
YES, NO, ALL = Online.YES, Online.NO, Online.ALL
CARRY = ("carry the online flag", "had the cyber marker", "were flagged as online", "carried an online crime flag")


def _told(tmp_path: Path, text: str) -> list[tuple[int, Online]]:
    extract = read(tmp_path, "letter.txt", f"{HEAD}{text}\n\nYours sincerely\n")
    return sorted((int(one.number), one.online) for one in (*extract.figures, *extract.proposals))


@pytest.mark.parametrize("carry", CARRY)
@pytest.mark.parametrize("of", ["", " offences", " of the offences"])
def test_numbers_without_a_verb_share_that_of_the_last(tmp_path: Path, carry: str, of: str):
    assert _told(tmp_path, f"91{of} in 2022/23 and 95{of} in 2023/24 {carry}.") == [(91, YES), (95, YES)]
    three = f"91{of} in 2021/22, 93{of} in 2022/23 and 95{of} in 2023/24 {carry}."
    assert _told(tmp_path, three) == [(91, YES), (93, YES), (95, YES)]


@pytest.mark.parametrize("opening", ["There were 91 offences", "We recorded 91 offences", "91 offences were recorded"])
def test_a_number_with_a_verb_of_its_own_shares_none(tmp_path: Path, opening: str):
    assert _told(tmp_path, f"{opening} in 2022/23, and 95 offences in 2023/24 were flagged as online.") == [(91, ALL), (95, YES)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("79 offences in 2022/23 were flagged as online. 344 offences in 2022/23 were not flagged.", [(79, YES), (344, NO)]),
        ("In 2022/23 79 offences were flagged as online and 344 were not flagged.", [(79, YES), (344, NO)]),
        (
            "Of the 160 offences in 2022/23, 62 had the cyber marker and the remaining 98 did not.",
            [(62, YES), (98, NO), (160, ALL)],
        ),
    ],
)
def test_what_is_not_flagged_is_so_with_the_flag_that_was_named(tmp_path: Path, text: str, wanted: list[tuple[int, Online]]):
    assert _told(tmp_path, text) == wanted


def test_another_flag_is_asked_about(tmp_path: Path):
    text = f"{HEAD}79 offences in 2022/23 were flagged as online. 34 offences in 2022/23 were flagged as CSE.\n"
    assert [one.number for one in read(tmp_path, "letter.txt", text).figures] == [79]


def test_ages_told_in_turn_are_of_the_year_of_their_own_sentence(tmp_path: Path):
    year = "In {} the victim was under 13 in {} offences and aged 13 to 17 in {}."
    extract = read(tmp_path, "letter.txt", f"{HEAD}{year.format(2022, 167, 303)} {year.format(2023, 215, 307)}\n")
    told = {(one.number, one.period.label, one.ages.label) for one in (*extract.figures, *extract.proposals)}
    assert told == {
        (167, "2022", "under 13"),
        (303, "2022", "aged 13 to 17"),
        (215, "2023", "under 13"),
        (307, "2023", "aged 13 to 17"),
    }

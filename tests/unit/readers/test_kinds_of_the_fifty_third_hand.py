"""Kinds of answers that the fifty-third and fifty-fourth hand showed, each the smallest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

BY_SUSPECT = "Kent Police: {} against children under 18\n\n{},2019,2020\nUnder 10,3,1\n10-13,6,7\n14-17,9,8\n18 and over,4,6\n"
LETTERED = (
    "<h1>Sexual offences by age of victim under 18 years old (FOI)</h1><p>Kent Police</p><h2>Request</h2>"
    "<p>I would like to request the following information under the Freedom of Information (Jersey) Law 2011:</p>"
    "<h3>A</h3><p>The number of recorded sexual offences against children aged under 18, for the period 1 April 2020 to "
    "31 March 2021, broken down by age and gender of victims.</p>"
    "<h3>B</h3><p>The number of recorded sexual offences against under 18s for the above time frame that had a cyber-flag "
    "attached.</p><h2>Response</h2><h3>A</h3>"
    + table([["Age", "Female victims"], ["0-6", "7"], ["7-12", "12"], ["13", "9"]])
    + "<h3>B</h3><p>A cyber flag is attached if the offence involves the use of electronic devices, and includes sexual grooming."
    " This is not held.</p>"
)


@pytest.mark.parametrize("head", ["Age of suspect", "Age of offender at time of offence", "SUSPECT_AGE"])
def test_the_ages_of_suspects_are_no_ages_of_victims(head: str, tmp_path: Path) -> None:
    """They split what is counted; where the suspects are counted, the ages are theirs."""
    extract = read(tmp_path, "answer.csv", BY_SUSPECT.format("sexual offences", head))
    assert lines(extract)[:2] == ["2019 under 18: 3", "2020 under 18: 1"]
    assert extract.figures[0].breakdown == "group=suspect under 10"
    own = read(tmp_path, "suspects.csv", BY_SUSPECT.format("suspects of sexual offences", head))
    assert lines(own)[0] == "2019 under 10: 3"
    assert own.figures[0].counted == "suspects"


@pytest.mark.parametrize("said", ["Victims aged 18 and over have been removed.", "The figures do not include adult victims."])
def test_who_was_left_out_is_not_whom_the_figures_are_about(said: str, tmp_path: Path) -> None:
    answer = f"<p>Kent Police. {said}</p>" + table([["Offence", "2019/20"], ["Exposure", "41"]])
    assert lines(read(tmp_path, "answer.html", answer)) == ["2019/20 under 18: 41"]


def test_requests_under_headings_of_one_letter_are_answered_each_for_itself(tmp_path: Path) -> None:
    """The period stands in request A and the flag in request B, and the law of 2011 is no period."""
    assert lines(read(tmp_path, "answer.html", LETTERED)) == [
        "2020/21 under 7 female: 7",
        "2020/21 aged 7 to 12 female: 12",
        "2020/21 aged 13 female: 9",
    ]

"""Each figure of a sentence with the words that belong to it, and every number accounted for."""

from __future__ import annotations

import pytest

from faircount.language.sentences import mentions_in

SENTENCES = {
    "2013: 1,324 crimes, 141 with the online crime flag": ["1,324", "141"],
    "Of these, 412 carried the flag, compared with 254 in 2022/23": ["412", "254"],
    "The number of cautions was 391 in FY2011-12, 109 in FY2012-13 and 94 in FY2013-14.": ["391", "109", "94"],
    "For the year ending December 2018, 42.": ["42"],
    "The youngest victim was aged three.": ["3"],
    "In 2015-16 the figure was 593, with 58 flagged as online.": ["593", "58"],
    "More than one offence may be recorded for one report.": [],
    "Table 1 shows sexual offences recorded by the force.": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_figures_of_a_sentence(text: str) -> None:
    assert [mention.number for mention in mentions_in(text)] == SENTENCES[text]


def test_what_is_told_of_the_second_figure_is_not_said_of_the_first() -> None:
    first, second = mentions_in("2013: 1,324 crimes, 141 with the online crime flag")
    assert "online" not in first.clause
    assert "online" in second.clause

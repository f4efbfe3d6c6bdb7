"""Kinds of answers of batch 5 that were read wrongly at first sight, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.readers.meaning.corrected import CORRECTS
from tests.unit.readers.pictures import lines, read, table

KINDS = {
    "bare years under the months that end them": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\n12 months to 31 March,Offences\n2015,804\n2016,1029\n",
        ["2014/15 under 18: 804", "2015/16 under 18: 1029"],
    ),
    "a provisional year among years as text": (
        "kent.html",
        "<p>Kent Police: sexual offences against children under 18</p>"
        + table([["Year ending 31 March", "Cyber Y", "Cyber N"], ["2021", "26", "149"], ["2022 (p)", "31", "172"]]),
        [
            "2020/21 under 18 online: 26", "2020/21 under 18 not online: 149",
            "2021/22 under 18 online: 31", "2021/22 under 18 not online: 172",
        ],
    ),
    "part of a year behind it": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\nOffence,2020,2021 (9m)\nRape,60,39\n",
        ["2020 under 18: 60", "January 2021 to September 2021 under 18: 39"],
    ),
    "a year as far as a day without its year": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\nOffence,2020/21,2021/22 (to 31 Dec)\nRape,60,39\n",
        ["2020/21 under 18: 60", "April 2021 to December 2021 under 18: 39"],
    ),
    "blocks named by the ages of their victims": (
        "kent.csv",
        "Kent Police: sexual offences\nVictim aged under thirteen\nYear,Offences\n2019,151\n2020,160\n"
        "Victim aged thirteen to fifteen\nYear,Offences\n2019,188\n2020,179\n",
        ["2019 under 13: 151", "2020 under 13: 160", "2019 aged 13 to 15: 188", "2020 aged 13 to 15: 179"],
    ),
    "a note about the figures below is none of those above": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\nYear,Offences\n2019,151\n2020,160\n"
        "Figures below are arrests and not crimes.\n\nArrests,Number in 2020\nArrests,40\n",
        ["2019 under 18: 151", "2020 under 18: 160", "2020 under 18: 40"],
    ),
    "one age over the labels of a table": (
        "kent.html",
        "<p>Kent Police</p><p>Children aged four or under account for 131 sexual offences in 2022/23.</p>"
        + table([["Offences where victim was 13", "2021/22"], ["Any sexual offence", "391"], ["of which rape", "58"]]),
        ["2022/23 under 5: 131", "2021/22 aged 13: 391", "2021/22 aged 13: 58"],
    ),
    "the number of a list is no answer to a question": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\nYear,Crime,Vic sex,N\n2014,Rape,F,88\n,,M,17\n,,NR,1\n",
        ["2014 under 18 female: 88", "2014 under 18 male: 17", "2014 under 18 not known: 1"],
    ),
    "years that run over two, by the answer's own rule": (
        "kent.html",
        "<p>Kent Police. A count of victims of sexual offences. Year is September to August.</p><h2>School year 2016 to 2017</h2>"
        + table([["Stage", "Victims"], ["Birth to four", "23"], ["Five to ten", "91"]]),
        ["September 2016 to August 2017 under 5: 23", "September 2016 to August 2017 aged 5 to 10: 91"],
    ),
    "what a page folds away until it is opened": (
        "kent.html",
        "<h1>Kent Police</h1><h3 aria-expanded='false'>Sexual offences against children under 18</h3><div hidden>"
        + table([["Year", "Offences"], ["2019", "192"], ["2020", "181"]])
        + "</div><div hidden><p>In 2018 there were 999 sexual offences.</p></div>",
        ["2019 under 18: 192", "2020 under 18: 181"],
    ),
    "items that are parts of the line above them": (
        "kent.html",
        "<h1>Kent Police</h1><p>Sexual offences with a victim aged 15 or under.</p><ul>"
        "<li>April 2019 - March 2020: 903 offences, of which<ul><li>victim under 10: 212</li><li>online flag set: 155</li></ul>"
        "</li><li>April 2020 - March 2021: 821 offences, of which<ul><li>victim under 10: 176</li>"
        "<li>online flag set: 190</li></ul></li></ul>",
        [
            "2019/20 under 16: 903", "2020/21 under 16: 821",
            "2019/20 under 10: 212", "2019/20 under 16 online: 155",
            "2020/21 under 10: 176", "2020/21 under 16 online: 190",
        ],
    ),
    "a year that its footnote cuts short": (
        "kent.csv",
        "Kent Police: sexual offences against children under 18\nYear,Offences\n2022/23,160\n2023/24*,90\n"
        "* first six months only (April to September)\n",
        ["2022/23 under 18: 160", "April 2023 to September 2023 under 18: 90"],
    ),
    "labels and numbers with spaces between": (
        "kent.html",
        "<h1>Kent Police</h1><p>2) How many victims under 18 of sexual offences were there in 2023/24, by sex?</p>"
        "<p>Female 43&nbsp;&nbsp; Male 9&nbsp;&nbsp; Unknown 6</p>",
        ["2023/24 under 18 female: 43", "2023/24 under 18 male: 9", "2023/24 under 18 not known: 6"],
    ),
    "numbers in words": (
        "kent.html",
        "<h1>Kent Police</h1><p>In 2022/23 we recorded 2,316 sexual offences against children under 18, and four hundred and two "
        "of them were flagged as online in 2022/23.</p>",
        ["2022/23 under 18: 2316", "2022/23 under 18 online: 402"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_the_fifth_hand_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_labels_beyond_a_hidden_column_are_those_of_the_table(tmp_path: Path) -> None:
    content = "FY,,Offence,Crimes\n2022/23,,Rape,88\n2022/23,,Exposure,6\n2023/24,,Rape,92\n2023/24,,Exposure,8\nKent Police\n"
    assert [figure.period.label for figure in read(tmp_path, "kent.csv", content).figures] == ["2022/23"] * 2 + ["2023/24"] * 2


@pytest.mark.parametrize(
    "words", ["Please disregard the 2019 figure.", "The number for 2019 should have been 97.", "Corrected figures follow."]
)
def test_where_an_answer_takes_figures_back_a_person_says_which_stand(words: str, tmp_path: Path) -> None:
    page = f"<h1>Kent Police</h1><p>{words}</p>" + table([["Year", "Sexual offences recorded"], ["2019", "59"]])
    extract = read(tmp_path, "kent.html", page)
    assert not extract.figures
    assert {figure.doubt for figure in extract.proposals} == {CORRECTS}

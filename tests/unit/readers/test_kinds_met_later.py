"""Kinds of answers that the reader met only after those of ``test_kinds``, each the smallest that shows its difficulty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table, understood

KINDS = {
    "two single ages named together": (
        "kent.csv",
        "Kent Police: sexual offences in 2021/22\nAge of victim,Offences\nAged 13 to 15,41\nAged 16 or 17,12\n",
        ["2021/22 aged 13 to 15: 41", "2021/22 aged 16 to 17: 12"],
    ),
    "days under 'Year ending' are the years that end there": (
        "sussex.csv",
        "Sussex Police: victims of sexual offences\nYear ending,Girls,Boys\n31 March 2020,41,7\n31 March 2021,38,9\n",
        ["2019/20 female: 41", "2019/20 male: 7", "2020/21 female: 38", "2020/21 male: 9"],
    ),
    "months under 'Year ending' in the headings": (
        "essex.html",
        "<h1>Essex Police: offences against children</h1>"
        + table([["", "12 months to", "12 months to"], ["", "June 2021", "June 2022"], ["Rape", "14", "19"]]),
        ["July 2020 to June 2021: 14", "July 2021 to June 2022: 19"],
    ),
    "a total over as many years as there are": (
        "kent.csv",
        "Kent Police: grooming offences\nYear,Offences\n2018/19,11\n2019/20,13\n2020/21,9\n3 year total,33\n",
        ["2018/19: 11", "2019/20: 13", "2020/21: 9", "2018/19 to 2020/21: 33"],
    ),
    "a legend below the table is no row of it": (
        "kent.csv",
        "Kent Police: victims of grooming\nYear,Girls,Boys\n2018/19,11,*\n2019/20,13,6\n\n* = five or fewer and withheld,,\n",
        ["2018/19 female: 11", "2018/19 male: 1..5", "2019/20 female: 13", "2019/20 male: 6"],
    ),
    "parts of a whole named before them, and those of whom it is not known": (
        "gwent.html",
        "<h1>Gwent Police</h1><p>How many victims of grooming in 2022/23 were girls?</p>"
        "<p>Of the victims in 2022/23, 121 were girls and 38 were boys. The sex of eight victims was not recorded.</p>",
        ["2022/23 female: 121", "2022/23 male: 38", "2022/23 not known: 8"],
    ),
    "those not recorded among others told apart by sex": (
        "gwent.html",
        "<h1>Gwent Police</h1><p>There were 37 victims in 2022/23. "
        "Of those, 30 were female, 5 were male and 2 were not recorded.</p>",
        ["2022/23: 37", "2022/23 female: 30", "2022/23 male: 5", "2022/23 not known: 2"],
    ),
    "the whole is not of the sex that was asked for where its part is": (
        "gwent.html",
        "<h1>Gwent Police</h1><p>How many victims of grooming in 2022/23 were girls?</p>"
        "<p>We recorded 167 victims in 2022/23, of whom 121 were girls.</p>",
        ["2022/23: 167", "2022/23 female: 121"],
    ),
    "a number of the offences told before": (
        "gwent.html",
        "<h1>Gwent Police</h1><p>We recorded 142 offences of grooming in 2021/22. "
        "Nineteen of the offences had led to a charge.</p>",
        ["2021/22: 142", "2021/22: 19 [words of its sentence were not understood, and they may say that it is a part]"],
    ),
    "how the counting was done is no count": (
        "kent.html",
        "<h1>Kent Police, victims in 2022/23</h1><p>A child who was a victim in two crimes is counted twice. "
        "3 records with no date of birth have been left out.</p>" + table([["Girls", "Boys"], ["41", "7"]]),
        ["2022/23 female: 41", "2022/23 male: 7"],
    ),
    "records that would have to be read are the cost of a refusal": (
        "kent.html",
        "<h1>Kent Police, offences of grooming in 2022</h1><p>There were 3,214 records which would have to be read by hand, "
        "so section 12 applies. As a courtesy: 41 offences were recorded in 2022.</p>",
        ["2022: 41"],
    ),
    "a question that names the ages of its own figures": (
        "norfolk.html",
        "<h1>Norfolk Constabulary</h1><p>1. How many sexual offences against children under 16 were recorded "
        "in 2019 and 2020?</p>" + table([["", "2019", "2020"], ["Number of offences", "71", "65"]]),
        ["2019 under 16: 71", "2020 under 16: 65"],
    ),
    "a sex that is told with the ages": (
        "kent.html",
        "<h1>Kent Police</h1><p>The number of girls under 16 who were victims of rape:</p>"
        + table([["Town", "2019/20"], ["Dover", "33"], ["Deal", "12"]]),
        ["2019/20 under 16 female: 33", "2019/20 under 16 female: 12"],
    ),
    "a figure set beside the one told, with a year of its own": (
        "kent.html",
        "<h1>Kent Police: grooming</h1><p>There were 91 offences recorded in 2022/23, up from 84 in 2021/22.</p>",
        ["2022/23: 91", "2021/22: 84"],
    ),
    "a total at the foot of a list of all years": (
        "kent.csv",
        "Kent Police: victims\nYear,Sex,Victims\n"
        "2021/22,Girls,41\n2021/22,Boys,9\n2022/23,Girls,38\n2022/23,Boys,12\nTotal,,100\n",
        ["2021/22 female: 41", "2021/22 male: 9", "2022/23 female: 38", "2022/23 male: 12", "2021/22 and 2022/23: 100"],
    ),
    "a letter that says that only flagged offences were asked for": (
        "kent.html",
        "<h1>Kent Police</h1><p>You asked for the number of offences with an online flag in each year.</p>"
        + table([["Year", "Offences"], ["2019/20", "71"]]),
        ["2019/20 online: 71"],
    ),
    "a question about online offences alone": (
        "kent.html",
        "<h1>Kent Police</h1><p>1. How many online sexual offences were recorded in each year?</p>"
        + table([["Year", "Offences"], ["2019/20", "71"]]),
        ["2019/20 online: 71"],
    ),
    "a question about offences online and offline": (
        "kent.html",
        "<h1>Kent Police</h1><p>1. How many online sexual offences and offline ones were recorded in each year?</p>"
        + table([["Year", "Offences"], ["2019/20", "71"]]),
        ["2019/20: 71"],
    ),
    "a population without the word 'aged'": (
        "kent.html",
        "<h1>Kent Police</h1><p>Crimes where the victim was 17 or under.</p>" + table([["Year", "Crimes"], ["2019/20", "71"]]),
        ["2019/20 under 18: 71"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_met_later_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert lines(read(tmp_path, name, content)) == wanted


def test_a_total_over_more_years_than_there_are_waits_for_a_person(tmp_path: Path) -> None:
    found = read(tmp_path, "kent.csv", "Kent Police: grooming\nYear,Offences\n2019/20,13\n2020/21,9\n5 year total,33\n")
    assert lines(found) == ["2019/20: 13", "2020/21: 9"]
    assert len(found.doubts) == 1


def test_a_counting_unit_given_in_the_preamble_is_the_unit(tmp_path: Path) -> None:
    content = "Kent Police\nCounting unit: victims\nPeriod: 2022/23\nOffence,0-12,13-17\nRape,4,9\n"
    assert {figure.counted for figure in read(tmp_path, "kent.csv", content).figures} == {"victims"}


def test_a_change_in_per_cent_is_a_change_and_asks_of_which_column(tmp_path: Path) -> None:
    content = "Kent Police: offences\nYear,Offences,Online offences,Change\n2019/20,612,74,-3.9%\n2020/21,588,101,8.8%\n"
    changes = [figure for figure in read(tmp_path, "kent.csv", content).figures if not figure.is_count]
    assert [(figure.counted, figure.number) for figure in changes] == [("change of offences", -3.9), ("change of offences", 8.8)]
    assert all("of which column" in figure.doubt for figure in changes)


def test_what_a_flag_was_asked_for_carries_a_doubt(tmp_path: Path) -> None:
    name, content, _ = KINDS["a letter that says that only flagged offences were asked for"]
    assert all(figure.doubt for figure in read(tmp_path, name, content).figures)


def test_what_one_question_counts_is_not_what_the_next_counts(tmp_path: Path) -> None:
    content = (
        "<h1>Kent Police</h1><h2>Question 1: Number of grooming crimes recorded in 2020</h2><p>2020 = 96</p>"
        "<h2>Question 2: Age of the victims</h2>" + table([["Age", "2020"], ["Under 11", "9"], ["11-13", "31"]])
    )
    counted = {figure.number: figure.counted for figure in understood(read(tmp_path, "kent.html", content))}
    assert counted == {96: "offences", 9: "victims", 31: "victims"}

"""Kinds of answers of batches 14 and 15, and of a third examiner, each the smallest that shows why."""
# ruff: noqa: E501 - answers as they were written

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.briefing.reply import Reply, SectionsRefused, say_reply
from faircount.tables.extract import NOT_HELD
from tests.unit.readers.pictures import lines, read, table

TITLE = "Kent Police: offences recorded against children under 18"
YEARS = "2021/22,2022/23"
KINDS = {
    "codes crossed with years, explained in brackets": (
        "kent.html",
        "<h1>Kent Police</h1><p>Sexual offences against under 18s by the online flag. Its field holds Y (online) or N (not online).</p>"
        + table([["Age", "Y 2021", "N 2021", "Y 2022", "N 2022"], ["0-12", "3", "40", "5", "44"]]),
        ["2021 under 13 online: 3", "2021 under 13 not online: 40", "2022 under 13 online: 5", "2022 under 13 not online: 44"],
    ),
    "a code that nothing explains": (
        "kent.csv",
        f"{TITLE} in 2021/22\nAge,QX,No QX\n0-12,3,40\n13-17,8,61\n",
        [
            f"2021/22 {ages}: {count} [words of a label were not understood, and they look like a code]"
            for ages, counts in (("under 13", (3, 40)), ("aged 13 to 17", (8, 61)))
            for count in counts
        ],
    ),
    "a question with what it asks in a second sentence": (
        "kent.html",
        "<h1>Kent Police</h1><h3>Question 1</h3><p>How many sexual offences against children aged under 18 in 2021/22?</p><p>612</p>"
        "<h3>Question 2</h3><p>Of these, how many were flagged as online crime? Please split by the sex of the victim.</p>"
        + table([["Year", "Female", "Male"], ["2021/22", "31", "8"]]),
        ["2021/22 under 18 female online: 31", "2021/22 under 18 male online: 8", "2021/22 under 18: 612"],
    ),
    "columns headed by the numbers of questions": (
        "kent.html",
        "<h1>Kent Police</h1><p>Q1 – Sexual offences with a child victim (under 18)</p><p>We recorded 1,534 in 2021/22.</p>"
        "<p>Q2 – Online flag, sexual offences with a child victim (under 18)</p><p>We flagged 118 in 2021/22.</p><p>Earlier answer</p>"
        + table([["Financial year", "Q1", "Q2"], ["2018/19", "1,302", "96"]]),
        ["2018/19 under 18: 1302", "2018/19 under 18 online: 96"],
    ),
    "the number of a title in a cell of its own": (
        "kent.csv",
        f"Kent Police,,,\nQ1,Number of sexual offences recorded (victim under 18),,\n,District,{YEARS}\n,Ashford,70,81\n,Dover,21,27\n"
        f"Q2,Of which: online flag,,\n,District,{YEARS}\n,Ashford,11,13\n,Dover,4,4\n",
        ["2021/22 under 18 online: 11", "2022/23 under 18 online: 13", "2021/22 under 18 online: 4", "2022/23 under 18 online: 4"],
    ),
    "the flag beneath each age": (
        "kent.csv",
        f"{TITLE}\nAge,{YEARS}\nBelow 10,302,288\n  online,16,11\n10 to 17,344,331\n  online,92,85\n",
        [
            "2021/22 under 10: 302", "2022/23 under 10: 288", "2021/22 under 10 online: 16", "2022/23 under 10 online: 11",
            "2021/22 aged 10 to 17: 344", "2022/23 aged 10 to 17: 331", "2021/22 aged 10 to 17 online: 92",
            "2022/23 aged 10 to 17 online: 85",
        ],
    ),
    "two conditions in one title": (
        "kent.csv",
        f"Kent Police\nSexual offences with a victim under 18 and a cyber keyword\nAge,{YEARS}\n0-9,5,6\n10-17,71,80\n",
        ["2021/22 under 10 online: 5", "2022/23 under 10 online: 6", "2021/22 aged 10 to 17 online: 71", "2022/23 aged 10 to 17 online: 80"],
    ),
    "years without a stroke": (
        "kent.csv",
        f"{TITLE}\nFIN_YEAR,CRIMES\nFY2122,612\nFY2223,588\n",
        ["2021/22 under 18: 612", "2022/23 under 18: 588"],
    ),
    "a row of words in the place of values": (
        "kent.csv",
        f"{TITLE}\n,{YEARS}\nOnline flagged,Not recorded,Not recorded\nTotal,53,72\nFemale,40,60\n",
        ["2021/22 under 18: 53", "2022/23 under 18: 72", "2021/22 under 18 female: 40", "2022/23 under 18 female: 60"],
    ),
    "why a count is hidden behind its limit": (
        "kent.csv",
        f"{TITLE}\n,{YEARS}\nTotal,53,72\nMale,Fewer than 5 (suppressed),<5 - withheld under s.40\n",
        ["2021/22 under 18: 53", "2022/23 under 18: 72", "2021/22 under 18 male: 1..4", "2022/23 under 18 male: 1..4"],
    ),
    "an error of a spreadsheet in the first row": (
        "kent.csv",
        f"{TITLE}\nAge,{YEARS}\n0 to 3,,#REF!\n4 to 17,50,60\n",
        ["2021/22 aged 4 to 17: 50", "2022/23 aged 4 to 17: 60"],
    ),
    "n/a under a period": (
        "kent.csv",
        f"{TITLE}\n,{YEARS}\nNumber of offences recorded,625,825\nof which victim female,n/a,704\nof which flagged as cyber,n/a,74\n",
        ["2021/22 under 18: 625", "2022/23 under 18: 825", "2022/23 under 18 female: 704", "2022/23 under 18 online: 74"],
    ),
    "ages told in turn": (
        "kent.txt",
        "Kent Police\n\nIn 2021/22 the force recorded 96 sexual offences against children under 18. The victim was aged 12 or under in 58, "
        "aged 13 to 15 in 21 and aged 16 or 17 in the other 17.\n",
        [
            "2021/22 under 18: 96", "2021/22 under 13: 58", "2021/22 aged 13 to 15: 21", "2021/22 aged 16 to 17: 17",
        ],
    ),
    "several values behind a colon, under a line that heads them": (
        "kent.txt",
        "Kent Police\n\nSexual offences against under 18s\nAge of victim: 2022/23, 2023/24\n0-9: 14, 11\n10-17: 103, 1,118\n",
        ["2022/23 under 10: 14", "2023/24 under 10: 11", "2022/23 aged 10 to 17: 103", "2023/24 aged 10 to 17: 1118"],
    ),
    "headings that come again for another year": (
        "kent.csv",
        f"{TITLE}\nYear to 31/03/2022,0-9,10-17\nFemale,51,161\nMale,17,38\nYear to 31/03/2023,0-9,10-17\nFemale,62,178\nMale,22,41\n",
        ["2022/23 under 10 female: 62", "2022/23 aged 10 to 17 male: 41"],
    ),
    "a row of N/K above bands of ages": (
        "kent.csv",
        f"{TITLE}\nCategory,{YEARS}\nTotal,127,134\nOf which online-flagged,N/K,N/K\n0-9,19,27\n10-17,108,107\n",
        ["2021/22 under 18: 127", "2021/22 under 10: 19", "2022/23 aged 10 to 17: 107"],
    ),
    "a cyber keyword that is (null)": (
        "kent.csv",
        f'{TITLE}\n"Keyword (null) = the cyber keyword has not been added, and the crime is not treated as online"\n'
        "Year,Cyber keyword,Crimes\n2021/22,CYBER ENABLED,20\n2021/22,(null),46\n2022/23,CYBER ENABLED,23\n2022/23,(null),49\n",
        ["2021/22 under 18 online: 20", "2021/22 under 18 not online: 46", "2022/23 under 18 not online: 49"],
    ),
    "a table of nothing but words, with its number, between two others": (
        "kent.csv",
        f"Table 1: Recorded sexual offences where the victim was under 18 - Kent Police\n,{YEARS}\nTotal,51,49\n\n"
        f"Table 2: Sexual offences against under 18s with the online flag\n,{YEARS}\nOf which: online,Unable to provide,Unable to provide\n\n"
        f"Table 3: Sexual offences against under 18s by age of victim\nAge of victim,{YEARS}\n0-9,21,20\n10-17,30,29\n",
        ["2021/22 under 18: 51", "2021/22 under 10: 21", "2022/23 aged 10 to 17: 29"],
    ),
    "a heading over one column, and the year on the line above": (
        "kent.txt",
        "Kent Police\n\nSexual offences against children under 18\n\nApr 2018 - Mar 2019\n\n                     Offences\nTotal                     825\n"
        "Of which online            85\n\nApr 2019 - Mar 2020\n\n                     Offences\nTotal                     968\nOf which online           100\n",
        ["2018/19 under 18: 825", "2018/19 under 18 online: 85", "2019/20 under 18: 968", "2019/20 under 18 online: 100"],
    ),
    "met online is no flag": (
        "kent.csv",
        f"{TITLE}\nRelation,{YEARS}\nFamily member,24,28\nAcquaintance or friend,97,104\nStranger or met only online,203,219\n",
        [
            f"{year} under 18: {count}"
            for counts in ((24, 28), (97, 104), (203, 219))
            for year, count in zip(YEARS.split(","), counts, strict=True)
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_answer(kind: str, tmp_path: Path) -> None:
    name, content, expected = KINDS[kind]
    found = lines(read(tmp_path, name, content))
    assert [line for line in expected if line not in found] == [], found
    assert not any(line.split(" [")[0] == f"2021/22 under 18 online: {count}" for line in found for count in (53, 40))


def test_figures_of_a_sentence_with_an_unread_number_wait(tmp_path: Path) -> None:
    told = "In 2021/22 we recorded 53 sexual offences against under 18s: 50 with a female victim and a small number (less than 5) with a male."
    assert not read(tmp_path, "kent.txt", f"Kent Police\n\n{told}\n").figures


def test_an_answer_that_holds_nothing_refuses_nothing(tmp_path: Path) -> None:
    found = read(
        tmp_path, "kent.txt", "Kent Police\n\nHaving searched I can confirm that no information is held by this force.\n"
    )
    assert [(part.sections, part.reason) for part in found.refusals] == [((), NOT_HELD)]
    assert list(say_reply(Reply(refused=(SectionsRefused((), NOT_HELD, True),), read=1), "Kent Police", False)) == [
        "Kent Police says that it does not hold the information that was asked for."
    ]

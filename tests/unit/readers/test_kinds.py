"""Kinds of answers, each the smallest that shows its difficulty. The figures are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, read, table

KINDS = {
    "the requester's own table, sent along empty, is no figure": (
        "kent.html",
        "<h1>FOI 1234/21</h1><h3>Your request</h3><p>Please fill in for 2018/19 and 2019/20:</p>"
        + table([["Year", "Under 13", "13-15"], ["2018/19", "", ""], ["2019/20", "", ""]])
        + "<h3>Our response</h3><p>Victims, Kent Police:</p>"
        + table([["Year", "Under 13", "13-15"], ["2018/19", "12", "34"], ["2019/20", "*", "41"]])
        + "<p>* = fewer than 5</p>",
        ["2018/19 under 13: 12", "2018/19 aged 13 to 15: 34", "2019/20 under 13: 1..4", "2019/20 aged 13 to 15: 41"],
    ),
    "figures given as a courtesy beside a refusal": (
        "a.html",
        "<h1>Request 77/20</h1><p>Refused under section 12. As a courtesy, outside the Act: Surrey Police recorded 41 offences "
        "under section 15A in 2018/19 and 57 in 2019/20.</p>",
        ["2018/19: 41", "2019/20: 57"],
    ),
    "years from March to February": (
        "a.csv",
        "Sussex Police\nSexual offences; victim under 18\nYears run from March to February\n\nYear;Offences;of which online\n2015/16;412;31\n",  # noqa: E501
        ["March 2015 to February 2016 under 18: 412", "March 2015 to February 2016 under 18 online: 31"],
    ),
    "half-years, and a total over them": (
        "a.csv",
        "Humberside Police - grooming offences\nPeriod,Female,Unknown\nApr-Sep 2016,12,1\nOct 2016-Mar 2017,14,0\nTotal,26,1\n",
        [
            "April 2016 to September 2016 female: 12",
            "April 2016 to September 2016 not known: 1",
            "October 2016 to March 2017 female: 14",
            "October 2016 to March 2017 not known: 0",
            "2016/17 female: 26",
            "2016/17 not known: 1",
        ],
    ),
    "a row 'of which' is about the row above": (
        "gwent.html",
        "<h1>Gwent Police</h1>"
        + table([["", "2015/16"], ["All sexual offences, victim under 18", "412"], ["of which online", "31"]]),
        ["2015/16 under 18: 412", "2015/16 under 18 online: 31"],
    ),
    "two tables side by side, told apart by their corners": (
        "essex.csv",
        "Essex Police: offences against under-18s\nOnline,2015/16,,Not online,2015/16\nRape,4,,Rape,40\nGrooming,7,,Grooming,3\n",
        [
            "2015/16 under 18 online: 4",
            "2015/16 under 18 online: 7",
            "2015/16 under 18 not online: 40",
            "2015/16 under 18 not online: 3",
        ],
    ),
    "questions answered by a bare number": (
        "gwent.html",
        "<h3>Question 1</h3><p>How many offences were recorded between 1 April 2018 and 31 March 2019?</p><p>73</p>"
        "<h3>Question 2</h3><p>How many of the victims were aged under 10?</p><p>Fewer than 5.</p>"
        "<h3>Question 3</h3><p>Age of the youngest victim?</p><p>8 years</p>",
        [
            "2018/19: 73",
            "2018/19 under 10: 1..4 "
            "[the period stands only in another part of the answer; the force stands only in the file name]",
            "2018/19: 8 [the period stands only in another part of the answer; the force stands only in the file name]",
        ],
    ),
    "percentages beside counts": (
        "wilts.csv",
        "Wiltshire Police; child sexual offences\nOutcome,2017/18,%\nCharged,12,10.5%\nNo suspect identified,50,43.9%\n",
        ["2017/18: 12", "2017/18: 10.5", "2017/18: 50", "2017/18: 43.9"],
    ),
    "figures in sentences that lean on the sentence before": (
        "a.html",
        "<h1>Durham Constabulary</h1><p>A total of 1,204 sexual offences were recorded in 2019. Of these, 310 were flagged as online.</p>"  # noqa: E501
        "<p>There were 12 arrests in 2019 and seven in 2018.</p>",
        ["2019: 1204", "2019: 12", "2018: 7", "2019 online: 310"],
    ),
    "quarters down, years across": (
        "norfolk.csv",
        "Norfolk Constabulary online sexual offences\nQuarter,2015/16\nQ1,4\nQ4,9\nTotal,13\n",
        ["April 2015 to June 2015 online: 4", "January 2016 to March 2016 online: 9", "2015/16 online: 13"],
    ),
    "one heading with sex and ages": (
        "a.csv",
        "Lancashire Constabulary offences\n,Female 0-9,Male 10-17\n2015/16,10,4\n",
        ["2015/16 female under 10: 10".replace("female under 10", "under 10 female"), "2015/16 aged 10 to 17 male: 4"],
    ),
    "a tidy table, one row a figure": (
        "a.csv",
        "Force,Year,Offence,Victim sex,Victim age,Online,Count\nKent,2015/16,Rape,F,12,Y,3\nEssex,2016/17,Grooming,F,U,N,<5\n",
        ["2015/16 aged 12 female online: 3", "2016/17 age not known female not online: 1..4"],
    ),
    "raised footnote marks are no digits": (
        "cheshire.html",
        "<p>Sexual offences, victims under 18</p><table><tr><th>Year</th><th>Offences<sup>1</sup></th></tr>"
        "<tr><td>2015/16</td><td>738<sup>3</sup></td></tr></table>",
        ["2015/16 under 18: 738"],
    ),
    "a mark after thousands is no digit": ("kent.csv", 'Kent Police\nYear,Offences\n2015/16,"1,0813"\n', ["2015/16: 1081"]),
    "zeros hidden too": (
        "kent.csv",
        'Kent Police\nYear,Offences\n2015/16,<5\n"<5 means fewer than five, including zero"\n',
        ["2015/16: 0..4"],
    ),
    "a dash is no nought unless the answer says so": (
        "kent.csv",
        "Kent Police offences\nYear,Under 5,Total\n2015/16,-,4\n",
        ["2015/16: 4"],
    ),
    "several years put together": (
        "dp.csv",
        "Dyfed-Powys Police\nSexual offences 2013/14 to 2015/16\nAge,Total\n0-4,12\n5-17,230\n",
        ["2013/14 to 2015/16 under 5: 12", "2013/14 to 2015/16 aged 5 to 17: 230"],
    ),
    "a letter in plain text with its questions repeated": (
        "northumbria.txt",
        "Northumbria Police\n\nThank you for your request dated 3 January 2018 in which you asked:\n\n1. How many offences of sexual "  # noqa: E501
        "communication with a child were recorded from 3 April 2017 to 2 October 2017?\n2. By age (under 10, 10-15)\n\nIn response:\n\n"  # noqa: E501
        "1. 67 offences\n2. Under 10: 5\n   10-15: 62\n3. Facebook 12, Snapchat 9\n",
        [
            "3 April 2017 to 2 October 2017: 12",
            "3 April 2017 to 2 October 2017: 9",
            "3 April 2017 to 2 October 2017: 67",
            "3 April 2017 to 2 October 2017 under 10: 5",
            "3 April 2017 to 2 October 2017 aged 10 to 15: 62",
        ],
    ),
    "a heading 'by online flag' makes nothing online": (
        "kent.csv",
        '"Kent Police, offences by online flag"\nOffence,2016\nRape,12\n',
        ["2016: 12"],
    ),
    "a figure that leans on another by its number": (
        "a.html",
        "<p>Suffolk Constabulary recorded 132 offences in 2018/19 and 98 in 2017/18. Of the 132 offences, 41 had a victim aged under 13.</p>"  # noqa: E501
        "<p>2016/17: 54</p>",
        ["2018/19: 132", "2017/18: 98", "2016/17: 54", "2018/19 under 13: 41"],
    ),
    "a row whose value is blank is no heading of the rows below": (
        "kent.csv",
        "Kent Police victims\nSex,2016\nFemale,\nMale,7\nTotal,7\n",
        ["2016 male: 7", "2016: 7"],
    ),
    "a row of labels alone does not end the table": (
        "a.csv",
        "Victims\nAge,Force,2015/16\nUnder 5,Kent,3\nUnder 5,Essex,\n5-17,Kent,8\n",
        ["2015/16 under 5: 3", "2015/16 aged 5 to 17: 8"],
    ),
    "a first count that could be a year or a band": (
        "kent.csv",
        "Kent Police\nAge,Number of offences in 2016\nUnder 5,5\n5-17,1963\n",
        ["2016 under 5: 5", "2016 aged 5 to 17: 1963"],
    ),
    "a comma in thousands parts no columns": (
        "kent.csv",
        "Kent Police offences\n2018 = 1,055\n2019 = 1,866\n",
        ["2018: 1055", "2019: 1866"],
    ),
    "a total first, then bands": (
        "kent.csv",
        "Kent Police victims\nAge,2016\nTotal,30\nUnder 16,20\nOver 16,10\n",
        ["2016: 30", "2016 under 16: 20", "2016 aged 16 and over: 10"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_read(kind: str, tmp_path: Path) -> None:
    name, content, wanted = KINDS[kind]
    assert sorted(lines(read(tmp_path, name, content))) == sorted(wanted)


OPEN = {
    "a year that is not named": ("kent.csv", "Kent Police\nForce,Latest year\nKent,12\nEssex,14\n"),
    "years that are financial and named by one number": ("kent.csv", "Kent Police\nFinancial year,Offences\n2015,12\n2016,14\n"),
    "several years named and none by the table": (
        "kent.csv",
        '"Kent Police, 2015/16 and 2016/17"\nOffence,Number\nRape,12\nGrooming,3\n',
    ),
    "a year to date": ("kent.csv", "Kent Police\nYear,Offences\n2023 to date,12\n"),
}


@pytest.mark.parametrize("kind", OPEN)
def test_a_period_that_cannot_be_told_is_left_open(kind: str, tmp_path: Path) -> None:
    name, content = OPEN[kind]
    extract = read(tmp_path, name, content)
    if kind == "several years named and none by the table":
        # Two years with "and" between them are one time in a label; in a title they are the time of the whole table.
        assert all(figure.period.label == "2015/16 and 2016/17" for figure in extract.figures)
        return
    assert not extract.figures
    assert extract.doubts
    assert all("period" in doubt.question for doubt in extract.doubts)

"""Conflicts in words and sums."""

from __future__ import annotations

from faircount.bounds.explain_conflict import described, differing, explain_conflict
from faircount.bounds.implied import Implied
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.status import CellStatus


def told(*figures):
    (conflict,) = Implied.of(figures).conflicts()
    return explain_conflict(conflict)


def test_a_year_that_does_not_fit_into_two(of):
    assert told(of(53, "2015/16+2016/17"), of(270)) == (
        "53 < 270",
        "53 (2015/16 and 2016/17) holds all of 2015/16, so it cannot be smaller than 270",
    )


def test_parts_that_miss_their_total(of):
    year = of(259, "2015/16+2016/17")
    assert told(of(55), of(145, "2016/17"), year) == ("55 + 145 = 200 < 259",)


def test_parts_that_are_more_than_their_total(of):
    assert told(of(1055), of(145, "2016/17"), of(1100, "2015/16+2016/17")) == ("1,100 < 1,055 + 145 = 1,200",)


def test_one_count_given_twice(of):
    lines = told(of(55), of(57))
    assert lines[0] == "55 < 57"
    assert lines[1].endswith("so only one of 55 and 57 can be right")


def test_a_hidden_count_takes_part_with_the_range_that_was_printed(of):
    star = of(None, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, online=Online.YES)
    assert told(of(20), star, of(9, online=Online.NO)) == ("at most 4 + 9 = 13 < 20",)


def test_only_what_tells_figures_apart_is_said(of):
    young = of(1, ages=AgeBand(0, 3), counted=Counted.VICTIMS, sex=Sex.FEMALE)
    assert differing((young, of(1, counted=Counted.VICTIMS))) == {"ages", "sex"}
    assert described(young, frozenset({"ages", "sex"})) == "under 4, sex female"
    assert described(of(1), frozenset({"online"})) == "online or not"
    assert described(of(1, area="E12000005"), frozenset({"area"})) == "the West Midlands region"


def test_what_only_whole_numbers_miss_is_said_so(of):
    # Each pair of the three forces has one, so all three together would have one and a half.
    cleveland, durham, northumbria = "Cleveland", "Durham", "Northumbria"
    pairs = [(cleveland, durham), (durham, northumbria), (cleveland, northumbria)]
    assert told(*(of(1, area="E12000001", note=f"parts={one}+{other}") for one, other in pairs)) == (
        "1 and 1 and 1: fractions would fit, and no whole numbers do",
    )


def test_figures_tied_through_others_are_told_by_their_sums(of):
    # 0 to 9 and 5 to 14 share 5 to 9; without what both of them hold, the rest must still be in the whole.
    lines = told(of(50, ages=AgeBand(0, 9)), of(50, ages=AgeBand(5, 14)), of(10, ages=AgeBand(5, 9)), of(80))
    assert lines == ("10 + 80 = 90 < 50 + 50 = 100",)


def test_two_figures_that_only_overlap_are_told_without_a_whole(of):
    online = of(60, online=Online.YES)
    young = of(60, ages=AgeBand(0, 9))
    assert told(online, young, of(100), of(9, ages=AgeBand(0, 9), online=Online.YES))[0].endswith("= 120")

"""Parts larger than their whole, and parts that do not add up to it."""

from __future__ import annotations

from faircount.reconcile.finding import Certainty, CountBar, Evidence
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online
from faircount.vocabulary.status import CellStatus

WEST_MIDLANDS, STAFFORDSHIRE, WEST_MERCIA, WARWICKSHIRE = "E23000014", "E23000015", "E23000016", "E23000017"
REGION = "E12000005"


def test_more_marked_as_online_than_in_all(of):
    (found,) = reconcile([of(820), of(1055, online=Online.YES)], {})
    assert found.severity is Certainty.IMPOSSIBLE
    assert found.check == "parts"
    assert found.title == "1,055 (marked as online) cannot fit inside 820 (online or not)"
    assert found.arithmetic[0] == "820 < 1,055"


def test_a_force_larger_than_its_region(of):
    (found,) = reconcile([of(820), of(700, area="E12000001")], {})
    assert found.area == "E12000001"
    assert found.title == "820 (Cleveland) cannot fit inside 700 (the North East region)"


def test_listed_parts_that_miss_their_total_and_what_may_be_left_out(of):
    year = "2017/18"
    figures = [
        of(3304, year, area=WEST_MIDLANDS), of(1176, year, area=STAFFORDSHIRE), of(1949, year, area=WEST_MERCIA),
        of(7064, year, area=REGION, note="parts=West Midlands+Staffordshire+West Mercia"),
        of(363, "2014/15", area=WARWICKSHIRE, source_id="other"), of(698, "2018/19", area=WARWICKSHIRE, source_id="other"),
    ]  # fmt: skip
    (found,) = reconcile(figures, {})
    assert found.title == "The three parts add up to 6,429, not 7,064"
    assert found.arithmetic == ("3,304 + 1,176 + 1,949 = 6,429 < 7,064", "7,064 − 6,429 = 635 in no part")
    assert len(found.figures) == 4
    assert (found.explanations[0].key, found.explanations[0].state) == ("other forces", Evidence.SOME)
    assert "Warwickshire" in found.explanations[0].reason
    assert found.bars[-1] == CountBar("The West Midlands region, as printed", 7064, room=6429, remark="635 in no part")


def test_parts_that_are_more_than_their_total(of):
    figures = [of(60, online=Online.YES), of(50, online=Online.NO), of(100)]
    (found,) = reconcile(figures, {})
    assert found.title == "The two parts add up to 110, not 100"
    assert found.bars[-1] == CountBar("The parts together", 110, room=100, remark="10 too many")


def test_a_hidden_part_takes_part_with_the_range_that_was_printed(of):
    star = of(0, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, online=Online.YES)
    (found,) = reconcile([star, of(9, online=Online.NO), of(20)], {})
    assert found.title == "The two parts add up to at most 13, not 20"
    assert found.bars == ()


def test_figures_that_are_tied_in_a_ring_are_told_plainly(of):
    # 0 to 9, 5 to 14 and 10 to 17 overlap; together with the rest they leave too little.
    figures = [
        of(50, ages=AgeBand(0, 9)), of(50, ages=AgeBand(5, 14)), of(50, ages=AgeBand(10, 17)),
        of(10, ages=AgeBand(5, 9)), of(10, ages=AgeBand(10, 14)), of(60),
    ]  # fmt: skip
    found = reconcile(figures, {})
    assert found
    assert all(each.severity is Certainty.IMPOSSIBLE for each in found)
    assert all(each.arithmetic for each in found)


def test_a_total_without_a_force_is_no_clash(of):
    figures = [of(820, area="K04000001", note="forces=38"), of(900)]
    assert reconcile(figures, {}) == ()

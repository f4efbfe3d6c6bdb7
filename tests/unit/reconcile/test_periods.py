"""A long period smaller than a short one in it, and the next reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.bounds.range import Range
from faircount.reconcile.finding import Certainty, CountBar, Evidence
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.status import CellStatus

TWO_YEARS = "2015/16+2016/17"
UNDER_4, FOUR_AND_UNDER, UNDER_10, TEN_AND_UNDER = (AgeBand(0, high) for high in (3, 4, 9, 10))


@pytest.fixture
def victims(of):
    def build(count, year, ages, paper="paper", note=""):
        return of(count, year, counted=Counted.VICTIMS, ages=ages, source_id=paper, note=note)

    return build


@pytest.fixture
def under_four(printed):
    """The finding on the 270 in the figures as printed."""
    return next(each for each in reconcile(*printed) if each.check == "periods")


def test_it_names_the_smallest_set_and_shows_the_gap(under_four):
    assert under_four.severity is Certainty.IMPOSSIBLE
    assert [figure.count for figure in under_four.figures] == [270, 53]
    assert under_four.arithmetic == (
        "53 < 270",
        "53 (2015/16 and 2016/17) holds all of 2015/16, so it cannot be smaller than 270",
        "270 − 53 = 217 with no room",
        "53 × 1.34 = 71.0 < 270: further than the largest revision seen",
    )
    assert under_four.bars[:2] == (
        CountBar("Under four, 2015/16 and 2016/17", 53, remark="the most that a part of it can be"),
        CountBar("Under four, 2015/16", 270, room=53, remark="217 with no room"),
    )
    assert under_four.bars[-1] == CountBar("Under ten, 2015/16 and 2016/17", 259, remark="11 fewer than 270")


def test_it_says_what_would_clear_it(under_four):
    assert under_four.clears.startswith(
        "Setting aside 270 leaves nothing in conflict. Setting aside 53 does not: 270 (under four"
    )
    assert "259 (under ten, 2015/16 and 2016/17)" in under_four.clears


def test_explanations_are_ticked_only_where_a_source_supports_them(under_four):
    told = [(each.key, each.state) for each in under_four.explanations]
    assert told[:2] == [("misprint", Evidence.EVIDENCE), ("misprint", Evidence.SOME)]
    assert all(state is Evidence.NOT_KNOWN for _, state in told[2:])
    assert under_four.explanations[0].reason == "Another report gives 270 as “ten and under” (Hartlepool Mail)."
    assert "270 of 820 is 33%" in under_four.explanations[1].reason
    assert under_four.not_said.endswith("The likeliest slip is a wrong label.")
    assert "hartlepool-mail-5" in under_four.sources


def test_the_next_reading_is_worked_line_by_line(under_four):
    reading = under_four.next_reading
    assert reading is not None
    assert reading.title == "If the 270 are “ten and under”"
    assert [(step.words, step.sum) for step in reading.steps] == [
        ("At least this many must be exactly ten", "270 − 259 = 11"),
        ("Of the 202 aged five to ten, if ages are even, exactly ten are about", "202 ÷ 6 = 34"),
        ("Then under ten in 2015/16", "270 − 34 = 236"),
        ("Which leaves for the whole of 2016/17", "259 − 236 = 23"),
    ]
    assert (reading.possible, reading.best, reading.reference) == (Range(0, 191), 23, 236)
    assert reading.severity is Certainty.VERY_UNLIKELY
    assert reading.outcome == "From 236 under ten to 23 in one year, while all offences went from 820 to 772."


def test_the_reading_is_a_finding_of_its_own_where_nothing_is_impossible(victims):
    figures = [victims(259, TWO_YEARS, UNDER_10), victims(270, "2015/16", TEN_AND_UNDER, "other")]
    (found,) = reconcile(figures, {})
    assert found.severity is Certainty.VERY_UNLIKELY
    assert found.title == "270 ten and under in one year leave hardly any of the 259 under ten in two years"
    assert found.arithmetic[0] == "270 − 259 = 11"
    assert found.next_reading is not None
    assert found.next_reading.possible == Range(0, 259)


def test_years_that_leave_enough_for_each_other_are_no_finding(victims):
    assert reconcile([victims(259, TWO_YEARS, UNDER_10), victims(150, "2015/16", TEN_AND_UNDER)], {}) == ()
    assert reconcile([victims(53, TWO_YEARS, UNDER_4), victims(68, "2015/16", FOUR_AND_UNDER)], {}) == ()


def test_the_second_of_two_years_may_be_the_short_one(victims):
    (found,) = reconcile([victims(40, TWO_YEARS, UNDER_4), victims(90, "2016/17", UNDER_4)], {})
    assert found.title == "90 “under four” in one year cannot fit inside 40 in two years"
    assert found.next_reading is None
    assert found.clears == "Setting aside either of them leaves nothing in conflict, and nothing here says which."


def test_a_gap_that_a_revision_could_close_is_only_worth_asking(victims):
    (found,) = reconcile([victims(100, TWO_YEARS, UNDER_4), victims(110, "2015/16", UNDER_4, "other")], {})
    assert found.severity is Certainty.WORTH_ASKING
    assert found.title == "110 “under four” in one year does not fit inside 100 in two years"
    assert found.arithmetic[-1] == "100 × 1.34 = 134.0 ≥ 110: within the largest revision seen"
    (same_paper,) = reconcile([victims(100, TWO_YEARS, UNDER_4), victims(110, "2015/16", UNDER_4)], {})
    assert same_paper.severity is Certainty.IMPOSSIBLE


def test_years_that_miss_the_count_of_both_together(of):
    (found,) = reconcile([of(820), of(772, "2016/17"), of(1600, TWO_YEARS)], {})
    assert found.check == "periods"
    assert found.title == "The two parts add up to 1,592, not 1,600"
    assert found.arithmetic == ("820 + 772 = 1,592 < 1,600", "1,600 − 1,592 = 8 in no part")


def test_a_hidden_count_of_the_rest_is_never_worked_out_in_print(victims):
    hidden = replace(victims(0, "2016/17", UNDER_10), lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
    figures = [
        victims(259, TWO_YEARS, UNDER_10), victims(270, "2015/16", TEN_AND_UNDER, "other"),
        hidden, victims(256, "2015/16", UNDER_10),
    ]  # fmt: skip
    found = next(each for each in reconcile(figures, {}) if each.check == "periods")
    assert found.next_reading is not None
    assert found.next_reading.possible == Range(1, 4)

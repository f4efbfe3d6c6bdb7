"""What is proposed for the numbers of a doubt, as whoever decides reads it."""

from __future__ import annotations

from dataclasses import replace

from faircount.review.matters import Matter
from faircount.review.proposed import ROWS, proposed_reading
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.unit.review.test_effects import FIGURE


def of(*figures):
    return Matter("a.txt", "0" * 64, "", "a doubt", "What?", (), "", tuple(one.locator for one in figures), figures)


def test_every_part_is_said_in_words_what_is_the_same_of_all_once():
    child = replace(FIGURE, offence="sexual offences", ages=AgeBand(0, 12), online=Online.NO, locator="par2:1-4")
    later = replace(child, period=FinancialYear(2016).period, number=None, lower=1, upper=4, sex=Sex.FEMALE)
    shown = proposed_reading(of(child, later))
    assert shown.shared == (
        "Kent Police", "sexual offences against under-18s", "offences", "not marked as online", "under 13",
    )  # fmt: skip
    assert [(one.row, one.number, shown.own(one)) for one in shown.rows] == [
        (1, "738", ("2015/16", "all sexes")),
        (2, "1 to 4", ("2016/17", "female")),
    ]
    assert (shown.rows[0].place, shown.more) == ("paragraph 2", 0)


def test_one_number_has_all_its_parts_and_many_are_counted():
    shown = proposed_reading(of(FIGURE))
    assert "with and without the online mark together" in shown.own(shown.rows[0])
    assert proposed_reading(of(*[FIGURE] * (ROWS + 7))).more == 7
    assert proposed_reading(of()).rows == ()


def test_a_mark_and_an_unknown_offence_are_said_as_they_came():
    shown = proposed_reading(
        of(replace(FIGURE, number=None, lower=None, upper=None, offence="gadgets", status=CellStatus.SUPPRESSED_AT_SOURCE))
    )
    assert shown.rows[0].number == "suppressed at source"
    assert shown.rows[0].meaning["offence"] == "gadgets"

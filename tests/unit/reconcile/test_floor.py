"""Answers below what official codes count."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.reconcile.finding import Certainty, Evidence
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {
    "official": Source("official", "Recorded crime", "Home Office", "", Trust.OFFICIAL, published=date(2023, 10, 19)),
    "paper": Source("paper", "A report", "Paper", "", Trust.PRESS, published=date(2016, 3, 1)),
}


@pytest.fixture
def official(of):
    return lambda count, year="2015/16", **other: of(count, year, offence="child_named", source_id="official", **other)


def test_far_below_the_floor_is_very_unlikely_and_no_proof(of, official):
    figures = [of(247, "2014/15"), of(820), official(348, "2014/15"), official(636)]
    (found,) = reconcile(figures, SOURCES)
    assert found.severity is Certainty.VERY_UNLIKELY
    assert found.arithmetic[0] == "247 < 348"
    assert found.arithmetic[-1] == "247 × 1.34 = 331.0 < 348: further than the largest revision seen"
    assert found.one_sentence.startswith("The table of the Home Office has 348")
    first = found.explanations[0]
    assert (first.key, first.state) == ("partial answer", Evidence.SOME)
    assert first.reason == "The answers go from 247 to 820 (+232%), the official codes from 348 to 636 (+83%)."


def test_a_little_below_is_worth_asking_and_a_revision_may_explain_it(of, official):
    (found,) = reconcile([of(330), official(348)], SOURCES)
    assert found.severity is Certainty.WORTH_ASKING
    assert (found.explanations[0].key, found.explanations[0].state) == ("revision", Evidence.SOME)


def test_codes_are_added_up_in_print(of):
    codes = [of(300, offence="88A", source_id="official"), of(48, offence="17B", source_id="official")]
    (found,) = reconcile([of(200), *codes], SOURCES)
    assert found.arithmetic[0] == "48 + 300 = 348"  # in the order of their codes, whatever order they came in


def test_two_papers_with_one_count_make_one_finding(of, official):
    (found,) = reconcile([of(247), of(247, source_id="other"), official(348)], SOURCES)
    assert found.sources == ("other", "paper", "official")


def test_at_the_floor_or_above_is_no_finding(of, official):
    assert reconcile([of(348), official(348)], SOURCES) == ()


@pytest.mark.parametrize("narrow", [{"online": Online.YES}, {"ages": AgeBand(0, 9)}, {"breakdown": "district=a"}])
def test_a_part_of_the_answer_is_not_held_against_the_floor(of, official, narrow):
    assert reconcile([of(10, **narrow), official(348)], SOURCES) == ()

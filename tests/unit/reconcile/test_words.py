"""Words of findings."""

from __future__ import annotations

import pytest

from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.explain import LABELS, explain
from faircount.reconcile.finding import Evidence
from faircount.reconcile.words import change, listed, said, slug, span, thing
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import EXPLANATIONS
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.status import Quality


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "sexual offences against under-18s"),
        ({"online": Online.YES}, "sexual offences against under-18s marked as online"),
        ({"online": Online.NO, "breakdown": "platform=x"}, "sexual offences against under-18s not marked as online (platform x)"),
        ({"ages": AgeBand(0, 3), "counted": Counted.VICTIMS}, "victims under four of sexual offences against under-18s"),
        ({"ages": AgeBand(0, 3)}, "sexual offences against under-18s, victims under four"),
        ({"sex": Sex.FEMALE, "counted": Counted.VICTIMS}, "victims (sex female) of sexual offences against under-18s"),
    ],
)
def test_what_is_counted_is_said_in_plain_words(of, changed, words):
    assert thing(of(1, **changed)) == words


def test_a_count_is_said_with_what_it_counts(of):
    assert said(of(1482)) == "1,482 sexual offences against under-18s, Cleveland, 2015/16"
    assert said(of(0, lower=1, upper=4)).startswith("at least 1 ")
    assert said(of(0, lower=None, upper=None)).startswith("a count that is not known ")


@pytest.mark.parametrize(
    ("text", "words"), [("2015/16", "one year"), ("2015/16+2016/17+2017/18", "three years"), ("2016", "2016")]
)
def test_a_period_of_whole_years_is_said_by_its_length(text, words):
    assert span(parse_period(text)) == words


def test_small_words_and_signs():
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert change(100, 100) == "+0%"
    assert slug("", "the North East region", "2015/16") == "north-east-region-2015-16"


def test_every_explanation_of_the_fixed_list_is_ready_with_a_reason(of):
    assert set(LABELS) == set(EXPLANATIONS)
    figure = of(1)
    offered = explain(ReconciliationCase([figure], {}), [figure], EXPLANATIONS)
    assert [each.key for each in offered] == list(EXPLANATIONS)
    assert all(each.state is Evidence.NOT_KNOWN and each.reason for each in offered)


def test_part_of_a_year_is_evidence_of_a_partial_answer(of):
    figure = of(1, quality=Quality.PART_YEAR)
    assert explain(ReconciliationCase([figure], {}), [figure], ["partial answer"])[0].state is Evidence.EVIDENCE


def test_unlike_units_and_numbers_of_forces_are_noticed(of):
    figures = [of(1), of(2, counted=Counted.VICTIMS)]
    assert explain(ReconciliationCase(figures, {}), figures, ["victims or offences"])[0].state is Evidence.SOME
    figures = [of(1, area="K04000001", note="forces=38"), of(2, area="K04000001", note="forces=39")]
    assert explain(ReconciliationCase(figures, {}), figures, ["other forces"])[0].reason == "They are sums over 38 and 39 forces."

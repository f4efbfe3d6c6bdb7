"""Official counts that moved far between releases."""

from __future__ import annotations

from datetime import date

from faircount.reconcile.finding import Certainty, Evidence
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {
    "2018": Source("2018", "Table of 2018", "Home Office", "", Trust.OFFICIAL, published=date(2018, 7, 1)),
    "2023": Source("2023", "Table of 2023", "Home Office", "", Trust.OFFICIAL, published=date(2023, 10, 19)),
}


def releases(of, before, after, offence="child_named"):
    return [of(before, offence=offence, source_id="2018"), of(after, offence=offence, source_id="2023")]


def test_a_set_that_moved_by_more_than_a_tenth_is_worth_asking(of):
    figures = [*releases(of, 1054, 1308, "all_sexual"), *releases(of, 471, 629)]
    (found,) = reconcile(figures, SOURCES)
    assert found.severity is Certainty.WORTH_ASKING
    assert found.title == "The official count moved from 471 to 629 between two releases"
    assert found.arithmetic[0].endswith("(629 − 471) ÷ 471 = +34%")
    assert found.arithmetic[1].endswith("(1,308 − 1,054) ÷ 1,054 = +24%")
    assert found.explanations[0].state is Evidence.EVIDENCE


def test_what_moved_little_and_single_codes_are_no_finding(of):
    assert reconcile([*releases(of, 1000, 1060), *releases(of, 10, 20, "88A")], SOURCES) == ()


def test_a_count_that_came_from_nothing_has_no_percentage(of):
    assert reconcile(releases(of, 0, 5), SOURCES) == ()

"""Parts that are more than what should hold them by definition."""

from __future__ import annotations

from faircount.reconcile.finding import Certainty
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {"official": Source("official", "Recorded crime", "Home Office", "", Trust.OFFICIAL)}


def test_more_against_children_than_in_all(of):
    figures = [of(2000), of(1320, offence="all_sexual", source_id="official")]
    (found,) = reconcile(figures, SOURCES)
    assert found.severity is Certainty.VERY_UNLIKELY
    assert found.title == "2,000 sexual offences against under-18s are more than the 1,320 all sexual offences"
    assert found.arithmetic[:2] == ("1,320 < 2,000", "2,000 − 1,320 = 680 with no room")


def test_a_little_more_is_worth_asking(of):
    (found,) = reconcile([of(820), of(900, offence="non_recent_child_sexual")], {})
    assert found.severity is Certainty.WORTH_ASKING


def test_what_fits_is_no_finding(of):
    figures = [of(820), of(361, offence="non_recent_child_sexual"), of(1320, offence="all_sexual", source_id="official")]
    assert reconcile(figures, SOURCES) == ()

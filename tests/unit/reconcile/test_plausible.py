"""Shares that are far from the country's."""

from __future__ import annotations

import pytest

from faircount.reconcile.finding import Certainty
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.provenance import Source, Trust

COUNTRY = "K02000001"
SOURCES = {"official": Source("official", "Recorded crime", "Home Office", "", Trust.OFFICIAL)}


@pytest.fixture
def country(of):
    return [
        of(55507, area=COUNTRY, source_id="country"),
        of(2799, area=COUNTRY, source_id="country", counted=Counted.VICTIMS, ages=AgeBand(0, 4)),
        of(3903, area="K04000001", source_id="country", online=Online.YES, note="forces=39"),
    ]


def test_a_third_under_four_is_very_unlikely_where_the_country_has_a_twentieth(of, country):
    (found,) = reconcile([of(270, counted=Counted.VICTIMS, ages=AgeBand(0, 3)), of(820), *country], {})
    assert found.severity is Certainty.VERY_UNLIKELY
    assert found.title == "33% “under four”, where the country has 5%"
    assert found.arithmetic == ("270 ÷ 820 = 33%", "2,799 ÷ 55,507 = 5.0%", "0.329 ÷ 0.050 = 6.5")


@pytest.mark.parametrize(("count", "total"), [(68, 820), (148, 1482), (3, 9)])
def test_the_ordinary_spread_between_forces_and_chance_are_no_finding(of, country, count, total):
    assert reconcile([of(count, counted=Counted.VICTIMS, ages=AgeBand(0, 4)), of(total), *country], {}) == ()


def test_a_force_that_hardly_uses_the_mark_is_worth_asking(of, country):
    (found,) = reconcile([of(6, online=Online.YES), of(820), *country], {})
    assert found.severity is Certainty.WORTH_ASKING
    assert found.title == "At most 0.7% marked as online, where the country marked at least 7.0%"


def test_the_official_floor_stands_in_for_a_total_that_nobody_gave(of, country):
    floor = of(746, offence="child_named", source_id="official")
    (found,) = reconcile([of(6, online=Online.YES), floor, *country], SOURCES)
    assert found.arithmetic[0] == "at most 6 ÷ 746 = 0.8%"


def test_few_offences_of_which_none_is_marked_may_be_chance(of, country):
    assert reconcile([of(0, online=Online.YES), of(40), *country], {}) == ()


def test_without_the_country_nothing_is_said(of):
    assert reconcile([of(6, online=Online.YES), of(820), of(270, counted=Counted.VICTIMS, ages=AgeBand(0, 3))], {}) == ()

"""Places: each leads to forces that there are, each table says whose it is, and the edges of areas stay open."""

from __future__ import annotations

from collections import Counter

from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.names import plain
from faircount.vocabulary.places import PlaceKind, places, tables


def test_every_council_of_today_lies_in_one_force_and_every_force_has_one():
    councils = [place for place in places() if place.kind is PlaceKind.COUNCIL]
    assert len(councils) == 318
    assert {code for place in councils for code in place.forces} == set(FORCES)
    assert all(len(place.forces) == 1 for place in councils)


def test_a_town_that_has_the_name_of_a_council_lies_in_its_force_or_is_another_place():
    councils = {place.name: set(place.forces) for place in places() if place.kind is PlaceKind.COUNCIL}
    towns = [place for place in places() if place.kind is PlaceKind.TOWN and place.name in councils]
    apart = [place.name for place in towns if not councils[place.name] & set(place.forces)]
    assert len(towns) > 150
    assert len(apart) < 0.2 * len(towns), "these are villages far away with the name of a town"


def test_no_place_is_listed_twice_for_the_same_forces():
    listed = Counter((plain(place.name), place.kind, place.forces) for place in places())
    assert not [key for key, many in listed.items() if many > 1]


def test_former_counties_are_no_forces_of_that_name():
    names = {plain(AREAS[code].name) for code in FORCES}
    assert not [place.name for place in places() if place.kind is PlaceKind.COUNTY and plain(place.name) in names]


def test_each_table_says_whose_it_is_and_under_which_licence():
    for table in tables():
        assert table.address.startswith("https://")
        assert "Open Government Licence" in table.licence or "CC BY" in table.licence

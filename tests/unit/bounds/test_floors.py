"""Official floors under answers."""

from __future__ import annotations

from datetime import date

from faircount.bounds.floors import floors
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

OLD = Source("old", "Table", "Home Office", "", Trust.OFFICIAL, published=date(2018, 7, 1))
NEW = Source("new", "Table", "Home Office", "", Trust.OFFICIAL, published=date(2023, 10, 19))
SOURCES = {"old": OLD, "new": NEW}
KEY = ("E23000013", parse_period("2015/16"), "sexual_under_18")


def test_the_codes_of_a_year_are_added_up(of):
    codes = [
        of(300, offence="88A", source_id="new"),
        of(48, offence="17B", source_id="new"),
        of(99, offence="17A", source_id="new"),
    ]
    held = floors(codes, SOURCES)[KEY]
    assert held.count == 348
    assert held.official == tuple(codes[:2])
    assert held.figure.upper is None


def test_the_sum_itself_is_taken_where_the_table_gives_it(of):
    held = floors([of(300, offence="88A", source_id="new"), of(350, offence="child_named", source_id="new")], SOURCES)[KEY]
    assert held.count == 350


def test_the_latest_release_counts(of):
    both = [of(629, offence="child_named", source_id="new"), of(471, offence="child_named", source_id="old")]
    assert floors(both, SOURCES)[KEY].count == 629


def test_answers_are_no_floor_and_neither_is_nothing(of):
    assert floors([of(300, offence="child_named")], SOURCES) == {}
    assert floors([of(0, offence="child_named", source_id="new")], SOURCES) == {}
    assert floors([of(9, offence="child_named", source_id="new", online=Online.YES)], SOURCES) == {}

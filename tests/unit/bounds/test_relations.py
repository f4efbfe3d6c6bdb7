"""Only what is declared binds two figures."""

from __future__ import annotations

import pytest

from faircount.bounds.relations import FORCE_REVISION, RULES, Relation, counting, is_same, lies_in
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {
    "paper": Source("paper", "A report", "Paper", "", Trust.PRESS),
    "2018": Source("2018", "Table", "Home Office", "", Trust.OFFICIAL),
    "2023": Source("2023", "Table", "Home Office", "", Trust.OFFICIAL),
}
TWO_YEARS = parse_period("2015/16+2016/17")


@pytest.mark.parametrize(
    ("inner", "outer", "same", "inside"),
    [
        ({}, {}, True, True),
        ({"ages": AgeBand(0, 17)}, {}, True, True),
        ({"ages": AgeBand(0, 3)}, {"ages": AgeBand(0, 9)}, False, True),
        ({"ages": AgeBand(0, 3)}, {"ages": AgeBand(1, 9)}, False, False),
        ({}, {"period": TWO_YEARS}, False, True),
        ({}, {"area": "E12000001"}, False, True),
        ({"online": Online.YES}, {}, False, True),
        ({"online": Online.YES}, {"online": Online.NO}, False, False),
        ({"sex": Sex.FEMALE}, {}, False, True),
        ({"breakdown": "platform=x"}, {}, False, True),
        ({"offence": "88A"}, {"offence": "child_named"}, False, True),
        ({"offence": "child_named"}, {}, False, False),
        ({"area": "K04000001", "note": "forces=38"}, {"area": "K04000001", "note": "forces=39"}, False, False),
        ({"area": "E23000013"}, {"area": "K04000001", "note": "forces=39"}, False, False),
    ],
)
def test_which_figures_are_the_same_and_which_lie_in_another(of, inner, outer, same, inside):
    one, other = of(1, **inner), of(1, **outer)
    assert (is_same(one, other), lies_in(one, other)) == (same, inside)


def test_each_official_release_counts_in_its_own_way(of):
    assert counting(of(1), SOURCES) == counting(of(1, source_id="unknown"), SOURCES) == "answers"
    assert counting(of(1, source_id="2018"), SOURCES) == "2018"


def test_every_relation_has_its_rule_in_words():
    assert set(RULES) == set(Relation)


def test_a_revision_reaches_outward_to_whole_numbers():
    assert FORCE_REVISION.around(100) == (74, 134)
    assert FORCE_REVISION.around(0) == (0, 0)

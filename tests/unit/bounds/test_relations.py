"""Only what is declared binds two figures."""

from __future__ import annotations

import pytest

from faircount.bounds.relations import FORCE_REVISION, RULES, Relation, counting, relation, rounded_to
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {
    "paper": Source("paper", "A report", "Paper", "", Trust.PRESS),
    "2018": Source("2018", "Table", "Home Office", "", Trust.OFFICIAL),
    "2023": Source("2023", "Table", "Home Office", "", Trust.OFFICIAL),
}
TWO_YEARS = parse_period("2015/16+2016/17")


@pytest.mark.parametrize(
    ("inner", "outer", "wanted"),
    [
        ({}, {}, Relation.SAME_FIGURE),
        ({"ages": AgeBand(0, 17)}, {}, Relation.SAME_FIGURE),
        ({"ages": AgeBand(0, 3)}, {"ages": AgeBand(0, 9)}, Relation.PART_OF),
        ({"ages": AgeBand(0, 3)}, {"ages": AgeBand(1, 9)}, Relation.NONE),
        ({}, {"period": TWO_YEARS}, Relation.PART_OF),
        ({}, {"area": "E12000001"}, Relation.PART_OF),
        ({"online": Online.YES}, {}, Relation.PART_OF),
        ({"online": Online.YES}, {"online": Online.NO}, Relation.NONE),
        ({"sex": Sex.FEMALE}, {}, Relation.PART_OF),
        ({"breakdown": "platform=x"}, {}, Relation.PART_OF),
        ({"offence": "88A"}, {"offence": "child_named"}, Relation.PART_OF),
        ({"offence": "child_named"}, {}, Relation.NONE),
        ({"counted": Counted.VICTIMS}, {}, Relation.NONE),
        ({"source_id": "2018"}, {"source_id": "2023"}, Relation.UP_TO_REVISION),
        ({"source_id": "2023", "offence": "child_named"}, {}, Relation.AT_LEAST),
        ({"source_id": "2023", "offence": "88A"}, {}, Relation.AT_LEAST),
        ({"source_id": "2023", "offence": "17A"}, {}, Relation.NONE),
        ({"area": "K04000001", "note": "forces=38"}, {"area": "K04000001", "note": "forces=39"}, Relation.NONE),
        ({"area": "E23000013"}, {"area": "K04000001", "note": "forces=39"}, Relation.NONE),
    ],
)
def test_the_relation_of_two_figures(of, inner, outer, wanted):
    assert relation(of(1, **inner), of(1, **outer), SOURCES) is wanted


def test_each_official_release_counts_in_its_own_way(of):
    assert counting(of(1), SOURCES) == counting(of(1, source_id="unknown"), SOURCES) == "answers"
    assert counting(of(1, source_id="2018"), SOURCES) == "2018"


def test_every_relation_has_its_rule_in_words():
    assert set(RULES) == set(Relation)


def test_a_revision_reaches_outward_to_whole_numbers():
    assert FORCE_REVISION.around(100) == (74, 134)
    assert FORCE_REVISION.around(0) == (0, 0)


def test_a_rounded_count_stands_for_what_rounds_to_it():
    assert [n for n in range(250, 290) if rounded_to(270, 5)[0] <= n <= rounded_to(270, 5)[1]] == [268, 269, 270, 271, 272]

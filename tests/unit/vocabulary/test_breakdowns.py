"""Further dimensions: what a value stands for, and how several are written."""

from __future__ import annotations

import pytest

from faircount.errors import UnknownTerm
from faircount.records.schema import OUTCOMES, RELATIONSHIPS
from faircount.vocabulary.breakdowns import DIMENSIONS, breakdown_of, values_of


def test_a_value_stands_for_words_that_the_column_can_hold():
    allowed = {"outcome": {*OUTCOMES, ""}, "relationship": {*RELATIONSHIPS, ""}}
    for key, words in allowed.items():
        assert DIMENSIONS[key].words == words
        assert all(held <= words and held for held in DIMENSIONS[key].groups.values())


def test_groups_of_outcomes_leave_none_out():
    groups = DIMENSIONS["outcome"].groups
    plain = [held for value, held in groups.items() if value not in ("any", "evidential difficulties")]
    assert frozenset().union(*plain) == DIMENSIONS["outcome"].words - {"19"}
    assert sum(map(len, plain)) == len(frozenset().union(*plain)), "no type is in two groups"


@pytest.mark.parametrize("wrong", ["outcome=charge", "district=A;B", "district=", "ward=North", "outcome=1; outcome=2"])
def test_what_no_dimension_holds_is_refused(wrong):
    with pytest.raises(UnknownTerm):
        values_of(wrong)


def test_a_breakdown_is_written_in_one_way():
    values = {"relationship": "family", "district": "North", "outcome": "all"}
    assert breakdown_of(values) == "district=North; relationship=family"
    assert breakdown_of(values_of(breakdown_of(values))) == breakdown_of(values)

import pytest

from faircount.compare.audit.plan import audit_plan, expected_completeness, neyman_allocation
from faircount.errors import NotComparable


@pytest.mark.parametrize("margin", [0.03, 0.05, 0.1])
def test_the_plan_is_the_smallest_that_reaches_its_margin(margin):
    marked, unmarked = [(145, 0.95)], [(200, 0.4), (427, 0.05)]
    found = audit_plan(marked, unmarked, margin)
    assert found.margin <= margin
    guesses = [0.95, 0.4, 0.05]
    true, missed = 145 * 0.95, 200 * 0.4 + 427 * 0.05
    fewer = neyman_allocation([145, 200, 427], guesses, found.sample - 1, weights=[1 / true, 1 / missed, 1 / missed])
    narrower = expected_completeness(marked, unmarked, fewer)
    assert (narrower.upper - narrower.lower) / 2 > margin


def test_a_margin_out_of_reach_is_a_census():
    found = audit_plan([(55, 0.9)], [(100, 0.2)], 0.0001)
    assert (found.marked, found.unmarked, found.margin) == ((55,), (100,), 0.0)


def test_records_are_read_where_they_bear_on_the_answer():
    """Of as many marked as unmarked records, those decide of which fewer are found: their total is known least."""
    found = audit_plan([(500, 0.95)], [(500, 0.05)], 0.04)
    assert found.unmarked[0] > 3 * found.marked[0]


@pytest.mark.parametrize(
    ("marked", "unmarked", "margin"), [([], [(9, 0.5)], 0.05), ([(9, 0.5)], [(9, 1.0)], 0.05), ([(9, 0.5)], [(9, 0.5)], 0.7)]
)
def test_what_cannot_be_planned_is_refused(marked, unmarked, margin):
    with pytest.raises(NotComparable):
        audit_plan(marked, unmarked, margin)

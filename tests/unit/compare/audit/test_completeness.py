import pytest

from faircount.compare.audit.agreement import reviewer_agreement
from faircount.compare.audit.allocation import neyman_allocation
from faircount.compare.audit.completeness import flag_completeness
from faircount.compare.audit.stratified import stratified_share
from faircount.compare.audit.unseen import unseen_limit
from faircount.errors import NotComparable


def test_a_stratum_in_which_none_was_missed_is_no_proof_that_none_were():
    found = flag_completeness([(55, 55, 53)], [(765, 200, 0)])
    assert found.completeness.value == 1
    assert found.completeness.lower < 0.9
    mixed = flag_completeness([(55, 55, 53)], [(100, 50, 10), (665, 60, 0)])
    assert mixed.completeness.lower < flag_completeness([(55, 55, 53)], [(100, 50, 10)]).completeness.lower - 0.1
    assert "none was found unmarked; the range allows for what was not read" in mixed.say


def test_a_stratum_read_whole_adds_no_doubt():
    found = flag_completeness([(55, 55, 53)], [(765, 765, 30)])
    assert found.completeness.lower == pytest.approx(found.completeness.upper)
    assert found.completeness.value == pytest.approx(53 / 83)
    assert unseen_limit(60, 60) == 0


def test_marked_records_that_all_belonged_may_yet_hold_one_that_does_not():
    found = flag_completeness([(145, 20, 20)], [(600, 100, 10)])
    assert found.precision.value == found.precision.upper == 1
    assert 0.8 < found.precision.lower < 0.95
    assert flag_completeness([(145, 145, 145)], [(600, 100, 10)]).precision.lower == 1


def test_reading_more_narrows_the_range():
    few, many = (flag_completeness([(55, 55, 53)], [(765, read, read // 10)]).completeness for read in (100, 400))
    assert few.lower < many.lower < many.upper < few.upper


@pytest.mark.parametrize(
    ("sizes", "shares", "sample"), [([55, 120, 400, 1000], [0.9, 0.5, 0.2, 0.05], 400), ([500, 30, 70], [0.5, 0.5, 0.5], 150)]
)
def test_all_of_the_sample_is_read_and_small_strata_whole(sizes, shares, sample):
    found = neyman_allocation(sizes, shares, sample)
    assert sum(found) == sample
    assert all(taken <= size for taken, size in zip(found, sizes, strict=True))
    assert all(taken == size for taken, size in zip(found, sizes, strict=True) if size <= 60)


def test_perfect_and_chance_agreement():
    assert reviewer_agreement([[30, 0], [0, 20]]).kappa.value == 1
    assert reviewer_agreement([[25, 25], [25, 25]]).kappa.value == pytest.approx(0)
    with pytest.raises(NotComparable, match="square"):
        reviewer_agreement([[1, 2, 3], [4, 5, 6]])


def test_more_found_than_read_is_refused():
    with pytest.raises(NotComparable, match="each must lie in the next"):
        stratified_share([100], [20], [21])

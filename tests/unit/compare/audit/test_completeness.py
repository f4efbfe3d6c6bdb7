"""How complete a flag is, and what an audit leaves of a change."""

from __future__ import annotations

import numpy as np
import pytest

from faircount.compare.audit.completeness import audited_change, audited_count, flag_completeness
from faircount.compare.audit.plan import neyman_allocation
from faircount.compare.audit.sample import reviewer_agreement, stratified_share, unseen_limit
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


DRAWN = np.random.default_rng(20150401)


def test_records_read_whole_leave_no_doubt_but_that_of_chance():
    assert audited_count([(55, 55, 53), (100, 100, 7)]) == (60, 60, 60)
    found = audited_change([(55, 55, 53)], [(145, 145, 106)])
    assert found.of_records == (2, 2, 2)
    assert found.of_rates.lower < 2 < found.of_rates.upper


def test_a_range_never_holds_fewer_than_were_found_nor_more_than_there_are():
    found = audited_count([(30, 10, 9), (40, 10, 1)])
    assert found.lower >= 10
    assert found.upper <= 10 + 50
    none = audited_count([(55, 55, 53), (700, 60, 0)])
    assert (none.value, none.lower) == (53, 53)
    assert none.upper > 80


def test_counts_that_spread_wider_give_a_wider_ratio():
    strata = ([(55, 55, 53), (765, 200, 30)], [(145, 145, 138), (627, 200, 12)])
    plain, wide = audited_change(*strata), audited_change(*strata, dispersion=3)
    assert wide.of_rates.lower < plain.of_rates.lower < plain.of_records.lower
    assert wide.of_records == plain.of_records
    assert plain.say.startswith("Allowing for both audits and for chance, 1.05 times as many")
    with pytest.raises(NotComparable, match="say so"):
        audited_change([(55, 20, 0), (100, 30, 0)], strata[1])


def test_the_range_of_the_change_holds_the_truth_as_often_as_it_says():
    """Two years with one rate, of which the mark caught 35% and then 80%: the raw ratio is over 2, the audited one holds 1."""
    held = 0
    for _ in range(400):
        years = [_audited_year(150, caught) for caught in (0.35, 0.8)]
        found = audited_change(*years).of_rates
        held += found.lower <= 1 <= found.upper
    assert 0.92 <= held / 400 <= 0.98


def _audited_year(rate: int, caught: float) -> list[tuple[int, int, int]]:
    true, others = DRAWN.poisson(rate), DRAWN.poisson(600)
    marked, wrongly = DRAWN.binomial(true, caught), DRAWN.binomial(others, 0.01)
    missed = true - marked
    found = DRAWN.hypergeometric(missed, others - wrongly, 200)
    return [(int(marked + wrongly), int(marked + wrongly), int(marked)), (int(missed + others - wrongly), 200, int(found))]

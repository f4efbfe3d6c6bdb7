import numpy as np
import pytest

from faircount.compare.audit.audited_change import audited_change
from faircount.compare.audit.audited_count import audited_count
from faircount.errors import NotComparable

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

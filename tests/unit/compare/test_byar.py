import math

import pytest

from faircount.compare.byar import byar
from faircount.compare.count_interval import count_interval
from faircount.errors import NotComparable


@pytest.mark.parametrize("count", [10, 55, 145, 820, 100_000])
def test_it_lies_close_to_the_exact_range(count):
    approximate, exact = byar(count), count_interval(count)
    assert math.isclose(approximate.lower, exact.lower, rel_tol=2e-3)
    assert math.isclose(approximate.upper, exact.upper, rel_tol=2e-3)


def test_under_ten_events_it_is_refused():
    with pytest.raises(NotComparable, match="exact"):
        byar(9)

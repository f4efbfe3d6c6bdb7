"""Lists that cannot be of the same places, and standards and funnels of nothing: no number is made of them."""

from __future__ import annotations

import numpy as np
import pytest

import faircount as fc
from faircount.compare.statistics import STATISTICS
from faircount.errors import NotComparable, SchemaMismatch


@pytest.mark.parametrize("name", ["many areas", "funnel of changes with over-dispersion", "rate ratio, exact conditional"])
@pytest.mark.parametrize("given", [([5], [1, 2, 3, 4, 6]), ([5, 6, 7, 8, 9], [3]), ([float("nan")], [1, 2, 3, 4, 6])])
def test_a_list_of_one_is_not_stretched_over_the_places_of_a_longer_one(name, given):
    with pytest.raises(NotComparable):
        STATISTICS[name](*given)


def test_a_number_alone_stands_for_every_place_and_a_grid_is_a_grid():
    assert np.shape(fc.rate_ratio(55, [145, 160, 90]).value) == (3,)
    assert np.shape(fc.rate([5, 6], 1000).value) == (2,)
    grid = STATISTICS["completeness grid"](55, 145, [[0.5], [0.6]], [[0.7, 0.8, 0.9]])
    assert np.shape(grid.value) == (2, 3)


@pytest.mark.parametrize("standard", [0, [0, 0], [1e-300, 0]])
def test_a_standard_with_nobody_in_it_is_refused(standard):
    with pytest.raises(NotComparable, match="standard: nobody is in it"):
        fc.standardised_rate([5, 10], [100, 200], standard)
    with pytest.raises(NotComparable):
        STATISTICS["directly standardised rate, non-independent events"]([[5, 1], [10, 2]], [1, 2], [100, 200], standard)


def test_where_nothing_was_counted_anywhere_chance_gives_nothing():
    found = fc.funnel([0, 0], [1000, 2000])
    assert (found.lower.tolist(), found.upper.tolist()) == ([0, 0], [0, 0])


@pytest.mark.parametrize("given", [None, 5, b"text", ["55 offences"]])
def test_what_is_no_text_is_refused_in_our_own_words(given):
    with pytest.raises(SchemaMismatch, match="is no text; give the text itself"):
        fc.check(given)

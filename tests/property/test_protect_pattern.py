"""What a reader who has this program knows by which counts were hidden: of a small count, no less than before."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period

POLICY = ProtectionPolicy()
YEAR = Period(date(2015, 4, 1), date(2016, 3, 31))
BANDS = (AgeBand(0, 9), AgeBand(10, 13), AgeBand(14, 15), AgeBand(16, 17))


def hidden(counts: list[int]) -> list[bool]:
    """Which of the counts of four bands of ages, beside their total, are hidden."""
    rows = [Figure("E23000032", YEAR, Counted.OFFENCES, "sexual_under_18", sum(counts), sum(counts))]
    rows += [
        Figure("E23000032", YEAR, Counted.OFFENCES, "sexual_under_18", count, count, ages=band)
        for count, band in zip(counts, BANDS, strict=True)
    ]
    return [each.count is None for each in protect_figures(Figures.of(rows), POLICY)][1:]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 4), st.lists(st.integers(12, 36), min_size=3, max_size=3), st.integers(0, 3))
def test_near_counts_are_hidden_by_what_they_are_of_and_not_by_which_is_less(small, others, place):
    """Every small count, the other hidden one with what it leaves, would have hidden the same two."""
    counts = [*others[:place], small, *others[place:]]
    pattern = hidden(counts)
    second = next(at for at, is_hidden in enumerate(pattern) if is_hidden and at != place)
    for other in range(1, 5):
        moved = list(counts)
        moved[place], moved[second] = other, counts[second] + small - other
        assert hidden(moved) == pattern, f"{counts} tells that it is not {moved}"


def test_a_much_larger_count_is_still_the_dearer_one():
    assert hidden([3, 600, 12, 700]) == [True, False, True, False]

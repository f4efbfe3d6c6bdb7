"""Audits of strata read in part: what was not read is never taken for known, whatever was found among what was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faircount.compare.audit.completeness import flag_completeness
from faircount.compare.audit.sample import sampled_ratio, stratified_share, unseen_limit
from faircount.compare.interval import Interval
from faircount.errors import NotComparable

Strata = list[tuple[int, int, int]]


@st.composite
def strata(draw: st.DrawFn) -> Strata:
    """Strata of which many were read whole, held none or nothing else: (records, read, found)."""
    drawn = []
    for _ in range(draw(st.integers(1, 4))):
        size = draw(st.integers(2, 900))
        read = draw(st.sampled_from((size, 2, size // 2)) | st.integers(2, size))
        read = min(size, max(2, read))
        drawn.append((size, read, draw(st.sampled_from((0, read)) | st.integers(0, read))))
    return drawn


def _holds(found: Interval, value: float) -> bool:
    return bool(found.lower - 1e-9 <= value <= found.upper + 1e-9)


def _allowed(held: Strata) -> tuple[float, float]:
    """The least and most records that one stratum by itself still leaves room for, the others at what was found."""
    total = sum(size * found / read for size, read, found in held)
    ends = [(found == 0, found == read, unseen_limit(size, read)) for size, read, found in held]
    most = max((room for none, _, room in ends if none), default=0.0)
    least = max((room for _, whole, room in ends if whole), default=0.0)
    return total - least, total + most


@given(held=strata())
def test_a_share_allows_for_every_stratum_that_was_not_read_whole(held):
    found = stratified_share(*map(list, zip(*held, strict=True)))
    whole = sum(size for size, _, _ in held)
    assert 0 <= found.korn_graubard.lower <= found.share + 1e-12
    assert found.share - 1e-12 <= found.korn_graubard.upper <= 1
    for end in _allowed(held):
        assert _holds(found.korn_graubard, end / whole)
    known = all(size == read for size, read, _ in held)
    assert known == (found.korn_graubard.upper - found.korn_graubard.lower < 1e-12)
    assert known == ("each of which was read" in found.say)
    assert f"Found in {found.share:.0%} of all records" in found.say


@given(marked=strata(), unmarked=strata())
def test_completeness_and_precision_allow_for_it_too(marked, unmarked):
    assume(any(found for _, _, found in marked))
    audit = flag_completeness(marked, unmarked)
    true, missed = (sum(size * found / read for size, read, found in held) for held in (marked, unmarked))
    assert 0 <= audit.completeness.lower <= audit.completeness.value + 1e-12
    assert audit.completeness.value - 1e-12 <= audit.completeness.upper <= 1
    for end in _allowed(marked):
        assert _holds(audit.completeness, end / (end + missed))
        assert _holds(audit.precision, end / sum(size for size, _, _ in marked))
    for end in _allowed(unmarked):
        assert _holds(audit.completeness, true / (true + end))
    open_one = any(found == 0 and read < size for size, read, found in unmarked)
    assert open_one == ("none was found unmarked" in audit.say)


def _coverage(true: Sequence[tuple[int, int, int]], found: Callable[[Strata], Interval], value: float) -> float:
    drawn, held, tried = np.random.default_rng(31), 0, 0
    for _ in range(600):
        read = [(size, read, int(drawn.hypergeometric(belong, size - belong, read))) for size, belong, read in true]
        try:
            held += _holds(found(read), value)
            tried += 1
        except NotComparable:  # no marked record was found to belong
            continue
    return held / tried


@pytest.mark.parametrize("true", [[(100, 50, 50), (1000, 30, 20)], [(100, 50, 50), (1000, 30, 60)], [(200, 2, 30), (200, 3, 30)]])
def test_a_share_is_held_as_often_as_it_says(true):
    value = sum(belong for _, belong, _ in true) / sum(size for size, _, _ in true)
    assert _coverage(true, lambda read: stratified_share(*map(list, zip(*read, strict=True))).korn_graubard, value) > 0.92


@pytest.mark.parametrize(
    ("marked", "unmarked"),
    [
        ([(300, 285, 20)], [(765, 115, 765)]),
        ([(1000, 950, 10)], [(200, 60, 200)]),
        ([(145, 138, 30)], [(40, 38, 10), (600, 6, 100)]),
    ],
)
def test_completeness_is_held_as_often_as_it_says(marked, unmarked):
    true, missed = (sum(belong for _, belong, _ in held) for held in (marked, unmarked))

    def found(read: Strata) -> Interval:
        return flag_completeness(read[: len(marked)], read[len(marked) :]).completeness

    assert _coverage([*marked, *unmarked], found, true / (true + missed)) > 0.92


def test_a_ratio_of_records_that_are_all_alike_has_no_error_and_is_refused():
    with pytest.raises(NotComparable, match="all records read are alike"):
        sampled_ratio([20], [0, 0, 0], [1, 1, 1], [1, 1, 1])
    assert sampled_ratio([3], [0, 0, 0], [1, 1, 1], [1, 1, 1])[0] == (1, 1, 1)

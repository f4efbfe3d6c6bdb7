"""Ranges of counts."""

from __future__ import annotations

import pytest

from faircount.compare.intervals.counts import byar_count, exact_count


def test_it_lies_close_to_the_exact_range():
    counts = [10, 55, 145, 820, 100_000]
    approximate, exact = byar_count(counts), exact_count(counts)
    assert approximate.lower == pytest.approx(exact.lower, rel=2e-3)
    assert approximate.upper == pytest.approx(exact.upper, rel=2e-3)

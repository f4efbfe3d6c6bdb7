"""The register of statistics by their standard terms: what each docstring says, and that no two files disagree."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import time
from importlib import import_module

import numpy as np
import pytest

from faircount.compare.estimate import Rate
from faircount.compare.forbidden import forbidden_words
from faircount.compare.rates import count_interval, exact_p_value, rate_difference, ratio_limits
from faircount.compare.statistics import STATISTICS
from faircount.compare.thresholds import tipping_point
from faircount.errors import NotComparable

every_statistic = pytest.mark.parametrize("name", STATISTICS)


def test_the_door_of_the_room_leads_to_the_register():
    room = import_module("faircount.compare")
    assert room.STATISTICS is STATISTICS
    assert type(STATISTICS) is dict
    assert "faircount.compare.rates" in sys.modules
    with pytest.raises(AttributeError, match="MEDIANS"):
        _ = room.MEDIANS


def test_the_register_is_loaded_only_when_asked_for():
    program = "import sys, faircount, faircount.compare.wording; print('faircount.compare.statistics' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@every_statistic
def test_each_says_what_it_gives_whence_it_comes_and_when_not_to_use_it(name):
    compute = STATISTICS[name]
    said = inspect.getdoc(compute) or ""
    in_words = re.search(r'In words: "(.+?)"\.\n', said, re.DOTALL)
    assert in_words, "a plain sentence"
    if name != "wording engine":
        assert all(words in said for words in ("Reference:", "\nNot "))
    assert not forbidden_words(in_words[1].replace("\n", " "))
    signature = inspect.signature(compute)
    assert all(one.annotation is not inspect.Parameter.empty for one in signature.parameters.values())
    if name != "comparability grade" and "Multiplicity" not in name:
        assert ">>> " in said, "a number one can check"


COUNTS = np.array([0, 1, 2, 9, 10, 55, 145, 772, 100_000])


def test_the_ranges_of_counts_are_those_of_single_figures():
    for level in (0.9, 0.95, 0.998):
        exact, official = STATISTICS["exact (Garwood) interval"](COUNTS, level), STATISTICS["PHE rule"](COUNTS, level)
        byar = STATISTICS["Byar interval"](COUNTS, level)
        for place, count in enumerate(COUNTS.tolist()):
            single = count_interval(count, level)
            assert (exact.lower[place], exact.upper[place]) == pytest.approx((single.lower, single.upper), rel=1e-14)
            known = byar if count >= 10 else exact
            assert (official.lower[place], official.upper[place]) == (known.lower[place], known.upper[place])


def test_the_ratios_are_those_of_single_figures():
    before, after = (each.ravel() for each in np.meshgrid(COUNTS, COUNTS))
    found = STATISTICS["rate ratio, exact conditional"](before, after, 2.0, 3.0)
    p_value = STATISTICS["rate ratio, exact conditional p-value"](before, after, 2.0, 3.0)
    differences = STATISTICS["MOVER difference"](before, after, 2.0, 3.0)
    for place, (first, second) in enumerate(zip(before.tolist(), after.tolist(), strict=True)):
        rates = Rate(second, 3.0), Rate(first, 2.0)
        assert (found.lower[place], found.upper[place]) == pytest.approx(ratio_limits(*rates), rel=1e-10)
        assert p_value[place] == pytest.approx(exact_p_value(*rates), rel=1e-12, abs=1e-300)
        single = rate_difference(*rates)
        assert (differences.lower[place], differences.upper[place]) == pytest.approx((single.lower, single.upper), rel=1e-12)


def test_the_conclusions_are_those_of_single_figures():
    point, known = STATISTICS["completeness tipping point"](55, 145), tipping_point(Rate(145), Rate(55))
    assert point.no_longer_clear == pytest.approx(known.no_longer_clear)


@pytest.mark.parametrize(("before", "after"), [(55, 145), (50_000, 50_000), (20, 100_000)])
def test_a_million_exact_rate_ratios_take_well_under_two_seconds(before, after):
    """Of one core: the bound is on the work, since a test may share its machine."""
    drawn = np.random.default_rng(1)
    befores, afters = drawn.integers(0, 2 * before, 1_000_000), drawn.integers(0, 2 * after, 1_000_000)
    started = time.process_time()
    found = STATISTICS["rate ratio, exact conditional"](befores, afters)
    assert time.process_time() - started < 2
    at = 123_456
    assert found.lower[at] == pytest.approx(ratio_limits(Rate(int(afters[at])), Rate(int(befores[at])))[0], rel=1e-11)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998, 0.99999])
@pytest.mark.parametrize("most", [12, 300, 100_000])
def test_many_rows_go_another_way_to_the_same_digits(level, most):
    drawn = np.random.default_rng(2)
    before, after = drawn.integers(0, most, 20_000), drawn.integers(0, 100_000, 20_000)
    together = STATISTICS["rate ratio, exact conditional"](before, after, confidence=level)
    few = slice(None, None, 20)
    alone = STATISTICS["rate ratio, exact conditional"](before[few], after[few], confidence=level)
    assert together.lower[few] == pytest.approx(alone.lower, rel=1e-11)
    assert together.upper[few] == pytest.approx(alone.upper, rel=1e-11)


def test_exposures_far_apart_lose_no_digits():
    """None, then one, over a thousand million times as long: the chance of none in the earlier is (1 - s), s near 1."""
    for name in ("rate ratio, exact conditional p-value", "rate ratio, mid-p p-value"):
        assert STATISTICS[name](1, 0, 1.0, 1e9) == pytest.approx(2 / (1 + 1e9) / (1 if "exact" in name else 2), rel=1e-14)
    assert STATISTICS["one-sided test of a factor"](1, 0, 1.0, 1.0, 1e9, side="lower") == pytest.approx(1 / (1 + 1e9), rel=1e-14)
    assert exact_p_value(Rate(0, 1e9), Rate(1, 1.0)) == pytest.approx(2 / (1 + 1e9), rel=1e-14)


@pytest.mark.parametrize("method", ["rate ratio, exact conditional", "rate ratio, mid-p", "rate ratio, score"])
def test_the_zero_cases_of_a_ratio(method):
    from_none, to_none, neither = (STATISTICS[method](*pair) for pair in ((0, 3), (3, 0), (0, 0)))
    assert from_none.upper == np.inf
    assert from_none.lower > 0.4
    assert (to_none.value, to_none.lower) == (0.0, 0.0)
    assert 1 < to_none.upper < 3
    assert (neither.lower, neither.upper) == (0.0, np.inf)
    assert from_none.lower * to_none.upper == pytest.approx(1)


def test_the_mid_p_range_is_right_where_other_programs_are_not():
    """At 0 it is (0, 3.00); 5,653 at 90% is not turned round; a million at 99% holds itself."""
    mid_p = STATISTICS["mid-p interval"]
    assert mid_p(0)[1:] == (0.0, pytest.approx(-np.log(0.05), rel=1e-14))
    low, high = mid_p(5653, 0.9)[1:]
    assert (round(low, 1), round(high, 1)) == (5530.4, 5777.7)
    low, high = mid_p(1_000_000, 0.99)[1:]
    assert low < 1_000_000 < high
    assert STATISTICS["rate ratio, mid-p p-value"](0, 1) == 0.5


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("exact (Garwood) interval", ([3, -1],), "must not be negative"),
        ("exact (Garwood) interval", ([3, np.nan],), "unknown is not 0"),
        ("Wilson interval", (5, 3), "larger than its whole"),
        ("crude rate (PHE rule)", (5, 0), "denominator of a rate"),
        ("directly standardised rate", ([3, 4], [100, 100], [1, 1]), "too few"),
        ("quasi-Poisson trend", ([3903, 5653],), "no trend"),
        ("known change point", ([1, 2, 3, 4, 5, 6], 1), "each side"),
        ("unknown-break warning", ([1, 2, 3],), "too few"),
        ("completeness grid", (55, 145, 40, 90), "share"),
        ("audit-adjusted ratio", (55, 145, 0, 100, 90, 100), "count is 0"),
        ("capture-recapture, dependence", (0, 5, 5), "nothing is known"),
        ("empirical-Bayes shrinkage", ([1, 2], [10, 10]), "too few"),
        ("comparison from protected values", (5, 3, 1, 2), "ends below"),
        ("range of a rounded count", (53, 5), "no multiple"),
        ("XmR chart", ([1, 2],), "points at least"),
        ("XmR chart", ([1, 2, 3], "none such"), "rule set"),
        ("U' chart", ([0] * 12, [1.0] * 12), "nothing was counted"),
        ("negative binomial trend", ([5] * 6,), "no wider than chance"),
        ("wording engine", (5, 3, "D"), "grade D"),
        ("Neyman allocation", ([500, 500], [0.5, 0.5], 12), "read more"),
    ],
)
def test_a_refusal_says_why(name, given, says):
    with pytest.raises(NotComparable, match=says):
        STATISTICS[name](*given)

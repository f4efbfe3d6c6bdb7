import math
from dataclasses import replace

import pytest

from faircount.compare.comparability import Grade
from faircount.compare.compare import change_between, compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Rate, Refusal
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.status import CellStatus
from tests.unit.compare.cases import ALL_OFFENCES, FORCES_TOGETHER, MARKED, figure
from tests.unit.compare.oracle import agrees, rows

SEED = {row["comparison"]: row for row in rows("00_seed_facts")}


def test_marked_offences_of_cleveland():
    found = compare(*MARKED)
    assert isinstance(found, Comparison)
    assert (found.count_before, found.count_after, found.count_change) == (55, 145, 90)
    assert f"{found.ratio.value:.2f} ({found.ratio.lower:.2f} to {found.ratio.upper:.2f})" == "2.64 (1.92 to 3.66)"
    assert found.change is Change.RISE
    assert found.comparability.grade is Grade.C
    assert f"{found.tipping.no_longer_clear:.2f}, {found.tipping.fully_explained:.2f}" == "1.92, 2.64"
    words = {known.word: known for known in found.words}
    assert words["doubled"].true_of_count
    assert not words["doubled"].settled
    assert "trebled" not in words
    assert agrees(found.p_value, SEED["cyber_flagged"]["p_central"], 1e-8)
    assert agrees(found.percentage.value, SEED["cyber_flagged"]["pct_change"], 1e-8)
    assert agrees(found.range_before.lower, SEED["cyber_flagged"]["x1_lo"], 1e-8)


def test_all_offences_of_cleveland():
    found = compare(*ALL_OFFENCES)
    assert isinstance(found, Comparison)
    assert f"{found.ratio.lower:.2f} to {found.ratio.upper:.2f}" == "0.85 to 1.04"
    assert found.change is Change.NO_CLEAR_CHANGE
    assert found.bands == ()
    assert math.isclose(found.percentage.value, -5.8537, abs_tol=1e-4)
    assert found.difference.value == -48
    assert found.difference.covers(0)


def test_by_the_day_a_leap_year_is_longer():
    found = compare(*ALL_OFFENCES, over=(366, 365))
    assert isinstance(found, Comparison)
    assert agrees(found.ratio.value, SEED["all_per_day_366_365"]["ratio"], 1e-8)
    assert agrees(found.ratio.upper, SEED["all_per_day_366_365"]["hi95"], 1e-8)


def test_forces_together():
    found = compare(*FORCES_TOGETHER, confidence=0.998)
    assert isinstance(found, Comparison)
    assert agrees(found.ratio.lower, SEED["national_flagged_published_2017"]["lo998"], 1e-8)


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"lower": None, "upper": None, "status": CellStatus.SUPPRESSED_AT_SOURCE}, "hidden"),
        ({"status": CellStatus.PRIMARY_SUPPRESSED}, "hidden"),  # a count that others give away is hidden all the same
        ({"status": CellStatus.SECONDARY_SUPPRESSED}, "hidden"),
        ({"status": CellStatus.ROUNDED}, "rounded"),
        ({"lower": None, "upper": None, "status": CellStatus.NO_ANSWER}, "not known"),
        ({"lower": None, "upper": None, "status": CellStatus.REFUSED}, "not known"),
        ({"lower": 1, "upper": 4}, "a range"),
        ({"lower": -3, "upper": -3}, "net of cancelled"),
        ({"counted": Counted.VICTIMS}, "counted differently"),
        ({"area": "E23000007"}, "different areas"),
        ({"offence": "child_named"}, "different offences"),
    ],
)
@pytest.mark.parametrize("later", [True, False])
def test_what_cannot_be_compared_is_refused_as_a_finding(others, reason, later):
    before, after = ALL_OFFENCES
    pair = (before, replace(after, **others)) if later else (replace(before, **others), after)
    found = compare(*pair)
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_a_refusal_never_says_the_count():
    secret = replace(ALL_OFFENCES[1], status=CellStatus.PRIMARY_SUPPRESSED)
    found = compare(ALL_OFFENCES[0], secret)
    assert isinstance(found, Refusal)
    assert "772" not in found.say + found.reason


@pytest.mark.parametrize(
    ("before", "after", "ratio", "percentage", "change"),
    [
        (0, 0, "no ratio from 0", "no percentage from 0", Change.NO_CLEAR_CHANGE),
        (0, 5, "no ratio from 0", "no percentage from 0", Change.NO_CLEAR_CHANGE),
        (0, 6, "no ratio from 0", "no percentage from 0", Change.RISE),
        (3, 11, "base under 10", "base under 20", Change.NO_CLEAR_CHANGE),
        (3, 12, "base under 10", "base under 20", Change.RISE),
        (12, 50, None, "base under 20", Change.RISE),
        (20, 8, None, None, Change.FALL),
        (20, 9, None, None, Change.NO_CLEAR_CHANGE),
        (20, 0, None, None, Change.FALL),
    ],
)
def test_small_counts_are_compared_without_ratios(before, after, ratio, percentage, change):
    found = compare(figure(2015, before), figure(2016, after))
    assert isinstance(found, Comparison)
    assert found.change is change
    assert (found.ratio.reason if isinstance(found.ratio, Refusal) else None) == ratio
    assert (found.percentage.reason if isinstance(found.percentage, Refusal) else None) == percentage
    assert (found.tipping is None) == (before < 10 or after == 0)


def test_the_change_and_the_probability_agree():
    for after in range(60):
        pair = Rate(after), Rate(20)
        found = compare(figure(2015, 20), figure(2016, after))
        assert isinstance(found, Comparison)
        assert (found.p_value < 0.05) == (change_between(*pair) is not Change.NO_CLEAR_CHANGE)


def test_a_rise_from_nought_is_clear_once_it_is_more_than_one_of_43_forces_has_by_chance():
    before, after = MARKED
    clear = [compare(replace(before, lower=0, upper=0), replace(after, lower=count, upper=count)).is_clear for count in range(46)]
    assert clear == sorted(clear), "never less clear for more"
    assert not clear[6], "beyond chance for one force, and not for the largest of 43"
    assert clear[45]

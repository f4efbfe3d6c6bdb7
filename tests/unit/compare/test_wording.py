import pytest

from faircount.compare.comparison import Change
from faircount.compare.estimate import Estimate
from faircount.compare.forbidden import forbidden_words
from faircount.compare.wording import (
    CHANCE,
    MINUS,
    about_times,
    say_change,
    say_estimate,
    say_number,
    say_percent,
    say_range,
    say_short_range,
    say_times,
)


def _ratio(value, lower, upper):
    return Estimate(value, lower, upper, 0.95, "exact")


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (0, 0, "0"),
        (5653, 0, "5,653"),
        (1234567.5, 0, "1,234,568"),
        (-48, 0, f"{MINUS}48"),
        (-0.04, 1, "0.0"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (2.675, 2, "2.68"),
        (-2.5, 0, f"{MINUS}3"),
        (1e-7, 2, "0.00"),
    ],
)
def test_numbers_are_rounded_half_up_with_commas_and_a_true_minus(value, digits, said):
    assert say_number(value, digits) == said


@pytest.mark.parametrize(
    ("value", "lower", "upper", "change", "in_text", "as_label"),
    [
        (2.6364, 1.9203, 3.6647, "2.6 times as many", "between 1.9 and 3.7 times as many", "1.9 to 3.7 times"),
        (0.9415, 0.8522, 1.0400, "6% fewer", "between 15% fewer and 4% more", "15% fewer to 4% more"),
        (1.4484, 1.3902, 1.5091, "45% more", "between 39% and 51% more", "39% to 51% more"),
        (0.3793, 0.2729, 0.5207, "62% fewer", "between 48% and 73% fewer", "48% to 73% fewer"),
        (2.0, 0.8935, 4.7846, "2 times as many", "between 0.9 and 4.8 times as many", "0.9 to 4.8 times"),
        (1.9, 1.4841, 2.4413, "1.9 times as many", "between 1.5 and 2.4 times as many", "1.5 to 2.4 times"),
        (1.0, 0.75, 1.33, "as many", "between 25% fewer and 33% more", "25% fewer to 33% more"),
        (1.1, 1.0, 1.2, "10% more", "between no change and 20% more", "no change to 20% more"),
        (14.6, 10.2, 21.4, "15 times as many", "between 10 and 21 times as many", "10 to 21 times"),
    ],
)
def test_changes_and_ranges_in_words(value, lower, upper, change, in_text, as_label):
    ratio = _ratio(value, lower, upper)
    assert (say_change(ratio), say_range(ratio), say_short_range(ratio)) == (change, in_text, as_label)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.004, "0.4% more"),  # not "0% more", which would read as no change
        (0.996, "0.4% fewer"),
        (1.00004, "0.004% more"),
        (0.5049, "49.5% fewer"),
        (0.502, "49.8% fewer"),  # not yet halved
        (0.5, "50% fewer"),
        (0.498, "50.2% fewer"),
        (0.0, "100% fewer"),
        (0.0004, "99.96% fewer"),
    ],
)
def test_rounding_never_moves_a_percentage_onto_a_word_it_has_not_reached(ratio, said):
    assert say_percent(ratio) == said


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.96, "1.96"),
        (1.996, "1.996"),
        (2.04, "2.04"),
        (2.06, "2.1"),
        (0.97, "0.97"),
        (0.02, "0.02"),
        (2.96, "2.96"),
        (5.03, "5"),
    ],
)
def test_rounding_never_makes_a_doubling(ratio, said):
    assert say_times(ratio) == said


def test_where_the_base_is_too_small_for_percent_the_range_is_in_times():
    ratio = _ratio(1.5, 0.6555, 1.9)
    assert say_range(ratio, percent_allowed=False) == "between 0.7 and 1.9 times as many"
    assert say_change(ratio, percent_allowed=False) == "1.5 times as many"


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (2.0, "twice as many"),
        (2.1, "about twice as many"),
        (2.6364, "about two and a half times as many"),
        (2.96, "about three times as many"),
        (9.4, "about nine and a half times as many"),
        (10.4, "about ten and a half times as many"),
        (14.6, "about 15 times as many"),
        (1.7, "about 1.7 times as many"),
    ],
)
def test_about_how_many_times(ratio, said):
    assert about_times(ratio) == said


def test_a_table_gives_two_decimals():
    assert say_estimate(_ratio(2.6364, 1.9203, 3.6647)) == "2.64 (1.92 to 3.66)"
    assert say_estimate(Estimate(-48.0, -126.5, 30.2, 0.95, "MOVER"), 0) == f"{MINUS}48 ({MINUS}127 to 30)"


def test_the_table_of_words_covers_every_outcome_and_breaks_no_rule():
    assert CHANCE.keys() == set(Change)
    every = [part for words in CHANCE.values() for part in (words.short, words.after_range, words.verb)]
    assert not any(forbidden_words(words) for words in every)
    assert CHANCE[Change.NO_CLEAR_CHANGE].short == "no clear change"


def test_a_ratio_of_any_size_is_said():
    assert say_times(7.272727272727267e28) == "72,727,272,727,272,670,000,000,000,000"
    assert len(say_percent(1e300)) > 300

"""What is said at another level than 95% names it, and no null is said to be shown."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pytest

import faircount as fc
from faircount.compare.areas.neighbours import moran, shrunk_rates
from faircount.compare.areas.ranks import rank_interval
from faircount.compare.statistics import STATISTICS
from faircount.compare.trend.trend import declared_step
from tests.unit.compare.examples import EXAMPLES

S = fc.statistics
SERIES = [105, 97, 77, 111, 104, 112, 102, 96]
LINE = {place: [other for other in (place - 1, place + 1) if 0 <= other < 6] for place in range(6)}
SAID = {
    "trend": lambda level: fc.trend(SERIES, confidence=level).say,
    "negative binomial trend": lambda level: (
        S.negative_binomial_trend([18, 59, 17, 29, 17, 40, 21, 32, 57], confidence=level).say
    ),
    "declared step": lambda level: S.declared_step([20, 24, 22, 18, 41, 44, 39, 45], 4, confidence=level).say,
    "plain words": lambda level: S.plain_words(820, 772, confidence=level),
    "two counts": lambda level: " ".join(fc.compare(820, 772, confidence=level).sentences),
    "two rates": lambda level: " ".join(fc.compare(820, 772, over=(1000.0, 900.0), confidence=level).sentences),
    "a series": lambda level: " ".join(fc.compare_series(SERIES, confidence=level).sentences),
}


@pytest.mark.parametrize("what", SAID)
def test_a_level_that_is_not_the_usual_one_is_said(what):
    assert "80% range" in SAID[what](0.8)
    assert "99.8% range" in SAID[what](0.998)
    assert "% range" not in SAID[what](0.95)


OF_RANGES = re.compile(r"\bbetween \S+ (?:\w+ )?and \S+|\d%? to \d", re.IGNORECASE)


@pytest.mark.parametrize("name", STATISTICS)
def test_every_statistic_whose_sentence_holds_a_range_says_its_level(name):
    if "confidence" not in inspect.signature(STATISTICS[name]).parameters:
        return
    found = STATISTICS[name](**{**EXAMPLES[name], "confidence": 0.8})
    said = found if isinstance(found, str) else getattr(found, "say", "")
    assert bool(OF_RANGES.search(said)) == ("80% range" in said)


def test_neighbours_that_chance_could_make_as_alike_are_not_called_no_more_alike():
    unclear, alike, unlike = ([1, 2, 4, 3, 5, 6], [1, 2, 3, 4, 5, 6], [1, 6, 1, 6, 1, 6])
    assert moran(unclear, LINE).score == pytest.approx(1.81, abs=0.01)
    assert "cannot be told" in moran(unclear, LINE).say
    assert "are more alike than chance" in moran(alike, LINE).say
    longer = {place: [other for other in (place - 1, place + 1) if 0 <= other < 12] for place in range(12)}
    assert "are less alike than chance" in moran(unlike * 2, longer).say


def test_areas_whose_difference_is_not_seen_are_not_said_to_differ_by_no_more():
    found = shrunk_rates([10, 11, 9, 10, 12, 8, 10, 11, 9, 10, 10, 10], [1000.0] * 12)
    assert found.between_area_variance == 0
    assert "cannot be seen in these counts" in found.say


def test_a_step_is_of_the_rate_beneath_and_a_place_of_what_comparisons_leave():
    assert declared_step([20, 24, 22, 18, 41, 44, 39, 45], 4).say == (
        "From the declared date on, the rate beneath is between 1.45 and 2.79 times as high."
    )
    assert "no comparison rules out" in rank_interval(np.full(20, 100.0)).say

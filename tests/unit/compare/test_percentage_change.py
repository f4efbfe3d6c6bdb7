import math

import pytest

from faircount.compare.estimate import Rate
from faircount.compare.percentage_change import percentage_change, percentage_refusal, ratio_refusal
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows


@pytest.mark.parametrize("known", rows("00_seed_facts"), ids=lambda known: known["comparison"])
def test_the_known_changes(known):
    found = percentage_change(Rate(int(known["x2"]), float(known["t2"])), Rate(int(known["x1"]), float(known["t1"])))
    assert agrees(found.value, known["pct_change"], 1e-8)
    assert math.isclose(found.lower, 100 * (float(known["lo95"]) - 1), rel_tol=1e-8)
    assert math.isclose(found.upper, 100 * (float(known["hi95"]) - 1), rel_tol=1e-8)


@pytest.mark.parametrize(
    ("base", "ratio", "percentage"),
    [
        (0, "no ratio from 0", "no percentage from 0"),
        (1, "base under 10", "base under 20"),
        (9, "base under 10", "base under 20"),
        (10, None, "base under 20"),
        (19, None, "base under 20"),
        (20, None, None),
    ],
)
def test_small_bases_carry_no_ratio_and_no_percentage(base, ratio, percentage):
    refused = ratio_refusal(Rate(base)), percentage_refusal(Rate(base))
    assert tuple(found and found.reason for found in refused) == (ratio, percentage)


def test_the_refusal_says_what_is_given_instead():
    with pytest.raises(NotComparable, match="the two counts are given instead"):
        percentage_change(Rate(100), Rate(19))

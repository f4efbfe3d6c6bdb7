"""Words of a change, and what would explain it."""

from __future__ import annotations

import pytest

from faircount.compare.estimate import Rate
from faircount.compare.thresholds import exceeds_probability, threshold_word, tipping_bands, tipping_point
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows


@pytest.mark.parametrize("known", rows("21_tipping_point"), ids=lambda known: f"{known['x1']} to {known['x2']}")
def test_the_known_probabilities(known):
    after, before = Rate(int(known["x2"])), Rate(int(known["x1"]))
    for factor in ("1", "1.5", "2", "3"):
        assert agrees(exceeds_probability(after, before, float(factor))[0], known[f"p_gt{factor}_jeffreys"], 1e-9)
    assert agrees(threshold_word("doubled", after, before).p_value, known["p_onesided_H0_le2"], 1e-9)


@pytest.mark.parametrize("known", rows("00_seed_facts"), ids=lambda known: known["comparison"])
def test_the_known_probabilities_with_exposure(known):
    after, before = Rate(int(known["x2"]), float(known["t2"])), Rate(int(known["x1"]), float(known["t1"]))
    assert agrees(exceeds_probability(after, before, 1)[0], known["P_gt1"], 1e-8)
    assert agrees(exceeds_probability(after, before, 2)[0], known["P_gt2"], 1e-8)


@pytest.mark.parametrize(
    ("word", "before", "after", "true_of_count", "settled"),
    [
        ("doubled", 55, 145, True, False),
        ("doubled", 55, 151, True, True),
        ("doubled", 55, 109, False, False),
        ("doubled", 55, 110, True, False),
        ("trebled", 55, 145, False, False),
        ("rose", 55, 145, True, True),
        ("rose", 820, 820, False, False),
        ("fell", 820, 772, True, False),
        ("fell", 820, 820, False, False),
        ("halved", 145, 55, True, False),
        ("halved", 145, 40, True, True),
        ("halved", 110, 55, True, False),
        ("doubled", 0, 9, True, False),
        ("doubled", 0, 10, True, True),
        ("doubled", 0, 0, False, False),
        ("halved", 0, 0, False, False),
    ],
)
def test_words_of_counts_and_of_rates(word, before, after, true_of_count, settled):
    found = threshold_word(word, Rate(after), Rate(before))
    assert (found.true_of_count, found.settled) == (true_of_count, settled)


POINTS = [known for known in rows("21_tipping_point") if known["x1"] != "0"]


@pytest.mark.parametrize("known", POINTS, ids=lambda known: f"{known['x1']} to {known['x2']}")
def test_the_known_tipping_points(known):
    found = tipping_point(Rate(int(known["x2"])), Rate(int(known["x1"])))
    assert agrees(found.no_longer_clear, known["k_ci_includes_1"], 1e-9)
    assert agrees(found.fully_explained, known["k_explains_point"], 1e-9)
    assert agrees(found.not_a_doubling, known["k_max_for_doubling"], 1e-9)
    assert agrees(found.completeness_before(1.0)[1], known["completeness_y1_if_y2_100pct"], 1e-9)


@pytest.mark.parametrize(("after", "before"), [(5, 0), (0, 5), (0, 0)])
def test_no_tipping_point_at_zero(after, before):
    with pytest.raises(NotComparable, match="publish both counts"):
        tipping_point(Rate(after), Rate(before))


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (55, 145, ["a doubling or more", "a clear rise, not a doubling", "no clear rise left", "no rise at all"]),
        (3903, 5653, ["a clear rise, not a doubling", "no clear rise left", "no rise at all"]),
        (10, 41, ["a doubling or more", "no clear rise left", "no rise at all"]),
        (820, 772, []),
        (145, 55, []),
    ],
)
def test_what_is_left_as_recording_gets_fuller(before, after, left):
    bands = tipping_bands(Rate(after), Rate(before))
    assert [band.left for band in bands] == left
    assert [band.start for band in bands] == sorted(band.start for band in bands)

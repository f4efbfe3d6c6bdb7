import math

import numpy as np
import pytest

from faircount.compare.areas.effects import restricted_tau2, weighted_mean
from faircount.compare.like_for_like import like_for_like, log_ratio
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, number, rows

INPUT = rows("10_likeforlike_input")
KNOWN = {row["quantity"]: row["value"] for row in rows("10_likeforlike_output")}


def _year(column):
    return {row["force"]: None if (value := number(row[column])) is None else int(value) for row in INPUT}


FOUND = like_for_like(_year("y1"), _year("y2"))


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        ("n_forces", len(FOUND.areas) + len(FOUND.left_out)),
        ("n_both", len(FOUND.areas)),
        ("sum_y1_matched", FOUND.before),
        ("sum_y2_matched", FOUND.after),
        ("ratio_matched", FOUND.ratio.value),
        ("ratio_matched_lo", FOUND.ratio.lower),
        ("ratio_matched_hi", FOUND.ratio.upper),
        ("Q", FOUND.spread.q),
        ("Q_df", FOUND.spread.degrees_of_freedom),
        ("Q_p", FOUND.spread.p_value),
        ("I2", 100 * FOUND.spread.i_squared),
        ("tau2_DL", FOUND.spread.tau2),
        ("log_mean_DL", math.log(FOUND.typical.value)),
        ("lo_DL_HK", math.log(FOUND.typical.lower)),
        ("hi_DL_HK", math.log(FOUND.typical.upper)),
    ],
)
def test_the_known_quantities(quantity, value):
    assert agrees(value, KNOWN[quantity], 1e-8)


def test_the_known_effects_of_the_areas():
    both = [row for row in INPUT if "NA" not in (row["y1"], row["y2"])]
    for row, known in zip(both, rows("10_likeforlike_effects"), strict=True):
        assert row["force"] == known["force"]
        found = log_ratio(int(row["y1"]), int(row["y2"]))
        assert math.isclose(found.value, float(known["log_irr"]), rel_tol=1e-12, abs_tol=1e-15)
        assert agrees(found.variance, known["var"], 1e-12)


def test_the_other_estimate_of_the_spread():
    effects = [log_ratio(int(row["y1"]), int(row["y2"])) for row in INPUT if "NA" not in (row["y1"], row["y2"])]
    tau2 = restricted_tau2(effects)
    assert math.isclose(tau2, float(KNOWN["tau2_REML"]), abs_tol=1e-5)
    assert math.isclose(weighted_mean(effects, tau2), float(KNOWN["log_mean_REML"]), abs_tol=1e-5)


def test_the_unmatched_ratio_cannot_be_had():
    """1.59 from all counts against 1.50 from the areas that gave both."""
    assert not math.isclose(FOUND.ratio.value, float(KNOWN["ratio_unmatched_WRONG"]), rel_tol=0.01)
    assert "F04" in FOUND.left_out


def test_one_area_more_is_allowed_more_room_than_other_programs_give_it():
    """They take the spread between areas for known (decision 110); with 37 areas that is little, with four it is much."""
    wide = math.log(FOUND.prediction.upper / FOUND.prediction.lower)
    normal = float(KNOWN["pi_hi_DL"]) - float(KNOWN["pi_lo_DL"])
    assert normal < wide < 1.4 * normal
    few = like_for_like({"A": 100, "B": 120, "C": 80, "D": 150}, {"A": 150, "B": 110, "C": 130, "D": 150})
    assert few.prediction.lower < few.typical.lower
    assert few.typical.upper < few.prediction.upper


@pytest.mark.parametrize("areas", [3, 5, 10, 43])
@pytest.mark.parametrize("spread", [0.1, 0.3])
def test_the_range_of_one_area_more_holds_what_it_says(areas, spread):
    """Of 200 draws; the normal range holds .75 to .90 of them for few areas."""
    drawn, held = np.random.default_rng(areas), 0
    for _ in range(200):
        mean = np.exp(drawn.normal(4.8, 0.7, areas))
        before, after = drawn.poisson(mean) + 1, drawn.poisson(mean * np.exp(drawn.normal(0.1, spread, areas))) + 1
        keys = [f"{place:02d}" for place in range(areas)]
        found = like_for_like(dict(zip(keys, before.tolist(), strict=True)), dict(zip(keys, after.tolist(), strict=True)))
        held += found.prediction is None or found.prediction.covers(math.exp(drawn.normal(0.1, spread)))
    assert held / 200 >= 0.95 - 3 * (0.95 * 0.05 / 200) ** 0.5


def test_a_range_without_an_end_is_not_given():
    found = like_for_like({"A": 1, "B": 10**6, "C": 5}, {"A": 10**6, "B": 1, "C": 5})
    assert found.prediction is None


def test_an_answer_for_one_year_alone_is_left_out_and_named():
    found = like_for_like({"A": 10, "B": None, "D": 4}, {"A": 20, "B": 7, "C": 3})
    assert (found.areas, found.left_out) == (("A",), ("B", "C", "D"))
    assert found.typical is None
    assert found.prediction is None


def test_no_matched_area_is_refused():
    with pytest.raises(NotComparable, match="both periods"):
        like_for_like({"A": 10}, {"B": 20})

import pytest

from faircount.compare.standardised import Stratum, expected_count, standardised_rate, standardised_ratio
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows

LEVELS = ((0.95, "95_0"), (0.998, "99_8"))


def _expected(area):
    bands = [row for row in rows("05_isr_input") if row["area"] == area]
    observed = sum(int(row["x"]) for row in bands)
    return observed, expected_count(Stratum(float(row["n"]), int(row["x_ref"]), float(row["n_ref"])) for row in bands)


def test_every_known_ratio_per_100():
    for known in rows("05_isratio_output"):
        observed, expected = _expected(known["area"])
        assert agrees(expected, known["expected"], 1e-9)
        for confidence, column in LEVELS:
            found = standardised_ratio(observed, expected, confidence).scaled(100)
            assert agrees(found.value, known["value"], 1e-9)
            assert agrees(found.lower, known[f"lower{column}cl"], 1e-9)
            assert agrees(found.upper, known[f"upper{column}cl"], 1e-9)


def test_every_known_rate():
    for known in rows("05_israte_output"):
        observed, expected = _expected(known["area"])
        for confidence, column in LEVELS:
            found = standardised_rate(observed, expected, float(known["ref_rate"]), confidence)
            assert agrees(found.lower, known[f"lower{column}cl"], 1e-9)
            assert agrees(found.upper, known[f"upper{column}cl"], 1e-9)


def test_nothing_expected_is_refused():
    with pytest.raises(NotComparable, match="expected"):
        standardised_ratio(3, 0.0)


def test_an_empty_band_of_the_reference_is_refused():
    with pytest.raises(NotComparable, match="nobody"):
        expected_count([Stratum(100, 0, 0)])

from faircount.compare.estimate import Rate
from faircount.compare.rate import crude_rate
from tests.unit.compare.oracle import agrees, rows


def test_every_known_rate_and_its_range():
    known = rows("02_crude_rates")
    assert len(known) == 636
    for row in known:
        found = crude_rate(Rate(int(float(row["x"])), float(row["n"])), float(row["conf"]), float(row["multiplier"]))
        assert agrees(found.value, row["value"], 1e-9), row
        assert agrees(found.lower, row["lowercl"], 1e-9), row
        assert agrees(found.upper, row["uppercl"], 1e-9), row


def test_the_method_changes_at_ten_events():
    assert "exact" in crude_rate(Rate(9, 1_000)).method
    assert crude_rate(Rate(10, 1_000)).method == "Byar"

from faircount.compare.estimate import Share
from faircount.compare.proportion import proportion
from tests.unit.compare.oracle import agrees, rows


def test_every_known_wilson_range():
    known = rows("03_proportions")
    assert len(known) == 776
    for row in known:
        found = proportion(Share(int(row["x"]), int(row["n"])), float(row["confidence"]))
        assert agrees(found.value, row["value"], 1e-8), row
        assert agrees(found.lower, row["wilson_lower"], 1e-8), row
        assert agrees(found.upper, row["wilson_upper"], 1e-8), row


def test_none_and_all_have_a_range_with_one_exact_end():
    assert proportion(Share(0, 20)).lower == 0
    assert proportion(Share(0, 20)).upper > 0.1
    assert proportion(Share(20, 20)).upper == 1

from faircount.compare.estimate import Share
from faircount.compare.two_proportions import two_proportions
from tests.unit.compare.oracle import agrees, rows


def test_every_known_difference():
    known = rows("12_two_proportions")
    assert len(known) == 12
    for row in known:
        after, before = Share(int(row["x2"]), int(row["n2"])), Share(int(row["x1"]), int(row["n1"]))
        found = two_proportions(after, before)
        assert agrees(found.value, row["diff"], 1e-9), row
        assert agrees(found.lower, row["newcombe10_lo"], 1e-9), row
        assert agrees(found.upper, row["newcombe10_hi"], 1e-9), row

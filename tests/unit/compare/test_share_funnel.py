from faircount.compare.estimate import Share
from faircount.compare.funnel import Position
from faircount.compare.share_funnel import share_limits, share_position
from tests.unit.compare.oracle import agrees, rows

SHARES = {row["area"]: Share(int(row["flagged"]), int(row["total"])) for row in rows("07_funnel_prop_input")}
AVERAGE = sum(share.part for share in SHARES.values()) / sum(share.whole for share in SHARES.values())


def test_the_known_limits():
    for known in rows("07_funnel_prop_limits"):
        for column, confidence in (("2s", 0.95), ("3s", 0.998)):
            lower, upper = share_limits(AVERAGE, int(known["Population"]), confidence)
            assert agrees(100 * lower, known[f"lower_{column}_limit"], 1e-5)
            assert agrees(100 * upper, known[f"upper_{column}_limit"], 1e-5)


def test_the_known_labels():
    for known in rows("07_funnel_prop_significance"):
        inner, outer = (share_position(SHARES[known["area"]], AVERAGE, level) for level in (0.95, 0.998))
        high = "High" if inner is Position.HIGHER else "Low"
        said = "Not significant" if inner is Position.SIMILAR else f"{high} ({'0.001' if outer is inner else '0.025'})"
        assert said == known["significance"], known

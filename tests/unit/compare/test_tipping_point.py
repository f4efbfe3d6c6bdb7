import pytest

from faircount.compare.estimate import Rate
from faircount.compare.tipping_point import tipping_bands, tipping_point
from faircount.errors import NotComparable
from tests.unit.compare.oracle import agrees, rows

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

"""How many forces have more than a number: one claim, and the number that parts them is none of its own."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Direction

WHAT = "offences of rape of a female child under 16 in 2022/23"


@pytest.mark.parametrize(
    ("text", "forces", "limit", "way"),
    [
        (f"Four forces recorded more than 400 {WHAT}.", 4, 400, Direction.UP),
        (f"Six of the 43 forces each had fewer than 50 {WHAT}.", 6, 50, Direction.DOWN),
        (f"Twelve police forces had more than a hundred {WHAT}.", 12, 100, Direction.UP),
        (f"Only two forces, Kent and Essex, topped 300 {WHAT}.", 2, 300, Direction.UP),
        (f"Five forces recorded no {WHAT}.", 5, 1, Direction.DOWN),
    ],
)
def test_it_is_one_claim(text: str, forces: int, limit: int, way: Direction) -> None:
    found = [one.claim for one in check_text(text)]
    assert [(one.stated.value, one.stated.whole, one.stated.direction) for one in found] == [(forces, limit, way)]
    assert found[0].coordinates.areas == ("K04000001",)


def test_what_several_forces_recorded_is_no_limit() -> None:
    assert all(one.claim.stated.whole is None for one in check_text(f"Three forces recorded 400 {WHAT}."))

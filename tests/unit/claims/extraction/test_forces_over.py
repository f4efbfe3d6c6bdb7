"""How many forces have more than a number: one claim, and the number that parts them is none of its own."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import ClaimKind, Direction

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


@pytest.mark.parametrize(
    ("said", "forces", "way"),
    [
        ("went down in six of the 43 territorial forces", 6, Direction.DOWN),
        ("rose in 37 forces", 37, Direction.UP),
        ("rose in all four Welsh forces", 0, Direction.DOWN),
    ],
)
def test_in_how_many_forces_a_number_went_one_way_is_no_direction_of_all_together(said: str, forces: int, way: Direction) -> None:
    (found,) = (one.claim for one in check_text(f"Between 2014/15 and 2016/17 rapes of girls under 13 {said}."))
    assert (found.stated.value, found.stated.whole, found.stated.direction) == (forces, 0 if forces else 1, way)


def test_a_place_is_behind_as_many_as_had_more() -> None:
    for who in ("Just nine forces in England and Wales", "Only nine of the 43 forces", "Nine other forces"):
        (found,) = (one.claim for one in check_text(f"{who} recorded more sexual grooming offences than Derbyshire in 2013/14."))
        assert (found.kind, found.stated.value, found.coordinates.areas) == (ClaimKind.RANK, 10, ("E23000018",))
        assert found.coordinates.is_explicit


def test_forces_that_recorded_a_fall_are_counted_and_are_no_fall_of_all() -> None:
    text = "Between 2017/18 and 2020/21, 20 of the 43 forces in England and Wales recorded a fall in sexual grooming offences."
    (found,) = (one.claim for one in check_text(text))
    assert (found.stated.value, found.stated.whole, found.stated.direction) == (20, 0, Direction.DOWN)

"""The place of a force among all, however it is told."""

from random import Random

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Form
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.vocabulary.areas import AREAS, FORCES
from tests.unit.claims.lookup.test_answer import CODES, all_found, count

ORDINALS = "first second third fourth fifth sixth seventh".split()
BY_COUNT = sorted(FORCES, key=lambda force: -count(FORCES.index(force), 2021, CODES.index("88A")))
TOLD = (
    "{force} was still {place} in England and Wales for sexual grooming offences in 2021/22.",
    "{force} is {place} in the country for sexual grooming offences, by the numbers of 2021/22.",
    "Ranked by sexual grooming in 2021/22, {force} is {place} in England and Wales.",
    "{force} had sexual grooming offences in 2021/22, the {place} highest of any force that year.",
    "{force}, with its sexual grooming offences, was {place} in the national list for 2021/22.",
)
FIRST = (
    "Of all the forces, it was {force} that recorded the most offences of sexual grooming in 2021/22.",
    "In 2021/22 the force with the most sexual grooming offences in England and Wales was {force}.",
)


def ranks(text: str) -> set[LedgerVerdict]:
    """Where the ranks of a text stand."""
    return {one.verdict for one in all_found(text) if one.verified.claim.kind.value == "rank"}


@pytest.mark.parametrize("words", TOLD)
@pytest.mark.parametrize("seed", range(3))
def test_a_place_is_right_of_the_force_that_has_it_and_of_no_other(words: str, seed: int) -> None:
    drawn = Random(seed)
    place, other = drawn.sample(range(1, len(ORDINALS)), 2)
    name = AREAS[BY_COUNT[place]].name
    assert ranks(words.format(force=name, place=ORDINALS[place])) == {LedgerVerdict.CONFIRMED}
    assert ranks(words.format(force=name, place=ORDINALS[other])) == {LedgerVerdict.CONTRADICTED}


@pytest.mark.parametrize("words", FIRST)
def test_the_force_with_the_most_is_the_first(words: str) -> None:
    assert ranks(words.format(force=AREAS[BY_COUNT[0]].name)) == {LedgerVerdict.CONFIRMED}
    assert ranks(words.format(force=AREAS[BY_COUNT[5]].name)) == {LedgerVerdict.CONTRADICTED}


def test_a_place_that_is_told_not_to_be_the_first_is_not_ranked() -> None:
    first, second = (AREAS[force].name for force in BY_COUNT[:2])
    words = "It is not {} but {} that recorded the most sexual grooming offences in 2021/22."
    assert ranks(words.format(second, first)) == {LedgerVerdict.CONFIRMED}


@pytest.mark.parametrize(
    "text",
    [
        "Kent was still seventh in England and Wales for the rate of sexual grooming offences per head in 2021/22.",
        "It was Kent that recorded the most serious sexual grooming offences in 2021/22.",
        "The police force with the most officers working on sexual grooming in 2021/22 was Kent.",
        "It was Kent that recorded the highest rise in sexual grooming offences in 2021/22.",
    ],
)
def test_what_is_ranked_by_something_else_than_counts_is_not_judged_by_them(text: str) -> None:
    assert not ranks(text) & {LedgerVerdict.CONFIRMED, LedgerVerdict.CONTRADICTED}


@pytest.mark.parametrize("seed", range(4))
def test_ahead_of_and_behind_another_place_are_differences(seed: int) -> None:
    one, other = Random(seed).sample(BY_COUNT[:20], 2)
    mine, theirs = (count(FORCES.index(force), 2021, CODES.index("88A")) for force in (one, other))
    words = "With {} sexual grooming offences in 2021/22, {} was {} {} {}."
    way = "ahead of" if mine > theirs else "behind"
    for size, right in ((abs(mine - theirs), LedgerVerdict.CONFIRMED), (abs(mine - theirs) + 60, LedgerVerdict.CONTRADICTED)):
        told = all_found(words.format(mine, AREAS[one].name, size, way, AREAS[other].name))
        assert told[-1].verdict is right, told[-1]


@pytest.mark.parametrize("near", [True, False])
def test_all_but_doubled_is_almost_doubled(near: bool) -> None:
    text = f"The number of offences all but doubled in Kent, from 100 to {190 if near else 130}."
    factor = next(one for one in check_text(text) if one.claim.stated.form is Form.FACTOR)
    assert (factor.verification.severity is None) is near

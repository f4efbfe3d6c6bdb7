"""Offences named in any order of words."""

import pytest

from faircount.claims.coordinates.offences import offences_named, said_in_short, younger_beside


@pytest.mark.parametrize(
    ("words", "offences"),
    [
        ("94 girls under 16 were raped", [("19D",)]),
        ("rapes of boys under the age of thirteen", [("19H",)]),
        ("sexual assaults on girls aged under 13", [("20B",)]),
        ("rapes of girls under 16 and girls under 13", [("19D",), ("19E",)]),
        ("rape of a child under 13", [("19E", "19H")]),
        ("exposure or voyeurism", [("88E",)]),
        ("offence code 88A (sexual grooming)", [("88A",)]),
        ("child sex crimes", [("sexual_under_18",)]),
        ("section 15A of the Sexual Offences Act 2003", [("sexual_communication_with_a_child",)]),
        ("burglaries", []),
    ],
)
def test_an_offence_is_named_in_many_ways(words: str, offences: list[tuple[str, ...]]) -> None:
    assert [one.offences for one in offences_named(f"Police recorded {words} there")] == offences


@pytest.mark.parametrize("words", ["sexual offences against girls", "online sexual grooming", "rape of boys"])
def test_words_beside_a_name_make_it_less_than_the_whole(words: str) -> None:
    assert not any(one.is_whole for one in offences_named(words))


def test_what_is_near_by_its_name() -> None:
    assert (younger_beside("22B"), younger_beside("88A")) == ("21", None)
    assert said_in_short("grooming") == "88A"

"""Rates per children and people, ranks without some, shares of an age: what counts give for each."""

import pytest

from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.vocabulary.areas import AREAS, FORCES
from tests.unit.claims.lookup.test_answer import CODE_NAMES, CODES, GROOMING, KENT, NOW, all_found, count, found


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Kent recorded {} sexual grooming offences per 1,000 children in 2021/22.", f"{NOW / 200:.2f}", f"{NOW / 1000:.2f}"),
        ("Kent recorded {} sexual grooming offences per 1,000 people in 2021/22.", f"{NOW / 1000:.2f}", f"{NOW / 200:.2f}"),
        ("Kent's rate of sexual grooming was {} per 10,000 inhabitants in 2021/22.", f"{NOW / 100:.1f}", f"{NOW / 20:.1f}"),
    ],
)
def test_a_rate_is_per_children_or_per_people_of_all_ages_as_it_says(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)).verdict is LedgerVerdict.CONFIRMED
    assert found(text.format(wrong)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize("words", ["for each", "of every", "for every", "in every"])
def test_the_people_that_a_rate_is_for_are_no_count(words: str) -> None:
    told = all_found(f"Kent recorded some sexual grooming offences in 2021/22 {words} 1,000 Kentish people.")
    assert not [one for one in told if one.verified.claim.stated.value == 1000]


def test_a_count_that_police_recorded_is_no_difference_of_two() -> None:
    """Forty more than the year before: "recorded by Kent" is no "by forty"."""
    assert found("40 sexual grooming offences were recorded by Kent in 2021/22.").verdict is LedgerVerdict.CONTRADICTED
    assert found("Sexual grooming in Kent rose by 40 offences in 2021/22.").verdict is LedgerVerdict.COUNT_ONLY


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("Sexual grooming offences in Kent outnumbered those in Suffolk in 2021/22.", FORCES.index("E23000025") < KENT),
        ("Sexual grooming offences in Kent outnumbered those in Gwent in 2021/22.", FORCES.index("W15000002") < KENT),
    ],
)
def test_a_place_whose_offences_outnumber_those_of_another_has_more(text: str, is_right: bool) -> None:
    assert found(text).verdict is (LedgerVerdict.CONFIRMED if is_right else LedgerVerdict.CONTRADICTED)


@pytest.mark.parametrize("words", ["Apart from {}, nobody", "Leave out {} and no other force", "No force bar {}"])
def test_a_rank_is_told_without_the_forces_that_it_sets_aside(words: str) -> None:
    names = {code: AREAS[code].name for code in FORCES}
    last, second, third = (names[code] for code in FORCES[:-4:-1])
    told = f"{words.format(last)} recorded more sexual grooming offences in 2021/22 than {{}}."
    assert found(told.format(second)).verdict is LedgerVerdict.CONFIRMED
    assert found(told.format(third)).verdict is LedgerVerdict.CONTRADICTED


def test_the_years_to_another_and_the_level_before_them_are_the_ends_of_a_change() -> None:
    percent = round(100 * (NOW - count(KENT, 2019, GROOMING)) / count(KENT, 2019, GROOMING), 1)
    told = "Over the two years to 2021/22 sexual grooming in Kent rose by {} per cent from its 2019/20 level."
    assert found(told.format(percent)).verdict in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
    assert found(told.format(percent + 20)).verdict is LedgerVerdict.CONTRADICTED


def test_children_under_16_are_a_share_of_an_offence_against_anybody() -> None:
    of = {code: count(KENT, 2021, CODES.index(code)) for code in CODES if "ape of" in CODE_NAMES[code]}
    part = sum(number for code, number in of.items() if "child" in CODE_NAMES[code])
    told = "Children under 16 were the victims in {}% of the rapes recorded by Kent Police in 2021/22."
    assert found(told.format(round(100 * part / sum(of.values())))).verdict is LedgerVerdict.CONFIRMED
    assert found(told.format(9)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize("word", ["next-door", "neighbouring", "much larger", "rival"])
def test_a_word_before_the_place_that_a_number_is_measured_from_changes_nothing(word: str) -> None:
    is_right = FORCES.index("E23000025") > KENT
    text = f"Kent recorded fewer sexual grooming offences in 2021/22 than {word} Suffolk."
    assert found(text).verdict is (LedgerVerdict.CONFIRMED if is_right else LedgerVerdict.CONTRADICTED)


def test_other_forces_of_a_country_are_not_the_country() -> None:
    told = all_found("Kent recorded more sexual grooming offences in 2021/22 than other English forces.")
    assert not [one for one in told if one.verdict is LedgerVerdict.CONTRADICTED]

"""What a sentence denies is held the other way round, or held against nothing."""

import pytest

from faircount.claims.ledger_verdict import LedgerVerdict
from tests.unit.claims.lookup.test_answer import NOW, all_found

TRUE = (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)


@pytest.mark.parametrize("year", ["2020/21", "2021/22"])
@pytest.mark.parametrize("has_not", ["did not", "didn't", "did not actually"])
@pytest.mark.parametrize("way", ["rise", "fall", "go up", "go down"])
def test_a_direction_that_did_not_happen_is_the_direction_turned_round(way: str, has_not: str, year: str) -> None:
    (found,) = all_found(f"Recorded sexual grooming offences in Kent {has_not} {way} in {year}.")
    assert found.verdict in (TRUE if way in ("fall", "go down") else (LedgerVerdict.CONTRADICTED,))


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that Kent Police recorded {} sexual grooming offences in 2021/22.",
        "It is a myth that Kent Police recorded {} sexual grooming offences in 2021/22.",
        "The force denied that it recorded {} sexual grooming offences in Kent in 2021/22.",
        "There is no evidence that Kent Police recorded {} sexual grooming offences in 2021/22.",
        "Kent Police never recorded {} sexual grooming offences in 2021/22.",
        "Kent Police failed to record {} sexual grooming offences in 2021/22.",
        "Neither Kent nor Essex recorded {} sexual grooming offences in 2021/22.",
        "Kent Police never recorded as many as {} sexual grooming offences in 2021/22.",
    ],
)
@pytest.mark.parametrize("number", [NOW, NOW - 10, NOW + 900])
def test_what_is_denied_in_other_words_is_neither_borne_out_nor_disproved(text: str, number: int) -> None:
    assert {found.verdict for found in all_found(text.format(f"{number:,}"))} <= {LedgerVerdict.UNKNOWN}


@pytest.mark.parametrize(
    "words", ["{}, and nobody was surprised", "No fewer than {}", "Not surprisingly {}", "With no doubt at all, {}"]
)
def test_a_word_that_denies_something_else_denies_no_number(words: str) -> None:
    head, _, tail = words.partition("{}")
    text = f"{head}{NOW:,} sexual grooming offences were recorded in Kent in 2021/22{tail}."
    assert [found.verdict for found in all_found(text)] == [LedgerVerdict.CONFIRMED]


@pytest.mark.parametrize("way", ["rise", "fall"])
def test_a_denied_direction_that_is_denied_once_more_is_left_open(way: str) -> None:
    for text in (
        f"It is not true that recorded sexual grooming offences in Kent did not {way} in 2021/22.",
        f"It is a myth that there was no {way} in sexual grooming offences in Kent between 2020/21 and 2021/22.",
    ):
        assert {found.verdict for found in all_found(text)} <= {LedgerVerdict.UNKNOWN}

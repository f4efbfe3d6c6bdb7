"""Numbers that something was done to: no figure disproves them, since what was done is not known."""

from random import Random

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from tests.unit.claims.lookup.test_answer import FIGURES, NATION, NOW, SOURCES, residents

WORKED_UPON = (
    "Leave the Met out and England and Wales is left with {} sexual grooming offences in 2021/22.",
    "What remains of the sexual grooming offences in Kent in 2021/22 without those of summer is {}.",
    "With 2012/13 set at 100, the index of sexual grooming offences in Kent stood at {} in 2021/22.",
    "Kent + Essex = {} sexual grooming offences in 2021/22.",
    "Kent added {} sexual grooming offences to its books in 2021/22.",
    "Seasonally adjusted, Kent recorded {} sexual grooming offences in 2021/22.",
    "The median force recorded {} sexual grooming offences in 2021/22.",
    "Set Essex to one side and the other forces of England and Wales recorded {} sexual grooming offences in 2021/22.",
)


@pytest.mark.parametrize("seed", range(4))
def test_no_number_that_something_was_done_to_is_called_wrong(seed: int) -> None:
    """Whatever number stands there: it may be right of what is left, of the index, of the sum."""
    drawn = Random(seed)
    for words in WORKED_UPON:
        number = drawn.choice((drawn.randint(2, 99), drawn.randint(100, NATION), NATION + drawn.randint(1, 9_000)))
        if number not in (NOW, NATION):
            found = judge_against(check_text(words.format(f"{number:,}")), FIGURES, SOURCES, None, residents)
            assert not [one for one in found if one.verdict is LedgerVerdict.CONTRADICTED], (seed, words.format(number))


def test_the_same_number_is_called_wrong_where_nothing_was_done_to_it() -> None:
    text = f"Kent Police recorded {NOW + 900:,} sexual grooming offences in 2021/22."
    assert [one.verdict for one in judge_against(check_text(text), FIGURES, SOURCES, None, residents)] == [
        LedgerVerdict.CONTRADICTED
    ]

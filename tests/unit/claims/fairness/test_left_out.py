"""What an article leaves out, and that nothing is missed in one that says it."""

from __future__ import annotations

from faircount.claims.check import check_text
from faircount.claims.fairness.left_out import left_out
from faircount.claims.ledger import judge_against
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear

FIGURES = [
    Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, count, Online.YES)
    for year, count in ((2015, 55), (2016, 145))
]
TEXT = "Online sex offences against children in Cleveland more than doubled, from 55 in 2015/16 to 145 in 2016/17."


def missing(text: str) -> tuple[str, ...]:
    """What the article leaves out, held against two figures."""
    return left_out(text, judge_against(check_text(text), FIGURES, {}))


def test_the_first_year_of_the_mark_the_children_and_the_help_are_missed():
    assert missing(TEXT) == (
        "That 2015/16 was the first year the online mark was required.",
        "That these are offences recorded, not children.",
        "Where a reader can find help.",
    )


def test_what_is_said_is_not_missed():
    said = (
        " The mark was new in 2015/16. One child may be counted more than once, and these are offences, not children."
        " Childline can be rung on 0800 1111."
    )
    assert missing(TEXT + said) == ()


def test_a_fall_of_all_offences_misses_no_first_year():
    text = "Sexual offences against children in Cleveland fell from 820 in 2015/16 to 772 in 2016/17."
    assert all("first year" not in words for words in missing(text))


def test_a_text_without_claims_misses_nothing():
    assert missing("The force asks witnesses to come forward.") == ()

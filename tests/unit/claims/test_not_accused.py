"""Kinds of texts that accuse nobody: footnotes, supposed changes, revisions, figures far apart, what the text says itself."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from faircount.claims.fairness.cautions import with_cautions
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear

KENT = "E23000032"
FAR = "This is a sentence. " * 8


def figures(*counts: int) -> list[Figure]:
    """Yearly figures of Kent from 2015/16 on."""
    return [
        Figure(KENT, FinancialYear(2015 + number).period, Counted.OFFENCES, "child_named", count, count, source_id="office")
        for number, count in enumerate(counts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police recorded 889 offences [1], said the report [12].",
        "The sum of 44 rows, with 11 yearly counts and 95% exact ranges, is behind it.",
        "If marking was 1.4 times as full, what is left is a clear rise, not a doubling.",
        "Offences rose from 303 to 340, which is not a doubling.",
        "Times as many\n2.64\nRange\n1.19 to 1.28 times\nWhat is left",
    ],
)
def test_what_claims_nothing_is_no_claim(text: str) -> None:
    texts = {one.claim.text for one in check_text(text)}
    assert not texts & {"1", "12", "44", "11 yearly counts", "95%", "not a doubling", "doubling", "1.19 to 1.28 times"}
    assert not any("\n" in text for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        f"Offences that name a child rose to 933 in 2022/23. {FAR}Sexual offences against children were 746 in 2016/17.",
        f"In Kent 2 of 1,000 children were known. {FAR}In 2014 inspectors found 26% of the sexual offences not recorded.",
        "1,040 sexual offences against children in 2015/16 is below the 1,072 rapes and other offences that name a child.",
        "Across 39 forces offences rose. In 2015/16 38 forces answered, and 40 forces a year later.",
    ],
)
def test_figures_that_the_text_does_not_join_speak_against_none(text: str) -> None:
    assert not [one.claim.text for one in check_text(text) if one.verification.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        "Offences that name a child in Kent rose from 500 in 2016/17 to 600 in 2017/18, then 520. That is 20% more.",
        "Offences that name a child in Kent, in brief: the fall from 363 is larger than it looks.",
    ],
)
def test_a_ledger_speaks_against_no_year_that_the_claim_does_not_name(text: str) -> None:
    held = judge_against(check_text(text), figures(480, 500, 600), {})
    assert not [one.verified.claim.text for one in held if one.verdict in (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING)]


def test_the_end_of_a_year_and_a_count_behind_it_are_no_ages() -> None:
    text = "Child sex offences in Cleveland quadrupled from 3,919 in 2013/14 to 16,345 in 2014/15."
    assert [one.verification.verdict for one in check_text(text)] == [Verdict.CONSISTENT, Verdict.CONSISTENT]


def test_a_figure_moved_between_editions_is_no_change_from_year_to_year() -> None:
    text = "In Kent the count of offences that name a child of 2016/17 moved from 466 to 520 between releases."
    assert [(one.claim.text, len(one.claim.periods)) for one in check_text(text)] == [("466", 1), ("520", 1)]


def test_of_these_is_a_part_of_what_was_just_told() -> None:
    told = "Kent Police recorded 889 sexual offences against children in 2016/17. Of these, {} were against children under ten."
    calls = [check_text(told.format(number))[1].verification.verdict for number in (916, 316)]
    assert calls[0] is not Verdict.CONSISTENT
    assert calls[1] is not Verdict.INCONSISTENT


def test_a_caution_that_the_text_gives_itself_is_not_given_again() -> None:
    said = "Offences that name a child in Kent: 480 in 2015/16, then 500 in 2016/17. 4% more{}."
    bare, told = (
        with_cautions(text, judge_against(check_text(text), figures(480, 500), {}))[-1]
        for text in (said.format(""), said.format(", range 8% fewer to 18% more"))
    )
    assert bare.caution is not None
    assert bare.verdict is LedgerVerdict.COUNT_ONLY
    told = with_cautions(
        text := said.format(", range 8% fewer to 18% more"), judge_against(check_text(text), figures(480, 500), {})
    )
    four = next(one for one in told if one.verified.claim.text == "4% more")
    assert (four.verdict, four.caution) == (LedgerVerdict.CONFIRMED, None)


@pytest.mark.parametrize("of", ["the average of the two years before", "the mean of the previous two years"])
def test_a_multiple_of_a_mean_is_not_held_against_one_of_its_years(of: str) -> None:
    told = check_text(f"There were 500 offences in 2016, 300 in 2017 and 800 in 2018. The 2018 figure is twice {of}.")
    assert told[-1].verification.verdict is not Verdict.INCONSISTENT

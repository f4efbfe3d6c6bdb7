"""Promises of the claim checker over texts made up at random."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.compare.compare import compare
from faircount.compare.comparison import Comparison
from faircount.compare.statement import Naming
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from tests.lib.inputs import inputs
from tests.lib.said_figures import WORDINGS, sentence
from tests.lib.whole_statement import statement

COUNTS = st.integers(20, 90_000)
WORDS = st.sampled_from(
    "55 1,206 2015/16 last year one in five per cent offences more than doubled from to up down % a day under ten victims Kent "
    "Cleveland Police . , ( ) : ; “ ” half of them the year before \n 0 000 - – children rose by every minutes forces In".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40))
@inputs(150)
def test_any_text_gives_claims_in_order_within_it_that_never_overlap(words):
    text = " ".join(words)
    judged = check_text(text)
    last = 0
    for one in judged:
        assert last <= one.claim.start < one.claim.end <= len(text)
        assert text[one.claim.start : one.claim.end] == one.claim.text
        last = one.claim.end
    assert judged == check_text(text)


@given(COUNTS, COUNTS)
@inputs(60)
def test_a_percentage_rightly_worked_out_is_never_called_wrong(before, after):
    percent = round(100 * abs(after - before) / before)
    way = "rise" if after > before else "fall"
    text = f"Kent had {after:,} cases in 2016/17, compared with {before:,} in 2015/16, a {way} of {percent} per cent."
    found = check_text(text)[-1]
    assert after == before or found.verification.verdict is Verdict.CONSISTENT


@given(COUNTS, COUNTS, st.integers(3, 60))
@inputs(60)
def test_a_percentage_off_by_points_is_caught(before, after, off):
    percent = round(100 * abs(after - before) / before) + off
    way = "rise" if after >= before else "fall"
    text = f"Kent had {after:,} cases in 2016/17, compared with {before:,} in 2015/16, a {way} of {percent} per cent."
    assert check_text(text)[-1].verification.verdict is Verdict.INCONSISTENT


@given(st.lists(COUNTS, min_size=2, max_size=4, unique=True), st.booleans(), st.integers(2, 500))
@inputs(60)
def test_a_total_is_never_accused_where_its_parts_add_up_and_never_borne_out_where_they_do_not(parts, right, off):
    names = ("Kent", "Essex", "Surrey", "Dorset")
    total = sum(parts) + (0 if right else off)
    listed = ", ".join(f"{name} had {count:,}" for name, count in zip(names, parts, strict=False))
    found = check_text(f"In 2016/17 {listed}, in total {total:,}.")[-1]
    assert found.verification.verdict is not (Verdict.INCONSISTENT if right else Verdict.CONSISTENT)


@given(st.integers(0, 3000), st.integers(0, 3000), st.sampled_from(Online), st.sampled_from((2015, 2016, 2018)))
@example(10, 1, Online.YES, 2015)
@example(25, 42, Online.YES, 2018)
@inputs(80)
def test_our_own_sentences_are_judged_true(before, after, online, year):
    if online is Online.NO:
        return
    figures = [
        Figure("E23000013", FinancialYear(year + step).period, Counted.OFFENCES, "sexual_under_18", count, count, online)
        for step, count in enumerate((before, after))
    ]
    compared = compare(*figures)
    if not isinstance(compared, Comparison):
        return
    mark = "online" if online is Online.YES else ""
    text = " ".join(statement(compared, Naming("Cleveland Police", "sexual offences against under-18s", mark)).sentences)
    judged = check_text(text)
    assert judged
    assert not [one.claim.text for one in judged if one.verification.verdict is Verdict.INCONSISTENT]
    checked = judge_against(judged, figures, {})
    assert not [one.verified.claim.text for one in checked if one.verdict in (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING)]


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_claim_made_from_figures_is_judged_true_and_one_beyond_its_wording_false(wording):
    rng = random.Random(20)
    wrong = []
    for _ in range(120):
        said = sentence(rng, wording)
        place = said.text.index(said.claim)
        over = [one for one in check_text(said.text) if one.claim.start < place + len(said.claim) and place < one.claim.end]
        wanted = Verdict.CONSISTENT if said.is_true else Verdict.INCONSISTENT
        if not any(one.verification.verdict is wanted for one in over):
            wrong.append(said.text)
    assert len(wrong) <= 1, wrong

"""Whole texts: every claim found, and judged by the text's own numbers."""

from __future__ import annotations

from collections import Counter

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Severity
from tests.unit.claims.cases import own, pair, published, scored


@pytest.mark.parametrize("known", published(), ids=lambda known: known.name)
def test_every_claim_of_a_published_case_is_found_and_judged(known):
    paired = pair(known)
    assert not paired.wrong
    assert not paired.spurious


@pytest.mark.parametrize("known", published(), ids=lambda known: known.name)
def test_a_slip_of_rounding_is_told_from_an_error(known):
    for claim, found in pair(known).pairs:
        severity = found.verdict.severity if found else None
        assert severity == (Severity(claim.severity) if claim.severity else None), claim.text


@pytest.fixture(scope="module")
def paired():
    """What is found in each of our own texts beside what is marked in it."""
    return {known.name: pair(known) for known in own()}


def test_of_our_own_texts_nearly_all_claims_are_judged_rightly_and_none_is_falsely_accused(paired):
    claims = sum(len(one.pairs) for one in paired.values())
    wrong = [(name, words) for name, one in paired.items() for words in one.wrong]
    spurious = [(name, one.claim.text) for name, found in paired.items() for one in found.spurious]
    assert claims > 2_000
    assert len(wrong) <= 0.02 * claims, wrong
    assert len(spurious) <= 0.01 * claims, spurious
    assert not [(name, one.false_alarms) for name, one in paired.items() if one.false_alarms]


def test_every_material_error_of_our_own_texts_is_caught(paired):
    errors = [(claim, found) for one in paired.values() for claim, found in one.pairs if claim.severity == "material"]
    assert len(errors) >= 20
    assert not [claim.text for claim, found in errors if found is None or str(found.verdict.call) != "inconsistent"]


def test_texts_by_other_hands_are_judged_no_worse_than_they_were():
    # Bounds, no demand: whoever writes rules until these are right has read no further text better (docs/measured/claims.md).
    tally = sum((scored(text) for text in own("others")), Counter())
    assert tally["found"] >= 0.95 * tally["claims"]
    assert tally["right"] >= 0.66 * tally["claims"]
    assert tally["caught"] >= 11
    assert tally["false alarms"] <= 14


def test_a_text_without_numbers_has_no_claims():
    assert check_text("The force has set up a team of specialists, and asks anybody who knows more to come forward.") == ()
    assert check_text("") == ()

"""Figures that may speak against a claim, and those that may not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.claims.arithmetic import Calculation
from faircount.claims.check import check_text
from faircount.claims.claim import ClaimKind, Form, StatedValue, Subject
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.stated_range import StatedRange
from faircount.claims.verification.accusing import may_accuse
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.operands import COUNT, Operand
from faircount.claims.verification.phrase import Phrase
from faircount.claims.words import load_wording
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from tests.lib.inputs import inputs

KENT, ESSEX = Subject(areas=("E23000032",)), Subject(areas=("E23000028",))
FAR = "Children were listened to by officers. " * 5


def claim(sentence: int = 3, subject: Subject = KENT) -> Candidates:
    """A claim of Kent in 2018/19 that says 50%."""
    stated = StatedValue(Form.PERCENT, StatedRange.exactly(50), 50.0)
    found = ExtractedClaim(900, 903, ClaimKind.SHARE, stated, 900)
    read = ResolvedClaim("c9", found, sentence, subject, (FinancialYear(2018).period,))
    return Candidates(read, [], [], load_wording(), Phrase(names=frozenset({"Essex"})))


def figure(number: float, sentence: int = 3, subject: Subject = KENT, year: int = 2018, name: str = "") -> Operand:
    """A count of Kent in 2018/19."""
    words, at = frozenset({name} if name else ()), int(number)
    period = FinancialYear(year).period
    return Operand(
        (f"c{at}",), at, at + 3, sentence, number, StatedRange.exactly(number), subject, period, COUNT, words=words, index=at
    )


def bound(*figures: Operand, template: str = "share") -> Binding:
    """These figures in the places of a template."""
    return Binding(template, figures, Calculation.of(30, "30%"), claim().stated)


def test_what_stands_with_the_claim_may_and_what_stands_far_off_only_where_it_is_named() -> None:
    assert may_accuse(claim(8), bound(figure(97, 7), figure(318, 4)), ())
    assert not may_accuse(claim(8), bound(figure(97, 7), figure(318, 3)), ())
    assert may_accuse(claim(8), bound(figure(97, 7), figure(318, 3, name="Essex")), ())


def test_figures_of_another_place_told_before_may_only_where_the_sentence_names_them() -> None:
    told = [figure(97, 2, ESSEX), figure(318, 2, ESSEX)]
    assert not may_accuse(claim(), bound(*told), ())
    assert may_accuse(claim(), bound(told[0], figure(318, 2)), ())
    assert may_accuse(claim(), bound(*(replace(one, words=frozenset({"Essex"})) for one in told)), ())
    assert may_accuse(claim(), bound(*(replace(one, sentence=4) for one in told), template="sum"), ())


def test_figures_of_something_else_may_not_where_others_may_bear_the_claim_out() -> None:
    arrests = bound(figure(97), figure(318, 2, replace(KENT, counted=Counted.ARRESTS)))
    other = bound(figure(97), figure(194))
    assert may_accuse(claim(), arrests, ())
    assert may_accuse(claim(), arrests, [(other, 0.005)])
    assert not may_accuse(claim(), arrests, [(other, 0.03)])
    assert may_accuse(claim(), bound(figure(97), figure(318, 2)), [(other, 0.03)])


def accused(text: str) -> set[str]:
    return {one.claim.text for one in check_text(text) if str(one.verification.verdict) == "inconsistent"}


@pytest.mark.parametrize(
    "text",
    [
        f"Kent Police recorded 139 sexual offences against children in 2021/22. {FAR}Officers work on 40 services a day.",
        f"Kent Police recorded 200 sexual offences against children in 2021/22, up from 160. {FAR}Offences are up by 31%.",
        "Between 1,200 and 1,300 image offences a year were recorded by Kent Police in the three years to 2020: "
        "1,231 in 2018, 1,296 in 2019 and 1,204 in 2020.",
    ],
)
def test_of_a_text_that_names_nothing_else_nobody_is_accused(text: str) -> None:
    assert not accused(text)


def test_a_number_is_wrong_where_the_next_sentence_says_what_it_consists_of_and_that_is_another() -> None:
    text = (
        "Officers in Suffolk recorded {} sexual crimes against children in 2018/19. They consist of 141 image offences, 88 of {}."
    )
    rest = "grooming and 44 of incitement"
    assert accused(text.format(303, rest)) == {"303 sexual crimes"}
    assert not accused(text.format(273, rest))


@given(st.integers(10, 5_000), st.sampled_from(("trebled", "quadrupled", "rose by 50 per cent", "rose by 300%")))
@example(50, "quadrupled")
@inputs(40)
def test_a_change_is_found_wrong_also_where_one_end_is_exactly_twice_the_other(before: int, said: str) -> None:
    told = f"Offences {said} from {before:,} to {2 * before:,}."
    apart = f"Kent had {before:,} offences in 2018/19 and {2 * before:,} in 2019/20: they {said}."
    assert all(any(said in claim for claim in accused(text)) for text in (told, apart))

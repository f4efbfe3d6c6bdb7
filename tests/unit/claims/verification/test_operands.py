"""Figures told together, and those that a claim of a crowded text is held against."""

from __future__ import annotations

from faircount.claims.claim import ClaimKind, Form, StatedValue, Subject
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.stated_range import StatedRange
from faircount.claims.verification.binding import MOST_NAMED, NEAREST, within_reach
from faircount.claims.verification.operands import COUNT, Operand, told_together


def figure(number: int) -> Operand:
    """A count of Essex in a sentence of its own."""
    return Operand(
        (f"c{number}",), 100 * number, 100 * number + 2, number, float(number), StatedRange.exactly(number), Subject(), None,
        COUNT, index=number, words=frozenset({"Essex"}),
    )  # fmt: skip


def test_the_claims_of_a_text_share_its_sums() -> None:
    figures, held = [figure(number) for number in range(1, 5)], dict[tuple[int, ...], Operand]()
    first, second = list(told_together(figures, held=held)), list(told_together(figures[:3], held=held))
    assert [one.number for one in second] == [one.number for one in told_together(figures[:3])]
    assert {id(one) for one in second} <= {id(one) for one in first}


def test_the_fewer_figures_a_claim_is_held_against_the_fewer_are_named_from_afar() -> None:
    figures = [figure(number) for number in range(1, 100)]
    said = ResolvedClaim(
        "c", ExtractedClaim(6_050, 6_052, ClaimKind.LEVEL, StatedValue(Form.COUNT, None, None), 6_050), 60, Subject()
    )
    for most, named in ((NEAREST, MOST_NAMED), (NEAREST // 2, MOST_NAMED // 2)):
        before = [one for one in within_reach(said, figures, frozenset({"Essex"}), most) if one.sentence < 40]
        assert len(before) == named

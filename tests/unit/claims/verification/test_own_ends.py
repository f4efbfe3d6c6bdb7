"""A change told with its own two ends is judged by them, whatever number of another sentence would bear it out."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from faircount.claims.check import check_text, gather
from faircount.claims.claim import Verdict, VerifiedClaim
from faircount.claims.verification.verify import each_near
from faircount.claims.words import load_wording
from tests.lib.inputs import inputs

FRACTIONS = {"a fifth": 0.2, "a quarter": 0.25, "a third": 1 / 3, "a half": 0.5, "two thirds": 2 / 3, "three quarters": 0.75}
FACTORS = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}
WAYS = ("percent", "fraction", "factor", "difference", "halved")
SUBJECTS = ("Offences", "Rapes", "Online offences in Kent", "Grooming offences against girls", "The number of offences in Sussex")
PLACES = (
    "{subject} {verb}{size} from {before} to {after}.",
    "{subject} {verb}{size}, from {before} to {after}.",
    "{subject} {verb}{size} in five years, from {before} to {after}.",
    "{subject} {verb}{size} from {before} in 2018/19 to {after} in 2019/20.",
    "{subject} {verb}{size}, going from {before} to {after}.",
    "{subject} {verb}{size} to {after} from {before}.",
)
TOLD_BEHIND = ("{subject} went from {before} to {after}, {noun}.", "{subject} went from {before} to {after} ({noun}).")
TAILS = (
    "",
    " Assaults numbered {other}.",
    " Another {other} were cautions.",
    " In Dorset there were {other} rapes.",
    " Officers read {other} messages in 2019/20.",
    " Essex had {other} in 2018/19 and {base} in 2019/20.",
)


@dataclass(frozen=True)
class Told:
    """A change in a sentence with its ends, and another behind that would bear it out, were it wrong."""

    text: str
    claim: str

    @property
    def judged(self) -> VerifiedClaim:
        """The claim that tells its size."""
        at = self.text.index(self.claim)
        return next(one for one in check_text(self.text) if one.claim.start <= at < one.claim.end)


@st.composite
def told(draw: st.DrawFn, right: bool) -> Told:
    """Counts, a way of telling their change, rightly or wrong by a third or more, and a sentence that is about something else."""
    before, way, up = draw(st.integers(20, 5_000)), draw(st.sampled_from(WAYS)), draw(st.booleans())
    if way in ("factor", "halved"):
        word, times = ("halved", 0.5) if way == "halved" else draw(st.sampled_from(sorted(FACTORS.items())))
        after = round(before * times) if right else draw(st.integers(1, 6 * before))
        assume(right or abs(after / before - times) >= times / 3)
        size, verb, noun, meant = word, "", "", round(before * times)
    elif way == "fraction":
        word, share = draw(st.sampled_from(sorted(FRACTIONS.items())))
        sign = 1 if up else -1
        after = round(before * (1 + sign * share)) if right else draw(st.integers(1, 4 * before))
        off = abs((after / before - 1) - sign * share)
        assume(off >= share / 3 and off > 0.08 if not right else off < 0.015)
        size, verb, meant = f"by {word}", "rose " if up else "fell ", round(before * (1 + sign * share))
        noun = f"{'a rise' if up else 'a fall'} of {word}"
    else:
        after = draw(st.integers(1, 4 * before))
        assume(after != before)
        sign = 1 if after > before else -1
        exact = abs(after - before) if way == "difference" else 100 * abs(after - before) / before
        said = round(exact) if right else draw(st.integers(1, 400))
        assume(said > 0 and (right or (abs(said - exact) >= exact / 3 and abs(said - exact) > 1)))
        verb, unit = "rose " if sign > 0 else "fell ", "" if way == "difference" else draw(st.sampled_from(("%", " per cent")))
        meant = before + sign * said if way == "difference" else round(before * (1 + sign * said / 100))
        assume(meant > 0)
        size, noun = f"by {said:,}{unit}", f"{'a rise' if sign > 0 else 'a fall'} of {said:,}{unit}"
    places = (*PLACES, *TOLD_BEHIND) if noun else PLACES
    tail = draw(st.sampled_from(TAILS)).format(other=f"{meant:,}", base=f"{round(meant * before / max(after, 1)):,}")
    sentence = draw(st.sampled_from(places)).format(
        subject=draw(st.sampled_from(SUBJECTS)), verb=verb, size=size, noun=noun, before=f"{before:,}", after=f"{after:,}"
    )
    return Told(f"{sentence}{tail}", noun if noun and noun in sentence else f"{verb}{size}")


@given(told(right=True))
@inputs(300)
def test_a_change_rightly_told_with_its_ends_is_borne_out(change):
    assert change.judged.verification.verdict is Verdict.CONSISTENT, change.text


@given(told(right=False))
@example(Told("Rapes fell 50% from 100 to 75. Assaults numbered 50.", "fell 50%"))
@example(Told("Offences rose 200% from 50 to 100. Another 150 were cautions.", "rose 200%"))
@inputs(300)
def test_a_change_wrong_by_a_third_is_found_whatever_stands_behind(change):
    assert change.judged.verification.verdict is Verdict.INCONSISTENT, change.text


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Offences rose by 10% a year, from 1,000 in 2017/18 to 1,210 in 2019/20.", "10%"),
        ("Offences rose by a fifth, in Kent from 100 to 150 and in Essex from 200 to 210.", "a fifth"),
        ("Offences rose 20%, from 100 to 150 in Kent and from 200 to 210 in Essex.", "rose 20%"),
        ("Offences rose 20%, rapes from 50 to 100.", "rose 20%"),
        ("Offences rose 20% in 2018/19 and 30% in 2019/20, from 100 to 156.", "30%"),
        ("Offences rose from 50 in 2018/19 to 100 in 2019/20, up 300% on 2012/13.", "up 300%"),
    ],
)
def test_ends_of_something_else_are_not_its_own(text, claim):
    evidence = gather(text, load_wording())
    at = text.index(claim)
    near = next(one for one in each_near(evidence, evidence.claims) if one.claim.extracted.start <= at < one.claim.extracted.end)
    assert near.ends is None


@given(st.integers(20, 900), st.sampled_from(("three", "four", "five")), st.booleans())
@inputs(60)
def test_a_fall_so_many_fold_is_no_rise(after, word, right):
    times = {"three": 3, "four": 4, "five": 5}[word]
    before = after * times if right else round(after * times * 0.5)
    wanted = Verdict.CONSISTENT if right else Verdict.INCONSISTENT
    for sentence in (
        "Offences fell {fold} from {before:,} to {after:,}.",
        "There was a {fold} drop, from {before:,} to {after:,}.",
    ):
        told = Told(sentence.format(fold=f"{word}fold", before=before, after=after), f"{word}fold")
        assert told.judged.verification.verdict is wanted, told.text


HEDGES = {words: hedge for words, hedge in load_wording().hedges.items() if "average" not in words}
HEDGED = sorted(words for words, hedge in HEDGES.items() if isfinite(hedge.lower) and isfinite(hedge.upper))
OPEN = sorted(HEDGES.keys() - HEDGED)


@given(st.integers(200, 4_000), st.sampled_from([*HEDGED, "just", "only", "barely", "a mere"]), st.booleans())
@inputs(150)
def test_ends_that_are_not_exact_are_its_own_too(before, hedge, right):
    after = before // 2 if right else before - before // 20
    for sentence in (
        f"Police recorded {hedge} {after:,} rapes, down 50% from {hedge} {before:,}. Assaults numbered {before // 2:,}.",
        f"The number of rapes fell 50% to {hedge} {after:,} from {hedge} {before:,}. Assaults numbered {before // 2:,}.",
    ):
        told = Told(sentence, "50%")
        assert told.judged.verification.verdict is (Verdict.CONSISTENT if right else Verdict.INCONSISTENT), told.text


@given(st.sampled_from(OPEN))
@inputs(40)
def test_nobody_knows_how_far_apart_two_numbers_are_that_have_no_end(hedge):
    text = f"Police recorded {hedge} 70 rapes, down 50% from {hedge} 100."
    evidence = gather(text, load_wording())
    near = next(one for one in each_near(evidence, evidence.claims) if one.claim.extracted.start <= text.index("50%"))
    assert near.ends is None

"""What is a claim, in which form, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from faircount.claims.extraction.find import FINDERS, find_claims
from faircount.claims.mentions.passage import read_passage
from faircount.claims.words import load_wording


def found(text: str) -> list[tuple[str, str]]:
    """The claims of a text as (form, words)."""
    return [(str(claim.stated.form), text[claim.start : claim.end]) for claim in find_claims(read_passage(text), load_wording())]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Numbers more than doubled.", [("factor", "more than doubled")]),
        ("It is more than a sixfold rise.", [("factor", "more than a sixfold rise")]),
        ("It is three and a half times as many.", [("factor", "three and a half times as many")]),
        ("It rose from 668 to 765, up 14.5%.", [("pair", "rose from 668 to 765"), ("percent", "up 14.5%")]),
        ("It went from 774 in 2014/15 to 1,390.", [("count", "from 774"), ("count", "to 1,390")]),
        ("The share went from 20% to 34%.", [("percent_pair", "from 20% to 34%")]),
        ("It is a jump of two thirds.", [("fraction", "a jump of two thirds")]),
        ("Two thirds of the cases came from the industry.", [("fraction", "Two thirds")]),
        ("About one in 17 was in Kent.", [("one_in", "About one in 17")]),
        ("Over four in ten fell in those last nine months.", [("one_in", "Over four in ten")]),
        ("39 of 43 forces sent figures.", [("part_of", "39 of 43 forces")]),
        ("Between a fifth and a quarter of the victims are boys.", [("fraction", "Between a fifth and a quarter")]),
        ("Every fourth, 461, was dropped.", [("one_in", "Every fourth"), ("count", "461")]),
        ("Messenger came up in 809, 24%.", [("count", "809"), ("percent", "24%")]),
        ("One caller was nine years old.", [("age", "nine years old")]),
        ("Essex showed no change.", [("direction", "no change")]),
        ("Seven for every one in Powys.", [("for_every", "Seven for every one")]),
        (
            "Kent had more image crimes in 2016/17 than in any year before.",
            [("rank", "more image crimes in 2016/17 than in any year before")],
        ),
        (
            "Kent had more image crimes in 2016/17 than in any of the three years before.",
            [("rank", "more image crimes in 2016/17 than in any of the three years before")],
        ),
        ("That is 85 a day.", [("per", "85 a day")]),
        ("One was recorded every nine minutes.", [("every", "One was recorded every nine minutes")]),
        ("Roughly two for every three investigations.", [("for_every", "Roughly two for every three investigations")]),
        ("That is seven tablets per raid.", [("for_every", "seven tablets per raid")]),
        ("The 12 officers hold 40 files apiece.", [("things", "12"), ("for_every", "40 files apiece")]),
        ("That is 12 cases per month.", [("per", "12 cases per month")]),
        ("Leeds has 1.6x what York has.", [("factor", "1.6x")]),
        ("A further 118 were from before 2003.", [("count", "118")]),
        ("That was 3.1 below the mean.", [("difference", "3.1 below")]),
        ("One pupil in nine was sent one.", [("one_in", "One pupil in nine")]),
        ("Central had the greatest number of the three.", [("rank", "the greatest number of the three")]),
        ("A rape was recorded every other day.", [("every", "A rape was recorded every other day")]),
        ("For every boy, five girls.", [("for_every", "For every boy, five")]),
        ("Kent had 4.4 per 1,000 children. Essex had 3.9.", [("per", "4.4 per 1,000 children"), ("per", "3.9")]),
        ("The 300-seat hall is open 24 hours a day in week 31 (OSC/22/118).", []),
        ("Clauses 14 to 16 and amendment 63 cost 48p a household.", []),
        ("It was one every hour and a half.", [("every", "one every hour and a half")]),
        ("The monthly mean is 31.", [("per", "The monthly mean is 31")]),
        ("It is second worst in the region.", [("rank", "second worst in the region")]),
        ("Photographs are the largest group.", [("rank", "the largest group")]),
        ("Rates per 10,000 children: Kent 24.1, Essex 22.6.", [("per", "24.1"), ("per", "22.6")]),
        ("See Annex 3, ext. 2250, Figure 2. Outcome 16. Text HELP to 60777.", []),
        ("It grew by more than 600.", [("difference", "grew by more than 600")]),
        ("There were 573 more.", [("difference", "573 more")]),
        ("It rose by two percentage points.", [("points", "rose by two percentage points")]),
        ("It was the most since 2002.", [("rank", "the most since 2002")]),
        ("Only London had more.", [("rank", "Only London had more")]),
        ("Dozens of victims were under four.", [("magnitude", "Dozens of victims were under four")]),
        ("The youngest was a one-year-old.", [("age", "a one-year-old")]),
        ("There has been a rise in child sex offences.", [("direction", "There has been a rise in child sex offences")]),
        ("Fifty-five of the crimes took place online.", [("count", "Fifty-five of the crimes")]),
    ],
)  # fmt: skip
def test_each_form_of_claim_is_found_with_its_words(text, claims):
    assert found(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "A new offence took effect on 1 April 2017 under section 15A.",
        "Detective Inspector Ann Lee, 45, spoke in York.",
        "Call 0808 800 5000, or 999 in danger.",
        "He was jailed for 12 years in March 2018.",
        "Four big apps and two neighbouring forces were named.",
        "The charity asks for £2.5m a year and 12 new officers.",
        "The two counties tell different stories in the first six months.",
        "It is for children under 13, girls of 14 and 15-year-olds.",
        "The threat from cyber crime will continue to grow.",
        "It was the second time, in the third quarter, at 6pm.",
        "One of the most serious crimes there is, one day a week or one thing at a time.",
    ],
)
def test_a_number_that_counts_nothing_is_no_claim(text):
    assert found(text) == []


def test_no_two_claims_overlap_whatever_finder_they_come_from():
    text = "More than half, 296 of 565, an increase of 12 per cent from 264, or almost one a day, the highest on record."
    claims = find_claims(read_passage(text), load_wording())
    assert all(one.end <= other.start for one, other in pairwise(claims))
    assert len(claims) >= 5


def test_every_finder_of_the_register_finds_something_in_the_known_texts():
    from tests.unit.claims.cases import own, published

    texts = [
        "Between 15% fewer and 4% more, or 3.2 per 1,000 children.",
        "There were 480 cases, one in five more than last year.",
        "Rapes of boys under 16 in Kent fell between 2019/20 and 2020/21.",
        "Kent recorded more rapes of girls under 13 than Essex.",
        "Four forces recorded more than 400 rapes of a female child under 16 in 2022/23.",
        "Recorded grooming in Kent was at its highest in 2019/20.",
    ]
    idle = dict(FINDERS)
    # A finder is asked until it finds, and no text is read once all have: most find something in the first.
    for text in (*texts, *(case.text for case in (*published(), *own()))):
        passage = read_passage(text)
        idle = {name: finder for name, finder in idle.items() if not list(finder(passage, load_wording()))}
        if not idle:
            break
    assert not idle


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Over the decade the number of rapes fell only twice.", []),
        ("The number of rapes slipped back twice, and nobody knows why.", []),
        ("The number of rapes rose once more.", ["direction"]),
        ("The number of rapes rose twice as fast.", ["factor"]),
        ("The number of rapes is up double on last year.", ["direction", "factor"]),
        ("Take the 851 rapes, double it, double it again.", ["count"]),
    ],
)
def test_how_often_a_number_went_its_way_is_no_way_between_two_years(text: str, forms: list[str]) -> None:
    assert [form for form, _ in found(text)] == forms

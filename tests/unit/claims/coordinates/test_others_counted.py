"""Numbers of calls, officers or lessons have to do with an offence and are no count of it: nothing held bears on them."""

from __future__ import annotations

import random

import pytest

from faircount.claims.ledger_verdict import LedgerVerdict
from tests.unit.claims.lookup.test_answer import NOW, all_found

NOUNS = """
    leaflets webinars teachers volunteers detectives courses posts views downloads interviews warrants devices phones searches
    raids websites accounts chats messages threats fines visits assessments meetings grants pounds letters parents carers
    workshops
    petitions signatures questions hearings jurors trials sentences appeals lawyers calls emails lessons
""".split()
TEXTS = (
    "The charity sent {n} {noun} about sexual grooming in Kent in 2021/22.",
    "In 2021/22 Kent Police had {n} {noun} working on sexual grooming.",
    "Kent had {n} sexual grooming {noun} in 2021/22.",
    "There were {n} {noun} into sexual grooming in Kent in 2021/22.",
    "{n} {noun} in Kent dealt with sexual grooming in 2021/22.",
    "Kent Police said {n} {noun} were linked to sexual grooming in 2021/22.",
    "In Kent, {noun} on sexual grooming rose by 55 per cent between 2020/21 and 2021/22.",
    "Sexual grooming {noun} in Kent more than trebled between 2020/21 and 2021/22.",
    "Sexual grooming in Kent led to {n} {noun} in 2021/22.",
    "The number of {noun} for sexual grooming in Kent fell from 900 to 850 between 2020/21 and 2021/22.",
    "Some {n} {noun} were held in Kent in 2021/22 to stop sexual grooming.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_number_of_something_else_is_neither_borne_out_nor_contradicted(text: str) -> None:
    draw = random.Random(text)
    for noun in draw.sample(NOUNS, 8):
        told = all_found(text.format(n=draw.choice([NOW, draw.randrange(11, 90)]), noun=noun))
        assert all(one.verdict is LedgerVerdict.UNKNOWN for one in told), noun


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police recorded {} cases of sexual grooming in 2021/22.",
        "Kent Police recorded {} sexual grooming offences in 2021/22, police records show.",
        "Figures on sexual grooming show {} offences in Kent in 2021/22.",
        "Sexual grooming accounts for {} offences in Kent in 2021/22.",
        "There were {} reports of sexual grooming in Kent in 2021/22.",
    ],
)
def test_recorded_offences_are_known_under_their_many_nouns(text: str) -> None:
    assert all_found(text.format(f"{NOW:,}"))[-1].verdict is LedgerVerdict.CONFIRMED
    assert all_found(text.format(f"{NOW + 700:,}"))[-1].verdict is LedgerVerdict.CONTRADICTED

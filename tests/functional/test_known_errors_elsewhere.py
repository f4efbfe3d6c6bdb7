"""Errors of the kinds that were printed, told of other areas and settled only by what is held beside the text; controls."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.claims.ledger_verdict import Caution, LedgerVerdict
from tests.lib.held_against import held_against

CASES = {
    "a fall in a row that was none": (
        "Avon and Somerset Police recorded 1,264 sexual offences against children in 2018/19, the third fall in a row.",
        "the third fall in a row", LedgerVerdict.CONTRADICTED, None,
    ),
    "an older age band's number given for babies": (
        "Babies under a year old were the victims of 87 sexual offences recorded by Northamptonshire Police in 2016/17.",
        "87 sexual offences", LedgerVerdict.CONTRADICTED, None,
    ),
    "the kingdom's number of an age given as local": (
        "In Cambridgeshire 2,788 sexual offences recorded in 2016/17 were against children aged four or under.",
        "2,788 sexual offences", LedgerVerdict.CONTRADICTED, Caution.NATIONAL,
    ),
    "a total of two forces with its digits swapped": (
        "The Cleveland and Durham forces together flagged 353 sexual offences against children as online in 2016/17.",
        "353 sexual offences", LedgerVerdict.CONTRADICTED, None,
    ),
    "a total of two forces that does not add up": (
        "In 2018/19 West Midlands Police recorded 3,624 sexual offences against children and Staffordshire Police 1,737, which "
        "adds up to 5,631.",
        "5,631", LedgerVerdict.CONTRADICTED, None,
    ),
    "doubled at 1.8, the base not told": (
        "Child sex offences recorded in Norfolk have doubled since 2014/15. The force recorded 1,390 in 2019/20.",
        "doubled since 2014/15", LedgerVerdict.CONTRADICTED, Caution.BREAK,
    ),
    "the wrong way, of one year alone": (
        "Lincolnshire Police saw a ten per cent rise in sexual offences against children in 2016/17, when it recorded 666.",
        "a ten per cent rise", LedgerVerdict.CONTRADICTED, None,
    ),
    "ages of all offences told of fewer online ones": (
        "Among the victims of Staffordshire's 374 online sexual offences against children in 2016/17 were 65 aged four or under.",
        "65", LedgerVerdict.NOT_COMPARABLE, Caution.WRONG_WHOLE,
    ),
    "a wrong share of an age": (
        "Across the UK a quarter of the sexual offences against children in 2016/17 were committed against children aged four "
        "or under.",
        "a quarter", LedgerVerdict.CONTRADICTED, None,
    ),
    "a wrong share of a country": (
        "England accounted for three quarters of the 76,204 sexual offences against children recorded in the UK in 2018/19.",
        "three quarters", LedgerVerdict.CONTRADICTED, None,
    ),
    "a base of the year before the one that is named": (
        "The four police forces of Yorkshire recorded 5,884 sexual offences against children in 2016/17, up 32 per cent from "
        "4,472 in 2015/16.",
        "up 32 per cent", LedgerVerdict.NOT_COMPARABLE, Caution.STALE,
    ),
    "a count below the official floor, where none was printed": (
        "Merseyside Police recorded 1,210 sexual offences against children in 2018/19.",
        "1,210 sexual offences", LedgerVerdict.COUNT_ONLY, Caution.INCOMPLETE,
    ),
    "a base below the official floor, where none was printed": (
        "Surrey has seen child sex offences nearly treble, from 310 in 2014/15 to 926 in 2018/19.",
        "nearly treble", LedgerVerdict.NOT_COMPARABLE, Caution.INCOMPLETE,
    ),
    "another year's number of the online offences of the country": (
        "In 2015/16 forces in England and Wales flagged 5,653 sexual offences against children as having taken place online.",
        "5,653 sexual offences", LedgerVerdict.CONTRADICTED, Caution.STALE,
    ),
    "six times as many as another force, at five": (
        "Devon and Cornwall recorded more than six times as many child sex offences as Wiltshire in 2018/19, 2,463 compared with "
        "495.",
        "more than six times as many", LedgerVerdict.CONTRADICTED, None,
    ),
}  # fmt: skip


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("case", CASES)
def test_the_error_is_found_and_named(case: str, example_folder: Path) -> None:
    text, claim, standing, caution = CASES[case]
    found = held_against(text, example_folder)[claim]
    assert (found.verdict, found.caution) == (standing, caution)
    assert found.reason or found.arithmetic, "an accusation shows what it rests on"


CONTROLS = (
    "The Cleveland and Durham forces together flagged 335 sexual offences against children as online in 2016/17.",
    "Avon and Somerset, Devon and Cornwall, Dorset, Gloucestershire and Wiltshire between them recorded 5,515 sexual offences "
    "against children in 2018/19.",
    "Lincolnshire Police saw a ten per cent fall in sexual offences against children in 2016/17, when it recorded 666.",
    "In Cambridgeshire 65 sexual offences in 2016/17 were against children aged four or under, eight against babies under one.",
    "Child sex offences recorded in Norfolk have nearly doubled since 2014/15. The force recorded 1,390 in 2019/20.",
    "England accounted for 86 per cent of the 76,204 sexual offences against children recorded in the UK in 2018/19.",
    "Across the UK four per cent of the sexual offences against children in 2016/17 were committed against children aged four or "
    "under.",
    "In Staffordshire 386 of the 1,681 sexual offences against children in 2016/17 had a victim aged ten or under, 23 per cent.",
    "In 2018/19 Dorset Police recorded more sexual offences against children than Gloucestershire, 768 against 525.",
    "Nearly a quarter of the 1,483 sexual offences against children recorded by Avon and Somerset Police in 2016/17 were against "
    "children aged ten and under, 336.",
    "Northamptonshire Police recorded 889 sexual offences against children in 2016/17. More than a third of them were against "
    "children aged ten or under.",
)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("text", CONTROLS)
def test_nothing_in_a_control_is_called_wrong(text: str, example_folder: Path) -> None:
    wrong = (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING, LedgerVerdict.NOT_COMPARABLE)
    assert not [one for one in held_against(text, example_folder).values() if one.verdict in wrong]

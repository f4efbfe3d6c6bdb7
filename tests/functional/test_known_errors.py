"""Errors that were really printed, found from the text, the published figures and the official table; the control left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.claims.ledger_verdict import Caution, Confidence, LedgerVerdict
from tests.lib.held_against import held_against

CASES = {
    "an incomplete base read as a surge": (
        "Recorded sexual offences against children in Cleveland more than trebled, from 247 in 2014/15 to 820 in 2015/16.",
        "more than trebled", LedgerVerdict.NOT_COMPARABLE, Caution.INCOMPLETE,
    ),
    "a part larger than the whole of a longer time": (
        "In Cleveland 270 victims under four were recorded in 2015/16. In the two years to March 2017 there were 53 victims "
        "under four in Cleveland.",
        "270 victims", LedgerVerdict.CONTRADICTED, None,
    ),
    "other forces behind the base": (
        "Across England and Wales 5,653 cyber-flagged sexual offences against children were recorded in 2016/17, compared "
        "with 3,186 in 2015/16, a rise of 44 per cent.",
        "a rise of 44 per cent", LedgerVerdict.NOT_COMPARABLE, Caution.OTHER_BASE,
    ),
    "per cent of for per cent more": (
        "Cyber-related sexual offences against children in Hertfordshire went from 6 in 2015/16 to 43 in 2016/17, an increase "
        "of 716 per cent.",
        "an increase of 716 per cent", LedgerVerdict.CONTRADICTED, None,
    ),
    "a total that is not its parts": (
        "In 2017/18 West Midlands Police recorded 3,304 child sexual offences, Staffordshire 1,176 and West Mercia 1,949, "
        "7,064 in total.",
        "7,064", LedgerVerdict.CONTRADICTED, None,
    ),
    "an answer below the official floor": (
        "In 2017/18 West Midlands Police recorded 3,304 child sexual offences, Staffordshire 1,176 and West Mercia 1,949.",
        "1,176", LedgerVerdict.COUNT_ONLY, Caution.INCOMPLETE,
    ),
    "a year that is missing, rightly not compared": (
        "Durham Police recorded 190 cyber-flagged sexual offences against children in 2016/17. A figure for 2015/16 was not "
        "available.",
        "190 cyber-flagged sexual offences", LedgerVerdict.CONFIRMED, None,
    ),
    "cut off in place of rounded": (
        "Online sexual offences against children recorded in Cleveland rose by 163% in a year, from 55 in 2015/16 to 145 in "
        "2016/17.",
        "rose by 163%", LedgerVerdict.ROUNDING, None,
    ),
    "the country's figure given as local": (
        "Kent Police recorded 5,653 cyber-flagged sexual offences against children in 2016/17.",
        "5,653 cyber-flagged sexual offences", LedgerVerdict.CONTRADICTED, Caution.NATIONAL,
    ),
    "the country's figure of a force of which none is held": (
        "Sussex Police recorded 41,457 sexual offences against children in 2014/15.",
        "41,457 sexual offences", LedgerVerdict.CONTRADICTED, Caution.NATIONAL,
    ),
    "a region's figure given as a force's": (
        "Hertfordshire Constabulary recorded 648 cyber-flagged sexual offences against children in 2018/19.",
        "648 cyber-flagged sexual offences", LedgerVerdict.CONTRADICTED, Caution.NATIONAL,
    ),
    "the kingdom's figure given as England's": (
        "In England 76,204 sexual offences against children were recorded in 2018/19.",
        "76,204 sexual offences", LedgerVerdict.CONTRADICTED, Caution.NATIONAL,
    ),
    "an old figure where none is held for the year": (
        "Leicestershire Police recorded 444 sexual offences against children in 2015/16.",
        "444 sexual offences", LedgerVerdict.UNKNOWN, Caution.STALE,
    ),
    "doubled at 1.87, also across a break": (
        "Recorded sexual offences against under-18s in Northamptonshire more than doubled between 2014/15 and 2018/19.",
        "more than doubled", LedgerVerdict.CONTRADICTED, Caution.BREAK,
    ),
    "per cent of for per cent more, on a base that is not the whole": (
        "Sexual offences against children in Leicestershire increased by 279 per cent between 2014/15 and 2019/20.",
        "increased by 279 per cent", LedgerVerdict.CONTRADICTED, Caution.INCOMPLETE,
    ),
    "an incomplete answer read as a fall": (
        "Recorded child sexual offences in Staffordshire fell by 30 per cent, from 1,681 in 2016/17 to 1,176 in 2017/18.",
        "fell by 30 per cent", LedgerVerdict.NOT_COMPARABLE, Caution.INCOMPLETE,
    ),
    "another edition's base, of other forces": (
        "Forces in England and Wales recorded 5,653 online sexual offences against children in 2016/17, up 77 per cent from "
        "3,186 the year before.",
        "up 77 per cent", LedgerVerdict.NOT_COMPARABLE, Caution.FORCES,
    ),
    "swapped digits": (
        "South Yorkshire Police recorded 2,312 sexual offences against children in 2016/17.",
        "2,312 sexual offences", LedgerVerdict.CONTRADICTED, None,
    ),
    "swapped years": (
        "In Staffordshire sexual offences against children went from 1,681 in 2015/16 to 1,347 in 2016/17.",
        "from 1,681 in 2015/16 to 1,347 in 2016/17", LedgerVerdict.CONTRADICTED, None,
    ),
    "a flag's first year read as a wave": (
        "Online sex crimes against children in Northumbria more than trebled, from 98 in 2015/16 to 323 in 2016/17.",
        "more than trebled", LedgerVerdict.COUNT_ONLY, Caution.FIRST_YEAR,
    ),
    "offences given as children": (
        "In 2018/19, 698 children in Warwickshire were sexually abused.",
        "698 children", LedgerVerdict.NOT_COMPARABLE, Caution.UNITS,
    ),
    "ages of all offences told of the online ones": (
        "Staffordshire Police recorded 374 online sexual offences against children in 2016/17. Victims of the online offences "
        "included 386 children aged ten or under.",
        "386 children", LedgerVerdict.CONTRADICTED, Caution.WRONG_WHOLE,
    ),
    "a rate that is not the year's": (
        "South Yorkshire Police recorded nine sexual offences against children a day in 2016/17.",
        "nine sexual offences against children a day", LedgerVerdict.CONTRADICTED, None,
    ),
    "a percentage that is false, between totals that are not alike": (
        "Across the UK 64,667 sexual offences against children were recorded in 2016/17, up 25 per cent on the 55,507 of "
        "2015/16.",
        "up 25 per cent", LedgerVerdict.CONTRADICTED, Caution.FORCES,
    ),
    "a way that it did not go, told of a force that saw it": (
        "Gloucestershire Constabulary saw sexual offences against children fall between 2014/15 and 2015/16.",
        "Gloucestershire Constabulary saw sexual offences against children fall", LedgerVerdict.CONTRADICTED, None,
    ),
    "a new mark behind a change whose base has no year": (
        "Online sex offences against children in Staffordshire went up 66 per cent to 374 in 2016/17, from 225.",
        "went up 66 per cent", LedgerVerdict.CONFIRMED, Caution.FIRST_YEAR,
    ),
    "a record that is none": (
        "Wiltshire recorded 495 sexual offences against children in 2018/19, the highest on record.",
        "the highest on record", LedgerVerdict.CONTRADICTED, None,
    ),
    "last year's figure given for this one": (
        "Cleveland Police recorded 820 sexual offences against children in 2016/17.",
        "820 sexual offences", LedgerVerdict.CONTRADICTED, Caution.STALE,
    ),
    "an incomplete base read as a surge, of another force": (
        "Sex offences against under-18s reported to Greater Manchester Police more than doubled, from 864 in 2012/13 to "
        "1,825 in 2013/14.",
        "more than doubled", LedgerVerdict.NOT_COMPARABLE, Caution.INCOMPLETE,
    ),
    "an incomplete answer read as a fall, of another force": (
        "Wiltshire bucked the trend. Sexual offences against children there fell by 11 per cent, from 556 in 2015/16 to 495 in "
        "2018/19.",
        "fell by 11 per cent", LedgerVerdict.NOT_COMPARABLE, Caution.INCOMPLETE,
    ),
    "a change from the kingdom to England and Wales": (
        "Across England and Wales 31,238 sexual offences against children were recorded in 2013/14, up 38 per cent from 22,654 "
        "in 2012/13.",
        "up 38 per cent", LedgerVerdict.NOT_COMPARABLE, Caution.FORCES,
    ),
    "per cent of for per cent more, only the base named": (
        "In the East of England there were 648 cyber-related sexual offences against children in 2018/19, an increase of 188 per "
        "cent on 2015/16.",
        "an increase of 188 per cent", LedgerVerdict.CONTRADICTED, Caution.BREAK,
    ),
    "offences given as children, in round words": (
        "More than 1,800 children were raped or sexually assaulted in Greater Manchester in 2013/14. The force recorded 1,825 "
        "sexual offences against children that year.",
        "More than 1,800 children", LedgerVerdict.NOT_COMPARABLE, Caution.UNITS,
    ),
    "the most of five forces, of one with fewer": (
        "Gloucestershire recorded 525 sexual offences against children in 2018/19, the most of the five forces in the South "
        "West.",
        "the most of the five forces in the South West", LedgerVerdict.CONTRADICTED, None,
    ),
    "the second highest, with two above": (
        "Gloucestershire had the second highest number of sexual offences against children in the South West in 2018/19, with "
        "525.",
        "the second highest number of sexual offences against children in the South West", LedgerVerdict.CONTRADICTED, None,
    ),
    "a part larger than the whole of two named years": (
        "In Northamptonshire 87 victims were aged four or under in 2016/17. Over 2015/16 and 2016/17 together 61 victims were "
        "aged four or under in Northamptonshire.",
        "87 victims", LedgerVerdict.CONTRADICTED, None,
    ),
    "a total of five forces with its digits swapped": (
        "The five forces of the South West recorded 5,155 sexual offences against children in 2018/19: Avon and Somerset 1,264, "
        "Devon and Cornwall 2,463, Dorset 768, Gloucestershire 525 and Wiltshire 495.",
        "5,155 sexual offences", LedgerVerdict.CONTRADICTED, None,
    ),
    "doubled at 1.92": (
        "Child sex offences recorded in Warwickshire have more than doubled, from 363 in 2014/15 to 698 in 2018/19.",
        "more than doubled", LedgerVerdict.CONTRADICTED, Caution.BREAK,
    ),
    "a change across a break, true of what was recorded": (
        "Norfolk Constabulary recorded 1,390 sexual offences against children in 2019/20, up 80 per cent from 774 in 2014/15.",
        "up 80 per cent", LedgerVerdict.COUNT_ONLY, Caution.BREAK,
    ),
    "a region's printed total under its forces' official floors": (
        "In 2016/17 the four forces of Yorkshire and the Humber recorded 5,884 sexual offences against children.",
        "5,884 sexual offences", LedgerVerdict.COUNT_ONLY, Caution.INCOMPLETE,
    ),
}  # fmt: skip


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("case", CASES)
def test_the_error_is_found_and_named(case: str, example_folder: Path) -> None:
    text, claim, standing, caution = CASES[case]
    found = held_against(text, example_folder)[claim]
    assert (found.verdict, found.caution) == (standing, caution)
    assert (found.caution is None) == (found.confidence is None)
    assert found.caution is None or found.say, "a caution comes with what could fairly be said"
    assert found.confidence in (None, Confidence.HIGH, Confidence.MEDIUM)


CONTROLS = (
    CASES["a year that is missing, rightly not compared"][0],
    "South Yorkshire Police recorded 2,132 sexual offences against children in 2016/17, about six a day, up 18 per cent from "
    "1,802 the year before.",
    "Police in the UK recorded 64,667 sexual offences against children in 2016/17, one every eight minutes.",
    "In 2018/19 Dorset recorded 768 sexual offences against children, Gloucestershire 525 and Wiltshire 495, 1,788 in total.",
    "Sexual offences against babies in Northamptonshire went from 7 in 2016/17 to 11 in 2018/19.",
    "In Cambridgeshire 262 of the 746 child sexual offences in 2016/17 were against children aged ten or under.",
    "South Yorkshire Police recorded 544 offences against children aged ten and under in 2016/17, a quarter of all 2,132.",
    "Police in the UK recorded 76,204 sexual offences against children in 2018/19: 65,172 in England, 5,325 in Scotland, 2,036 "
    "in Northern Ireland and the rest in Wales.",
    "Devon and Cornwall recorded 2,463 sexual offences against children in 2018/19, the highest number in the South West.",
    "Hampshire Constabulary recorded 1,734 sexual offences against children in 2014/15. By 2018/19 the number had risen by 58 "
    "per cent.",
    "Offences against girls in South Yorkshire rose from 900 in 2015/16 to 1,100 in 2016/17.",
)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("text", CONTROLS)
def test_nothing_in_a_control_is_called_wrong(text: str, example_folder: Path) -> None:
    wrong = (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING, LedgerVerdict.NOT_COMPARABLE)
    assert not [one for one in held_against(text, example_folder).values() if one.verdict in wrong]

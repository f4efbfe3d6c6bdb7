"""Errors that were really printed, found from the text, the published figures and the official table; the control left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.standing import Caution, Checked, Confidence, Standing
from faircount.store.ledger import Ledger

CASES = {
    "an incomplete base read as a surge": (
        "Recorded sexual offences against children in Cleveland more than trebled, from 247 in 2014/15 to 820 in 2015/16.",
        "more than trebled", Standing.NOT_COMPARABLE, Caution.INCOMPLETE,
    ),
    "a part larger than the whole of a longer time": (
        "In Cleveland 270 victims under four were recorded in 2015/16. In the two years to March 2017 there were 53 victims "
        "under four in Cleveland.",
        "270 victims", Standing.CONTRADICTED, None,
    ),
    "other forces behind the base": (
        "Across England and Wales 5,653 cyber-flagged sexual offences against children were recorded in 2016/17, compared "
        "with 3,186 in 2015/16, a rise of 44 per cent.",
        "a rise of 44 per cent", Standing.NOT_COMPARABLE, Caution.OTHER_BASE,
    ),
    "per cent of for per cent more": (
        "Cyber-related sexual offences against children in Hertfordshire went from 6 in 2015/16 to 43 in 2016/17, an increase "
        "of 716 per cent.",
        "an increase of 716 per cent", Standing.CONTRADICTED, None,
    ),
    "a total that is not its parts": (
        "In 2017/18 West Midlands Police recorded 3,304 child sexual offences, Staffordshire 1,176 and West Mercia 1,949, "
        "7,064 in total.",
        "7,064", Standing.CONTRADICTED, None,
    ),
    "an answer below the official floor": (
        "In 2017/18 West Midlands Police recorded 3,304 child sexual offences, Staffordshire 1,176 and West Mercia 1,949.",
        "1,176", Standing.COUNT_ONLY, Caution.INCOMPLETE,
    ),
    "a year that is missing, rightly not compared": (
        "Durham Police recorded 190 cyber-flagged sexual offences against children in 2016/17. A figure for 2015/16 was not "
        "available.",
        "190 cyber-flagged sexual offences", Standing.CONFIRMED, None,
    ),
    "cut off in place of rounded": (
        "Online sexual offences against children recorded in Cleveland rose by 163% in a year, from 55 in 2015/16 to 145 in "
        "2016/17.",
        "rose by 163%", Standing.ROUNDING, None,
    ),
    "the country's figure given as local": (
        "Kent Police recorded 5,653 cyber-flagged sexual offences against children in 2016/17.",
        "5,653 cyber-flagged sexual offences", Standing.UNKNOWN, None,
    ),
    "last year's figure given for this one": (
        "Cleveland Police recorded 820 sexual offences against children in 2016/17.",
        "820 sexual offences", Standing.CONTRADICTED, Caution.STALE,
    ),
}  # fmt: skip


def _checked(text: str, folder: Path) -> dict[str, Checked]:
    ledger = Ledger.open(folder / "ledger")
    return {one.judged.claim.text: one for one in judge_against(check_text(text), ledger.figures, ledger.sources)}


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("case", CASES)
def test_the_error_is_found_and_named(case: str, example_folder: Path) -> None:
    text, claim, standing, caution = CASES[case]
    found = _checked(text, example_folder)[claim]
    assert (found.standing, found.caution) == (standing, caution)
    assert (found.caution is None) == (found.confidence is None)
    assert found.caution is None or found.say, "a caution comes with what could fairly be said"
    assert found.confidence in (None, Confidence.HIGH, Confidence.MEDIUM)


@pytest.mark.usefixtures("built")
def test_nothing_else_in_the_control_is_called_wrong(example_folder: Path) -> None:
    text = CASES["a year that is missing, rightly not compared"][0]
    wrong = (Standing.CONTRADICTED, Standing.ROUNDING, Standing.NOT_COMPARABLE)
    assert not [one for one in _checked(text, example_folder).values() if one.standing in wrong]

"""Totals of one figure each: of places, apps and months."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text

BOROUGHS = "Crimes in Croydon trebled, from 97 in 2012/13 to 318 in 2018/19. Bromley had 204 and Sutton 121, which makes "
APPS = "Facebook featured in 21 cases and Snapchat in 12, while Instagram rose from 11 to 19. That makes "
FORCES = (
    " child sex crimes as online. Dorset had 203, 16% more than the 175 of three years before, and Wiltshire 231, more than "
    "twice its 109 in 2019/20, while Gloucestershire slipped from 190 to 188."
)
MONTHS = " sessions between April and June 2021. There were 356 in April, 398 in May and 431 in June."


@pytest.mark.parametrize(
    ("text", "claim", "call"),
    [
        (f"{BOROUGHS}643 for the three boroughs altogether.", "643", "consistent"),
        (f"{BOROUGHS}634 for the three boroughs altogether.", "634", "inconsistent"),
        (f"{APPS}52 for the three apps together.", "52", "consistent"),
        (f"{APPS}58 for the three apps together.", "58", "inconsistent"),
        (f"Three southern forces flagged 622{FORCES}", "622 child sex crimes", "consistent"),
        (f"Three southern forces flagged 662{FORCES}", "662 child sex crimes", "inconsistent"),
        (f"Four southern forces flagged 662{FORCES}", "662 child sex crimes", "unverifiable"),
        (f"Childline held 1,185{MONTHS}", "1,185", "consistent"),
        (f"Childline held 1,212{MONTHS}", "1,212", "inconsistent"),
    ],
)
def test_the_latest_figure_of_each_makes_the_total(text, claim, call):
    found = {one.claim.text.removesuffix(" sessions"): str(one.verdict.call) for one in check_text(text)}
    assert found[claim] == call


def test_the_rest_is_no_total_of_those_told():
    text = "Snapchat was named in 1,793 cases, WhatsApp in 451 and Facebook in 374. All other apps together made up 1,124."
    found = {one.claim.text: str(one.verdict.call) for one in check_text(text)}
    assert found["1,124"] == "unverifiable"


def test_a_region_is_no_total_of_one_of_its_forces_parts():
    text = (
        "The app was noted in 142 cases in Avon and Somerset. Snapchat was used in 61 of these and Instagram in 28. Forces in "
        "the South West together had 741 offences."
    )
    found = {one.claim.text: str(one.verdict.call) for one in check_text(text)}
    assert found["741 offences"] == "unverifiable"


@pytest.mark.parametrize(
    "text", ["0 five forces", "Three forces had 0 cases. Kent had 12.", "The three areas had 0: 0, 0 and 0."]
)
def test_a_total_of_none_is_measured_against_nothing(text):
    assert all(str(one.verdict.call) != "inconsistent" for one in check_text(text))

"""Claims held against figures: what they confirm, contradict, leave open or make not comparable."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LEAVE_OUT, CheckedClaim, LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

FIRST, SECOND = FinancialYear(2015).period, FinancialYear(2016).period
BOTH = Period(FIRST.start, SECOND.end)
CLEVELAND, NATION = "E23000013", "K04000001"
SOURCES = {
    key: Source(key, f"Report of {name}", name, "0" * 64, trust, published=date(2017, 6, 7))
    for key, name, trust in (
        ("mail", "The Mail", Trust.PRESS),
        ("echo", "The Echo", Trust.PRESS),
        ("office", "Home Office", Trust.OFFICIAL),
    )
}


def figure(count, period=FIRST, online=Online.ALL, ages=ALL_AGES, counted=Counted.OFFENCES, **more) -> Figure:
    """A figure of Cleveland's sexual offences against under-18s, unless it says otherwise."""
    given = {"area": CLEVELAND, "offence": "sexual_under_18", "source_id": "mail", **more}
    return Figure(given.pop("area"), period, counted, given.pop("offence"), count, count, online, ages, **given)


FIGURES = [
    figure(820),
    figure(772, SECOND),
    figure(820, source_id="echo"),
    figure(55, online=Online.YES),
    figure(145, SECOND, Online.YES),
    figure(53, BOTH, ages=AgeBand(0, 3), counted=Counted.VICTIMS, note="tied_to=online"),
    figure(259, BOTH, ages=AgeBand(0, 9), counted=Counted.VICTIMS, note="tied_to=online"),
    figure(270, ages=AgeBand(0, 3), counted=Counted.VICTIMS, source_id="echo"),
    figure(247, FinancialYear(2014).period, source_id="echo"),
    figure(348, FinancialYear(2014).period, offence="child_named", source_id="office"),
    figure(3903, online=Online.YES, area=NATION, note="forces=39"),
    figure(5653, SECOND, Online.YES, area=NATION, note="forces=39"),
    figure(3186, online=Online.YES, area=NATION, note="forces=38", source_id="echo"),
]


def check(text: str, words: str, figures=FIGURES) -> CheckedClaim:
    """Where the claim with these words stands."""
    checked = judge_against(check_text(text), figures, SOURCES)
    return next(one for one in checked if words in one.verified.claim.text)


def test_more_than_doubled_is_true_of_the_count_and_not_settled_for_the_rate():
    found = check(
        "Online sex offences against children in Cleveland more than doubled, from 55 in 2015/16 to 145 in 2016/17.", "doubled"
    )
    assert found.verdict is LedgerVerdict.COUNT_ONLY
    assert found.arithmetic == "145 ÷ 55 = 2.64; range 1.92 to 3.66"
    assert found.reason == "Not settled for the rate beneath: the range starts below 2. 2015/16 was the first year of the mark."
    assert found.say == "“about two and a half times as many were marked as online”"


def test_a_fall_that_chance_could_give_is_no_clear_change():
    found = check("Sexual offences against children in Cleveland fell, from 820 in 2015/16 to 772 in 2016/17.", "fell")
    assert (found.verdict, found.arithmetic) == (LedgerVerdict.COUNT_ONLY, "772 ÷ 820 = 0.94; range 0.85 to 1.04")
    assert found.say == "“showed no clear change”"


def test_a_count_is_confirmed_by_who_printed_it():
    found = check("Cleveland Police recorded 820 sexual offences against children in 2015/16.", "820")
    assert (found.verdict, found.reason) == (LedgerVerdict.CONFIRMED, "As printed in 2 reports. Not official figures.")


def test_a_count_that_no_report_has_does_not_hold():
    found = check("Cleveland Police recorded 802 sexual offences against children in 2015/16.", "802")
    assert (found.verdict, found.arithmetic, found.say) == (LedgerVerdict.CONTRADICTED, "820, not 802", "“820”")


def test_ages_of_all_offences_are_not_those_of_the_online_ones():
    marked = "Cleveland Police marked 55 sex offences against children as online in 2015/16 and 145 in 2016/17."
    text = f"{marked} Of the online victims, 259 were under ten."
    found = check(text, "259")
    assert (found.verdict, found.arithmetic) == (LedgerVerdict.CONTRADICTED, "55 + 145 = 200 < 259")
    assert "all 1,592 offences" in found.reason


def test_ages_said_of_all_offences_hold_and_name_what_cannot_stand_beside_them():
    text = "Sexual offences against children in Cleveland: over 2015/16 and 2016/17 together 53 victims were under four."
    found = check(text, "53")
    assert found.verdict is LedgerVerdict.CONFIRMED
    assert "The ages belong to all offences" in found.reason
    assert "270 for 2015/16 cannot stand beside it" in found.reason


def test_a_base_under_the_official_floor_carries_no_comparison():
    text = "Sexual offences against children in Cleveland more than trebled, from 247 in 2014/15 to 820 in 2015/16."
    found = check(text, "trebled")
    assert (found.verdict, found.arithmetic, found.say) == (LedgerVerdict.NOT_COMPARABLE, "247 < 348", LEAVE_OUT)
    level = check("Cleveland Police recorded 247 sexual offences against children in 2014/15.", "247")
    assert level.verdict is LedgerVerdict.COUNT_ONLY


def test_victims_are_never_set_against_offences():
    counts = "Cleveland had 820 sexual offences against children in 2015/16 and 772 in 2016/17."
    text = f"{counts} Almost one in six offences involved a child under ten."
    found = check(text, "one in six")
    assert (found.verdict, found.arithmetic) == (LedgerVerdict.NOT_COMPARABLE, "259 ÷ 1,592 = 16.3%")


def test_only_totals_of_the_same_forces_are_compared():
    text = "Online sex offences against children in England and Wales rose by {} per cent between 2015/16 and 2016/17."
    assert check(text.format(45), "per cent").verdict is LedgerVerdict.CONFIRMED
    assert check(text.format(77), "per cent").verdict is LedgerVerdict.CONTRADICTED
    other = [one for one in FIGURES if one.count != 3903]
    assert check(text.format(77), "per cent", other).verdict is LedgerVerdict.NOT_COMPARABLE


def test_how_many_forces_answered_is_looked_up():
    assert check("39 forces in England and Wales gave figures on online offences.", "39").verdict is LedgerVerdict.CONFIRMED
    assert check("37 forces in England and Wales gave figures on online offences.", "37").verdict is LedgerVerdict.UNKNOWN


def test_a_rank_among_a_handful_of_forces_cannot_be_checked():
    text = "Cleveland had 820 sexual offences against children in 2015/16 and 772 in 2016/17, among the highest in the country."
    found = check(text, "highest")
    assert (found.verdict, found.arithmetic) == (LedgerVerdict.UNKNOWN, "Both years are held for 1 of 43 forces")


def test_cut_off_is_a_slip_with_the_right_number_to_say():
    found = check("Online sex offences against children in Cleveland rose from 55 to 145, by 163 per cent, in 2016/17.", "163")
    assert found.verdict is LedgerVerdict.ROUNDING
    assert "164 per cent" in found.say


def test_a_rate_is_the_count_over_the_days_of_its_year():
    found = check("Cleveland Police recorded 820 sexual offences against children in 2015/16, more than two a day.", "a day")
    assert (found.verdict, found.arithmetic) == (LedgerVerdict.CONFIRMED, "820 ÷ 366 = 2.24 a day")


def test_what_the_text_itself_disproves_does_not_hold_even_where_nothing_is_held():
    found = check("Essex had 100 burglaries in 2015/16 and 150 in 2016/17, a rise of 90 per cent.", "90")
    assert found.verdict is LedgerVerdict.CONTRADICTED


def test_what_the_text_alone_bears_out_is_not_thereby_confirmed():
    found = check("Essex had 100 grooming offences in 2015/16 and 150 in 2016/17, a rise of 50 per cent.", "50 per cent")
    assert (found.verdict, found.reason) == (
        LedgerVerdict.UNKNOWN,
        "The text's own numbers agree; no figure that is held bears on it.",
    )


def test_a_count_that_somebody_hid_is_not_worked_out():
    known = {"area": CLEVELAND, "counted": Counted.OFFENCES, "offence": "sexual_under_18", "online": Online.YES}
    hidden = Figure(period=SECOND, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, **known)
    total = Figure(period=BOTH, lower=58, upper=58, **known)
    text = "Cleveland Police marked 9 sex offences against children as online in 2016/17."
    found = check(text, "9", [figure(55, online=Online.YES), hidden, total])
    assert "3" not in found.arithmetic


@pytest.mark.parametrize("standing", list(LedgerVerdict))
def test_every_standing_is_reached_by_some_claim(standing):
    texts = (
        "Cleveland Police recorded 820 sexual offences against children in 2015/16 and 772 in 2016/17, a fall of 20 per cent.",
        "Sexual offences against children in Cleveland fell, from 820 in 2015/16 to 772 in 2016/17.",
        "Online sex offences against children in Cleveland rose from 55 to 145, by 163 per cent, in 2016/17.",
        "Sexual offences against children in Cleveland more than trebled, from 247 in 2014/15 to 820 in 2015/16.",
        "Essex had 100 grooming offences in 2015/16.",
    )
    reached = {one.verdict for text in texts for one in judge_against(check_text(text), FIGURES, SOURCES)}
    assert standing in reached

"""Claims of several areas, ages, runs and shares held against figures of other places, ages and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import Caution, CheckedClaim, LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {"mail": Source("mail", "Report of The Mail", "The Mail", "0" * 64, Trust.PRESS, published=date(2017, 6, 7))}


def figure(area: str, year: int, count: int, online: Online = Online.ALL, ages: AgeBand = ALL_AGES) -> Figure:
    """A printed figure of sexual offences against under-18s; ages are told of victims."""
    counted = Counted.OFFENCES if ages == ALL_AGES else Counted.VICTIMS
    code, period = parse_area(area).code, FinancialYear(year).period
    return Figure(code, period, counted, "sexual_under_18", count, count, online, ages, source_id="mail")


FIGURES = [
    figure("Suffolk", 2015, 610),
    figure("Suffolk", 2016, 540),
    figure("Suffolk", 2017, 500),
    figure("Norfolk", 2015, 300),
    figure("Norfolk", 2016, 420),
    figure("Norfolk", 2017, 450),
    figure("Norfolk", 2017, 61, Online.YES),
    figure("Suffolk", 2017, 20, Online.YES),
    figure("Norfolk", 2017, 90, ages=AgeBand(0, 9)),
    figure("Norfolk", 2017, 24, ages=AgeBand(0, 4)),
    figure("Norfolk", 2017, 3, ages=AgeBand(0, 0)),
    figure("England and Wales", 2017, 4500),
]


def check(text: str, words: str) -> CheckedClaim:
    """Where the claim with these words stands."""
    return next(one for one in judge_against(check_text(text), FIGURES, SOURCES) if words in one.verified.claim.text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Norfolk and Suffolk between them recorded {} sexual offences against children in 2017/18.", "950", "1,050"),
        ("The Norfolk and Suffolk forces together flagged {} sexual offences against children as online in 2017/18.", "81", "18"),
        ("In Norfolk {} sexual offences in 2017/18 were against children aged four or under.", "24", "90"),
        ("Babies under a year old were the victims of {} sexual offences in Norfolk in 2017/18.", "3", "24"),
        ("{} of the sexual offences against children in Norfolk in 2017/18 were against those under ten.", "A fifth", "A third"),
        ("Norfolk had {} of the 4,500 sexual offences against children in England and Wales in 2017/18.", "a tenth", "a fifth"),
        ("Suffolk recorded 500 sexual offences against children in 2017/18, the second {} in a row.", "fall", "rise"),
        ("Norfolk recorded 450 sexual offences against children in 2017/18, the second {} in a row.", "rise", "fall"),
        ("Sexual offences against children in Norfolk have {} since 2015/16. Police recorded 450 in 2017/18.", "risen", "fallen"),
        (
            "Norfolk saw a seven per cent {} in sexual offences against children in 2017/18, when 450 were recorded.",
            "rise",
            "fall",
        ),
    ],
)
def test_the_figures_of_others_tell_wrong_from_right(text: str, right: str, wrong: str) -> None:
    standings = [check(text.format(told), told).verdict for told in (right, wrong)]
    assert standings[0] in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
    assert standings[1] is LedgerVerdict.CONTRADICTED


def test_one_year_alone_disproves_no_size() -> None:
    found = check("In 2017/18 Norfolk saw a 50 per cent rise in sexual offences against children, to 450.", "50 per cent")
    assert found.verdict is LedgerVerdict.UNKNOWN


def test_an_age_of_all_offences_is_not_told_of_the_online_ones() -> None:
    text = "Norfolk recorded 61 online sexual offences against children in 2017/18. Victims of the online offences included {}."
    found = check(text.format("24 aged four or under"), "24")
    assert (found.verdict, found.caution) == (LedgerVerdict.NOT_COMPARABLE, Caution.WRONG_WHOLE)
    assert check(text.format("three aged under one"), "three").verdict is not LedgerVerdict.NOT_COMPARABLE


def test_a_part_is_counted_as_its_whole_is() -> None:
    text = "In Norfolk 90 of the 450 sexual offences against children in 2017/18 had a victim under ten, {}."
    assert check(text.format("a fifth"), "a fifth").verdict is LedgerVerdict.CONFIRMED
    assert check(text.format("a third"), "a third").verdict is LedgerVerdict.CONTRADICTED


def test_a_name_with_and_in_it_parts_no_count_from_its_year() -> None:
    found = check_text("Police recorded 1,400 sexual offences against children in Devon and Cornwall in 2017/18.")[0].claim
    assert [period.label for period in found.periods] == ["2017/18"]


def test_a_change_falls_with_an_end_that_is_another_year_s() -> None:
    text = "Suffolk recorded 500 sexual offences against children in 2017/18, down 18 per cent from {} in 2016/17."
    wrong, right = (check(text.format(base), "18 per cent") for base in ("610", "540"))
    assert (wrong.verdict, wrong.caution) == (LedgerVerdict.NOT_COMPARABLE, Caution.STALE)
    assert right.caution is not Caution.STALE


def test_a_count_below_the_official_floor_is_not_the_whole_where_none_was_printed() -> None:
    floor = figure("Kent", 2017, 700)
    official = {
        **SOURCES,
        "office": Source("office", "Table", "Home Office", "0" * 64, Trust.OFFICIAL, published=date(2018, 7, 1)),
    }
    figures = [replace(floor, offence="child_named", source_id="office")]
    text = "Kent Police recorded {} sexual offences against children in 2017/18, up 50 per cent from {} in 2015/16."
    for counts, caution in ((("600", "400"), Caution.INCOMPLETE), (("900", "600"), None)):
        told = judge_against(check_text(text.format(*counts)), figures, official)
        assert [one.caution for one in told[:2]] == [caution, caution]


def test_another_age_s_number_is_told_as_such() -> None:
    found = check("In Norfolk 24 sexual offences in 2017/18 were against children aged two or under.", "24")
    assert (found.verdict, found.caution) == (LedgerVerdict.UNKNOWN, Caution.WRONG_WHOLE)


def test_a_share_of_a_country_that_no_table_has_cannot_be_checked() -> None:
    text = "Atlantis had a tenth of the 4,500 sexual offences against children in England and Wales in 2017/18."
    assert check(text, "a tenth").verdict is LedgerVerdict.UNKNOWN

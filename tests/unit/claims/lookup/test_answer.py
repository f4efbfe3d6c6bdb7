"""Answers from counts: confirmed, contradicted with both numbers, or the nearest figure in words."""

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import Caution, CheckedClaim, LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import UNDER_18, AgeBand
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES as NAMED
from faircount.vocabulary.offences import OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.provenance import Source, Trust

SOURCES = {"office": Source("office", "Table", "Home Office", "0" * 64, Trust.OFFICIAL)}
CODES = OFFENCE_SETS["all_sexual"].codes
CODE_NAMES = {code: NAMED[code].name for code in CODES}


def count(at: int, year: int, code: int) -> int:
    """A count that grows with the year and differs from every other."""
    return 100 + 7 * at + 311 * code + 40 * (year - 2019)


FIGURES = [
    Figure(force, FinancialYear(year).period, Counted.OFFENCES, code, number, number, source_id="office")
    for at, force in enumerate(FORCES)
    for year in (2019, 2020, 2021)
    for number_of_code, code in enumerate(CODES)
    if (number := count(at, year, number_of_code))
]
KENT, GROOMING = FORCES.index("E23000032"), CODES.index("88A")
NOW, BEFORE = count(KENT, 2021, GROOMING), count(KENT, 2020, GROOMING)
MEN = count(KENT, 2021, CODES.index("19F"))
NATION = sum(count(at, 2021, GROOMING) for at in range(len(FORCES)))


def residents(_: str, __: Period, ages: AgeBand) -> int:
    """As many children everywhere, and as many people."""
    return 200_000 if ages == UNDER_18 else 1_000_000


def all_found(text: str) -> tuple[CheckedClaim, ...]:
    """Where each claim of a text stands."""
    return tuple(judge_against(check_text(text), FIGURES, SOURCES, None, residents))


def found(text: str) -> CheckedClaim:
    """Where the last claim of a text stands."""
    return all_found(text)[-1]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Kent Police recorded {} sexual grooming offences in 2021/22.", f"{NOW:,}", f"{NOW + 900:,}"),
        ("Police in England and Wales recorded {} sexual grooming offences in 2021/22.", f"{NATION:,}", f"{NATION - 900:,}"),
        ("Over the two years to March 2022 Kent had {} sexual grooming offences.", f"{NOW + BEFORE:,}", f"{NOW:,}"),
        ("Sexual grooming offences in Kent {} between 2020/21 and 2021/22.", "rose", "fell"),
        ("Kent Police recorded {} more sexual grooming offences in 2021/22 than in 2020/21.", "40", "70"),
        (
            "Kent accounted for {} of sexual grooming offences in England and Wales in 2021/22.",
            f"{100 * NOW / NATION:.1f}%",
            "9.5%",
        ),
        ("Kent had {} sexual grooming offences per 1,000 children in 2021/22.", f"{NOW / 200:.1f}", f"{NOW / 300:.1f}"),
        (
            "{} had the most sexual grooming offences of any force in England and Wales in 2021/22.",
            "Wiltshire Police",
            "Kent Police",
        ),
    ],
)
def test_what_is_held_tells_true_from_false(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)).verdict in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
    assert found(text.format(wrong)).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize("text", ["{} recorded more sexual grooming offences than {} in 2021/22.",
                                  "In 2021/22 {} had more recorded offences of sexual grooming than {}."])  # fmt: skip
def test_two_places_are_set_beside_each_other_without_a_number(text: str) -> None:
    assert found(text.format("Wiltshire Police", "Kent Police")).verdict is LedgerVerdict.CONFIRMED
    assert found(text.format("Kent Police", "Wiltshire Police")).verdict is LedgerVerdict.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "{} recorded more sexual grooming offences per head than {} in 2021/22.",
        "Per head of population, {} recorded more sexual grooming offences than {} in 2021/22.",
        "{} recorded more sexual grooming as a proportion of its crime than {} in 2021/22.",
        "{} recorded more sexual grooming offences in 2021/22 than {} in 2020/21.",
        "{} saw more of a rise in sexual grooming than {} in 2021/22.",
        "{} charged more suspects for sexual grooming than {} in 2021/22.",
        "{} solved more sexual grooming offences than {} in 2021/22.",
        "{} dropped more sexual grooming offences than {} in 2021/22.",
        "{} has more officers working on sexual grooming than {} did in 2021/22.",
        "{} recorded more online sexual grooming offences than {} in 2021/22.",
    ],
)
def test_what_is_more_of_something_else_is_neither_borne_out_nor_denied(text: str) -> None:
    for one, other in (("Kent Police", "Wiltshire Police"), ("Wiltshire Police", "Kent Police")):
        assert {each.verdict for each in all_found(text.format(one, other))} <= {LedgerVerdict.UNKNOWN}


def test_a_wrong_count_is_told_with_both_numbers_and_whose_it_is() -> None:
    told = found(f"Kent Police recorded {BEFORE:,} sexual grooming offences in 2021/22.")
    assert (told.verdict, told.caution) == (LedgerVerdict.CONTRADICTED, Caution.STALE)
    assert told.arithmetic == f"{NOW:,}, not {BEFORE:,}"
    assert told.reason.startswith(f"{BEFORE:,} is the count of 2020/21.")
    assert f"{NOW:,} offences of sexual grooming (code 88A) in 2021/22" in told.say


def test_a_plain_name_is_answered_with_the_figure_and_its_right_name() -> None:
    told = found(f"Kent Police recorded {NOW:,} child grooming offences in 2021/22.")
    assert told.verdict is LedgerVerdict.COUNT_ONLY
    assert "sexual grooming (code 88A)" in told.reason
    assert found("Kent Police recorded 31 child grooming offences in 2021/22.").verdict is LedgerVerdict.CONTRADICTED
    # What charities count under that name is less than the code or more.
    other = found("Kent Police recorded 31 child grooming offences in 2021/22, the NSPCC says.")
    assert other.verdict is LedgerVerdict.UNKNOWN
    assert f"{NOW:,}" in other.arithmetic


def test_a_year_that_is_not_held_is_answered_with_the_nearest_one() -> None:
    told = found("Kent Police recorded 31 sexual grooming offences in 2022/23.")
    assert told.verdict is LedgerVerdict.UNKNOWN
    assert f"{NOW:,} in 2021/22" in told.arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police charged suspects in 31 sexual grooming offences in 2021/22.",
        "In Dover, Kent Police recorded 31 sexual grooming offences in 2021/22.",
        "Kent Police recorded 31 sexual grooming offences in the first quarter of 2021/22.",
        "Kent Police recorded 31 sexual grooming offences on Snapchat in 2021/22.",
    ],
)
def test_a_count_of_some_is_not_contradicted_by_a_count_of_all(text: str) -> None:
    told = judge_against(check_text(text), FIGURES, SOURCES)
    assert all(one.verdict is LedgerVerdict.UNKNOWN for one in told)


def test_a_peak_is_borne_out_since_a_year_that_is_held_and_of_all_on_record_only_disproved() -> None:
    words = "Sexual grooming in Kent in {} was the {} {}."
    assert found(words.format("2021/22", "highest", "since 2019/20")).verdict is LedgerVerdict.CONFIRMED
    assert found(words.format("2021/22", "lowest", "since 2019/20")).verdict is LedgerVerdict.CONTRADICTED
    assert found(words.format("2021/22", "lowest", "on record")).verdict is LedgerVerdict.CONTRADICTED
    assert found(words.format("2021/22", "highest", "on record")).verdict is LedgerVerdict.UNKNOWN
    assert found(words.format("2020/21", "lowest", "on record")).verdict is LedgerVerdict.CONTRADICTED  # by the first year held


def test_a_count_of_no_place_is_wrong_only_where_every_force_is_held_and_none_has_as_much() -> None:
    text = f"Police recorded {NATION - 900:,} sexual grooming offences in 2021/22."
    assert found(text).verdict is LedgerVerdict.CONTRADICTED
    period = FinancialYear(2021).period
    nation = Figure("K04000001", period, Counted.OFFENCES, "88A", NATION, NATION, source_id="office")
    some = [one for one in FIGURES if one.area in FORCES[:3]]
    assert judge_against(check_text(text), [nation, *some], SOURCES)[-1].verdict is LedgerVerdict.UNKNOWN


def test_forces_over_a_number_are_counted_where_every_force_is_held() -> None:
    limit = sorted(count(at, 2021, GROOMING) for at in range(len(FORCES)))[-4]
    words = "{} forces recorded more than {:,} sexual grooming offences in 2021/22."
    assert found(words.format("Three", limit)).verdict is LedgerVerdict.CONFIRMED
    assert found(words.format("Five", limit)).verdict is LedgerVerdict.CONTRADICTED
    held = [one for one in FIGURES if one.area != FORCES[0]]
    assert judge_against(check_text(words.format("Five", limit)), held, SOURCES)[-1].verdict is LedgerVerdict.UNKNOWN


def quarterly(period: Period) -> tuple[Figure, ...]:
    """Figures of every force and code for a period that no year is: the days of the period, and the force and the code."""
    return tuple(
        Figure(force, period, Counted.OFFENCES, code, number, number, source_id="office")
        for at, force in enumerate(FORCES)
        for number_of_code, code in enumerate(CODES)
        if (number := period.days + 7 * at + 311 * number_of_code)
    )


def of_stretch(text: str) -> CheckedClaim:
    """Where the last claim of a text stands, with what is held by the quarter."""
    return judge_against(check_text(text), FIGURES, SOURCES, None, residents, quarterly)[-1]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("in the 12 months to June 2020", 366),
        ("between April and June 2020", 91),
        ("in the first quarter of 2020/21", 91),
        ("in the final three months of 2020", 92),
        ("from January to December 2020", 366),
    ],
)
def test_a_stretch_of_quarters_is_held_to_its_own_count(when: str, days: int) -> None:
    number = days + 7 * KENT + 311 * GROOMING
    assert of_stretch(f"Kent Police recorded {number:,} sexual grooming offences {when}.").verdict is LedgerVerdict.CONFIRMED
    assert (
        of_stretch(f"Kent Police recorded {number + 900:,} sexual grooming offences {when}.").verdict
        is LedgerVerdict.CONTRADICTED
    )
    assert found(f"Kent Police recorded {number:,} sexual grooming offences {when}.").verdict is LedgerVerdict.UNKNOWN


def test_a_bare_year_may_be_the_financial_year_that_begins_or_ends_in_it() -> None:
    calendar = 365 + 7 * KENT + 311 * GROOMING
    assert of_stretch(f"Kent Police recorded {calendar:,} sexual grooming offences in 2021.").verdict is LedgerVerdict.CONFIRMED
    loose = of_stretch(f"Kent Police recorded {NOW:,} sexual grooming offences in 2021.")
    assert loose.verdict is LedgerVerdict.COUNT_ONLY
    assert "2021/22" in loose.reason
    outright = of_stretch(f"Kent Police recorded {NOW:,} sexual grooming offences between January and December 2021.")
    assert outright.verdict is LedgerVerdict.CONTRADICTED


def test_the_same_months_of_another_year_are_months() -> None:
    number = 91 + 7 * KENT + 311 * GROOMING
    told = f"came to {number:,} in April to June 2021, compared with {number:,} in the same months of 2020"
    text = f"Sexual grooming offences in Kent {told}."
    assert [one.verdict for one in judge_against(check_text(text), FIGURES, SOURCES, None, residents, quarterly)] == [
        LedgerVerdict.CONFIRMED,
        LedgerVerdict.CONFIRMED,
    ]


def test_a_number_that_other_words_date_is_not_called_wrong() -> None:
    text = f"Kent Police recorded {NOW:,} sexual grooming offences in 2021/22, and 5,000 in the three years after."
    assert LedgerVerdict.CONTRADICTED not in {one.verdict for one in all_found(text)}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Police in Kent passed the {} mark for sexual grooming offences in 2021/22.", f"{NOW - 9:,}", f"{NOW + 9:,}"),
        ("Kent had {} rapes of men aged 16 or over in 2021/22.", f"{MEN:,}", f"{MEN + 900:,}"),
        ("Kent Police recorded some {} sexual grooming offences in 2021/22.", f"{NOW + 2:,}", f"{NOW + 23:,}"),
    ],
)
def test_marks_passed_men_and_exact_numbers_with_a_hedge_are_held_to_what_they_say(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)).verdict in (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
    assert found(text.format(wrong)).verdict is LedgerVerdict.CONTRADICTED


def test_how_far_two_places_are_apart_is_no_count_of_one_of_them() -> None:
    told = all_found("The margin between Kent and Essex was 40 sexual grooming offences in 2021/22.")
    assert LedgerVerdict.CONTRADICTED not in {one.verdict for one in told}

"""The year in which a count was highest or lowest, however it is told."""

from random import Random

import pytest

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from tests.unit.claims.lookup.test_answer import SOURCES

KENT, YEARS = "E23000032", range(2012, 2023)
GONE = (LedgerVerdict.UNKNOWN, LedgerVerdict.NOT_COMPARABLE)


def drawn(seed: int) -> dict[int, int]:
    """As many offences of each year, no two of them alike, the highest neither first nor last."""
    counts = Random(seed).sample(range(100, 900), len(YEARS))
    top = max(range(len(counts)), key=counts.__getitem__)
    counts[top], counts[4] = counts[4], counts[top]
    return dict(zip(YEARS, counts, strict=True))


def verdicts(text: str, counts: dict[int, int]) -> set[LedgerVerdict]:
    """Where the ranks of a text stand by the counts of Kent."""
    figures = [
        Figure(KENT, FinancialYear(year).period, Counted.OFFENCES, "22B", number, number, source_id="office")
        for year, number in counts.items()
    ]
    told = judge_against(check_text(text), figures, SOURCES)
    return {one.verdict for one in told if one.verified.claim.kind.value == "rank"}


def label(year: int) -> str:
    """A financial year as it is printed."""
    return f"{year}/{(year + 1) % 100:02d}"


WHAT = "offences of sexual activity involving a child under 16"
TOLD = (
    "The worst year on record for {what} in Kent was {year}, with {number}.",
    "In Kent {what} were at their {way} of the whole run from 2012/13 to 2022/23 in {year}.",
    "Kent's count of {what} was at its {way} in {year}, on {number}.",
    "Kent's peak year for {what}, looking at 2012/13 to 2022/23, was {year}.",
    "{what} hit their peak in Kent in {year}.",
    "Kent has never recorded more {what} than the {number} of {year}.",
    "Kent recorded {number} {what} in {year}, the {way} of the eleven years on file.",
    "{year} was the {way} year on record in Kent for {what}.",
)


@pytest.mark.parametrize("words", TOLD)
@pytest.mark.parametrize("seed", range(4))
def test_the_highest_of_the_years_held_is_borne_out_of_that_year_and_of_no_other(words: str, seed: int) -> None:
    counts = drawn(seed)
    top = max(counts, key=counts.__getitem__)
    other = Random(seed).choice([year for year in YEARS if year != top])
    for year, right in ((top, LedgerVerdict.CONFIRMED), (other, LedgerVerdict.CONTRADICTED)):
        text = words.format(what=WHAT, way="highest", year=label(year), number=counts[year])
        assert verdicts(text, counts) == {right}, text


@pytest.mark.parametrize("seed", range(4))
def test_the_lowest_is_that_of_the_lowest_year(seed: int) -> None:
    counts = drawn(seed)
    low = min(counts, key=counts.__getitem__)
    for words in (one for one in TOLD if "{way}" in one):
        assert verdicts(words.format(what=WHAT, way="lowest", year=label(low), number=counts[low]), counts) == {
            LedgerVerdict.CONFIRMED
        }


def test_a_question_is_answered_by_the_year_that_opens_its_answer() -> None:
    counts = drawn(1)
    top = max(counts, key=counts.__getitem__)
    asked = f"When did {WHAT} peak in Kent? In {{}}."
    assert verdicts(asked.format(label(top)), counts) == {LedgerVerdict.CONFIRMED}
    assert LedgerVerdict.CONFIRMED not in verdicts(asked.format(label(top + 1)), counts)


def test_of_the_highest_since_a_year_that_year_itself_says_nothing() -> None:
    counts = dict(zip(YEARS, (100, 900, 200, 300, 400, 500, 450, 440, 430, 420, 410), strict=True))
    assert verdicts(f"In Kent {WHAT} were at their highest since 2013/14 in 2017/18.", counts) == {LedgerVerdict.CONFIRMED}


@pytest.mark.parametrize("seed", range(4))
def test_what_never_was_is_disproved_by_any_of_the_years_that_are_told(seed: int) -> None:
    counts = drawn(seed)
    most = max(counts.values())
    words = f"The Kent count of {WHAT} has never gone past {{}} in any of the {{}} years, and in 2022/23 it was {counts[2022]}."
    assert verdicts(words.format(most + 1, "eleven"), counts) == {LedgerVerdict.CONFIRMED}
    assert verdicts(words.format(most - 1, "eleven"), counts) == {LedgerVerdict.CONTRADICTED}
    assert verdicts(words.format(most - 1, "four"), counts) <= set(GONE)


@pytest.mark.parametrize(
    "text",
    [
        "Kent's monthly total of {what} was at its highest in 2012/13.",
        "The peak year for {what} outside Kent was 2012/13.",
        "Kent's rate of {what} was at its highest in 2012/13.",
    ],
)
def test_the_highest_of_another_number_or_place_is_not_judged_by_the_counts_of_years(text: str) -> None:
    assert verdicts(text.format(what=WHAT), drawn(2)) <= set(GONE)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("words", ["at their lowest in five years in 2022/23", "at their lowest for five years in 2022/23"])
def test_the_lowest_of_some_years_is_not_disproved_by_one_before_them(words: str, seed: int) -> None:
    counts = {year: Random(seed + year).randrange(500, 900) for year in YEARS} | {2012: 50, 2022: 90}
    assert LedgerVerdict.CONTRADICTED not in verdicts(f"Recorded {WHAT} in Kent were {words}.", counts)

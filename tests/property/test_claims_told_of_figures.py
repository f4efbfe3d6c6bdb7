"""Drawn figures and sentences on them: sums by their parts, bounds of every year, stretches, codes, and years by any name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust

PLACES = {"Kent": "E23000032", "Essex": "E23000028", "Durham": "E23000008"}
SOURCES = {"office": Source("office", "Tables", "Home Office", "0" * 64, Trust.OFFICIAL, published=date(2024, 6, 7))}
UNDER_16, UNDER_13 = "19D", "19E"
COUNTS = st.lists(st.integers(40, 900), min_size=3, max_size=3, unique=True)
YEARS = st.integers(2012, 2020)


def figures(told: Mapping[tuple[str, str, int], int]) -> list[Figure]:
    """Official figures of offences by place, code and the year that a financial year begins in."""
    return [
        Figure(PLACES[place], FinancialYear(year).period, Counted.OFFENCES, code, number, number, source_id="office")
        for (place, code, year), number in told.items()
    ]


def verdict(text: str, words: str, held: list[Figure]) -> LedgerVerdict:
    """Where the last claim with these words stands."""
    checked = judge_against(check_text(text), held, SOURCES)
    return [one for one in checked if words in one.verified.claim.text][-1].verdict


def named(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


@given(
    st.sampled_from(
        ["so {n} between the two", "which makes {n} in all", "a total of {n}", "together that is {n}", "{n} combined"]
    ),
    COUNTS,
    YEARS,
    st.integers(-25, 25),
)
def test_a_sum_is_judged_by_the_counts_that_it_is_of(told: str, counts: list[int], year: int, off: int) -> None:
    one, other, _ = counts
    held = figures({("Kent", UNDER_13, year): one, ("Essex", UNDER_13, year): other})
    total = one + other + off
    said = f"Kent recorded {one} rapes of girls under 13 in {named(year)} and Essex {other}, {told.format(n=f'{total:,}')}."
    wanted = LedgerVerdict.CONTRADICTED if off else LedgerVerdict.CONFIRMED
    assert verdict(said, f"{total:,}", held) is wanted, said


@given(
    st.sampled_from(["Every year from {a} to {b}", "Each year from {a} to {b}", "In each of the three years from {a} to {b}"]),
    COUNTS,
    YEARS,
    st.sampled_from([0.5, 0.9, 1.1, 1.5]),
)
def test_a_bound_of_every_year_is_no_bound_of_their_sum(when: str, counts: list[int], first: int, times: float) -> None:
    years = range(first, first + len(counts))
    held = figures({("Kent", UNDER_13, year): number for year, number in zip(years, counts, strict=True)})
    bound = round(times * min(counts))
    said = f"{when.format(a=named(first), b=named(years[-1]))}, Kent recorded more than {bound} rapes of girls under 13."
    wanted = LedgerVerdict.CONFIRMED if bound < min(counts) else LedgerVerdict.CONTRADICTED
    assert verdict(said, f"{bound}", held) is wanted, said


@given(st.sampled_from(["Over the two financial years {a} to {b}", "Across the two years {a} to {b}"]), COUNTS, YEARS)
def test_a_stretch_of_years_is_all_of_it(when: str, counts: list[int], first: int) -> None:
    one, other, _ = counts
    held = figures({("Kent", UNDER_13, first): one, ("Kent", UNDER_13, first + 1): other})
    said = f"{when.format(a=named(first), b=named(first + 1))}, Kent recorded {{}} rapes of girls under 13."
    assert verdict(said.format(one + other), str(one + other), held) is LedgerVerdict.CONFIRMED
    assert verdict(said.format(other), str(other), held) is LedgerVerdict.CONTRADICTED


@given(st.sampled_from(["(code 19D)", "(Home Office code 19D)", "under code 19D"]), COUNTS, YEARS)
def test_a_code_that_is_told_is_this_code(code: str, counts: list[int], year: int) -> None:
    own, younger, _ = counts
    held = figures({("Kent", UNDER_16, year): own, ("Kent", UNDER_13, year): younger})
    said = f"Kent recorded {{}} rapes of a female child under 16 {code} in {named(year)}."
    assert verdict(said.format(own), str(own), held) is LedgerVerdict.CONFIRMED
    assert verdict(said.format(own + younger), str(own + younger), held) is not LedgerVerdict.CONFIRMED


@given(
    st.sampled_from(
        [
            "In the year that began in April {a} Kent recorded {n} rapes of girls under 13.",
            "In the twelve months starting on 1 April {a} Kent recorded {n} rapes of girls under 13.",
            "The financial year closed on 31 March {b}. In it Kent recorded {n} rapes of girls under 13.",
            "Seen from 5 June {b}, the last full financial year had brought {n} rapes of girls under 13 in Kent.",
            "When we met in September {b}, the financial year just ended had seen {n} rapes of girls under 13 in Kent.",
            "From the first of April {a} to the last day of March {b} Kent recorded {n} rapes of girls under 13.",
        ]
    ),
    COUNTS,
    YEARS,
)
def test_a_year_by_any_of_its_names(sentence: str, counts: list[int], first: int) -> None:
    held = figures({("Kent", UNDER_13, first + at): number for at, number in enumerate(counts)})
    right, wrong, _ = counts
    said = sentence.format(a=first, b=first + 1, n="{n}")
    assert verdict(said.format(n=right), str(right), held) is LedgerVerdict.CONFIRMED, said
    assert verdict(said.format(n=wrong), str(wrong), held) is LedgerVerdict.CONTRADICTED, said

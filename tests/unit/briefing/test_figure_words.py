"""A set of offences from its codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.briefing.figure_words import from_parts, parts_named
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Sex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

OFFICIAL = Source("table", "Table", "Home Office", "a" * 64, Trust.OFFICIAL, published=date(2023, 10, 19))
KENT = Source("kent", "Answer 1", "Kent Police", "b" * 64, Trust.FORCE)
AGAIN = replace(KENT, source_id="kent-2", title="Answer 2", sha256="c" * 64)
LIKE = Figure("E23000032", FinancialYear(2015).period, Counted.OFFENCES, "19D", 20, 20)
RAPE = ("19D", "19E", "19G", "19H")


def answered(offence: str, *documents: tuple[Source, list[Figure]]):
    ledger = Ledger.empty().record(
        StoredDocument(source, Figures.of(replace(one, source_id=source.source_id) for one in figures))
        for source, figures in documents
    )
    return from_parts(ledger.said(offence=parts_named(offence)), offence)


def of(code: str, count: int | None, **changes: object) -> Figure:
    return replace(LIKE, offence=code, **({"lower": count, "upper": count} | changes))


@st.composite
def campaigns(draw):
    """A set made of codes, and what one release holds of it: a count, a mark with limits, a mark without, or nothing."""
    offence = draw(st.sampled_from(sorted(key for key, entry in OFFENCE_SETS.items() if entry.codes)))
    held = {}
    for code in OFFENCE_SETS[offence].codes:
        kind = draw(st.sampled_from(("count", "count", "limits", "hidden", "absent")))
        if kind == "count":
            held[code] = of(code, draw(st.integers(0, 900)))
        elif kind == "limits":
            held[code] = of(code, None, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
        elif kind == "hidden":
            held[code] = of(code, None, status=CellStatus.SUPPRESSED_AT_SOURCE)
    return offence, held


@given(campaigns())
def test_the_sum_holds_whatever_is_true_and_only_all_codes_make_a_total(campaign):
    offence, held = campaign
    found = answered(offence, (OFFICIAL, list(held.values())))
    assert bool(found) == bool(held)
    for one in found:
        in_use = {code for code in OFFENCE_SETS[offence].codes if CODES[code].is_valid(LIKE.period.end)}
        assert set(one.missing) == in_use - set(held)
        assert one.is_total == (not one.missing)
        assert one.range.lower == sum(figure.lower or 0 for figure in held.values())
        known = not one.missing and all(figure.upper is not None for figure in held.values())
        assert one.range.upper == (sum(figure.upper for figure in held.values()) if known else None)
        assert one.count.startswith("at least") == (not known)
        assert ("no total" in one.words) == bool(one.missing)
        assert all(code in one.words for code in one.missing)


def test_every_part_is_listed_with_its_count() -> None:
    (one,) = answered("child_rape", (OFFICIAL, [of("19D", 77), of("19E", 56), of("19G", 17), of("19H", 22)]))
    assert (one.count, one.words) == ("172", "19D 77 + 19E 56 + 19G 17 + 19H 22")


def test_a_code_that_came_later_is_not_missing() -> None:
    codes = ("19C", *RAPE, "19F")
    (one,) = answered("rape", (OFFICIAL, [of(code, 1) for code in codes]))
    assert one.is_total
    (one,) = answered("rape", (OFFICIAL, [of(code, 1, period=FinancialYear(2020).period) for code in codes]))
    assert one.missing == ("19J", "19K")


def test_a_smaller_set_stands_for_its_codes_and_no_code_is_counted_twice() -> None:
    (one,) = answered("child_named", (OFFICIAL, [of("child_rape", 172), of("19D", 77), of("17B", 40)]))
    assert "child_rape 172" in one.words
    assert one.range.lower == 212


@pytest.mark.parametrize(
    "changes",
    [
        {"breakdown": "outcome=Charged"},
        {"counted": Counted.VICTIMS},
        {"sex": Sex.FEMALE},
        {"ages": AgeBand(0, 12)},
        {"period": FinancialYear(2016).period},
        {"area": "E23000013"},
    ],
)
def test_what_is_counted_otherwise_is_never_added(changes) -> None:
    found = answered("child_rape", (OFFICIAL, [of("19D", 77), of("19E", 56, **changes)]))
    assert sorted(one.words.partition(";")[0] for one in found) == ["19D 77", "19E 56"]


def test_two_answers_of_a_force_may_each_hold_a_part_and_a_release_is_never_added_to_them() -> None:
    found = answered(
        "child_rape", (KENT, [of("19D", 20), of("19E", 3)]), (AGAIN, [of("19G", 2), of("19H", 1)]), (OFFICIAL, [of("19D", 25)])
    )
    assert sorted((one.count, one.is_total) for one in found) == [("26", True), ("at least 25", False)]


def test_two_answers_that_contradict_each_other_both_stand() -> None:
    (one,) = answered("child_rape", (KENT, [of(code, 20) for code in RAPE]), (AGAIN, [of("19D", 25)]))
    assert (one.count, one.parts[0].words) == ("80 to 85", "19D 20 or 25")


def test_a_set_that_is_not_made_of_codes_and_a_code_have_no_parts() -> None:
    assert parts_named("sexual_under_18") == parts_named("88A") == frozenset()

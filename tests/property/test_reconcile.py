"""Figures that are true together are never called impossible; a figure that cannot be true is; and findings hold no secret."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.bounds.implied import Implied
from faircount.reconcile.finding import Certainty, Finding
from faircount.reconcile.reconcile import CHECKS, reconcile
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.areas import PARTITIONS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import CellStatus
from tests.lib.inputs import inputs

NORTH_EAST = "E12000001"
YEARS = [FinancialYear(2015).period, FinancialYear(2016).period]
BANDS = {AgeBand(0, 3): {0}, AgeBand(0, 9): {0, 1}, AgeBand(4, 9): {1}, AgeBand(10, 17): {2}, ALL_AGES: {0, 1, 2}}
CELLS = list(product(PARTITIONS[NORTH_EAST], YEARS, [0, 1, 2], [Online.YES, Online.NO]))
truths = st.lists(st.integers(0, 30), min_size=len(CELLS), max_size=len(CELLS))


@st.composite
def subjects(draw: st.DrawFn) -> Figure:
    return Figure(
        draw(st.sampled_from([*PARTITIONS[NORTH_EAST], NORTH_EAST])),
        draw(st.sampled_from([*YEARS, Period(YEARS[0].start, YEARS[1].end)])),
        Counted.OFFENCES,
        "sexual_under_18",
        None,
        None,
        online=draw(st.sampled_from(list(Online))),
        ages=draw(st.sampled_from(list(BANDS))),
        source_id=draw(st.sampled_from(["one paper", "another paper"])),
    )


def true_count(subject: Figure, truth: list[int]) -> int:
    return sum(
        count
        for (area, year, slot, online), count in zip(CELLS, truth, strict=True)
        if area in PARTITIONS.get(subject.area, (subject.area,))
        and subject.period.contains(year)
        and slot in BANDS[subject.ages]
        and subject.online in (online, Online.ALL)
    )


@given(truths, st.lists(subjects(), min_size=1, max_size=8))
@inputs(40)
def test_figures_that_are_true_together_are_never_impossible(truth, said):
    figures = [subject.with_count(true_count(subject, truth)) for subject in said]
    assert not [each for each in reconcile(figures, {}) if each.severity is Certainty.IMPOSSIBLE]


@given(truths, st.lists(subjects(), min_size=2, max_size=7), st.integers(1, 60))
@inputs(40)
def test_an_impossible_finding_names_a_smallest_clash_and_every_clash_is_found(truth, said, error):
    figures = [subject.with_count(true_count(subject, truth)) for subject in said]
    figures[0] = figures[0].with_count((figures[0].count or 0) + error)
    figures = [replace(figure, source_id="one paper") for figure in figures]
    found = [each for each in reconcile(figures, {}) if each.severity is Certainty.IMPOSSIBLE]
    assert bool(found) == (not Implied.of(figures).is_consistent)
    for each in found:
        assert not Implied.of(each.figures).is_consistent
        for left_out in each.figures:
            assert Implied.of([figure for figure in each.figures if figure is not left_out]).is_consistent


@given(truths, st.lists(subjects(), min_size=2, max_size=7), st.randoms(use_true_random=False))
@inputs(25)
def test_the_order_of_the_figures_changes_no_word(truth, said, random):
    figures = [subject.with_count(true_count(subject, truth) + place % 2) for place, subject in enumerate(said)]
    shuffled = list(figures)
    random.shuffle(shuffled)
    assert reconcile(figures, {}) == reconcile(shuffled, {})
    asides = [sorted(len(each.options[0]) for each in Implied.of(order).set_aside()) for order in (figures, shuffled)]
    assert asides[0] == asides[1]


@given(st.integers(5, 40), st.integers(1, 4), st.integers(1, 4))
@inputs(30)
def test_no_finding_depends_on_a_hidden_count(shown, hidden, other):
    def findings(count: int) -> list[list[object]]:
        star = Figure(
            PARTITIONS[NORTH_EAST][0], YEARS[0], Counted.OFFENCES, "sexual_under_18", 1, 4, online=Online.YES,
            status=CellStatus.SUPPRESSED_AT_SOURCE, source_id="answer",
        )  # fmt: skip
        rest = replace(star, lower=shown, upper=shown, online=Online.NO, status=CellStatus.OBSERVED)
        total = rest.with_count(shown + count)
        told = reconcile([star, rest, replace(total, online=Online.ALL)], {})
        return [[getattr(each, field.name) for field in fields(Finding)] for each in told]

    assert findings(hidden) == findings(other)


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_finds_nothing_in_nothing_and_names_itself(name):
    from faircount.reconcile.case import ReconciliationCase

    assert list(CHECKS[name](ReconciliationCase([], {}))) == []

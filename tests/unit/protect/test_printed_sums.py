"""Sums in print."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from faircount.bounds.relations import Tie
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed import given_away
from faircount.protect.printed_sums import sums_over_time, told_twice
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import HIDDEN, CellStatus

POLICY = ProtectionPolicy()


def figure(count: int, online: Online = Online.ALL, place: str = "", source_id: str = "letter") -> Figure:
    year = FinancialYear(2023).period
    return Figure(
        "E23000013",
        year,
        Counted.OFFENCES,
        "sexual_under_18",
        count,
        count,
        online,
        source_id=source_id,
        locator=place or str(count),
    )


def marked(one: Figure, lower: int | None = 1, upper: int | None = 4) -> Figure:
    return replace(one, lower=lower, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE)


ALL, REST, FLAGGED = figure(251), figure(248), marked(figure(3, Online.YES))


def test_the_rest_that_was_taken_for_another_count_of_all_does_not_tell_the_flagged() -> None:
    rows = [ALL, FLAGGED, REST]
    assert list(told_twice(rows)) == [Tie(0, (2, 1))]
    shown = list(protect_figures(Figures.of(rows), POLICY))
    assert [each.upper for each in shown] == [251, 4, None], "one of the two goes, and the mark stays"
    assert not list(given_away(rows, shown, {}, POLICY, {}))


@pytest.mark.parametrize("behind", [FLAGGED, marked(figure(3)), figure(3, Online.YES), marked(figure(3, Online.YES), None, None)])
def test_nor_where_the_flagged_wait_behind_a_question_as_whatever_they_are_read(behind: Figure) -> None:
    shown = list(protect_figures(Figures.of([ALL, REST]), POLICY, guarded=[behind]))
    assert sum(each.count is None for each in shown) == 1
    assert list(given_away([ALL, REST], [ALL, REST], {}, POLICY, {}, guarded=[behind])), "the release check asks it too"


def test_a_small_rest_that_was_taken_for_another_count_of_all_does_not_follow_either() -> None:
    shown = list(protect_figures(Figures.of([ALL, figure(248, Online.YES), figure(3)]), POLICY))
    assert [each.count is None for each in shown].count(True) == 2


def test_revised_counts_tell_nothing_of_a_mark_that_does_not_fit() -> None:
    """Nor of one in another answer, nor of one without limits where they differ by more than anybody calls small."""
    other = replace(FLAGGED, source_id="another")
    for rows in ([ALL, figure(240), FLAGGED], [ALL, REST, other], [ALL, figure(190), marked(figure(9, Online.YES), None, None)]):
        assert not list(told_twice(rows))


def test_lines_that_differ_by_what_was_not_read_are_no_versions() -> None:
    rows = [figure(count) for count in (10, 20, 30, 31, 41)]
    assert not list(told_twice([*rows, FLAGGED]))


def told(seed: int) -> tuple[list[Figure], int]:
    """A line of years of which one is hidden, and the count of all of them under another name; and the hidden count."""
    draw = random.Random(seed)
    first, many = draw.randint(2012, 2019), draw.randint(2, 5)
    years = [FinancialYear(first + number).period for number in range(many)]
    counts = [draw.randint(6, 90) for _ in years]
    hidden = draw.randrange(many)
    counts[hidden] = draw.randint(1, 4)
    line = [
        Figure("E23000013", year, Counted.OFFENCES, "all_sexual", count, count, source_id="a", locator=f"t1!B{row}")
        for row, (year, count) in enumerate(zip(years, counts, strict=True), start=2)
    ]
    line[hidden] = replace(line[hidden], lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
    other = draw.choice(({"online": Online.YES}, {"sex": Sex.MALE}, {"offence": "sexual_under_18"}, {"breakdown": "group=x"}))
    whole = replace(
        line[0], period=Period(years[0].start, years[-1].end), lower=sum(counts), upper=sum(counts), locator="par1:3-5",
        status=CellStatus.OBSERVED, **other,
    )  # fmt: skip
    return [*line, whole], counts[hidden]


@pytest.mark.parametrize("seed", range(12))
def test_the_hidden_year_keeps_its_mark(seed):
    rows, _ = told(seed)
    (tie,) = sums_over_time(rows)
    assert (tie.whole, tie.parts) == (len(rows) - 1, tuple(range(len(rows) - 1)))
    shown = list(protect_figures(Figures.of(rows), ProtectionPolicy()))
    marks = [figure for figure in shown if (figure.lower, figure.upper) == (1, 4)]
    assert marks, f"seed {seed}: the mark of the force stays"
    assert sum(figure.status in HIDDEN for figure in shown) > 1, f"seed {seed}: the sum gives it away"


@pytest.mark.parametrize("seed", range(12))
def test_a_count_that_the_line_cannot_come_to_ties_nothing(seed):
    rows, _ = told(seed)
    far = replace(rows[-1], lower=(rows[-1].lower or 0) + 10, upper=(rows[-1].upper or 0) + 10)
    assert not list(sums_over_time([*rows[:-1], far]))

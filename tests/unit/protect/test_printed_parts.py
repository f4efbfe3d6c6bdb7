"""Lines of one table that come to a total: which are taken for its parts, and which are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.bounds.relations import Tie
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed_parts import printed_parts
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import OTHER_OFFENCES, Figure, Figures
from faircount.vocabulary.ages import NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.lib.protected_files import find_relations


def figure(count: int | None, place: str, **said: object) -> Figure:
    """A count, or the mark of a force for 1 to 4."""
    told = (
        {"lower": count, "upper": count}
        if count is not None
        else {"lower": 1, "upper": 4, "status": CellStatus.SUPPRESSED_AT_SOURCE}
    )
    made = Figure("E23000013", FinancialYear(2023).period, Counted.OFFENCES, "sexual_under_18", 0, 0, source_id="letter")
    return replace(made, locator=place, **told, **said)  # type: ignore[arg-type]


ONLINE, REST = {"online": Online.YES}, {"breakdown": "group=Zq 7"}


@pytest.mark.parametrize("total", ["t1!B5", "t0!B2"])
def test_a_flag_and_whatever_comes_to_the_total_with_it_wherever_that_stands(total: str) -> None:
    rows = [figure(None, "t1!B3", **ONLINE), figure(297, "t1!B4", **REST), figure(300, total)]
    assert printed_parts(rows, ()) == [Tie(2, (0, 1))]
    assert printed_parts([*rows[:2], figure(320, total)], ()) == [], "others are in it"


def test_what_names_tell_of_a_total_stands_between_its_other_parts_and_is_left_out() -> None:
    girls, boys = figure(180, "t1!B4", sex=Sex.FEMALE), figure(120, "t1!B5", sex=Sex.MALE)
    rows = [figure(None, "t1!B3", **ONLINE), girls, boys, figure(297, "t1!B6", **REST), figure(300, "t1!B7")]
    assert Tie(4, (0, 3)) in printed_parts(rows, [Tie(4, (1, 2))])


def test_a_table_without_totals_is_tied_to_one_of_what_its_cells_have_in_common() -> None:
    sexes = {"B": Sex.FEMALE, "C": Sex.MALE}
    counts = {("19D", "B"): 23, ("19D", "C"): 0, ("22B", "B"): 38, ("22B", "C"): None}
    cells = [
        figure(count, f"t2!{column}{3 if code == '19D' else 4}", offence=code, sex=sexes[column])
        for (code, column), count in counts.items()
    ]
    assert printed_parts([*cells, figure(63, "t1!B3")], ()) == [Tie(4, (0, 2, 3))]
    of_girls = figure(63, "t1!B3", sex=Sex.FEMALE)
    assert printed_parts([*cells, of_girls], ()) == [], "boys are no part of what is told of girls"


def test_lines_that_share_somebody_by_their_names_are_no_parts_of_one_total() -> None:
    bands = [figure(None, "t1!B5", ages=AgeBand(0, 4)), figure(41, "t1!B6", ages=AgeBand(5, 17))]
    rows = [figure(47, "t1!B3"), figure(None, "t1!B4", **ONLINE), *bands]
    assert printed_parts(rows, ()) == []


def test_of_marks_in_a_mark_one_is_not_shown() -> None:
    kinds = ({"offence": "22B"}, {"offence": "88A"}, {"breakdown": f"{OTHER_OFFENCES}Other"}, {})
    counts = (None, 0, None, None)
    rows = [
        figure(count, f"t1!E{at + 4}", ages=NOT_KNOWN, **kind) for at, (count, kind) in enumerate(zip(counts, kinds, strict=True))
    ]
    assert Tie(3, (0, 1, 2)) in find_relations(rows, {})
    shown = list(protect_figures(Figures.of(rows), ProtectionPolicy()))
    assert [(each.lower, each.upper) for each in shown] == [(1, 4), (0, 0), (1, 4), (None, None)]

"""Which two years are compared: what is stated, the latest of most forces, and each force's own where it has others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.briefing.facts import Facts, latest_comparable
from faircount.briefing.given import ANY, GivenFigures
from faircount.briefing.years import Wanted, Years, choose
from faircount.protect.tidy import as_published
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear, Period, calendar_year
from faircount.vocabulary.status import CellStatus
from tests.lib.facts import CLEVELAND, KENT, SOURCES, asked, facts

SURREY = "E23000031"
ASKED_FOR = "sexual_under_18"


def year(starts: int) -> Period:
    return FinancialYear(starts).period


def years(before: int, after: int) -> Years:
    return Years(year(before), year(after))


def given(*figures: Figure) -> GivenFigures:
    return GivenFigures((as_published(Figures.of(figures), "forces", "a test"),), SOURCES)


def of(area: str, *starts: int, online: Online = Online.ALL) -> list[Figure]:
    return [asked(area, one, 100 + one, online) for one in starts]


def chosen(*figures: Figure, wanted: Wanted = ANY) -> Years | None:
    return latest_comparable(given(*figures), ASKED_FOR, wanted)


def with_given(*figures: Figure, is_fixed: bool = False) -> Facts:
    held = given(*figures)
    return replace(facts(), given=held, compared=latest_comparable(held, ASKED_FOR, ANY), is_fixed=is_fixed)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ((2018, 2019), (2018, 2019)),
        ((2012, 2013, 2018, 2019, 2020), (2019, 2020)),
        ((2015, 2018), (2018, 2018)),
        ((2016, 2017), (2016, 2016)),
        ((2014, 2016), (2014, 2016)),
    ],
    ids=["two", "latest", "break between", "break at the edge", "gap"],
)
def test_the_latest_two_that_no_break_parts(held: tuple[int, ...], expected: tuple[int, int]) -> None:
    found = chosen(*of(KENT, *held))
    assert found == (years(*expected) if expected[0] != expected[1] else None)


def test_one_early_force_does_not_move_the_others_and_a_late_one_holds_none_back() -> None:
    most = [*of(KENT, 2018, 2019), *of(CLEVELAND, 2018, 2019), *of("E23000036", 2018, 2019)]
    assert chosen(*most, *of(SURREY, 2018, 2019, 2020)) == years(2018, 2019)
    moved = [*of(KENT, 2018, 2019, 2020), *of(CLEVELAND, 2018, 2019, 2020), *of(SURREY, 2018, 2019)]
    assert chosen(*moved) == years(2019, 2020)


def test_what_is_hidden_or_of_another_kind_is_no_count_to_compare() -> None:
    hidden = replace(asked(KENT, 2019, 3), lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
    assert chosen(asked(KENT, 2018, 100), hidden) is None
    calendar = replace(asked(KENT, 2019, 90), period=calendar_year(2019))
    assert chosen(asked(KENT, 2018, 100), calendar) is None
    assert chosen(asked(KENT, 2018, 100), asked(KENT, 2019, 60, Online.YES)) is None


def test_calendar_years_are_years_too() -> None:
    held = [replace(asked(KENT, 2019, 90 + one), period=calendar_year(one)) for one in (2019, 2020)]
    found = chosen(*held)
    assert found is not None
    assert (found.label, found.kind) == ("2019 and 2020", "calendar years")


def test_what_is_stated_is_honoured_and_half_of_it_narrows_the_choice() -> None:
    held = of(KENT, 2018, 2019, 2020)
    assert chosen(*held, wanted=Wanted(year(2012), year(2013))) == years(2012, 2013)
    assert chosen(*held, wanted=Wanted(after=year(2019))) == years(2018, 2019)
    assert chosen(*held, wanted=Wanted(before=year(2018))) == years(2018, 2020)


def test_a_force_with_other_years_has_its_own_unless_years_are_fixed() -> None:
    held = [*of(KENT, 2018, 2019), *of(CLEVELAND, 2018, 2019), *of(SURREY, 2013, 2014)]
    assert with_given(*held).years_of(SURREY) == years(2013, 2014)
    assert with_given(*held).years_of(KENT) == years(2018, 2019)
    assert with_given(*held, is_fixed=True).years_of(SURREY) == years(2018, 2019)


def test_where_nothing_can_be_compared_nothing_is_chosen() -> None:
    assert choose([]) is None
    assert choose([frozenset()]) is None
    assert with_given(*of(KENT, 2018)).years_of(KENT) is None

"""Tidy figures: a table drawn as a picture, before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from faircount.bounds.relations import Tie
from faircount.errors import NotProtected
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import as_published, protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import WITHHELD, printed_count
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus
from tests.lib.protected_files import find_relations

FIRST, SECOND = Period(date(2015, 4, 1), date(2016, 3, 31)), Period(date(2016, 4, 1), date(2017, 3, 31))
BOTH = Period(FIRST.start, SECOND.end)
POLICY = ProtectionPolicy()
PARTS = {"W": ("A", "B", "C", "D")}


def figure(count, area="A", **others):
    return Figure(area, others.pop("period", FIRST), Counted.OFFENCES, "17B", count, count, **others)


def line(counts, total):
    """Four areas and their whole."""
    return Figures.of([*(figure(count, area) for count, area in zip(counts, "ABCD", strict=True)), figure(total, "W")])


def drawn(table):
    return " ".join(printed_count(each) for each in table)


@pytest.mark.parametrize(
    ("counts", "picture"),
    [
        ((40, 30, 0, 6), "40 30 0 6 76"),
        ((40, 30, 3, 9), "40 30 [c] [c] 82"),
        ((40, 30, 0, 4), "40 [c] 0 [c] 74"),
        ((3, 2, 0, 0), "[c] [c] 0 0 5"),
        ((2, 2, 0, 0), "[c] [c] 0 0 [c]"),
        ((3, 0, 0, 6), "[c] 0 0 [c] 9"),
        ((1, 1, 1, 40), "[c] [c] [c] [c] 43"),
    ],
)
def test_a_line_with_its_total(counts, picture):
    assert drawn(protect_figures(line(counts, sum(counts)), POLICY, partitions=PARTS)) == picture


def test_hidden_cells_carry_one_status_and_no_bounds():
    table = protect_figures(line((40, 30, 3, 9), 82), POLICY, partitions=PARTS)
    hidden = [each for each in table if each.status is WITHHELD]
    assert len(hidden) == 2
    assert all(each.lower is None and each.upper is None for each in hidden)


def test_a_figure_tied_to_nothing_is_hidden_alone():
    assert drawn(protect_figures(Figures.of([figure(2), figure(50, "B")]), POLICY)) == "[c] 50"


def test_two_years_and_the_period_over_both():
    rows = [figure(3, period=FIRST), figure(20, period=SECOND), figure(23, period=BOTH)]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) in {"[c] [c] 23", "[c] 20 [c]"}


def test_ages_make_up_all_ages_with_those_not_known_and_without_where_none_are_told():
    ages = [AgeBand(0, 9), AgeBand(10, None), NOT_KNOWN, ALL_AGES]
    rows = [figure(count, ages=band) for count, band in zip((3, 20, 8, 31), ages, strict=True)]
    assert find_relations(rows, {}) == [Tie(3, (0, 1, 2))]
    assert find_relations([rows[0], rows[1], rows[3]], {}) == [Tie(2, (0, 1))]
    # What does not add up ties nothing: 31 is not 3 and 20, so others are in it, and a reader sees that.
    assert drawn(protect_figures(Figures.of([rows[0], rows[1], rows[3]]), POLICY)) == "[c] 20 31"


@pytest.mark.parametrize("whole", [ALL_AGES, AgeBand(0, 17)])
def test_ages_make_up_everybody_where_the_offences_are_about_under_18s_alone(whole):
    """All ages of offences against under-18s are those under 18: bands up to 17 give the hidden one back from the total."""
    told = {"offence": "sexual_under_18", "source_id": "answer"}
    rows = [replace(figure(count, ages=band), **told) for count, band in ((3, AgeBand(0, 9)), (90, AgeBand(10, 17)), (93, whole))]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) == "[c] [c] 93"


def test_two_wholes_of_one_thing_are_one():
    wholes = [replace(figure(3, ages=band), offence="sexual_under_18") for band in (ALL_AGES, AgeBand(0, 17))]
    assert find_relations(wholes, {}) == [Tie(0, (1,)), Tie(1, (0,))]


def test_ages_under_eighteen_tile_without_those_not_known():
    rows = [figure(3, ages=AgeBand(0, 9)), figure(20, ages=AgeBand(10, 17)), figure(23, ages=AgeBand(0, 17))]
    assert find_relations(rows, {}) == [Tie(2, (0, 1))]


def test_a_cross_of_areas_and_online_is_safe_to_a_second_reader():
    counts = {("A", "yes"): 2, ("B", "yes"): 9, ("A", "no"): 14, ("B", "no"): 12}
    for area in "AB":
        counts[area, "all"] = counts[area, "yes"] + counts[area, "no"]
    for online in ("yes", "no", "all"):
        counts["W", online] = counts["A", online] + counts["B", online]
    rows = [figure(count, area, online=Online(online)) for (area, online), count in counts.items()]
    table = protect_figures(Figures.of(rows), POLICY, partitions={"W": ("A", "B")})
    shown = {key: each.count for key, each in zip(counts, table, strict=True)}
    found = {
        a
        for a, b, c, d in product(range(1, 22), repeat=4)
        if _agrees(shown, {("A", "yes"): a, ("B", "yes"): b, ("A", "no"): c, ("B", "no"): d})
    }
    assert max(found) - min(found) >= POLICY.width


def _agrees(shown, inner):
    for (area, online), count in shown.items():
        if count is None:
            continue
        areas, marks = ("AB" if area == "W" else area), (("yes", "no") if online == "all" else (online,))
        if sum(inner[key] for key in product(areas, marks)) != count:
            return False
    return True


def test_a_range_that_would_tell_a_small_count_is_hidden_like_any_other_figure():
    rows = [figure(3), figure(3)]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) == "[c] [c]"
    ranged = Figure("W", FIRST, Counted.OFFENCES, "17B", 3, 4)
    assert drawn(protect_figures(Figures.of([figure(3), ranged]), POLICY, partitions={"W": ("A",)})) == "[c] [c]"


def test_what_is_public_already_stops_nothing():
    whole = Figure("W", FIRST, Counted.OFFENCES, "17B", 3, 3, source_id="press")
    assert drawn(protect_figures(Figures.of([figure(3)]), POLICY, partitions={"W": ("A",)}, public=[whole])) == "[c]"


def marked(area, lower=1, upper=4):
    return Figure(area, FIRST, Counted.OFFENCES, "17B", lower, upper, status=CellStatus.SUPPRESSED_AT_SOURCE)


@pytest.mark.parametrize(
    ("rows", "picture"),
    [
        ([marked("A"), figure(30, "B")], "1 to 4 30"),
        ([marked("A"), figure(30, "B"), figure(40, "C"), figure(9, "D"), figure(82, "W")], "1 to 4 30 40 [c] 82"),
        ([marked("A"), marked("B"), figure(40, "C"), figure(9, "D"), figure(54, "W")], "1 to 4 1 to 4 40 9 54"),
        ([marked("A"), marked("B"), figure(40, "C"), figure(9, "D"), figure(52, "W")], "1 to 4 1 to 4 40 [c] 52"),
        ([marked("A", None, None), figure(30, "B"), figure(40, "C"), figure(0, "D"), figure(73, "W")], "[c] [c] 40 0 73"),
        ([marked("A", 0), figure(30, "B"), figure(40, "C"), figure(9, "D"), figure(79, "W")], "0 to 4 30 40 [c] 79"),
    ],
)
def test_a_count_that_a_force_hid_keeps_all_that_its_mark_says(rows, picture):
    assert drawn(protect_figures(Figures.of(rows), POLICY, partitions=PARTS)) == picture


def test_what_is_public_stays_as_its_publisher_printed_it():
    rows = [figure(2), Figure("B", FIRST, Counted.OFFENCES, "17B", 1, 4, status=CellStatus.SUPPRESSED_AT_SOURCE)]
    table = as_published(Figures.of(rows), "the Home Office", "published official statistics")
    assert drawn(table) == "2 1 to 4"
    assert table.rule == "Shown as published by the Home Office."


def test_what_is_public_needs_a_publisher_and_a_reason():
    with pytest.raises(NotProtected, match="name who published"):
        as_published(Figures.of([figure(2)]), "", "reason")


def kinds(counts, column, values):
    """Figures that differ in one column alone."""
    return [replace(figure(count), **{column: value}) for count, value in zip(counts, values, strict=True)]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("sex", (Sex.FEMALE, Sex.MALE, Sex.ALL)),
        ("offence", ("rape", "sexual_assault", "all_sexual")),
        ("breakdown", ("type=rape", "type=other", "")),
    ],
)
def test_what_adds_up_gives_nothing_back_though_nobody_says_that_it_is_complete(column, values):
    assert drawn(protect_figures(Figures.of(kinds((3, 90, 93), column, values)), POLICY)) == "[c] [c] 93"
    assert drawn(protect_figures(Figures.of(kinds((3, 90, 120), column, values)), POLICY)) == "[c] 90 120"


def test_sexes_add_up_with_those_not_known_where_they_are_told():
    rows = kinds((3, 90, 8, 101), "sex", (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN, Sex.ALL))
    assert find_relations(rows, {}) == [Tie(3, (0, 1, 2))]


def test_each_further_dimension_adds_up_by_itself():
    rows = kinds((3, 90, 40, 53, 93), "breakdown", ("type=rape", "type=other", "place=home", "place=other", ""))
    assert find_relations(rows, {}) == [Tie(4, (0, 1)), Tie(4, (2, 3))]


def test_what_holds_others_tells_of_the_last_of_them_though_nobody_says_that_they_are_all():
    """One area of four is not told: the others, and the whole, still leave at most 2 for the small one."""
    rows = [figure(count, area) for count, area in ((2, "W15000001"), (90, "W15000002"), (92, "W92000004"))]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) == "[c] [c] 92"
    rows = [figure(count, area) for count, area in ((2, "W15000001"), (90, "W15000002"), (99, "W92000004"))]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) == "[c] 90 99"


def test_parts_that_lie_in_a_whole_by_several_things_at_once_tell_of_the_last_of_them():
    rows = [
        figure(1, ages=AgeBand(0, 9), online=Online.YES),
        figure(90, ages=AgeBand(0, 9), online=Online.NO),
        figure(9, ages=AgeBand(10, None)),
        figure(101),
    ]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) != "[c] 90 9 101"


def test_two_versions_of_a_table_are_each_held_by_their_own_sums():
    versions = [(3, 90, 93), (3, 91, 94)]
    rows = [
        figure(count, sex=sex, source_id=f"answer-{number}")
        for number, counts in enumerate(versions)
        for count, sex in zip(counts, (Sex.FEMALE, Sex.MALE, Sex.ALL), strict=True)
    ]
    shown = list(protect_figures(Figures.of(rows), POLICY))
    for first in (0, 3):
        assert [each.count for each in shown[first : first + 3]].count(None) >= 2


def test_parts_that_are_counted_twice_leave_room_on_the_other_side_only():
    rows = kinds((3, 90, 92), "sex", (Sex.FEMALE, Sex.MALE, Sex.ALL))
    assert drawn(protect_figures(Figures.of(rows), POLICY)) == "[c] 90 92"


def test_a_mark_of_the_publisher_hides_no_zero():
    marked = replace(figure(0, "W15000002"), lower=None, upper=None, status=CellStatus.SUPPRESSED_AT_SOURCE)
    rows = [figure(1, "W15000001"), marked, figure(40, "W15000003"), figure(44, "W92000004")]
    assert drawn(protect_figures(Figures.of(rows), POLICY)) in {"[c] [c] [c] 44", "[c] [c] 40 [c]"}

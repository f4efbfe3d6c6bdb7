"""Many areas: who was compared, who stands out among so many, who is left out and why, and no order of size."""

from __future__ import annotations

import pytest

from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.charts.funnel import FunnelChart
from faircount.briefing.charts.ranks import RankChart
from faircount.briefing.comparing.known import UNKNOWN, Known
from faircount.briefing.comparing.many import AreaCounts, compare_many
from faircount.briefing.comparing.many_charts import charts_of
from faircount.briefing.comparing.many_words import numbers_of, table_of, told
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.errors import NotComparable
from faircount.vocabulary.status import CellStatus
from tests.lib.comparisons import AREAS


def exactly(count):
    return Known(count, count)


def held(asked=None, **more):
    counts = {name: AreaCounts(exactly(before), exactly(after)) for name, before, after in AREAS}
    return compare_many({**counts, **more}, asked or ComparisonRequest())


def test_the_one_that_differs_is_named_and_how_many_were_compared_is_said():
    found = held()
    said = " ".join(told(found))
    assert f"Of {len(AREAS)} compared" in said
    assert "Cleveland, 1.9 to 3.7 times as many" in said
    assert found.highlighted == {"Cleveland"}, "the others lie within the ordinary spread"


def test_an_area_without_a_number_is_left_out_of_every_sum():
    without, hidden = held(), Known(None, None, CellStatus.SUPPRESSED_AT_SOURCE)
    found = held(North=AreaCounts(exactly(50), UNKNOWN), South=AreaCounts(hidden, hidden))
    assert found.together == without.together
    assert numbers_of(found)["left_out"] == {"North": "not known", "South": "hidden"}
    assert "2 areas are left out" in " ".join(told(found))
    assert ("North", "50", "not known", "[z]", "[z]", "not compared") in table_of(found).rows


def test_an_area_known_as_a_range_has_a_range_for_its_change_and_stands_beside_the_others():
    without = held()
    found = held(Gwynedd=AreaCounts(Known(1, 4, CellStatus.SUPPRESSED_AT_SOURCE), exactly(9)))
    assert "known as ranges: Gwynedd, 5 to 8 more, whichever the counts not shown are" in " ".join(told(found))
    assert numbers_of(found)["ranges"] == {"Gwynedd": {"count_change": {"lower": 5, "upper": 8}}}
    assert (found.many.compared, found.together) == (without.many.compared, without.together)


def test_areas_stand_from_a_to_z_whatever_their_size():
    names = [row[0] for row in table_of(held(Aberfan=AreaCounts(exactly(20), exactly(90)))).rows]
    assert names == sorted(names)


def test_forces_that_differ_by_chance_alone_do_not_stand_out():
    alike = {f"Force {place:02d}": AreaCounts(exactly(95 + place % 11), exactly(105 - place % 9)) for place in range(43)}
    found = compare_many(alike, ComparisonRequest())
    assert found.many.standing_out == ()
    assert "Of 43 compared, none shows" in " ".join(told(found))
    assert found.ranks is not None
    assert found.ranks.width > 25


def test_small_counts_leap_by_themselves_and_that_is_said():
    small = {f"Area {place:02d}": AreaCounts(exactly(8 + place % 5), exactly(9 + place % 4)) for place in range(30)}
    said = " ".join(told(compare_many(small, ComparisonRequest())))
    assert "would at least double in about" in said
    assert "the earlier count is too small for a ratio" in said


def test_few_areas_are_rows_and_many_a_funnel_with_the_places_left_open():
    few = compare_many(
        dict(list({name: AreaCounts(exactly(one), exactly(two)) for name, one, two in AREAS}.items())[:3]), ComparisonRequest()
    )
    assert [type(chart) for chart in charts_of(few)] == [ChangeChart]
    assert [type(chart) for chart in charts_of(held())] == [FunnelChart, RankChart]


def test_areas_of_small_bases_alone_have_no_funnel():
    small = {f"Area {place:02d}": AreaCounts(exactly(3 + place % 5), exactly(4 + place % 4)) for place in range(12)}
    assert [type(chart) for chart in charts_of(compare_many(small, ComparisonRequest()))] == [RankChart]


def test_areas_that_counted_none_in_the_later_period_are_compared():
    none = {f"Area {place:02d}": AreaCounts(exactly(20 + place), exactly(0)) for place in range(8)}
    found = compare_many(none, ComparisonRequest())
    assert found.many.compared == 8
    assert "at least" in " ".join(told(found))


def test_rates_are_drawn_only_where_every_area_says_over_what():
    counts = {name: AreaCounts(exactly(one), exactly(two), (1e5, 1e5)) for name, one, two in AREAS}
    assert len(charts_of(compare_many(counts, ComparisonRequest()))) == 3
    name, one, two = AREAS[0]
    assert len(charts_of(compare_many({**counts, name: AreaCounts(exactly(one), exactly(two))}, ComparisonRequest()))) == 2


def test_one_area_is_no_set_of_areas():
    with pytest.raises(NotComparable, match="of 2 areas, 1 can be compared"):
        compare_many({"North": AreaCounts(exactly(5), exactly(6)), "South": AreaCounts(UNKNOWN, exactly(6))}, ComparisonRequest())


def test_with_what_they_were_counted_over_the_common_change_is_of_rates():
    doubled = {name: AreaCounts(exactly(one), exactly(two), (1e5, 2e5)) for name, one, two in AREAS}
    found = compare_many(doubled, ComparisonRequest())
    assert found.common.value == pytest.approx(held().common.value / 2)
    assert "for the same number of people" in " ".join(told(found)).lower()
    assert found.spread is None, "a funnel of counts would hold them against the wrong change"
    assert found.ranks is not None
    assert found.ranks.highest.tolist() == held().ranks.highest.tolist(), "the same growth everywhere moves nobody"


def test_what_some_were_counted_over_changes_no_comparison():
    some = {name: AreaCounts(exactly(one), exactly(two), (1e5, 2e5) if name == "Kent" else None) for name, one, two in AREAS}
    assert compare_many(some, ComparisonRequest()).many.comparisons["Kent"].ratio == held().many.comparisons["Kent"].ratio


def test_all_together_are_held_to_the_spread_that_was_seen():
    """A total that chance alone would call a rise, among areas that vary by much more than chance."""
    counts = {f"Area {place:02d}": (100 + 9 * place, (100 + 9 * place) * (1.45 if place % 2 else 0.7)) for place in range(30)}
    found = compare_many(
        {area: AreaCounts(exactly(before), exactly(round(after))) for area, (before, after) in counts.items()},
        ComparisonRequest(),
    )
    assert found.together.ratio.lower > 1
    first = told(found)[0]
    assert ", allowing for how much counts vary: a difference this size could be chance." in first
    together = numbers_of(found)["together"]
    assert together["ratio"]["lower"] < 1 < together["ratio"]["upper"]
    assert together["times_chance"] >= numbers_of(found)["spread"]["times_chance"] > 10


def test_of_areas_that_vary_by_chance_alone_the_range_together_is_that_of_chance():
    alike = {f"Area {place:02d}": AreaCounts(exactly(200 + place), exactly(260 + place)) for place in range(30)}
    found = compare_many(alike, ComparisonRequest())
    assert found.common.lower == pytest.approx(found.together.ratio.lower, rel=0.01)
    assert "chance alone does not explain that" in told(found)[0]
    assert "allowing" not in told(found)[0]

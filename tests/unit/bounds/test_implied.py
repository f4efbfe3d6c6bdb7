"""What figures imply: ranges of anything else, clashes, and what to set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from faircount.bounds.implied import Implied
from faircount.bounds.range import Range
from faircount.bounds.relations import Tie
from faircount.vocabulary.ages import NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import parse_period
from faircount.vocabulary.provenance import Source, Trust

TWO_YEARS = "2015/16+2016/17"
OFFICIAL = Source("official", "Table", "Home Office", "", Trust.OFFICIAL, published=date(2023, 10, 19))
FORCE = Source("force", "Answer", "Cleveland Police", "", Trust.FORCE)


def test_what_is_left_of_two_years_is_worked_out(of):
    implied = Implied.of([of(1592, TWO_YEARS), of(820)])
    assert implied.range(of(None, "2016/17")) == Range(772, 772)


def test_ages_not_known_are_in_the_whole_and_in_no_band(of):
    implied = Implied.of([of(100), of(30, ages=AgeBand(0, 9)), of(60, ages=AgeBand(10, 17)), of(None, ages=NOT_KNOWN)])
    assert implied.range(of(None, ages=NOT_KNOWN)) == Range(10, 10)
    assert implied.range(of(None, ages=AgeBand(10, 15))) == Range(0, 60)


def test_bands_that_leave_nobody_out_and_ages_not_known_make_up_the_whole(of):
    bands = [of(30, ages=AgeBand(0, 9)), of(60, ages=AgeBand(10, None)), of(2, ages=NOT_KNOWN)]
    assert Implied.of(bands).range(of(None)) == Range(92, 92)


def test_a_narrow_reading_of_the_ages_is_not_the_wide_one(of):
    # "under 4" is 0 to 3, "4 and under" 0 to 4: 68 of the one and 53 of the other can both be true.
    assert Implied.of([of(68, ages=AgeBand(0, 4)), of(53, TWO_YEARS, ages=AgeBand(0, 3))]).is_consistent


def test_a_region_joins_its_forces(of):
    durham, northumbria = "E23000008", "E23000007"
    implied = Implied.of([of(3000, area="E12000001"), of(820), of(700, area=durham)])
    assert implied.range(of(None, area=northumbria)) == Range(1480, 1480)
    assert implied.range(of(None, area="K02000001")) == Range(3000, None)


def test_a_range_printed_for_a_hidden_count_passes_on(of):
    implied = Implied.of([of(12), of(None, lower=1, upper=4, ages=AgeBand(0, 9)), of(2, ages=NOT_KNOWN)])
    assert implied.range(of(None, ages=AgeBand(10, 17))) == Range(6, 9)


def test_a_figure_that_nobody_gave_limits_nothing(of):
    assert Implied.of([of(None), of(5, online=Online.YES)]).range(of(None)) == Range(5, None)


def test_offences_and_victims_are_never_tied(of):
    implied = Implied.of([of(200), of(259, counted=Counted.VICTIMS)])
    assert implied.is_consistent
    assert implied.range(of(None, counted=Counted.VICTIMS, ages=AgeBand(0, 9))) == Range(0, 259)


def test_official_counts_and_answers_are_never_tied(of):
    figures = [of(247), of(348, offence="child_named", source_id="official")]
    assert Implied.of(figures, {"official": OFFICIAL}).is_consistent


def test_a_floor_lifts_what_no_answer_gives_and_changes_no_answer(of):
    codes = [
        of(300, offence="child_named", source_id="official"),
        of(613, "2016/17", offence="child_named", source_id="official"),
    ]
    implied = Implied.of([of(247), *codes], {"official": OFFICIAL}, floored=True)
    assert implied.range(of(None)) == Range(247, 247)
    assert implied.range(of(None, "2016/17")) == Range(613, None)
    assert implied.range(of(None, TWO_YEARS)) == Range(247 + 613, None)
    assert Implied.of([of(247), *codes], {"official": OFFICIAL}).range(of(None, "2016/17")) == Range(0, None)


def test_an_official_release_is_asked_for_itself(of):
    codes = [of(300, offence="88A", source_id="official"), of(20, offence="17B", source_id="official")]
    implied = Implied.of(codes, {"official": OFFICIAL})
    assert implied.range(of(None, offence="child_named", source_id="official")) == Range(320, None)
    assert implied.range(of(None, offence="child_named")) == Range(0, None)


def test_one_bad_figure_spoils_nothing_else(of):
    bad = of(270, ages=AgeBand(0, 3), counted=Counted.VICTIMS)
    victims = [
        of(53, TWO_YEARS, ages=AgeBand(0, 3), counted=Counted.VICTIMS),
        of(259, TWO_YEARS, ages=AgeBand(0, 9), counted=Counted.VICTIMS),
    ]
    implied = Implied.of([bad, *victims, of(820)])
    assert implied.standing() == (*victims, of(820))
    assert implied.range(replace(bad, ages=AgeBand(0, 9))) == Range(0, 259)
    assert [aside.options for aside in implied.set_aside()] == [((bad,),)]
    first, second = implied.conflicts()
    assert (first.allowed, first.needed, first.clearing) == (53, 270, (bad,))
    assert (second.allowed, second.needed) == (259, 270)


def test_what_a_force_said_is_kept_before_what_a_paper_printed(of):
    figures = [of(55, source_id="force"), of(57)]
    assert Implied.of(figures, {"force": FORCE}).standing() == (figures[0],)
    assert len(Implied.of(figures).set_aside()[0].options) > 1
    assert Implied.of(figures).standing() == ()


def test_negative_counts_are_net_of_cancelled_crimes_and_no_clash(of):
    quarters = [
        of(-3, "2015/16 Q1", offence="71"),
        of(5, "2015/16 Q2", offence="71"),
        of(1, "2015-10-01..2016-03-31", offence="71"),
    ]
    implied = Implied.of([of(3, offence="71"), *quarters])
    assert implied.is_consistent
    assert implied.range(of(None, "2015-04-01..2015-09-30", offence="71")) == Range(2, 2)


def test_a_document_may_declare_that_its_parts_make_up_a_whole(of):
    figures = [of(10), of(4, breakdown="district=a"), of(9, breakdown="district=b")]
    assert Implied.of(figures).is_consistent
    tied = Implied.of(figures, ties=[Tie(0, (1, 2))])
    assert not tied.is_consistent
    assert tied.conflicts()[0].figures == tuple(figures)


def test_a_set_recorded_under_one_code_is_no_part_of_another(of):
    # All five offences that name a child are 17B, so none is 88A, nor section 15A, which is recorded under 88A.
    named = [of(5, offence="17B"), of(None, lower=3, upper=5, offence="child_named")]
    assert Implied.of(named).range(of(None, offence="sexual_communication_with_a_child")) == Range(0, 0)
    assert not Implied.of([*named, of(1, offence="sexual_communication_with_a_child")]).is_consistent


def test_many_ranges_are_found_at_once(of):
    figures = [of(12), of(None, lower=1, upper=4, online=Online.YES), of(9, online=Online.NO)]
    implied = Implied.of(figures)
    assert implied.ranges(lambda figure: figure.count is None) == {1: Range(3, 3)}


@pytest.mark.parametrize("year", ["2015", "2015/16", "2015-06-01..2015-06-30"])
def test_periods_are_cut_where_figures_cut_them(of, year):
    implied = Implied.of([of(100), of(40, "April 2015 to December 2015"), of(70, "2015")])
    assert implied.is_consistent
    wanted = {"2015": Range(70, 70), "2015/16": Range(100, 100), "2015-06-01..2015-06-30": Range(0, 40)}
    assert implied.range(of(None, period=parse_period(year))) == wanted[year]

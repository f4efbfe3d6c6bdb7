"""Which rows are wholes of others."""

from __future__ import annotations

import time

import pytest

from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.many import AreaCounts
from faircount.briefing.comparing.shape import refuse_wholes
from faircount.errors import NotComparable

CLEVELAND, KENT, ENGLAND = "E23000013", "E23000032", "E92000001"


def counted(**rows):
    return {area: AreaCounts(Known(before, before), Known(after, after)) for area, (before, after) in rows.items()}


@pytest.mark.parametrize("name", ["Total", "ALL FORCES", "Grand  total", "All", "Total of the forces", "National"])
def test_a_row_with_the_name_of_a_total_is_refused(name):
    with pytest.raises(NotComparable, match=rf"^t\.csv: '{name}' is a total, so all of it would be counted twice"):
        refuse_wholes(counted(**{name: (40, 60), CLEVELAND: (10, 20), KENT: (30, 40)}), "t.csv")


def test_a_country_beside_its_forces_is_refused_and_two_countries_are_not():
    with pytest.raises(NotComparable, match="'England' holds Cleveland"):
        refuse_wholes(counted(**{CLEVELAND: (10, 20), ENGLAND: (30, 40)}), "t.csv")
    refuse_wholes(counted(**{ENGLAND: (30, 40), "W92000004": (3, 4)}), "t.csv")


def test_a_row_that_is_the_sum_of_all_others_in_both_periods_is_refused_whatever_it_is_called():
    rows = {"North": (10, 20), "South": (4, 6), "East": (7, 1)}
    with pytest.raises(NotComparable, match="'The county' is the sum of all other rows in both periods"):
        refuse_wholes(counted(**rows, **{"The county": (21, 27)}), "t.csv")
    refuse_wholes(counted(**rows, **{"The county": (21, 28)}), "t.csv")


def test_wards_whose_names_begin_like_a_total_and_small_sums_by_chance_are_areas():
    refuse_wholes(counted(**{"All Saints": (40, 60), "Totnes": (10, 20), "Allerton": (1, 2)}), "t.csv")
    refuse_wholes(counted(A=(1, 2), B=(1, 0), C=(1, 1), D=(3, 3)), "t.csv")


def test_a_table_of_twenty_thousand_rows_is_looked_through_once():
    """Each row was held against the sum of all others: 10,000 took half a minute."""
    rows = counted(**{f"Ward {place:05d}": (place % 900, place % 800) for place in range(20_000)})
    began = time.process_time()
    refuse_wholes(rows, "t.csv")
    assert time.process_time() - began < 3

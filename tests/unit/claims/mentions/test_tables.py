"""Figures in tables: the year of their column, the place of their row, and the sums that a table shows."""

from __future__ import annotations

from faircount.claims.check import check_text

TABLE = """Lancashire Constabulary recorded 1,148 child sexual offences in 2022.
District | 2021 | 2022 | Change
Preston | 241 | 268 | 11%
Burnley | 176 | 203 | {burnley}
Blackburn | 322 | 297 | -8%
Lancaster | 351 | 380 | 8%
Total | 1,090 | {total} | 5%
Blackburn alone saw a fall, of 8%."""


def told(total="1,148", burnley="15%"):
    """The claims of the table, by their words."""
    return {one.claim.text: one for one in check_text(TABLE.format(total=total, burnley=burnley))}


def test_a_figure_has_the_year_of_its_column_and_the_place_of_its_row():
    claim = told()["203"].claim
    assert (claim.area, [period.label for period in claim.periods]) == ("Burnley", ["2022"])


def test_nothing_of_a_right_table_is_accused_and_most_of_it_is_borne_out():
    calls = [one.verification.verdict for one in told().values()]
    assert "inconsistent" not in calls
    assert calls.count("consistent") > 0.7 * len(calls)


def test_a_share_in_a_column_is_not_accused_by_the_number_beside_it():
    claims = check_text("Kent had 900 cases in 2020.\nForce | Cases | Online\nKent | 900 | 31%\nDurham | 412 | 28%")
    assert all(one.verification.verdict != "inconsistent" for one in claims)


def test_rows_of_kinds_are_no_places():
    claims = check_text("Kent figures\nOffence | 2019 | 2020\nRape | 93 | 104\nGrooming | 51 | 66")
    assert {one.claim.area for one in claims} == {"Kent"}

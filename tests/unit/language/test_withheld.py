"""Words and marks that hide a count, told from a refusal: what the answer says of them decides, in whatever words."""

from __future__ import annotations

from itertools import product

import pytest

from faircount.language.legend import find_legend
from faircount.language.numbers import read_value
from faircount.vocabulary.status import CellStatus

HIDDEN = CellStatus.SUPPRESSED_AT_SOURCE
REASONS = (
    "so that small numbers cannot be worked out",
    "to prevent a low count from being calculated",
    "where otherwise a figure below 3 could be derived",
    "to stop other suppressed figures being deduced",
)
CELLS = ("withheld", "Withheld", "Suppressed", "redacted", "Not disclosed")
"""What stands in a cell, and why it does: a hidden count of which nobody is told the limits."""


@pytest.mark.parametrize(("cell", "reason"), [*product(CELLS, REASONS)])
def test_a_word_of_which_the_note_says_what_it_protects_is_a_hidden_count_without_limits(cell, reason):
    (found,) = read_value(cell, find_legend([f"Some totals are withheld {reason}."]))
    assert (found.status, found.number, found.lower, found.upper, found.is_told) == (HIDDEN, None, None, None, True)


@pytest.mark.parametrize("cell", ["withheld", "redacted", "not released"])
def test_a_word_for_small_counts_has_their_limits(cell):
    (found,) = read_value(cell, find_legend(["Any count below 4 has been withheld."]))
    assert (found.status, found.lower, found.upper) == (HIDDEN, 1, 3)


@pytest.mark.parametrize("cell", ["withheld (low number)", "Redacted - small figures", "not shown, it could be worked out"])
def test_a_cell_that_gives_the_reason_itself_is_a_hidden_count(cell):
    assert read_value(cell)[0].status is HIDDEN


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("withheld", "Some figures are withheld under section 31."),
        ("withheld", "Personal information is withheld under section 40(2)."),
        ("exempt, s.40", "Totals are withheld so that low counts cannot be calculated."),
        ("withheld under section 30", "Counts below 5 are withheld."),
        ("withheld", "* = withheld so that low counts cannot be calculated"),
        ("refused", "We were asked for ages."),
    ],
)
def test_an_exemption_stays_a_refusal(cell, note):
    assert read_value(cell, find_legend([note]))[0].status is CellStatus.REFUSED


@pytest.mark.parametrize(("mark", "reason"), [*product(("*", "#", "[c]", "~"), REASONS[:3])])
@pytest.mark.parametrize("said", ["{} = withheld {}", "{}: suppressed {}", "{} denotes a count not shown {}"])
def test_a_mark_that_is_explained_without_limits_is_told(said, mark, reason):
    (found,) = read_value(mark, find_legend([said.format(mark, reason)]))
    assert (found.status, found.upper, found.is_told) == (HIDDEN, None, True)


@pytest.mark.parametrize("mark", ["*", "#"])
def test_a_mark_that_nothing_explains_is_not(mark):
    assert not read_value(mark, find_legend(["Figures are from a live system."]))[0].is_told


def test_the_ages_of_victims_bound_no_count():
    legend = find_legend(["Details of victims under 18 are withheld under section 40."])
    assert read_value("withheld", legend)[0].status is CellStatus.REFUSED

"""Which lines speak of the figures after them."""

import pytest

from faircount.language.units import OF_WHAT_FOLLOWS


@pytest.mark.parametrize(
    "line", ["Figures below are arrests.", "The data below are victims.", "The following table shows victims."]
)
def test_a_line_that_names_figures_after_it_speaks_of_what_follows(line: str) -> None:
    assert OF_WHAT_FOLLOWS.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "Victims aged 17 and below.",
        "Meeting a child following sexual grooming is counted under its own code.",
    ],
)
def test_below_and_following_of_something_else_do_not(line: str) -> None:
    assert not OF_WHAT_FOLLOWS.search(line)

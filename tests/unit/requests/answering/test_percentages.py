"""Of which rows a percentage is told, and where none may be."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import BadProject
from faircount.requests.answering.percentages import wholes_of
from faircount.tables.shares import shares_of
from tests.lib.answering import asked

AS_OF = date(2026, 3, 31)
FIGURES = """\
offences = ["88A"]
years = ["2023/24", "2025/26"]
online = ["all", "yes"]
outcome = ["all", "charged or summonsed"]
"""


def test_each_row_is_a_percentage_of_the_row_that_is_whole_in_that_dimension():
    form = asked(FIGURES)
    # Years innermost, then outcomes, then marks.
    assert wholes_of(form, ["online"], AS_OF) == {"R005": ["R001"], "R006": ["R002"], "R007": ["R003"], "R008": ["R004"]}


def test_no_share_by_outcome_is_told_while_cases_run():
    assert wholes_of(asked(FIGURES), ["outcome"], AS_OF) == {"R003": ["R001"], "R007": ["R005"]}


def test_a_percentage_of_what_is_not_asked_for_is_refused():
    with pytest.raises(BadProject, match="R001 is no part of a row of all by online"):
        wholes_of(asked('offences = ["88A"]\nyears = ["2024/25"]\nonline = ["yes"]\n'), ["online"], AS_OF)


def test_a_hidden_count_has_no_percentage_and_is_the_whole_of_none():
    wholes = {"R002": ["R001"], "R003": ["R001"], "R004": ["R003", "R001"], "R005": ["R006"]}
    counts = {"R001": 200, "R002": 25, "R003": None, "R004": 7, "R005": 0, "R006": 0}
    assert shares_of(wholes, counts) == {"R002": "12.5% of R001", "R004": "3.5% of R001"}

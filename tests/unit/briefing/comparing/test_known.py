"""What a text says of a count: a number, a range, or why there is none."""

from __future__ import annotations

import pytest

from faircount.briefing.comparing.known import UNKNOWN, Known, parse_known
from faircount.errors import SchemaMismatch
from faircount.vocabulary.status import CellStatus

HIDDEN = CellStatus.SUPPRESSED_AT_SOURCE


@pytest.mark.parametrize(
    ("text", "lower", "upper", "status"),
    [
        ("0", 0, 0, CellStatus.OBSERVED),
        (" 1,234 ", 1234, 1234, CellStatus.OBSERVED),
        ("nil", 0, 0, CellStatus.OBSERVED),
        ("<5", 1, 4, HIDDEN),
        ("fewer than 10", 1, 9, HIDDEN),
        ("1..4", 1, 4, HIDDEN),
        ("143 to 147", 143, 147, CellStatus.ROUNDED),
        ("*", None, None, HIDDEN),
        ("[c]", None, None, HIDDEN),
        ("", None, None, CellStatus.NO_ANSWER),
        ("not recorded", None, None, CellStatus.NOT_RECORDED),
    ],
)
def test_each_way_to_write_a_count(text, lower, upper, status):
    assert parse_known(text, "here") == Known(lower, upper, status)


@pytest.mark.parametrize("text", ["12%", "2.5", "seventy or so", "-3", "55 (40)", "10^3", "<1"])
def test_what_is_no_count_is_refused_with_its_place(text):
    with pytest.raises(SchemaMismatch, match="line 7"):
        parse_known(text, "line 7")


def test_a_mark_stands_for_what_its_publisher_says():
    assert parse_known("*", "", star=Known(1, 4)) == Known(1, 4, HIDDEN)


def test_only_a_printed_count_is_exact():
    assert parse_known("7", "").exact == 7
    assert Known(7, 7, HIDDEN).exact is None, "what others give away stays hidden"
    assert UNKNOWN.exact is None
    assert UNKNOWN.said != "0"


def test_hidden_and_not_known_are_refused_in_their_own_words():
    hidden, unknown = parse_known("*", "").refusal("earlier"), UNKNOWN.refusal("later")
    assert hidden is not None
    assert unknown is not None
    assert (hidden.reason, unknown.reason) == ("hidden", "not known")
    assert parse_known("<5", "").refusal("earlier") is None

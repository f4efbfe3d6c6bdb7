"""What a person types about the figures, and what is refused."""

from __future__ import annotations

import pytest

from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import Declared
from faircount.briefing.comparing.typed import Typed, numbers, understood
from faircount.errors import SchemaMismatch, UnknownOffence, UnknownPeriod, WrongArgument


def test_names_are_looked_up_and_an_area_nobody_knows_keeps_its_own():
    found = understood(Typed(area="Cleveland", offence="88A", before="2015/16", after="2016/17", online="yes"))
    assert (found.area, found.offence, found.labels) == ("E23000013", "88A", ("2015/16", "2016/17"))
    assert understood(Typed(area="North District")).area == "North District"


def test_breaks_marks_and_rows_are_taken_apart():
    found = understood(Typed(breaks=("2016-04 = new system", "2018/19"), star="1..4", where=("Age = All ages",)))
    assert found.breaks == (Declared("2016-04", "new system"), Declared("2018/19", ""))
    assert found.star is not None
    assert (found.star.lower, found.star.upper) == (Known(1, 4).lower, Known(1, 4).upper)
    assert found.where == {"Age": "All ages"}


@pytest.mark.parametrize(
    ("typed", "refusal", "says"),
    [
        (Typed(before="2015/16"), WrongArgument, "go together"),
        (Typed(before="soon", after="later"), UnknownPeriod, "is not a period"),
        (Typed(offence="witchcraft"), UnknownOffence, "witchcraft"),
        (Typed(audit_after="nine of ten"), WrongArgument, "40/100"),
        (Typed(audit_after="110/100"), WrongArgument, "FOUND/READ"),
        (Typed(audit_before="0/100"), WrongArgument, "found 0 of 100"),
        (Typed(star="*"), WrongArgument, "1..4"),
        (Typed(star="some"), SchemaMismatch, "--star: no count"),
        (Typed(where=("Age",)), WrongArgument, "COLUMN=VALUE"),
        (Typed(confidence=95), WrongArgument, "0.95"),
        (Typed(online="maybe"), WrongArgument, "yes, no or all"),
        (Typed(counted="crimes"), WrongArgument, "offences, victims"),
    ],
)
def test_what_cannot_be_understood_is_said_with_how_to_write_it(typed, refusal, says):
    with pytest.raises(refusal, match=says):
        understood(typed)


@pytest.mark.parametrize("text", ["0", "-3", "ten", "1,nan", "1,inf"])
def test_what_a_count_was_counted_over_lies_above_none(text):
    with pytest.raises(WrongArgument, match="write numbers above 0"):
        numbers("--over", text)

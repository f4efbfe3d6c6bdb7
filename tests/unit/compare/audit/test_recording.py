import re

import pytest

from faircount.compare.audit.recording import CANNOT_TELL, NOBODY, recording_effects
from faircount.compare.forbidden import forbidden_words
from faircount.errors import NotComparable

AUDITS = (None, (40, 100), (90, 100), (100, 100))


@pytest.mark.parametrize("before", AUDITS)
@pytest.mark.parametrize("after", AUDITS)
@pytest.mark.parametrize("counts", [(55, 145), (820, 772), (145, 55), (10, 10), (20, 400)])
def test_what_is_not_measured_is_said_to_be_so_and_no_word_is_too_much(counts, before, after):
    found = recording_effects(*counts, audit_before=before, audit_after=after)
    assert not forbidden_words(found.say)
    assert (NOBODY in found.known) == (before is None and after is None)
    assert (found.adjusted is not None) == (before is not None and after is not None)
    assert (found.cannot_be_told == CANNOT_TELL) == (found.adjusted is None)


def test_one_audit_says_what_the_other_year_would_have_to_be():
    assert "47% or less was recorded in the earlier period" in recording_effects(55, 145, audit_after=(90, 100)).say
    assert "77% or more was recorded in the later period" in recording_effects(55, 145, audit_before=(40, 100)).say
    assert recording_effects(55, 145, audit_before=(90, 100)).would_have_to_be.startswith("Even full recording")


def test_better_recording_cannot_explain_a_fall_and_may_uncover_one():
    assert "cannot explain a fall" in recording_effects(145, 55).would_have_to_be
    assert "1.002 times as complete" in recording_effects(100, 131).would_have_to_be
    assert "more than 1.41 times as complete, what is left would be a clear fall" in recording_effects(55, 52).would_have_to_be
    assert "more than 1.60 times" in recording_effects(55, 60).would_have_to_be
    assert "1.04 times as complete, what is left would be a clear fall" in recording_effects(820, 772).would_have_to_be


def test_breaks_of_the_register_come_first_and_a_zero_is_refused():
    found = recording_effects(55, 145, ["2015/16 was the first year of the mark."])
    assert found.say.startswith("2015/16 was the first year of the mark. Nobody has measured")
    with pytest.raises(NotComparable, match="publish both"):
        recording_effects(0, 5)


def test_a_base_too_small_for_a_ratio_gives_no_number_of_times():
    for after in (1, 4, 12, 40):
        assert not re.search(r"\d", recording_effects(3, after).would_have_to_be)

"""Printed percentages that are not those of the counts."""

from __future__ import annotations

import pytest

from faircount.reconcile.finding import Certainty, Evidence
from faircount.reconcile.reconcile import reconcile


def pair(of, before, after, printed):
    return [of(before), of(after, "2016/17", note=f"printed_change={printed}")]


def test_percent_of_for_percent_more_is_found_and_named(of):
    (found,) = reconcile(pair(of, 6, 43, "716%"), {})
    assert found.severity is Certainty.IMPOSSIBLE
    assert found.title == "6 to 43 is +617%, not +716%"
    assert found.arithmetic == ("(43 − 6) ÷ 6 = +617%", "43 ÷ 6 = 716.7%")
    assert found.explanations[0].state is Evidence.EVIDENCE


def test_another_wrong_percentage_is_found_without_a_guess(of):
    (found,) = reconcile(pair(of, 100, 150, "80%"), {})
    assert all(each.state is Evidence.NOT_KNOWN for each in found.explanations)


def test_a_fall_keeps_its_sign(of):
    (found,) = reconcile(pair(of, 820, 772, "-16%"), {})
    assert found.title == "820 to 772 is −6%, not −16%"


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [(55, 145, "163%"), (55, 145, "164%"), (55, 145, "163.6%"), (820, 772, "−5.9%"), (820, 772, "-5%")],
)
def test_rounded_or_cut_off_is_no_clash(of, before, after, printed):
    assert reconcile(pair(of, before, after, printed), {}) == ()


def test_without_a_base_nothing_is_said(of):
    assert reconcile([of(190, "2016/17", note="printed_change=90%")], {}) == ()
    assert reconcile(pair(of, 0, 5, "500%"), {}) == ()

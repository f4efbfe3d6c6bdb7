"""Cell status: each kind of unknown is told apart, and both kinds of suppression share one mark."""

from __future__ import annotations

from faircount.vocabulary.provenance import Trust
from faircount.vocabulary.status import HIDDEN, MARKS, CellStatus


def test_both_kinds_of_suppression_share_one_mark():
    assert {MARKS[status] for status in HIDDEN} == {"[c]"}


def test_every_kind_of_unknown_has_a_mark_and_a_known_count_has_none():
    known = {CellStatus.OBSERVED, CellStatus.ROUNDED}
    assert set(MARKS) == set(CellStatus) - known


def test_an_official_table_is_set_aside_last():
    assert sorted(Trust) == [Trust.PRESS, Trust.CHARITY, Trust.FORCE, Trust.OFFICIAL]

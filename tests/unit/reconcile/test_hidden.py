"""Hidden counts that can be worked out: said, and never shown."""

from __future__ import annotations

from dataclasses import fields

from faircount.reconcile.finding import Finding
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.measures import Online
from faircount.vocabulary.status import CellStatus


def starred(of, total, shown):
    star = of(0, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, online=Online.YES)
    return [of(total), star, of(shown, online=Online.NO)]


def test_a_star_that_its_total_gives_away_is_told_without_its_value(of):
    (found,) = reconcile(starred(of, 12, 9), {})
    assert found.check == "hidden"
    assert found.title == "A hidden count can be worked out"
    assert found.figures == ()
    assert found.arithmetic == ()


def test_the_finding_is_the_same_whatever_the_hidden_count_is(of):
    findings = [reconcile(starred(of, 9 + hidden, 9), {}) for hidden in (1, 2, 3, 4)]
    words = [[getattr(each, field.name) for field in fields(Finding)] for (each,) in findings]
    assert all(each == words[0] for each in words)


def test_a_star_with_room_is_no_finding(of):
    star = of(0, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE, online=Online.YES)
    assert reconcile([of(12), star], {}) == ()

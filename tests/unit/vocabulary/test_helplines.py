"""Helplines: in the order of readers, with an honest date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from faircount.errors import BadReference
from faircount.vocabulary import helplines
from faircount.vocabulary.helplines import DANGER, HELPLINES, READER_ORDER, stale, unchecked
from faircount.vocabulary.reviewed import read_reviewed


def test_help_stands_in_the_order_of_readers_with_the_child_first():
    assert tuple(line.reader for line in HELPLINES) == READER_ORDER
    assert [line.number for line in HELPLINES] == ["0800 1111", "0808 800 5000", "0808 801 0331", "0808 1000 900"]
    assert DANGER.number == "999"
    assert DANGER.number in DANGER.words


def test_every_number_has_a_source_and_no_opening_hours():
    for line in HELPLINES:
        assert line.source.startswith("https://")
        assert line.address.startswith("https://")
        assert not re.search(r"\d ?(?:am|pm)|\d:\d\d|24/7", f"{line.heading} {line.name} {line.number}")


def test_a_number_is_stale_after_90_days(monkeypatch):
    day = HELPLINES[0].checked_on
    lines = tuple(replace(line, checked_on=day) for line in HELPLINES)
    monkeypatch.setattr(helplines, "HELPLINES", lines)
    assert stale(day + timedelta(days=90)) == ()
    assert stale(day + timedelta(days=91)) == lines


def test_a_copy_is_not_a_check(monkeypatch):
    copied = replace(HELPLINES[0], checked_by="")
    checked = replace(HELPLINES[1], checked_by="A. Person", how="rang the number")
    monkeypatch.setattr(helplines, "HELPLINES", (copied, checked))
    assert unchecked() == (copied,)
    assert (copied.is_checked, checked.is_checked) == (False, True)
    for line in HELPLINES:
        assert line.is_checked or "not checked by a person" in line.how


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda lines: lines.pop(0), "there must be help for each reader"),
        (lambda lines: lines[0].update(reader="journalist"), "there must be help for each reader"),
        (lambda lines: lines[0].pop("number"), "childline: .*number"),
    ],
)
def test_a_register_that_leaves_a_reader_without_help_is_refused(monkeypatch, change, message):
    content = read_reviewed("helplines")
    change(content["helplines"])
    monkeypatch.setattr(helplines, "read_reviewed", lambda _: content)
    with pytest.raises(BadReference, match=message):
        helplines._read()

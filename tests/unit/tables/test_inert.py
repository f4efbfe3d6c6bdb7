"""What a spreadsheet could run is told from what it could not, and comes back as it was."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.tables.inert import bare, bare_frame, inert, inert_frame

TEXTS = st.text(st.sampled_from("=+-@＝＋－＠'\t\n \u200b0a1%,."), max_size=8)


@pytest.mark.parametrize("text", ["-5", "+44%", "-1,234.5", "--", "−5.9%", "'tis said", "a=1", "0-4", "<5", ""])
def test_numbers_dashes_and_words_stay_as_they_are(text):
    assert inert(text) == bare(text) == text


@given(TEXTS)
def test_each_text_comes_back(text):
    assert bare(inert(text)) == text


def test_a_carriage_return_never_begins_a_row():
    assert inert("a\r=1+1\r\nb") == "a\n=1+1\nb"


def test_a_frame_has_its_texts_and_names_changed_and_nothing_else():
    frame = pl.DataFrame({"=a": ["=1", None, "b"], "n": [-1, 2, None]})
    changed = inert_frame(frame)
    assert changed.columns == ["'=a", "n"]
    assert changed.rows() == [("'=1", -1), (None, 2), ("b", None)]
    assert bare_frame(changed).equals(frame)

"""Answers, checked texts and comparisons as objects: typed frames, words escaped, refusals as the library's own."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import faircount as fc
from faircount.errors import SchemaMismatch
from faircount.library import reading
from faircount.readers.formats.endings import SUFFIXES
from faircount.tables.extract import refused
from tests.lib.inputs import inputs

ANSWERS = {
    "reply.csv": b"Cleveland Police: rapes of under 18s\n\n,2015/16,2016/17\nOffences recorded,82,<5\nVictims,=7,\n",
    "doubtful.csv": b"Offences against children,2016\nGrooming,12\nRape,31\n",
    "broken.xlsx": b"PK\3\4 nothing",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    for name, content in ANSWERS.items():
        (folder / name).write_bytes(content)
    return fc.read_answers([*(folder / name for name in ANSWERS), folder / "nowhere.csv"])


def test_the_frame_of_an_answer_is_typed_and_unknown_is_not_zero(answers):
    answer = answers[0]
    frame = answer.frame()
    assert frame.schema["period_start"] == pl.Date
    assert (frame.schema["count"], frame.schema["lower"]) == (pl.Float64, pl.Int64)
    hidden = frame.filter(pl.col("status") == "suppressed at source").row(0, named=True)
    assert (hidden["count"], hidden["lower"], hidden["upper"]) == (None, 1, 4)
    assert frame.height == len(answer.figures)
    assert {name for name, dtype in frame.schema.items() if dtype == pl.Boolean} == {"age_known", "is_count", "proven"}
    as_pandas = answer.frame("pandas")
    assert isinstance(as_pandas, pd.DataFrame)
    assert as_pandas["lower"].dtype == "Int64"
    assert as_pandas["period_start"][0].date() == date(2015, 4, 1)


def test_a_doubt_is_an_object_with_its_place(answers):
    doubts = answers[1].doubts
    assert doubts
    assert all(doubt.question and doubt.place for doubt in doubts)


def test_one_that_cannot_be_read_says_why_and_stops_no_other(answers):
    assert [answer.refused.partition(":")[0] for answer in answers] == ["", "", "broken.xlsx", "nowhere.csv"]
    assert [len(answer.figures) > 0 for answer in answers] == [True, True, False, False]


def test_alone_it_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "read_many", lambda paths, *_, **__: [refused(path.name, "is empty") for path in paths])
    with pytest.raises(fc.UnreadableSource, match=r"reply\.pdf: is empty"):
        fc.read_answer("reply.pdf")


def test_a_checked_text_shows_its_claims_and_escapes_its_words(tmp_path):
    text = "Grooming <script> offences more than doubled, from 131 in 2018/19 to 247 in 2019/20."
    found = fc.check(text)
    assert [text[claim.start : claim.end] for claim in found.claims] == [claim.text for claim in found.claims]
    assert [claim.text for claim in found.wrong] == ["more than doubled"]
    assert found.frame("pandas")["verdict"].tolist() == [claim.verdict for claim in found.claims]
    assert "<script>" not in found._repr_html_()
    (tmp_path / "article.txt").write_text(text)
    assert fc.check(tmp_path / "article.txt").claims == found.claims
    with pytest.raises(fc.BadProject):
        fc.check(text, tmp_path)


def test_numbers_of_any_library_are_counts():
    found = fc.compare(np.int64(55), 145.0)
    assert (found.change, found.grade, found.refused) == ("rise", "B", False)
    assert fc.compare(pd.Series([55, 145])[0], pl.Series([145])[0]).ratio == found.ratio == fc.rate_ratio(55, 145)
    assert found.charts[0].startswith("<svg")
    assert found._repr_html_().count("<svg") == 1
    assert np.allclose(fc.rate_ratio(pd.Series([55, 3]), pl.Series([145, 4])).value, [145 / 55, 4 / 3])


def test_a_range_is_carried_through_and_no_ratio_is_made_of_a_small_base():
    found = fc.compare("<5", (20, 24))
    assert (found.change, found.ratio, found.percentage) == ("rise", None, None)
    assert fc.compare("*", 20, hidden=(1, 4)).change == "rise"
    assert fc.compare("*", 20).refused


def test_a_frame_of_areas_and_of_years_is_compared():
    forces = pd.DataFrame({"force": ["Kent", "Essex", "Cleveland"], "before": [820, None, 55], "after": [772, 31, 145]})
    assert fc.compare_table(forces).frame()["Area"].to_list() == ["Cleveland", "Essex", "Kent"]
    years = pl.DataFrame({"year": ["2015/16", "2016/17"], "count": [820, 772], "kind": ["a", "b"]})
    assert fc.compare_table(years).change == "no clear change"
    with pytest.raises(fc.SchemaMismatch, match="no row has 'c' under 'kind'"):
        fc.compare_table(years, where={"kind": "c"})
    with pytest.raises(fc.SchemaMismatch, match="the frame: no column holds counts"):
        fc.compare_table(years.drop("count"))


def test_refusals_speak_of_arguments_and_not_of_options():
    with pytest.raises(fc.FaircountError, match=r"^over has 1 numbers"):
        fc.compare(1, 2, over=(1.0,))
    assert not [remark for remark in fc.compare(55, 145).remarks if "--" in remark]


def test_an_interval_shows_itself_as_a_table():
    assert fc.rate_ratio([55, 3], [145, 4])._repr_html_().count("<tr>") == 3


@inputs(60)
@given(
    st.text(max_size=60), st.sampled_from(sorted(frozenset().union(*SUFFIXES.values()))), st.sampled_from([str.lower, str.upper])
)
def test_the_name_of_a_file_is_no_text_to_check(before, ending, cased):
    name = "".join(before.split("\0")) + "x." + cased(ending)
    assume(len(name.splitlines()) == 1)
    with pytest.raises(SchemaMismatch, match=r"write fc\.check\(Path\("):
        fc.check(name)


def test_nor_is_the_name_of_one_that_is_there_however_it_ends(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a reply of Kent").write_text("Offences doubled, from 55 to 145.")
    for name in ("a reply of Kent", str(tmp_path / "a reply of Kent")):
        with pytest.raises(SchemaMismatch, match="the name of a file and no text"):
            fc.check(name)


@pytest.mark.parametrize("text", ["Offences doubled, see letter.txt.", "From 55 to 145\nletter.txt", "Up 1.5", "x" * 300])
def test_words_that_are_no_name_are_checked(text):
    assert fc.check(text).text == text

"""Mistakes in answer.toml are named with their place and mend."""

from __future__ import annotations

from datetime import date

import pytest

from faircount.errors import BadProject
from faircount.requests.answering.settings import ANSWER, read_settings, start_answer
from tests.lib.answering import SETTINGS


def written(folder, text):
    (folder / ANSWER).write_text(text.format(records="records.csv"), encoding="utf-8")
    return folder


def test_the_act_the_section_and_the_last_day_follow_from_the_force(tmp_path):
    here = read_settings(written(tmp_path, SETTINGS))
    assert (here.section, here.act.key, here.due) == ("40(2)", "FOIA", date(2026, 5, 12))
    there = read_settings(written(tmp_path, SETTINGS.replace('"Exampleshire"', '"Police Scotland"')))
    assert (there.section, there.act.key) == ("38(1)(b)", "FOISA")


@pytest.mark.parametrize(
    ("word", "other", "said"),
    [
        ('area = "Exampleshire"', 'area = "Nowhere"', "force.area"),
        ('area = "Exampleshire"', 'area = "England"', "no police force"),
        ("dated = 2026-05-07", "dated = 2026-04-01", "before request.received"),
        ("since =", "from =", "did you mean|known here"),
        ('officer = "The officer"', 'officer = ""', "force.officer is empty"),
        ("dated = 2026-05-07", "", "reply.dated is missing"),
        ("[reply]", "[reply", "not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path, word, other, said):
    with pytest.raises(BadProject, match=said):
        read_settings(written(tmp_path, SETTINGS.replace(word, other)))


def test_settings_that_are_there_are_never_written_over(tmp_path):
    start_answer(tmp_path, date(2026, 11, 25))
    with pytest.raises(BadProject, match="is there already"):
        start_answer(tmp_path, date(2026, 11, 25))
    with pytest.raises(BadProject, match="is no folder"):
        start_answer(tmp_path / "absent", date(2026, 11, 25))

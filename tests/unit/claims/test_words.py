"""The table of wordings: what each is taken as, and that a user's own table is read in its place."""

from __future__ import annotations

from importlib.resources import files
from math import inf

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Form, Verdict
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import load_wording
from faircount.errors import BadReference

TABLE = files("faircount.claims").joinpath("words.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "number", "hedge", "inside", "outside"),
    [
        (Form.FACTOR, 2, "more than", (2.01, 9), (2.0, 1.89)),
        (Form.FACTOR, 3, "almost", (2.56, 3.0), (2.39, 3.01)),
        (Form.FACTOR, 4, "close to", (3.41, 4.59), (3.39, 4.61)),
        (Form.PERCENT, 36, "", (35.5, 36.49), (35.4, 36.6)),
        (Form.PERCENT, 80, "almost", (79.6, 80), (80.6, 60)),
        (Form.FRACTION, 100 / 3, "", (32.9, 35.3), (31.2, 35.5)),
        (Form.ONE_IN, 100 / 17, "about", (5.3, 6.4), (5.2, 6.5)),
        (Form.PER, 85, "", (84.5, 85.4), (85.6, 84.4)),
        (Form.COUNT, 2000, "just under", (1928, 1701), (2000, 1699)),
        (Form.COUNT, 19_000, "just under", (18_001, 18_999), (17_999, 16_424)),
        (Form.COUNT, 6200, "just over", (6201, 6509), (6511, 6200)),
        (Form.COUNT, 5200, "about", (4941, 5459), (4939, 5461)),
        (Form.EVERY, 0.5, "about", (0.4, 0.6), (0.74, 0.3)),
    ],
)
def test_a_wording_allows_what_the_table_says(form, number, hedge, inside, outside):
    taken = load_wording().take(form, number, 1.0, hedge)
    assert all(taken.holds(value) for value in inside)
    assert not any(taken.holds(value) for value in outside)


def test_words_for_magnitudes_do_not_meet():
    taken = load_wording().magnitudes
    assert not taken["dozens"].holds(200)
    assert taken["hundreds"].holds(200)
    assert taken["hundreds"].upper < taken["thousands"].lower


def test_a_user_s_own_table_changes_the_verdict(tmp_path):
    text = "Cases almost trebled, from 4,530 to 10,818."
    assert check_text(text)[0].verification.verdict is Verdict.INCONSISTENT
    own = tmp_path / "words.yml"
    own.write_text(TABLE.replace("name: almost, from: 0.85", "name: almost, from: 0.75"), encoding="utf-8")
    assert check_text(text, load_wording(own))[0].verification.verdict is Verdict.CONSISTENT


def test_a_table_without_a_section_is_refused_by_name(tmp_path):
    own = tmp_path / "own.yml"
    own.write_text("hedges: []\n", encoding="utf-8")
    with pytest.raises(BadReference, match=r"own\.yml"):
        load_wording(own)


def test_a_hedge_that_stands_twice_is_refused(tmp_path):
    own = tmp_path / "own.yml"
    own.write_text(TABLE.replace("[almost, nearly,", "[almost, nearly, over,"), encoding="utf-8")
    with pytest.raises(BadReference, match="'over'"):
        load_wording(own)


def test_an_amount_knows_its_open_ends():
    more = StatedRange(2, inf, lower_open=True)
    assert not more.holds(2)
    assert more.meets(1, 3)
    assert not more.meets(1, 2)
    assert more.distance(1.5) == pytest.approx(0.5)

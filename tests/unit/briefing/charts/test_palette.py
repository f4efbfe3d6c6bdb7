"""The palette is readable, and the style sheet has no other colours."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from faircount.briefing.charts import palette
from faircount.briefing.charts.palette import DARK, DARK_BANDS, MARK_PAIRS, TEXT_PAIRS, contrast


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_stand_out_from_their_ground(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_stand_out_in_the_dark(ink, ground):
    # White on teal and the like are the bands, whose grounds stay dark.
    if (ink, ground) not in [(palette.WHITE, palette.INK), (palette.WHITE, palette.TEAL)]:
        assert contrast(DARK[ink], DARK[ground]) >= 4.5
    assert all(contrast(palette.WHITE, band) >= 4.5 for band in DARK_BANDS)


@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_stand_out_from_their_ground(mark, ground):
    assert contrast(mark, ground) >= 3


def test_hues_that_must_never_touch_are_told_apart_by_shape():
    assert contrast(palette.TEAL, palette.UMBER) < 3
    assert contrast(palette.TEAL, palette.OTHERS) < 3
    assert (palette.TEAL, palette.UMBER) not in MARK_PAIRS


def test_the_style_sheet_uses_the_palette_and_nothing_else():
    sheet = (files("faircount.writers") / "static/faircount.css").read_text(encoding="utf-8")
    named = {value.upper() for name, value in vars(palette).items() if name.isupper() and isinstance(value, str)}
    known = named | {*DARK.values(), *DARK_BANDS, "#FFF"}
    screen = sheet[: sheet.index("/* A4 */")]
    used = {found.upper() for found in re.findall(r"#[0-9A-Fa-f]{3,6}\b", screen)}
    assert used - known <= {"#000"}  # the exit button under the pointer


def test_contrast_is_that_of_the_standard():
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)

"""The palette is readable, and the style sheet has no other colours."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from faircount.briefing.charts import palette

DARK = {
    palette.PAPER: "#181614",
    palette.WHITE: "#221F1C",
    palette.SAND: "#28241F",
    palette.INK: "#F2ECE1",
    palette.INK_2: "#C9BFB1",
    palette.RULE: "#3D362E",
    palette.EDGE: "#8D8274",
    palette.TEAL: "#7FC6C8",
    palette.TEAL_TINT: "#23484B",
    palette.OTHERS: "#A99E90",
    palette.OTHERS_TINT: "#403A32",
    palette.UMBER: "#E3A869",
    palette.UMBER_TINT: "#3A2814",
    palette.BRICK: "#F0A193",
    palette.BRICK_TINT: "#401F19",
    palette.MOSS: "#9FD0AE",
    palette.MOSS_TINT: "#1E3325",
    palette.SLATE: "#B9C0D0",
    palette.SLATE_TINT: "#2D3038",
    palette.TEAL_PALE: "#3F7A7D",
    palette.SAND_DEEP: "#403A32",
}
"""What stands for each colour in the dark."""
DARK_BANDS = ("#0B3D42", "#0E0D0C")
"""The grounds of help and foot in the dark, under white words."""
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    (palette.INK, palette.PAPER),
    (palette.INK, palette.WHITE),
    (palette.INK, palette.SAND),
    (palette.INK, palette.UMBER_TINT),
    (palette.INK, palette.BRICK_TINT),
    (palette.INK, palette.MOSS_TINT),
    (palette.INK, palette.SLATE_TINT),
    (palette.INK_2, palette.PAPER),
    (palette.INK_2, palette.WHITE),
    (palette.INK_2, palette.SAND),
    (palette.WHITE, palette.INK),
    (palette.PAPER, palette.INK),
    (palette.TEAL, palette.PAPER),
    (palette.TEAL, palette.WHITE),
    (palette.TEAL, palette.SAND),
    (palette.TEAL, palette.TEAL_TINT),
    (palette.WHITE, palette.TEAL),
    (palette.PAPER, palette.TEAL),
    (palette.OTHERS, palette.PAPER),
    (palette.UMBER, palette.PAPER),
    (palette.UMBER, palette.UMBER_TINT),
    (palette.BRICK, palette.PAPER),
    (palette.BRICK, palette.WHITE),
    (palette.BRICK, palette.BRICK_TINT),
    (palette.MOSS, palette.PAPER),
    (palette.MOSS, palette.WHITE),
    (palette.MOSS, palette.SAND),
    (palette.MOSS, palette.MOSS_TINT),
    (palette.SLATE, palette.PAPER),
    (palette.SLATE, palette.WHITE),
    (palette.SLATE, palette.SLATE_TINT),
)
"""Ink on ground wherever the pages set text: each at least 4.5."""
MARK_PAIRS: tuple[tuple[str, str], ...] = (
    (palette.TEAL, palette.TEAL_TINT),
    (palette.OTHERS, palette.OTHERS_TINT),
    (palette.EDGE, palette.PAPER),
    (palette.EDGE, palette.WHITE),
    (palette.EDGE, palette.SAND),
    (palette.UMBER, palette.SAND),
    (palette.TEAL, palette.SAND),
    (palette.OTHERS, palette.SAND),
    (palette.BRICK, palette.PAPER),
    (palette.UMBER, palette.WHITE),
)
"""Marks and limits on their ground: each at least 3."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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

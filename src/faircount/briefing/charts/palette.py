"""The colours of pages and charts, and which pairs may stand together."""

from __future__ import annotations

PAPER = "#FBF8F2"
WHITE = "#FFFFFF"
SAND = "#F2ECE1"
INK = "#22201D"
INK_2 = "#564E45"
RULE = "#DED5C7"
EDGE = "#7F7569"
TEAL, TEAL_TINT = "#0E5157", "#CBDFDD"
OTHERS, OTHERS_TINT = "#7A7063", "#DDD5C8"
UMBER, UMBER_TINT = "#854510", "#F7E8D5"
BRICK, BRICK_TINT = "#8C2B20", "#F8E3DD"
MOSS, MOSS_TINT = "#2B5B39", "#E2ECDF"
SLATE, SLATE_TINT = "#4B5160", "#E7E7EA"
# A step between teal and its tint, for a strip whose parts are also told by words; never for text.
TEAL_PALE = "#7FAEAB"
SAND_DEEP = "#E4DCCE"

DARK = {
    PAPER: "#181614", WHITE: "#221F1C", SAND: "#28241F", INK: "#F2ECE1", INK_2: "#C9BFB1", RULE: "#3D362E", EDGE: "#8D8274",
    TEAL: "#7FC6C8", TEAL_TINT: "#23484B", OTHERS: "#A99E90", OTHERS_TINT: "#403A32", UMBER: "#E3A869", UMBER_TINT: "#3A2814",
    BRICK: "#F0A193", BRICK_TINT: "#401F19", MOSS: "#9FD0AE", MOSS_TINT: "#1E3325", SLATE: "#B9C0D0", SLATE_TINT: "#2D3038",
    TEAL_PALE: "#3F7A7D", SAND_DEEP: "#403A32",
}  # fmt: skip
"""What stands for each colour in the dark."""
DARK_BANDS = ("#0B3D42", "#0E0D0C")
"""The grounds of help and foot in the dark, under white words."""

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    (INK, PAPER), (INK, WHITE), (INK, SAND), (INK, UMBER_TINT), (INK, BRICK_TINT), (INK, MOSS_TINT), (INK, SLATE_TINT),
    (INK_2, PAPER), (INK_2, WHITE), (INK_2, SAND), (WHITE, INK), (PAPER, INK),
    (TEAL, PAPER), (TEAL, WHITE), (TEAL, SAND), (TEAL, TEAL_TINT), (WHITE, TEAL), (PAPER, TEAL),
    (OTHERS, PAPER), (UMBER, PAPER), (UMBER, UMBER_TINT), (BRICK, PAPER), (BRICK, WHITE), (BRICK, BRICK_TINT),
    (MOSS, PAPER), (MOSS, WHITE), (MOSS, SAND), (MOSS, MOSS_TINT), (SLATE, PAPER), (SLATE, WHITE), (SLATE, SLATE_TINT),
)  # fmt: skip
"""Ink on ground wherever the pages set text: each at least 4.5."""

MARK_PAIRS: tuple[tuple[str, str], ...] = (
    (TEAL, TEAL_TINT), (OTHERS, OTHERS_TINT), (EDGE, PAPER), (EDGE, WHITE), (EDGE, SAND), (UMBER, SAND), (TEAL, SAND),
    (OTHERS, SAND), (BRICK, PAPER), (UMBER, WHITE),
)  # fmt: skip
"""Marks and limits on their ground: each at least 3."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2.2, from 1 to 21.

    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    >>> round(contrast(TEAL, PAPER), 1)
    8.5
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

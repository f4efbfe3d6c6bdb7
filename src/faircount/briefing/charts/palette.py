"""The colours of pages and charts; which pairs may stand together is held by their test."""

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

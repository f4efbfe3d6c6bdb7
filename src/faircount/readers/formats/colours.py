"""Whether what is written can be seen against what lies beneath it."""

from __future__ import annotations

WHITE = (255, 255, 255)
_NEAR = 28
"""Colours that differ by no more than this in each channel are one to the eye."""
TINY = 2.0
"""Text of so many points or less cannot be read."""

FLAT = 2.0
"""A row or column of so many points or less holds cells that nobody sees."""

Colour = tuple[int, int, int]


def colour_of(written: str | None) -> Colour | None:
    """A colour written as six or eight hexadecimal digits ("#FFFFFF", "FFFFFFFF"), or None.

    >>> colour_of("#ffffff"), colour_of("FF00FF00"), colour_of("auto")
    ((255, 255, 255), (0, 255, 0), None)
    """
    digits = (written or "").strip().lstrip("#")
    if len(digits) not in (6, 8):
        return None
    try:
        number = int(digits[-6:], 16)
    except ValueError:
        return None
    return number >> 16, number >> 8 & 255, number & 255


def is_unseen(text: Colour | None, beneath: Colour | None) -> bool:
    """Whether text of one colour cannot be told from what lies beneath it; an unknown colour is taken to be seen."""
    if text is None or beneath is None:
        return False
    return all(abs(one - other) <= _NEAR for one, other in zip(text, beneath, strict=True))

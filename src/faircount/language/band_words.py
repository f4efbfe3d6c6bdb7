"""Bands of ages in other words and signs, as they are written plainly: "≥16 and ≤17" is "16 to 17"."""

from __future__ import annotations

import re

_PLAINER = (
    (r"\s+", " "),
    (r"^(?:age(?:d|s)?|victims?|children|persons?)[: ]+(?:of |group |band |range )?(?:aged )?", ""),
    (r"(?<=\d)(?:s| ?(?:years?|yrs?)(?: olds?| of age)?)\b", ""),
    (r"^ +| +$", ""),
    (r"^not yet ", "under "),
    (r"\bupto\b", "up to"),
    (r"^(?:≥|>=) ?(?=\d+ (?:and|to|but) [≤<])", ""),
    (r"(?<=\d) (?:and|to|but) (?:≤|<=) ?(?=\d)", " to "),
    (r"(?<=\d) (?:and|to|but) < ?(?=\d)", " to under "),
    (r"^(?:was|were|is|are) ", ""),
    (r"^under-|^u[/-]?(?=\d)", "under "),
    (r"^birth(?= ?(?:-|–|to))", "0"),
)


def plain_band(text: str) -> str:
    """The words of a band as they are written plainly.

    >>> [plain_band(text) for text in ("Not yet 11", "≥16 and ≤17", "Aged 9 years", "U-13s")]
    ['under 11', '16 to 17', '9', 'under 13']
    """
    cleaned = text.strip().lower().replace("&", "and").replace("—", "-")
    for written, plain in _PLAINER:
        cleaned = re.sub(written, plain, cleaned)
    return cleaned

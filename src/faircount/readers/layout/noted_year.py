"""Years with a mark behind them."""

from __future__ import annotations

import re

from faircount.patterns import regex

_NOTED = regex(
    r"((?:19|20)\d\d)\s*(?:[*†‡§^#¹²³⁴⁵⁶⁷⁸⁹]+|\((?:[a-z1-9]|part|ytd|to date|provisional)\)|\[[^\]]{1,8}\]|p)?", re.IGNORECASE
)


def noted_year(text: str) -> int | None:
    """A year that may have a mark behind it, as headings and labels among years have: "2026*" counts nothing there.

    >>> noted_year("2022*"), noted_year("2022 (YTD)"), noted_year("2022"), noted_year("1,968")
    (2022, 2022, 2022, None)
    """
    found = _NOTED.fullmatch(text.strip())
    return int(found[1]) if found is not None else None

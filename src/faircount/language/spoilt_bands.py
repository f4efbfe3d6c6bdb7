"""Bands of ages that a spreadsheet took for days: "05-Sep" among ages is 5 to 9."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from faircount.patterns import regex
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import MONTHS

_SPOILT = regex(r"^(?:(\d{1,2})[-/ ]([A-Za-z]{3})|([A-Za-z]{3})[-/ ](\d{1,2}))$")


def spoilt_band(text: str) -> AgeBand | None:
    """The ages of a label among ages that a spreadsheet took for a day of the year ("05-Sep" for 5-9), or None.

    >>> spoilt_band("09-May"), spoilt_band("12-Oct"), spoilt_band("04-Jan"), spoilt_band("Mar-01")
    (AgeBand(low=5, high=9, known=True), AgeBand(low=10, high=12, known=True), AgeBand(low=1, high=4, known=True), None)
    >>> spoilt_band("2021-12-10"), spoilt_band("2021-05-05")
    (AgeBand(low=10, high=12, known=True), None)

    Words behind a day, a day in digits alone and a day of a week are no band that a program spoilt.

    >>> [spoilt_band(said) for said in ("2021-12-10 to date", "20211210", "2021-W12-1")]
    [None, None, None]
    """
    with suppress(ValueError):  # as a program writes the day, in the year in which the table was made
        told = text.strip().removesuffix(" 00:00:00")
        spoilt = date.fromisoformat(told)
        first, last = sorted((spoilt.month, spoilt.day))
        return AgeBand(first, last) if first < last and spoilt.isoformat() == told else None
    found = _SPOILT.match(text.strip())
    if found is None:
        return None
    day, month = int(found[1] or found[4]), MONTHS.get((found[2] or found[3]).lower(), 0)
    ends = sorted((day, month))
    return AgeBand(ends[0], ends[1]) if 0 < ends[0] < ends[1] and (found[1] or ends[0] > 1) else None

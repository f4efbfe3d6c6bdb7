"""Dates that a spreadsheet made of a label, turned back into the label."""

from __future__ import annotations

from datetime import datetime

_MONTHS = "January February March April May June July August September October November December".split()


def date_as_label(moment: datetime) -> str:
    """A month where the date is the first of one ("Apr-15" is stored as a date), else the date itself.

    >>> date_as_label(datetime(2015, 4, 1)), date_as_label(datetime(2015, 4, 9))
    ('April 2015', '2015-04-09')
    """
    if moment.day == 1 and not (moment.hour or moment.minute):
        return f"{_MONTHS[moment.month - 1]} {moment.year}"
    return moment.date().isoformat()

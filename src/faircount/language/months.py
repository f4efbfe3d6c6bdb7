"""Parts of a year without the year: months, quarters and halves, which need the year of another label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS, Period

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TO = r"\s*(?:-|–|to|/)\s*"
_RANGE = regex(rf"^\W*({_MONTH})\.?{_TO}({_MONTH})\.?\W*$", re.IGNORECASE)
_ONE = regex(rf"^\W*({_MONTH})\.?\W*$", re.IGNORECASE)
_TO_DATE = r"(?:ytd|cum(?:ulative)?|year to date)\b\.?"
_QUARTER = regex(
    rf"^\W*(?P<so_far>{_TO_DATE}(?: to)?(?: (?:the )?end(?: of)?)?\W*)?(?:q|quarter |qtr )(?P<number>[1-4])\b"
    rf"(?:(?P<behind>\W+{_TO_DATE}\W*)|\W*|\W*\([^)]*\)\W*|\W*(?:[a-z]{{3,9}})(?: ?(?:-|–|to) ?)(?:[a-z]{{3,9}})\W*)$",
    re.IGNORECASE,
)
"""A quarter, or a year up to the end of one: "Q3", "YTD Q3"."""
_HALF = regex(r"^\W*(?:h|half )([12])\b\W*$|^\W*(first|second) half\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """Months of a year not yet named; ``of_year`` says that ``first`` is counted in parts from the year's own start."""

    first: int
    months: int
    of_year: bool = False

    def within(self, year: Period) -> Period | None:
        """The days of this part of the given year, or None where the year does not hold it.

        >>> PartOfYear(2, 3, of_year=True).within(Period(date(2015, 4, 1), date(2016, 3, 31))).label
        'July 2015 to September 2015'
        """
        if self.of_year and 80 < year.days < 360 and year.start.day == 1:
            # "Q1" to "Q3" below "2023-24 (April to December)": quarters of a year that is told as far as it went.
            whole = Period(year.start, _ahead(year.start, 12) - timedelta(days=1))
            found = self.within(whole)
            return found if found is not None and year.contains(found) else None
        if year.days > 367 or (self.of_year and year.days < 360):
            return None  # "May" below "April to September 2024" is one month, whatever the length of the stretch
        ahead = (self.first - 1) * self.months if self.of_year else (self.first - year.start.month) % 12
        begin = _ahead(year.start, ahead)
        end = _ahead(begin, self.months) - timedelta(days=1)
        found = Period(begin, end)
        return found if year.contains(found) else None


def _ahead(day: date, months: int) -> date:
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, day.day)


def find_part(label: str) -> tuple[PartOfYear | None, str]:
    """The part of a year that the whole label names, and the label without it.

    >>> find_part("YTD Q3")[0].within(Period(date(2015, 4, 1), date(2016, 3, 31))).label
    'April 2015 to December 2015'
    """
    stretch = _RANGE.match(label)
    if stretch:
        first, last = MONTHS[stretch[1].lower()], MONTHS[stretch[2].lower()]
        return PartOfYear(first, (last - first) % 12 + 1), ""
    one = _ONE.match(label)
    if one:
        return PartOfYear(MONTHS[one[1].lower()], 1), ""
    quarter = _QUARTER.match(label)
    if quarter:
        number = int(quarter["number"])
        is_so_far = quarter["so_far"] or quarter["behind"]
        return PartOfYear(1, 3 * number, of_year=True) if is_so_far else PartOfYear(number, 3, of_year=True), ""
    half = _HALF.match(label)
    if half:
        return PartOfYear(int(half[1]) if half[1] else 1 + (half[2].lower() == "second"), 6, of_year=True), ""
    return None, label

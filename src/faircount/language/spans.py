"""Periods in running text: each with its place, reference numbers, Acts and single dates kept out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from faircount.vocabulary.periods import MONTHS, FinancialYear, Period, calendar_year

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_M = rf"(?P<m{{0}}>{_MONTH})\.?"
_TO = r"\s*(?:-|to|until|up to|through(?: to)?|and|till|/)\s*(?:the )?(?:end of )?"
_Y = r"(?:19|20)\d{2}"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Span:
    """A period where it stands in the text. ``kind``: range, financial, year, ending, month, date, vague, part."""

    start: int
    end: int
    kind: str
    period: Period


def _date(n: str) -> str:
    day = rf"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th)?"
    named = rf"{day}(?: of)? (?P<m{n}>{_MONTH})\.?,?(?: (?P<y{n}>{_Y}))?"
    american = rf"(?P<ma{n}>{_MONTH})\.? (?P<da{n}>\d{{1,2}})(?:st|nd|rd|th)?,?(?: (?P<ya{n}>{_Y}))?"
    numeric = rf"(?P<dn{n}>\d{{1,2}})[/.](?P<mn{n}>\d{{1,2}})[/.](?P<yn{n}>\d{{4}}|\d{{2}})"
    iso = rf"(?P<yi{n}>{_Y})-(?P<mi{n}>\d{{2}})-(?P<di{n}>\d{{2}})"
    return rf"(?:{iso}|{numeric}|{named}|{american})"


_DATES = re.compile(rf"(?<![\w/]){_date('1')}{_TO}{_date('2')}(?![\w/])")
_ONE_DATE = re.compile(rf"(?<![\w/]){_date('1')}(?![\w/])")
_SHORT = r"(?: |-|')(?P<y{0}>(?:19|20)?\d{{2}})"
_MONTHS = re.compile(
    rf"\b(?P<m1>{_MONTH})\.?(?:(?: |-|')(?P<y1>(?:19|20)\d{{2}}|\d{{2}}(?!\d)))?{_TO}(?P<m2>{_MONTH})\.?(?: |-"
    rf"|')(?P<y2>(?:19|20)\d{{2}}|\d{{2}}(?!\d))\b"
)
ENDING = re.compile(
    r"\b(?P<long>(?:financial )?years?|(?:12|twelve|6|six|3|three)[ -]months?|half[ -]years?|quarters?)(?: period)?"
    r" (?:ending|ended|end|to)(?: in| on)?(?: the)?(?![a-z])",
    re.IGNORECASE,
)
"""What opens a time that is named by its last day or month: "Year ending", "12 months to"."""
_ENDING = re.compile(
    rf"{ENDING.pattern}(?: (?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<m>{_MONTH})\.?,?"
    rf"(?: (?=\d{{4}})|-|')(?P<y>{_Y}|\d{{2}}(?!\d))"
    rf"| (?P<dn>\d{{1,2}})[/.](?P<mn>\d{{1,2}})[/.](?P<yn>\d{{4}}|\d{{2}})| (?P<yi>{_Y})-(?P<mi>\d{{2}})-(?P<di>\d{{2}}))(?!\w)"
)
_LENGTHS = {"6": 6, "six": 6, "half": 6, "3": 3, "three": 3, "quarter": 3, "quarters": 3}
_FINANCIAL = re.compile(
    rf"(?<![\w/.-])(?:fy ?)?(?P<a>{_Y}) ?[/-] ?(?P<b>{_Y}|\d{{2}})(?![\w/]|-\d|\.\d)(?:,? ?-? ?(?:q"
    rf"|quarter )(?P<q>[1-4])\b|,? ?-? ?h(?P<h>[12])\b)?"
)
_SHORT_FINANCIAL = re.compile(r"(?<![\w/.-])(?P<fy>fy ?)?(?P<a>[012]\d) ?/ ?(?P<b>[0123]\d)(?![\w/.-])")
_FROM_TO = re.compile(rf"(?<![\w/.-])(?P<a>{_Y})(?: ?- ?| to | through | until )(?P<b>{_Y})(?![\w/.-])")
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\.?(?: |-|')(?P<y>(?:19|20)\d{{2}}|\d{{2}}(?!\d))\b")
_QUARTER = re.compile(
    rf"(?<![\w/.-])(?:(?P<ya>{_Y}),? ?(?:q|quarter )(?P<qa>[1-4])|(?:q|quarter )(?P<qb>[1-4]),? (?P<yb>{_Y})(?! ?/))(?![\w/])"
)
_YEAR = re.compile(rf"(?<![\w/.,-])(?:cy ?|calendar year )?(?P<y>{_Y})(?![\w/%]|-\d|,\d|\.\d)")
_NOT_BEFORE = re.compile(
    r"(?:\bacts?|\border|\bregulations?|\brules?|\bcode|\bref(?:erence)?(?: number| no)?\.?:?|\bfoi[a]?(?: ref"
    r"| request| no)?\.?:?|\bno\.?|\b(?:since|from|before|after|until|by|prior to|number|"
    r"of the)|£|\(scotland\) act|\bcirca)\s*$"
)
_COUNTED_AFTER = re.compile(
    r"^ (?:\w+ ){0,2}(?:offences?|crimes?|victims?|cases|incidents|arrests|suspects|figures?|total|count)\b"
)
"""What makes the year of "of the 2019 offences" one of counting, unlike that of "section 15 of the 2003 Act"."""
_PART = re.compile(r"^\s*(?:\(?(?:to date|so far|ytd|year to date|part[- ]year|to present|onwards|incomplete)|\+)")


def _fold(text: str) -> str:
    """Lower case with one kind of dash and space, letter for letter, so that places stay the same."""
    return re.sub(r"[‐‑‒–—−]", "-", text.lower().replace("\u00a0", " ").replace("\n", " "))


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _day(found: re.Match[str], n: str, year: str | None) -> date | None:
    got = found.groupdict()
    day = got[f"d{n}"] or got[f"da{n}"] or got[f"dn{n}"] or got[f"di{n}"]
    month = got[f"m{n}"] or got[f"ma{n}"]
    number = MONTHS[month] if month else int(got[f"mn{n}"] or got[f"mi{n}"] or 0)
    written = got[f"y{n}"] or got[f"ya{n}"] or got[f"yn{n}"] or got[f"yi{n}"] or year
    if written is None or not day:
        return None
    try:
        return date(_full_year(written), number, int(day))
    except ValueError:
        return None


def _year_of(found: re.Match[str], n: str) -> str | None:
    got = found.groupdict()
    return got[f"y{n}"] or got[f"ya{n}"] or got[f"yn{n}"] or got[f"yi{n}"]


def _dates(found: re.Match[str]) -> tuple[str, Period] | None:
    end = _day(found, "2", None)
    if end is None:
        return None
    start = _day(found, "1", _year_of(found, "1") or str(end.year))
    if start is not None and start > end and _year_of(found, "1") is None:
        start = start.replace(year=start.year - 1)
    return ("range", Period(start, end)) if start is not None and start <= end else None


def _months(found: re.Match[str]) -> tuple[str, Period] | None:
    first, last, end_year = MONTHS[found["m1"]], MONTHS[found["m2"]], _full_year(found["y2"])
    start_year = _full_year(found["y1"]) if found["y1"] else end_year - (first > last)
    start, end = date(start_year, first, 1), _month_end(end_year, last)
    return ("range", Period(start, end)) if start < end else None


def _ending(found: re.Match[str]) -> tuple[str, Period] | None:
    year, day = _full_year(found["y"] or found["yn"] or found["yi"]), found["d"] or found["dn"] or found["di"]
    month = MONTHS[found["m"]] if found["m"] else int(found["mn"] or found["mi"])
    try:
        end = date(year, month, int(day)) if day else _month_end(year, month)
    except ValueError:
        return None
    following = end + timedelta(days=1)
    months = _LENGTHS.get(re.split(r"[ -]", found["long"])[0], 12)
    first = following.year * 12 + following.month - 1 - months
    try:
        start = date(first // 12, first % 12 + 1, following.day)
    except ValueError:
        return None
    return "ending" if months == 12 else "range", Period(start, end)


def _financial(found: re.Match[str]) -> tuple[str, Period] | None:
    first, second = int(found["a"]), found["b"]
    if not str(first + 1).endswith(second):
        return None
    starts = FinancialYear(first).period.start
    for key, months in (("q", 3), ("h", 6)):
        if found[key]:
            month = starts.month + months * (int(found[key]) - 1)
            begin = date(starts.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
            last = month + months - 1
            return "range", Period(begin, _month_end(starts.year + (last - 1) // 12, (last - 1) % 12 + 1))
    return "financial", FinancialYear(first).period


def _short_financial(found: re.Match[str]) -> tuple[str, Period] | None:
    first, second = 2000 + int(found["a"]), int(found["b"])
    return ("financial", FinancialYear(first).period) if (first + 1) % 100 == second else None


def _from_to(found: re.Match[str]) -> tuple[str, Period] | None:
    first, last = int(found["a"]), int(found["b"])
    return ("vague" if last == first + 1 else "range", Period(date(first, 1, 1), date(last, 12, 31))) if first < last else None


def _month_year(found: re.Match[str]) -> tuple[str, Period] | None:
    year, month = _full_year(found["y"]), MONTHS[found["m"]]
    return "month", Period(date(year, month, 1), _month_end(year, month))


def _quarter(found: re.Match[str]) -> tuple[str, Period] | None:
    year, number = int(found["ya"] or found["yb"]), int(found["qa"] or found["qb"])
    return "range", Period(date(year, 3 * number - 2, 1), _month_end(year, 3 * number))


def _year(found: re.Match[str]) -> tuple[str, Period] | None:
    return "year", calendar_year(int(found["y"]))


def _one_date(found: re.Match[str]) -> tuple[str, Period] | None:
    day = _day(found, "1", None)
    return ("date", Period(day, day)) if day is not None else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, Period] | None]], ...] = (
    (_DATES, _dates),
    (_ENDING, _ending),
    (_MONTHS, _months),
    (_ONE_DATE, _one_date),
    (_FINANCIAL, _financial),
    (_QUARTER, _quarter),
    (_FROM_TO, _from_to),
    (_MONTH_YEAR, _month_year),
    (_SHORT_FINANCIAL, _short_financial),
    (_YEAR, _year),
)


@lru_cache(maxsize=20_000)
def find_spans(text: str) -> tuple[Span, ...]:
    """Every period in the text, in order.

    >>> [span.period.label for span in find_spans("1st April 2024 to 31st March 2025, and 2016/17 (Sexual Offences Act 2003)")]
    ['2024/25', '2016/17']
    """
    if not _DIGIT.search(text):
        return ()
    folded = _fold(text[:20_000])
    found: list[Span] = []
    for pattern, meaning in _FORMS:
        for match in pattern.finditer(folded):
            if any(match.start() < span.end and span.start < match.end() for span in found):
                continue
            span = _span(match, meaning, folded, pattern)
            if span is not None:
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def _span(
    match: re.Match[str], meaning: Callable[[re.Match[str]], tuple[str, Period] | None], folded: str, pattern: re.Pattern[str]
) -> Span | None:
    said = meaning(match)
    if said is None:
        return None
    kind, period = said
    before, after = folded[max(0, match.start() - 30) : match.start()], folded[match.end() : match.end() + 24]
    if pattern is _YEAR and _NOT_BEFORE.search(before) and not (before.endswith("of the ") and _COUNTED_AFTER.match(after)):
        return None
    if pattern is _MONTH_YEAR and re.search(r"\b(?:since|from|before|after|until|by|in force|introduced|on) $", before):
        # The day on which something began is no period; it is kept so that its year is not read alone.
        kind = "date"
    if pattern is _SHORT_FINANCIAL and not match["fy"] and folded.strip() != match[0]:
        return None
    if pattern is _FINANCIAL and re.search(r"(?:\bfoi[a]?|\bref(?:erence)?|\bno\.?|\bour|\bcase)[ :/-]*$", before):
        return None
    if kind in ("year", "financial", "month") and _PART.match(after):
        kind = "part"
    return Span(match.start(), match.end(), kind, period)

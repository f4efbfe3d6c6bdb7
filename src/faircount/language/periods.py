"""Periods in running text and labels: each phrase with its place and all that it can mean, by the rules of one grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from faircount.language.keyed import Keyed
from faircount.language.period_rules import COUNTED_AFTER, DIGIT, NOT_BEFORE, RULES, WHOLE_RULES, PeriodRule
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS, Period


@dataclass(frozen=True, slots=True)
class Span:
    """A period where it stands in the text.

    ``kind``: range, financial, year, named by its end or start (``fy``), ending, month, quarter, date, vague, part.
    ``others`` are its other readings, the likelier first: "2010-11" is a year, and among "2010-10" and "2010-12" a month.
    """

    start: int
    end: int
    kind: str
    period: Period
    others: tuple[tuple[str, Period], ...] = ()


_NAMED_BY_PROGRAMS = r"(?<=\b(?:19|20)\d\d)_(?=(?:20)?\d\d\b)"
"""Between the two years of "2021_2022", as programs write what names a column."""


def fold(text: str) -> str:
    """Lower case with one kind of dash, quote and space, letter for letter, so that places stay the same."""
    found = re.sub(r"[‐‑‒–—−]", "-", text.lower().replace("\u00a0", " ").replace("\n", " "))
    found = re.sub(_NAMED_BY_PROGRAMS, "/", found) if "_" in found else found
    return re.sub(r"[‘’`]", "'", found) if len(text.lower()) == len(text) else re.sub(r"[‐‑‒–—−]", "-", text)


@lru_cache(maxsize=20_000)
def find_spans(text: str) -> tuple[Span, ...]:
    """Every period in the text, in order; of two that overlap the longer, of two as long the one whose rule stands first.

    >>> [span.period.label for span in find_spans("1st April 2024 to 31st March 2025, and 2016/17 (Sexual Offences Act 2003)")]
    ['2024/25', '2016/17']
    >>> [span.period.label for text in ("Q4 2013/14", "FYE23", "201811") for span in find_spans(text)]
    ['January 2014 to March 2014', '2022/23', 'November 2018']
    """
    if not DIGIT.search(text):
        return ()
    folded = fold(text[:20_000])
    found: list[tuple[int, int, int, Span]] = []
    for number, rule in enumerate(RULES):
        found += [(match.start(), -match.end(), number, span) for match in rule.pattern.finditer(folded)
                  if (span := _span(match, rule, folded)) is not None]  # fmt: skip
    stripped = _MONTHS_BEHIND.sub("", folded).strip(" ()[]*:|")
    for number, rule in enumerate(WHOLE_RULES, start=len(RULES)):
        match = rule.pattern.fullmatch(stripped)
        span = _span(match, rule, stripped) if match else None
        if span is not None:
            at = folded.index(stripped)
            found.append((at, -at - len(stripped), number, Span(at, at + len(stripped), span.kind, span.period, span.others)))
    return _apart(found)


_MONTHS_BEHIND = regex(
    r"\s*\([^()]*\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b[^()]*\)\W*$", re.IGNORECASE
)
"""Behind a year in figures alone, which months of it: "13/14 (Apr - Dec only)"."""


def _apart(found: list[tuple[int, int, int, Span]]) -> tuple[Span, ...]:
    """The spans that do not overlap, the longest first taken; what else the same words can mean is kept with them."""
    taken: list[Span] = []
    for _, _, _, span in sorted(found, key=lambda entry: (entry[0] + entry[1], entry[2])):
        same = next((n for n, other in enumerate(taken) if (other.start, other.end) == (span.start, span.end)), None)
        if same is not None:
            first = taken[same]
            if (span.kind, span.period) not in ((first.kind, first.period), *first.others):
                others = (*first.others, (span.kind, span.period))
                taken[same] = Span(first.start, first.end, first.kind, first.period, others)
        elif not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
    return tuple(sorted((span for span in taken if span.kind != "none"), key=lambda span: span.start))


_LAST = 2045
"""The last year that an answer tells of."""
_AFTER_PERIOD = Keyed(r"\d\d\s*[-–—=:]\s*$", "-", "–", "—", "=", ":")
"""Before four digits that are the count of a period: "01/04/20 to 31/03/21 - 2023 offences"."""


def _span(match: re.Match[str], rule: PeriodRule, folded: str) -> Span | None:
    period = rule.meaning(match)
    if period is None:
        return None
    kind = rule.kind
    before, after = folded[max(0, match.start() - 30) : match.start()], folded[match.end() : match.end() + 24]
    if kind == "year" and NOT_BEFORE.search(before) and not (before.endswith("of the ") and COUNTED_AFTER.match(after)):
        return None
    if kind == "year" and (period.start.year > _LAST or (_AFTER_PERIOD.search(before) and COUNTED_AFTER.match(after))):
        return None
    if kind == "year" and after[:1] == " " and after.split(" ", 2)[1].strip(".,;:()") in _LAWS:
        return None
    if kind == "month" and re.search(
        r"\b(?:since|from|before|after|until|by|in force|introduced|on|version|edition|issue|dated) $", before
    ):
        # The day on which something began is no period; it is kept so that its year is not read alone.
        kind = "date"
    if kind == "financial" and re.search(r"(?:\bfoi[a]?|\bref(?:erence)?|\bno\.?|\bour|\bcase)[ :/-]*$", before):
        return None
    is_year = kind == "range" and period.months == _YEAR_LONG  # "April 2022 - March 2023 to date"
    if (is_year or kind in ("year", "financial", "month", "fy", "quarter")) and (_PART.match(after) or _SO_FAR.search(before)):
        kind = "part"
    if kind == "financial" and after.startswith((" financial year", " fiscal year")):
        kind = "range"  # one of April to March, whatever years an answer has besides
    return Span(match.start(), match.end(), kind, period)


_YEAR_LONG = 12  # months
_LAWS = frozenset({"act", "law", "regulations", "order", "bill", "rules"})
"""What the year before it is no period of: "section 15 of the 2003 Act"."""
_PART = regex(r"^\s*(?:\(?(?:to date|so far|ytd|year to date|part[- ]year|to present|onwards|incomplete)|\+)")

_SO_FAR = Keyed(r"\b(?:year to date|ytd|so far(?: in)?)[ :(]*$", "to date", "ytd", "so far")


def is_period(text: str) -> bool:
    """Whether the whole text names one period in words or by more than one number: such a cell is a heading and no figure.

    >>> is_period("2012 (Jan - Dec)"), is_period("Apr 16-Mar 17"), is_period("2,012"), is_period("12 (2016)")
    (True, True, False, False)
    """
    stripped = text.strip(" :")
    spans = find_spans(stripped) if not stripped.isdecimal() and len(stripped) < 60 else ()
    return len(spans) == 1 and spans[0].start == 0 and spans[0].end == len(stripped)


_WHOLE_YEAR = regex(
    r"\(?\b(?:(?:the )?(?:full|whole|complete|entire)[ -]?years?(?: of)?|(?:12|twelve) months(?! (?:to|end|from|up))"
    r"|q(?:uarters?)? ?1 ?(?:-|–|to) ?(?:q(?:uarter)? ?)?4)\b\)?",
    re.IGNORECASE,
)


def without_whole_year(text: str) -> str:
    """The text without the words that it is of the whole of the year that it names; a month has no twelve months.

    >>> without_whole_year("2021/22 (full year)"), without_whole_year("Q1-Q4 2021/22"), without_whole_year("Full year")
    ('2021/22', '2021/22', 'Full year')
    >>> without_whole_year("March 2023 (12 months)")
    'March 2023 (12 months)'
    """
    rest = _WHOLE_YEAR.sub(" ", text).strip()
    spans = find_spans(rest) if rest != text else ()
    return rest if spans and all(span.period.months == _YEAR_LONG for span in spans) else text


def without_days(text: str) -> tuple[str, bool]:
    """The words with their single days blanked, and whether there were any: a day is no period, and no ages stand in it.

    >>> without_days("01/01/2018 31/12/2018")
    ('01/01/2018 - 31/12/2018', False)
    """
    days = [span for span in find_spans(text) if span.kind == "date"]
    if len(days) == 2 and not f"{text[: days[0].start]}{text[days[0].end : days[1].start]}{text[days[1].end :]}".strip():
        # The first and the last day of a period, whose dash was lost on a line of its own.
        return f"{text[: days[0].end].strip()} - {text[days[1].start :].strip()}", False
    for day in days:
        text = f"{text[: day.start]}{' ' * (day.end - day.start)}{text[day.end :]}"
    return text, bool(days)


BROKEN_DAY = regex(r"\S*\b\d{1,2}[./]\d{1,2}[./-]\S*(?: \d\b)?")
"""What is left of days that could not be read: "01.04.14-31.03.1 5"."""


_UP_TO = regex(
    r"\b(?:(?P<from>from|since|starting|beginning|commencing)(?: on| in)?(?: the)?"
    r"|(?:to|until|till|up to|ending)(?: and including)?(?: the)?(?: end)?(?: of)?)\s*$",
    re.IGNORECASE,
)
"""What stands before the day with which a year begins or ends: "2019/20 (from 8 May 2019)"."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FROM_MONTH = Keyed(
    r"(?i)\b(?:from|since|starting|beginning|commencing)(?: on| in)?(?: the)? "
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH})\b"
    rf"(?!\.?,? ?(?:\d|to\b|-|–|until\b))|\b(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<begun>{_MONTH}) onwards?\b",
    *("rom", "ROM", "ince", "INCE", "ing", "ING", "nward", "NWARD"),
)
_NUMBER = {"three": 3, "six": 6, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
MONTHS_OF_IT = regex(
    rf"(?:\((?:\s*|year |[^()]*/ ?)|(?:^|(?<=\d))[\s,:=–-]*\(?)\b(?:(?:1(?:st)? )?({_MONTH})\.?\s*(?:-|–|to)\s*"
    rf"(?:(?:28|29|30|31)(?:st|th)? )?({_MONTH})\b\.?"
    rf"|(?:1(?:st)? (?P<first>{_MONTH})\.? |up )?(?:to|until|till) (?:the )?(?:end (?:of )?)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<last>{_MONTH})\b\.?(?! ?\d)"
    rf"|(?:first )?(?P<count>\d{{1,2}}|{'|'.join(_NUMBER)})[ -]?(?:m|mths?|months?)\b)(?: only| inclusive)?\s*(?=$|[(),;.])\)?",
    re.IGNORECASE,
)
"""The months of a year, right behind it or in brackets: "2022/23 (Apr - Sep only)", "2021/22 (to 31 Dec)", "2021 (9m)"."""


_TO_DATE = Keyed(
    rf"(?i)[\s(]*\b(?:ytd|year[ -]to[ -]date|to date)\b[\s:,(–-]*(?:(?:up )?to |until |as (?:at|of) )?"
    rf"(?=(?:the )?(?:end\b|\d{{1,2}}(?!\d)|{_MONTH}\b))",
    *("td", "TD", "ate", "ATE"),
)


def with_end_told(text: str) -> str:
    """The text with a year to date as one up to the day that it names.

    >>> with_end_told("2024 YTD (31 Aug)"), with_end_told("2024 YTD")
    ('2024 (to 31 Aug)', '2024 YTD')
    """
    said = _TO_DATE.search(text)
    return f"{text[: said.start()]} (to {text[said.end() :]}" if said else text


def cut_short(text: str, year: Period) -> Period | None:
    """The year as far as a day that the text names behind it, or the months of it, or None: "2023 (to 30 June 2023)".

    >>> from datetime import date
    >>> cut_short("2022/23 (Apr - Sep only)", Period(date(2022, 4, 1), date(2023, 3, 31))).label
    'April 2022 to September 2022'
    >>> cut_short("2023 (to 30 June 2023)", Period(date(2023, 1, 1), date(2023, 12, 31))).label
    'January 2023 to June 2023'
    >>> cut_short("cover 1 April to 30 September 2024 only", Period(date(2024, 4, 1), date(2025, 3, 31))).label
    'April 2024 to September 2024'
    >>> cut_short("2021/22 (to 31 Dec)", Period(date(2021, 4, 1), date(2022, 3, 31))).label
    'April 2021 to December 2021'
    >>> cut_short("2024 YTD (31 Aug)", Period(date(2024, 1, 1), date(2024, 12, 31))).label
    'January 2024 to August 2024'
    >>> cut_short("2024 (1 Jan - 31 May)", Period(date(2024, 1, 1), date(2024, 12, 31))).label
    'January 2024 to May 2024'
    >>> cut_short("FY 2019/20 (from 8 May 2019)", Period(date(2019, 4, 1), date(2020, 3, 31))).start.isoformat()
    '2019-05-08'
    >>> cut_short("Charged within 6 months, 2021/22", Period(date(2021, 4, 1), date(2022, 3, 31))) is None
    True
    """
    text = with_end_told(text)
    for span in find_spans(text):
        told = span.period
        if year.months == 12 and told.start == year.start and 1 < (told.months or 0) < 12:
            return told
        edge = _UP_TO.search(text[: span.start]) if span.kind in ("date", "month") else None
        if edge is not None and year.start < (told.start if edge["from"] else told.end) < year.end:
            return Period(told.start, year.end) if edge["from"] else Period(year.start, told.end)
    if (begun := _FROM_MONTH.search(text)) is not None:
        late = _months_in(year, MONTHS[(begun["month"] or begun["begun"]).lower()], year.end.month)
        return _from_day(late, begun["day"] or begun["first"]) if late is not None and late != year else None
    months = MONTHS_OF_IT.search(text)
    if months is None:
        return None
    if months["count"]:
        said = months["count"].lower()
        count = _NUMBER.get(said) or int(said)
        return _months_in(year, year.start.month, (year.start.month + count - 2) % 12 + 1) if 0 < count < 12 else None
    if months["last"]:
        first = MONTHS[months["first"].lower()] if months["first"] else year.start.month
        found = _months_in(year, first, MONTHS[months["last"].lower()])
        return _until(found, months["day"]) if found is not None else None
    return _months_in(year, MONTHS[months[1].lower()], MONTHS[months[2].lower()])


def _until(period: Period, day: str | None) -> Period | None:
    """The period up to this day of its last month."""
    if not day:
        return period
    try:
        return Period(period.start, period.end.replace(day=int(day)))
    except ValueError:
        return None


def _from_day(period: Period, day: str | None) -> Period | None:
    """The period from this day of its first month on."""
    try:
        return Period(period.start.replace(day=int(day)), period.end) if day else period
    except ValueError:
        return None


def _months_in(year: Period, first: int, last: int) -> Period | None:
    """From the first to the last month as they come in a year, or None where they come the other way round."""
    start, end = (date(year.start.year + (month < year.start.month), month, 1) for month in (first, last))
    following = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    found = Period(start, following - timedelta(days=1)) if start <= end else None
    return found if found is not None and found.end <= year.end else None

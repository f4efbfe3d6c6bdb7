"""The grammar of periods: each rule a kind, a phrase and what it means; a new spelling is one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from faircount.language.period_words import WORDS
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS, FinancialYear, Period, calendar_year

DIGIT = regex(r"\d")
NOT_BEFORE = regex(
    r"(?:\b(?:acts?,?|laws?,?|soa|poca|pca|cja|order|regulations?|rules?|code)|\bref(?:erence)?(?: number| no)?\.?:?"
    r"|\bfoi[a]?(?: ref| request| no)?\.?:?|\bno\.?|\b(?:since|from|before|after|until|by|prior to|number|"
    r"of the)|£|\(scotland\) act|\bcirca)\s*$"
)
COUNTED_AFTER = regex(r"^ (?:\w+ ){0,2}(?:offences?|crimes?|victims?|cases|incidents|arrests|suspects|figures?|total|count)\b")
"""What makes the year of "of the 2019 offences" one of counting, unlike that of "section 15 of the 2003 Act"."""


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """A phrase of the grammar: the kind of period it names, its pattern, and the days that it means."""

    kind: str
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str]], Period | None]


def _rule(kind: str, phrase: str, meaning: Callable[[re.Match[str]], Period | None]) -> PeriodRule:
    """The rule of a phrase: words in braces are those of the grammar, all else stands for itself."""
    parts = re.split(r"\{([A-Za-z._-]+)(\d?)\}", phrase)
    written = [part if number % 3 == 0 else "" for number, part in enumerate(parts)]
    for number in range(1, len(parts), 3):
        written[number] = WORDS[parts[number]].replace("#", parts[number + 1])
    return PeriodRule(kind, regex(rf"(?<![\w/.,-])(?:{''.join(written)})(?![\w%]|[/,.-]\d)"), meaning)


def _year(text: str) -> int:
    """A year of four digits, or of two in this century."""
    return int(text) if len(text) == 4 else 2000 + int(text)


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond December go on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months(year: int, month: int, count: int) -> Period:
    """So many months from the first of this one."""
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return Period(start, month_end(start.year, start.month + count - 1))


def _get(found: re.Match[str], name: str) -> str:
    """What a word of the phrase said, or nothing."""
    return found.groupdict().get(name) or ""


def _month(found: re.Match[str], n: str) -> int:
    name = _get(found, f"M{n}")
    return MONTHS[name.rstrip(".")] if name else int(_get(found, f"m{n}") or 0)


def _day(found: re.Match[str], n: str, year: str = "") -> date | None:
    written = _get(found, f"Y{n}") or year
    if not written or not _month(found, n):
        return None
    try:
        return date(_year(written), _month(found, n), int(_get(found, f"d{n}")))
    except ValueError:
        return None


def _one_day(found: re.Match[str]) -> Period | None:
    day = _day(found, "1")
    return Period(day, day) if day is not None else None


def _days(found: re.Match[str]) -> Period | None:
    end = _day(found, "2")
    if end is None:
        return None
    start = _day(found, "1", str(end.year))
    if start is not None and start > end and not _get(found, "Y1"):
        start = start.replace(year=start.year - 1)
    return Period(start, end) if start is not None and start <= end else None


def _month_range(found: re.Match[str]) -> Period | None:
    first, last, end_year = _month(found, "1"), _month(found, "2"), _year(_get(found, "Y2"))
    start_year = _year(_get(found, "Y1")) if _get(found, "Y1") else end_year - (first > last)
    start, end = date(start_year, first, 1), month_end(end_year, last)
    return Period(start, end) if start < end else None


def _year_of_months(found: re.Match[str]) -> Period | None:
    """The months that stand in brackets behind their year."""
    first, last, year = _month(found, "1"), _month(found, "2"), _year(_get(found, "Y1"))
    return _months(year, first, (last - first) % 12 + 1) if first <= last else None


_LENGTHS = {"6": 6, "six": 6, "half": 6, "3": 3, "three": 3, "quarter": 3, "quarters": 3, "qtr": 3}


def _ending(found: re.Match[str]) -> Period | None:
    year, month, day = _year(_get(found, "Y1")), _month(found, "1"), _get(found, "d1")
    try:
        end = date(year, month, int(day)) if day else month_end(year, month)
    except ValueError:
        return None
    following = end + timedelta(days=1)
    months = _LENGTHS.get(re.split(r"[ -]|(?<=\d)(?=m)", _get(found, "long"))[0], 12)
    first = following.year * 12 + following.month - 1 - months
    try:
        return Period(date(first // 12, first % 12 + 1, following.day), end)
    except ValueError:
        return None


def _ending_year(found: re.Match[str]) -> Period | None:
    """A financial year that is named by the year in which it ends, and says so."""
    return FinancialYear(_year(_get(found, "Y1")) - 1).period


def _financial(found: re.Match[str]) -> Period | None:
    first, second = _year(_get(found, "Y1")), _get(found, "Y2") or _get(found, "m2")
    if not str(first + 1).endswith(second):
        return None
    is_part = any(_get(found, word) for word in ("q1", "h1", "n1"))
    return _part_of(found, first, 4) if is_part else FinancialYear(first).period


_LAST = ("last", "final", "closing")
_NTH = {"first": 1, "opening": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _part_of(found: re.Match[str], year: int, month: int) -> Period | None:
    """A quarter, a half or so many months of the year that begins in this month."""
    long = re.search(r"half|six|6 m|nine|9 m", found[0])
    months = 9 if long and long[0][0] in "n9" else 6 if long or _get(found, "h1") else 3
    said = _get(found, "q1") or _get(found, "h1") or _get(found, "n1")
    before = 12 - months if said in _LAST else months * ((_NTH.get(said) or int(said)) - 1)
    return _months(year, month + before, months) if before + months <= 12 else None


def _part_from(month: int) -> Callable[[re.Match[str]], Period | None]:
    return lambda found: _part_of(found, _year(_get(found, "Y1")), month)


def _years(found: re.Match[str]) -> Period | None:
    first, last = _year(_get(found, "Y1")), _year(_get(found, "Y2"))
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _vague_years(found: re.Match[str]) -> Period | None:
    return _years(found) if _year(_get(found, "Y2")) == _year(_get(found, "Y1")) + 1 else None


def _long_years(found: re.Match[str]) -> Period | None:
    return None if _vague_years(found) else _years(found)


def _one_month(found: re.Match[str], count: int = 1) -> Period | None:
    return _months(_year(_get(found, "Y1")), _month(found, "1"), count)


def _year_from(found: re.Match[str]) -> Period | None:
    return _one_month(found, 12)


def _calendar(found: re.Match[str]) -> Period | None:
    return calendar_year(_year(_get(found, "Y1")))


_DAY = (
    "{Y#}-{mm#}-{d#}(?:[t ]00:00(?::00(?:[.]0+)?)?)?", "{d#}{.}{m#}{.}{y#}", "{d#}(?: of)? {M#},?(?: |-){Y#}", "{M#} {d#},? {Y#}",
    "{d#}[ -]{M#}[ -]{y#}(?:(?<=-\\d\\d)|(?<=-\\d\\d\\d\\d)|(?=$|[^ \\w]| (?:to|until|till|and|or|-|inclusive|only|\\()))",
)  # fmt: skip
"""A day with its year, in the spellings that answers use: ISO, day first, month as a word."""
_DAY_OPEN = (*_DAY, "{d#}(?: of)? {M#}", "{M#} {d#}")


def _each(kind: str, phrase: str, meaning: Callable[[re.Match[str]], Period | None]) -> list[PeriodRule]:
    """The rules of a phrase with days in it, one for each spelling of a day."""
    if "{DAY1}" not in phrase:
        return [_rule(kind, phrase, meaning)]
    firsts = _DAY_OPEN if "{DAY2}" in phrase else _DAY
    seconds = _DAY if "{DAY2}" in phrase else ("",)
    return [
        _rule(kind, phrase.replace("{DAY1}", one.replace("#", "1")).replace("{DAY2}", two.replace("#", "2")), meaning)
        for one in firsts
        for two in seconds
    ]


_PHRASES: tuple[tuple[str, str, Callable[[re.Match[str]], Period | None]], ...] = (
    # From one day, month or year to another.
    ("range", "calendar years:? (?:between |from )?{Y1}(?: ?[-–/] ?| to | and | through | until ){y2}", _years),
    ("range", "{DAY1}{to}{DAY2}", _days),
    ("range", "(?:first(?: day)? of )?{M1}{_}{y1}{to}(?:last(?: day)? of )?{M2}{_}{y2}", _month_range),
    ("range", "{M1}{to}{M2}(?: quarter)?(?:,| of| in)?{_}{y2}(?: ?\\((?:q|h)\\d\\))?", _month_range),
    ("range", "{Y1}-{mm1}{to}{Y2}-{mm2}", _month_range),
    ("range", "{mm1}/{Y1}{to}{mm2}/{Y2}", _month_range),
    ("range", "{Y1},? \\(?{M1} ?(?:-|to) ?{M2}(?! ?,? ?20\\d\\d)\\)?", _year_of_months),
    ("range", "{Y1}(?: ?- ?| to | through | until ){Y2}", _long_years),
    # Named by the last day or month.
    ("ending", "{span}{ends} {DAY1}", _ending),
    ("ending", "{span}{ends} {M1}\\.?,?{_}{y1}", _ending),
    (
        "financial",
        "(?:fye|f\\.y\\.e\\.?|(?:fy ?|financial year )end(?:ing|ed)?(?: in)?|y/e|ye) ?{y1}(?! ?(?:of )?(?:{M2}))",
        _ending_year,
    ),
    # Financial years.
    ("financial", "(?:{FY}:? ?)?{Y1}{-}{Y2}", _financial),
    ("financial", "(?:{FY}:? ?)?{Y1}{-}{yy2}", _financial),
    ("financial", "(?:{FY}:? ?)?{Y1}/(?P<Y2>\\d)", _financial),
    ("financial", "{FY}:? ?{yy1} ?[/-] ?{yy2}", _financial),
    ("financial", "{FY}:? ?(?!20\\d\\d){yy1}{yy2}", _financial),
    ("financial", "(?=')'{yy1} ?[/–-] ?'{yy2}", _financial),
    ("financial", "{FY}:? ?{Y1}(?: to | through | until ){Y2}", _financial),
    ("vague", "{Y1}(?: to | through | until ){Y2}", _vague_years),
    ("financial", "(?:{FY}|year|(?:12|twelve)[ -]months?(?: period)?),? {begins} {M1},? ?{Y1}", _year_from),
    ("fy", "{FY}:? ?{y1}", _calendar),
    # Parts of years.
    ("range", "{Y1}{-}{y2},? ?-? ?(?:{Q}{q1}|{H}{h1})(?: ?\\({M1} ?(?:-|to) ?{M2}\\))?", _financial),
    ("range", "(?:{Q}{q1}|{H}{h1}|{nth1} {part})(?: of| -|,)? ?(?:the )?(?:(?:{FY}|year) ?)?{Y1}{-}{y2}", _financial),
    ("range", "(?:{Q}{q1}|{H}{h1})(?: of| -|,)? ?(?:{FY} ?)?{yy1}/{yy2}", _financial),
    ("range", "{yy1}/{yy2},? ?-? ?(?:{Q}{q1}|{H}{h1})", _financial),
    ("quarter", "(?:{Q}{q1}|{H}{h1}|{nth1} {part})(?: of| -|,)? ?{Y1}", _part_from(1)),
    ("quarter", "{Y1},? ?-? ?(?:{Q}{q1}|{H}{h1})", _part_from(1)),
    ("quarter", "(?:{Q}{q1}|{H}{h1}|{nth1} {part})(?: of| -|,)? ?{Y1}", _part_from(4)),
    ("quarter", "{Y1},? ?-? ?(?:{Q}{q1}|{H}{h1})", _part_from(4)),
    # Months, single days and years.
    ("date", "{DAY1}", _one_day),
    ("month", "{M1}{_}{y1}", _one_month),
    ("month", "{Y1}(?:[ -]{M1}|-{mm1})", _one_month),
    ("month", "{mm1}/{Y1}", _one_month),
    ("range", "(?:cy ?|calendar(?: year)?:? ?){y1}", _calendar),
    ("year", "{Y1}", _calendar),
)
RULES: tuple[PeriodRule, ...] = (
    *(rule for phrase in _PHRASES for rule in _each(*phrase)),
    # No child is 18 or more: "Victims 21/22" are those of a year, "Victims 14/15" may be those of an age.
    PeriodRule(
        "financial",
        regex(
            r"(?:(?<=\()|(?<=, )|(?<=: )|(?<=\bin )|(?<=\bfor )|(?<![\w/.-])(?<!\baged )(?<!\bage )(?=1[89]|[23]\d))"
            r"(?P<Y1>\d{2})/(?P<Y2>\d{2})(?=\)|$|[.?]$|[,:;]? )(?! ?y(?:ea)?rs?\b)"
        ),
        _financial,
    ),
)
"""What is found anywhere in a text; of rules for the same words the likelier stands first."""

WHOLE_RULES: tuple[PeriodRule, ...] = (
    _rule("month", "{Y1}{mm1}", _one_month),
    _rule(
        "financial",
        "(?:(?:19|20)(?=\\d{4}$|\\d\\d(?:19|20)\\d\\d$))?{yy1}(?: ?[/-] ?|(?<=\\d{4})(?:19|20)?(?=\\d\\d$)){yy2}",
        lambda found: _financial(found) if "-" not in found[0] or int(_get(found, "Y1")) > 17 else None,
    ),
    _rule("date", "{Y1}{mm1}(?P<d1>\\d{2})", _one_day),
    _rule("month", "{m1}/{Y1}", _one_month),
)
"""What is a period where it is all that a label says: 15/16, 201811, 201617, 20181101."""
ENDING = regex(rf"\b{WORDS['span']}{WORDS['ends']}(?![a-z])", re.IGNORECASE)
"""What opens a time that is named by its last day or month: "Year ending", "12 months to"."""

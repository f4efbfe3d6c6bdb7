"""The periods that a passage mentions: years, months, "the year before", "in five years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from faircount.claims.mentions.mention_values import SaidPeriod, When
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS, Period, find_period

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FINANCIAL = r"(?<![\d,])(?:19|20)\d\d ?[/–—-] ?(?:(?:19|20)\d\d|\d\d)(?!\d)"
# "In 21/22", "'21-22": two digits a year, which with a hyphen are ages below 18.
_SHORT = "|".join(rf"['’]?{first}(?: ?/ ?{'|[–-]' if first >= 18 else ''})['’]?{first + 1}" for first in range(10, 35))
_SHORT = rf"(?<![\d,/£$.–-])(?:{_SHORT})(?![\d/–-]|,\d|\.\d|%| ?per ?cent)"
_COUNTED = (
    r"(?! (?:(?!(?:the|its|their|these|those|all|such)\b)\w+ )?"
    r"(?:offences|crimes|cases|reports|incidents|victims|children|referrals)\b)"
)
_YEAR = rf"(?<![\d,./£$])(?:19[89]|20[0-4])\d(?![\d/,]\d|\d|%| ?per ?-?cent){_COUNTED}"
# "The 2017 referrals" are those of a year: a count in figures has its comma.
_YEAR = rf"(?:{_YEAR}|(?<=the )(?:19[89]|20[0-4])\d(?= (?:\w+ )?(?:offences|crimes|cases|reports|incidents|victims|referrals)\b))"
_A_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)? "
_DAY = rf"(?:{_A_DAY})?"
_DAY_OF_MONTH = regex(rf"\b{_A_DAY}(?:{_MONTH})\b")
_RANGE = rf"(?:between |from )?{_DAY}(?:{_MONTH})(?: \d{{4}})? *(?:to|and|-|–|until) *{_DAY}(?:{_MONTH}) \d{{4}}"
_YEAR_END = (
    r"(?:the )?(?:year|12 months|twelve months) (?:up )?(?:to|(?:that |which )?(?:end(?:ing|ed)|clos(?:ing|ed)))"
    rf"(?: the end of| in| on)? {_DAY}(?:{_MONTH})(?: \d{{4}})?"
)
_YEAR_BEGUN = (
    r"(?:the )?(?:financial )?(?:year|12 months|twelve months) (?:(?:that |which )?(?:began|begun|started)"
    rf"|beginning|starting|commencing)(?: in| on)? (?:1(?:st)? )?(?P<month>{_MONTH}) (?P<begun>\d{{4}})"
)
_SINCE = r"since (?:the )?(?:(?:[a-z']+ ){1,8}?(?:in|on|from) (?:\d{1,2}(?:st|nd|rd|th)? )?)?"
"""Also "since the law came into force in" a month."""
_LENGTH_LEAD = (
    r"(?:(?:in|over|within|during|across|for|after|of)(?: (?:the|a|an|just|only|space|of|last|past|previous|same|those|"
    r"these|single|"
    r"whole|latest|combined|at|least|first|full))* )?"
)
_BEFORE = r"(?:before|earlier|previously|prior|ago|beforehand)"


def _fixed(found: re.Match[str]) -> SaidPeriod | None:
    if found.groupdict().get("begun"):
        start = date(int(found["begun"]), MONTHS[found["month"]], 1)
        year = Period(start, start.replace(year=start.year + 1) - timedelta(days=1))
        return SaidPeriod(found.start(), found.end(), When.FIXED, year)
    said = re.sub(r"\bup to\b", "to", re.sub(rf"\b(?:(?:the end of|in|on) |{_A_DAY}(?=(?:{_MONTH})\b))", "", found["when"]))
    said = re.sub(r"(?:that |which )?(?:clos(?:ing|ed)|ended)\b", "ending", said.replace("twelve months", "12 months"))
    said = re.sub(r"^the ", "", said)
    period = find_period(said)
    if period is None and (end := re.search(rf"({_MONTH})$", said)):
        return SaidPeriod(found.start(), found.end(), When.ENDING, month=MONTHS[end[1]])
    when = When.SINCE if found["since"] else When.FIXED
    return SaidPeriod(found.start(), found.end(), when, period) if period else None


def _fixed_by_day(found: re.Match[str]) -> SaidPeriod | None:
    return _fixed(found) if _DAY_OF_MONTH.search(found["when"]) else None


def _short(found: re.Match[str]) -> SaidPeriod | None:
    first, last = re.findall(r"\d\d", found[0])
    period = find_period(f"20{first}/{last}")
    return SaidPeriod(found.start(), found.end(), When.FIXED, period) if period else None


def _shift(sign: int) -> Callable[[re.Match[str]], SaidPeriod | None]:
    def read(found: re.Match[str]) -> SaidPeriod | None:
        said = found.groupdict().get("n")
        number = number_of(said) if said else 1.0
        years = number / 12 if said and "month" in found[0] else number
        return SaidPeriod(found.start(), found.end(), When.SHIFT, years=sign * years)

    return read


def _length(found: re.Match[str]) -> SaidPeriod | None:
    number = number_of(found["n"]) if found.groupdict().get("n") else 1.0
    unit = found["unit"]
    years = number * (
        10.0 if unit == "decade" else 1.0 if unit.startswith("year") else 1 / 12 if unit.startswith("month") else 1 / 52
    )
    return SaidPeriod(found.start(), found.end(), When.LENGTH, years=years)


def _as_many_years(found: re.Match[str]) -> SaidPeriod | None:
    """The years of "up 37 per cent in a year and almost sixfold in three", which says "years" once."""
    # A mention before it is covered by now, with the mark of periods.
    said = re.search(rf"\ue000(?![^\ue000]*{NUMBER}\s*$)[^.;\n\ue000]{{0,60}}$", found.string[: found.start()])
    return SaidPeriod(found.start(), found.end(), When.LENGTH, years=number_of(found["n"])) if said else None


def _last_of_them(found: re.Match[str]) -> SaidPeriod | None:
    """The last year of "up 75 per cent in three years and 19 per cent in the last"."""
    several = re.search(r"\ue000[^.;\n\ue000]{0,60}$", found.string[: found.start()])
    return SaidPeriod(found.start(), found.end(), When.LENGTH, years=1.0) if several else None


def _start_of_year(found: re.Match[str]) -> SaidPeriod | None:
    year = find_period(found["year"])
    if year is not None and found.groupdict().get("second"):
        return SaidPeriod(found.start(), found.end(), When.FIXED, Period(_month_end(year.start, 6) + timedelta(days=1), year.end))
    months = {"half": 6, "quarter": 3}.get(found.groupdict().get("half") or "", 0) or int(number_of(found["n"]))
    if year is None or not 1 <= months <= 12:
        return None
    return SaidPeriod(found.start(), found.end(), When.FIXED, Period(year.start, _month_end(year.start, months)))


def _open_ended(found: re.Match[str]) -> SaidPeriod | None:
    """ "Before 2000" dates nothing."""
    return SaidPeriod(found.start(), found.end(), When.LENGTH)


def _nth(found: re.Match[str]) -> SaidPeriod | None:
    order = ("first", "second", "third", "fourth", "fifth").index(found["nth"])
    return SaidPeriod(found.start(), found.end(), When.NTH, years=float(order))


def _years_to(found: re.Match[str]) -> SaidPeriod | None:
    last = find_period(re.sub(rf"the end of |{_A_DAY}(?={_MONTH})", "", found["when"]))
    years = int(number_of(found["n"]))
    if last is None or not 1 < years <= 30:
        return None
    after = last.end + timedelta(days=1)
    return SaidPeriod(found.start(), found.end(), When.FIXED, Period(after.replace(year=after.year - years), last.end))


def _months_from_or_to(found: re.Match[str]) -> SaidPeriod | None:
    known, months = find_period(found["when"]), int(number_of(found["n"]))
    if known is None or not 1 < months <= 60:
        return None
    if found["way"]:
        return SaidPeriod(found.start(), found.end(), When.FIXED, Period(known.start, _month_end(known.start, months)))
    first = known.end.year * 12 + known.end.month - months
    return SaidPeriod(found.start(), found.end(), When.FIXED, Period(date(first // 12, first % 12 + 1, 1), known.end))


def _month_end(start: date, months: int) -> date:
    last = start.month - 1 + months
    return date(start.year + last // 12, last % 12 + 1, 1) - timedelta(days=1)


def _months(found: re.Match[str]) -> SaidPeriod | None:
    first, last = MONTHS[found["first"]], MONTHS[found["last"]]
    return SaidPeriod(found.start(), found.end(), When.LENGTH, years=((last - first) % 12 + 1) / 12)


def _half(found: re.Match[str]) -> SaidPeriod | None:
    return SaidPeriod(found.start(), found.end(), When.LENGTH, years=0.5 if "half" in found[0] else 0.25)


def _simple(when: When) -> Callable[[re.Match[str]], SaidPeriod | None]:
    def read(found: re.Match[str]) -> SaidPeriod | None:
        return SaidPeriod(found.start(), found.end(), when)

    return read


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], SaidPeriod | None]], ...] = (
    (rf"(?:from )?(?:before|prior to) (?:the year )?{_YEAR}", _open_ended),
    (rf"(?:in|over|during|for|within) the (?:first )?(?P<n>{NUMBER}) (?P<unit>years|months|weeks)"
     r"(?= (?:after|since|following|from)(?: (?!\d)|[.,;)]|$))", _length),
    (r"half an? (?:year|decade)(?: (?:after|later|on|earlier|before|ago))?", _half),
    (rf"(?:in |during |for )?the first (?P<n>{NUMBER}) months of (?P<year>{_FINANCIAL}|{_YEAR})", _start_of_year),
    (rf"(?:in |during |for )?the (?:(?P<second>second|last) half|first (?P<half>half|quarter)) of "
     rf"(?P<year>{_FINANCIAL}|{_YEAR})", _start_of_year),
    (rf"(?:in |over |during |for )?(?:the )?(?P<n>{NUMBER}) years (?:up )?(?:to|ending|ended) "
     rf"(?P<when>(?:the end of )?(?:{_FINANCIAL}|(?:{_DAY}(?:{_MONTH}) )?\d{{4}}))", _years_to),
    (rf"(?:in |over |during |for )?(?:the )?(?:first |last |full )?(?P<n>{NUMBER}) months (?:up )?"
     rf"(?:(?P<way>from|starting|beginning|after)|to|until|ending|ended)(?: the (?:start|beginning|end) of)?(?: in)? "
     rf"(?P<when>(?:{_MONTH}) \d{{4}})", _months_from_or_to),
    (rf"(?P<since>{_SINCE})?(?P<when>{_RANGE}|{_YEAR_END}|{_FINANCIAL}|{_YEAR_BEGUN})", _fixed),
    (_SHORT, _short),
    (r"(?:in |during |for )?the same period (?:of |in )?(?:the |a )?(?:previous year|year before|year earlier|last "
     r"year)", _shift(-1)),
    (rf"(?:(?:the|a) (?:year|twelve months|12 months) {_BEFORE}|12 months {_BEFORE}|(?:the|its) (?:previous|preceding|prior) "
     rf"(?:year|12(?: months)?(?![,.]?\d)|twelve(?: months)?)|the year before that|year[- ]on[- ]year)(?:'s|’s)?", _shift(-1)),
    (r"(?:the|a) year (?:after that|after|later|afterwards)|the (?:following|next) year|the year (?:that|which) followed|"
     r"12 months later|a year on(?! "
     r"(?:year|average))", _shift(1)),
    (rf"(?P<n>{NUMBER}) (?:years?|months?) {_BEFORE}", _shift(-1)),
    (rf"(?P<n>{NUMBER}) (?:years?|months?) (?:later|on|after)(?! (?:year|the|average|record|file|show)\b)", _shift(1)),
    (r"(?:in |over |during )?(?:the )?(?:last|latest|past|most recent) (?:financial )?year(?:'s|’s)?", _simple(When.LAST)),
    (r"(?:in|during|for) the (?P<nth>first|second|third|fourth|fifth)(?: year)?"
     r"(?=\s*(?:[,.;:]|(?:and|it|they|there|the)\b|\d|$))", _nth),
    (r"(?:in |during )?the (?:first|earlier) of (?:those|these|the) (?:two |three |four |five )?years|(?:in |during )?the "
     r"(?:first|earlier|initial) year(?: of (?:(?:the|a|its) (?:new )?(?:law|offence|legislation|crime)|[a-z]+ing))?(?! of)",
     _simple(When.FIRST)),
    (r"(?:in |during )?the (?:last|second|latest|final|later) of (?:those|these|the) (?:two )?years|the (?:second|final) "
     r"year(?! (?:of|running|in a row))", _simple(When.LAST)),
    (r"(?:in )?the (?:last|latest|final)(?=,? \d[\d,]*\s*(?:[:;)(]|[.,](?!\d)|and\b|of (?:the )?\d|$))", _simple(When.LAST)),
    (r"(?<=\d )(?:back )?then\b|at (?:that|the) time", _simple(When.THAT)),
    (r"(?:in |during |for )?that (?:financial )?year|(?:in |during )?the same (?:financial )?year(?!s)", _simple(When.THAT)),
    (r"(?:so far )?this (?:financial )?year(?:'s|’s)?", _simple(When.THIS)),
    (rf"(?P<since>{_SINCE})?(?P<when>(?:{_MONTH}) \d{{4}}|{_YEAR})", _fixed),
    (r"(?:over |in |during |across |for )?(?:the )?(?:combined period|two[- ]year period|two years combined|whole period)"
     r"|over the (?:two|2) years together", _simple(When.BOTH)),
    (r"(?:in |for |across |over )?both years|(?:over|in) (?:the|those) (?:two|2) years(?! (?:in )?between)"
     r"|the (?:two|2) years (?:together|"
     r"combined)", _simple(When.BOTH)),
    (r"(?:over |in |during |for )?(?:the|that|those) same (?:(?:(?:two|three|four|five|\d) )?years|period|time|timeframe|"
     r"timescale|spell)|over (?:the|that) (?:period|time)"
     r"|for the period|in that time", _simple(When.SAME)),
    (rf"(?:between |from |in |during )?(?P<first>{_MONTH}) (?:and|to|until) (?P<last>{_MONTH})(?! \d)", _months),
    (r"(?:in |during |over |for )?(?:the |that |this )(?:[a-z]+ )?(?:half[- ]year|quarter)"
     r"(?! of (?:the|all|those|these|them)\b)\b", _half),
    (rf"{_LENGTH_LEAD}(?P<n>{NUMBER})[- ](?P<unit>years?|months?|weeks?)(?: period| spell| span| stretch)?(?! old| average)"
     rf"(?![\w])", _length),
    (r"(?:in|over|within)(?: (?:just|only|the space of|a single|single))* (?:a |one |the )?(?P<unit>year|month|decade)"
     r"(?![\w-])", _length),
    (r"(?P<unit>decade)\b", _length),
    (r"(?:in|over|within) (?P<n>two|three|four|five|six|seven|eight|nine|ten)(?=\s*(?:[.,;]|$))", _as_many_years),
    (r"(?:in|over) the (?:last|latest)(?: (?:one|of (?:them|these|those)))?(?=\s*(?:[.,;)]|$))", _last_of_them),
)  # fmt: skip
_BY_DAY = (
    (rf"(?P<since>{_SINCE})?(?P<when>{_RANGE}|{_YEAR_END})(?<=\d)", _fixed_by_day),
    (
        rf"(?:in |over |during |for )?(?:the )?(?P<n>{NUMBER}) years (?:up )?(?:to|ending|ended) "
        rf"(?P<when>{_A_DAY}(?:{_MONTH}) \d{{4}})",
        _years_to,
    ),
)
DATED = tuple((regex(rf"(?<![\w-])(?:{pattern})"), read) for pattern, read in _BY_DAY)
"""Times that are told by their last day, which are read before a date alone is taken for no claim."""
COMPILED = tuple((regex(rf"(?<![\w-])(?:{pattern})"), read) for pattern, read in _PATTERNS)
"""Every way to say when, most telling first: a character that one has covered is not read again."""

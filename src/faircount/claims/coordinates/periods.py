"""The periods that a sentence names, with the stretches of years that are told together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from faircount.language.keyed import Keyed
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.vocabulary.periods import MONTHS, Period, find_period

_COUNTS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_COUNTS) + ")"
_WHOLE = r"(?:(?:full|whole|complete|financial|fiscal|calendar|recording)\s+){0,2}"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LENGTH = regex(
    rf"\b(?:(?:{_COUNT}[ -]{_WHOLE})?(?P<unit>years?|months?)),?\s+(?:up\s+|that\s+)?(?:to|ending|ended|ends)\s+"
    r"(?:(?:in|on|with|at)\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:31(?:st)?\s+)?"
    rf"(?:(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d)|(?P<span>(?:19|20)\d\d\s*[/–-]\s*(?:20)?\d\d))",
    re.IGNORECASE,
)
_FROM_TO_YEARS = Keyed(r"(?<!\d)(?P<first>20\d\d/\d\d)\s?(?:-|–)\s?(?P<last>20\d\d/\d\d)(?!\d)", "-", "–")
_AND_ENDING = Keyed(rf"(?i)\s+(?:and|to)\s+(?P<when>(?:{_MONTH})\s+(?:19|20)\d\d)")
_SINCE_TO = Keyed(
    r"(?i)\b(?:since|from)\s+(?:the\s+start\s+of\s+)?(?P<first>april\s+(?:19|20)\d\d|(?:19|20)\d\d/\d\d)(?:\s+inclusive)?,?\s+(?:and\s+)?"
    r"(?:right\s+)?(?:up\s+)?(?:to|until|through)\s+(?:the\s+end\s+of\s+)?(?P<last>march\s+(?:19|20)\d\d)",
    "arch",
)
"""A stretch of years told by its months: "since April 2012, and up to March 2023"."""
_YEARS_TO = regex(
    rf"\b{_COUNT}[ -]{_WHOLE}years?\s+(?:up\s+)?(?:to|ending|ended)\s+(?:the\s+)?(?:period\s+|financial\s+year\s+)?$",
    re.IGNORECASE,
)
_SPANNED = regex(r"\b(?:financial|fiscal|accounting)\s+year\s+(?:of\s+)?((?:19|20)\d\d)\s+to\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_JOINT = regex(
    r"(?:\s+financial\s+year)?\s*(?:to|and|until|through|-|–)\s*(?:the\s+)?(?:end\s+of\s+(?:the\s+)?)?(?:financial\s+|period\s+)?(?:year\s+)?",
    re.IGNORECASE,
)
_LISTED = regex(r"\s*(?:,|,?\s*and|&|plus|to)\s*(?:in\s+)?(?:the\s+)?(?:financial\s+)?(?:years?\s+)?(?:to\s+)?", re.IGNORECASE)
_TO = regex(r"\s*(?:to|until|through|-|–)\s*(?:the\s+)?(?:end\s+of\s+)?")
_SAME_PART = Keyed(
    r"(?i)\b(?:the\s+(?:(?:very\s+)?same|equivalent|corresponding)|those|these)\s+(?:\w+\s+){0,2}?(?:months?|quarters?|period|time|weeks|half|stage|point)"
    r"(?:\s+(?:of|in))?\s+(?:the\s+)?$",
    "same",
    "those",
    "these",
    "equivalent",
    "corresponding",
)
_TIME_LEFT = Keyed(
    r"(?i)\b(?:years?|months?|quarters?|decades?)\s+(?:that\s+|which\s+)?(?:after(?:wards)?|later|since|earlier|before|followed|ago)\b"
    r"|\bthe\s+(?:same|following|next|previous|equivalent|corresponding)\s+(?:\w+\s+){0,2}?(?:years?|months?|quarters?|period|time)\b",
    "year",
    "month",
    "quarter",
    "decade",
    "period",
    "time",
)
"""Words that date a number by another date."""
_CLAUSE = Keyed(r"[.;](?:\s|$)|,\s|\s(?:and|but|while)\s+(?=\d)")
_FROM = regex(
    r"\b(?:between|from|over|period)\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+(?:the\s+)?)?(?:financial\s+)?(?:years?\s+)?$",
    re.IGNORECASE,
)


_TWO_YEARS = 700
"""Days: fewer than two years have."""


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """A period where it is named; ``joined`` with the next by "between" or "from"."""

    start: int
    end: int
    period: Period
    joined: bool = False


def periods_named(sentence: str) -> tuple[SaidWhen, ...]:
    """Every period that a sentence names, in its order.

    >>> [said.period.label for said in periods_named("In the three years to March 2023, and the year to the end of March 2020")]
    ['2020/21 to 2022/23', '2019/20']
    """
    found = [SaidWhen(one.start(), one.end(), year) for one in _SPANNED.finditer(sentence) if (year := _spanned(one)) is not None]
    for match in (*_SINCE_TO.finditer(sentence), *_FROM_TO_YEARS.finditer(sentence)):
        found += _from_to(match)
    found += [said for match in _LENGTH.finditer(sentence) if (said := _length(match)) is not None]
    found += [said for one in found for said in _next_ending(sentence, one)]
    for span in find_spans(sentence):
        apart = all(span.end <= said.start or said.end <= span.start for said in found)
        if apart and span.kind not in ("date", "month", "part"):
            found.append(SaidWhen(span.start, span.end, span.period))
    found += _years_just_ended(sentence)
    found = [_with_years(sentence, said) for said in found]
    found.sort(key=lambda said: said.start)
    found = [told for said in found if (told := _same_part(sentence, said, found)) is not None]
    for number, (said, following) in enumerate(pairwise(found)):
        between = sentence[said.end : following.start]
        is_stretch = _TO.fullmatch(between) or (_JOINT.fullmatch(between) and _FROM.search(sentence[: said.start]))
        if is_stretch and said.period.end < following.period.end:
            found[number] = SaidWhen(said.start, said.end, said.period, joined=True)
    return tuple(found)


_JUST_ENDED = Keyed(
    r"(?i)\b(?:the\s+)?(?:financial\s+year\s+(?:that\s+had\s+)?just\s+(?:ended|over|gone|closed|past|finished)"
    r"|(?:last|latest|previous|preceding|most\s+recent)\s+(?:full\s+|whole\s+|complete\s+)?financial\s+year)\b",
    *("inancial", "INANCIAL"),
)
"""The financial year that had ended on the day that a sentence is told from: "Seen from 5 June 2023, the last one"."""


def _years_just_ended(sentence: str) -> Iterator[SaidWhen]:
    told = list(_JUST_ENDED.finditer(sentence))
    days = [span for span in find_spans(sentence) if span.kind in ("date", "month")] if told else []
    for found in told if len(days) == 1 else ():
        today = days[0].period.start
        ended = today.year - (today.month < _APRIL)
        yield SaidWhen(found.start(), found.end(), Period(date(ended - 1, _APRIL, 1), date(ended, _APRIL - 1, 31)))


_APRIL = 4


def are_listed(sentence: str, start: int, named: Sequence[SaidWhen]) -> bool:
    """Whether periods, ``start`` being that of their sentence, stand as one list: "in 2021/22 and 2022/23".

    >>> text = "Kent had 338 in 2019/20, the year before the pandemic"
    >>> are_listed(text, 0, periods_named(text))
    False
    """
    gaps = [sentence[one.end - start : other.start - start] for one, other in pairwise(named)]
    return bool(gaps) and all(map(_LISTED.fullmatch, gaps)) and gaps[-1].strip(" \n") != ","


def is_dated_by_another(sentence: str, at: int, named: Sequence[SaidWhen]) -> bool:
    """Whether words behind a number date it by another date, and none of the periods named is what they say.

    >>> is_dated_by_another("816 in 2017/18 to 2019/20, and 605 in the three years after.", 31, ())
    True
    """
    left = _TIME_LEFT.search(sentence, at)
    if left is None or ((clause := _CLAUSE.search(sentence, at + 1)) is not None and clause.start() < left.end()):
        return False
    # "In the eleven years since 2012/13" is dated by the year that it names.
    return not any(said.start <= left.end() + 1 and left.start() < said.end for said in named)


def _same_part(sentence: str, said: SaidWhen, named: Sequence[SaidWhen]) -> SaidWhen | None:
    """The months of the year that "the same months of 2022" names, by those named before; None where no part of a year is."""
    same = _SAME_PART.search(sentence[: said.start])
    if same is None or not 350 < said.period.days < _TWO_YEARS:
        return said
    part = next((one.period for one in reversed(named) if one.end <= same.start() and (one.period.months or 12) < 12), None)
    if part is None:
        return None
    years = said.period.start.year - part.start.year
    moved = (_moved(part, away) for away in (years, years + 1))
    return next((SaidWhen(same.start(), said.end, one) for one in moved if said.period.contains(one)), None)


def _moved(part: Period, years: int) -> Period:
    """The same months so many years later."""
    after = part.end + timedelta(days=1)
    return Period(part.start.replace(year=part.start.year + years), after.replace(year=after.year + years) - timedelta(days=1))


def _with_years(sentence: str, said: SaidWhen) -> SaidWhen:
    """The period of "the two years to 2018/19", which began a year earlier than the one that it ends with."""
    length = _YEARS_TO.search(sentence[: said.start])
    years = (_COUNTS.get(length["count"].lower()) or int(length["count"])) if length else 1
    if length is None or years < 2:
        return said
    return SaidWhen(length.start(), said.end, _back(said.period, 12 * years))


def _next_ending(sentence: str, said: SaidWhen) -> Iterator[SaidWhen]:
    """The second of "the years ending March 2022 and March 2023"."""
    if (other := _AND_ENDING.match(sentence, said.end)) is not None and sentence[said.start :].lower().startswith("years end"):
        last = find_period(other["when"])
        if last is not None:
            yield SaidWhen(other.start("when"), other.end(), _back(last, 12))


def _from_to(match: re.Match[str]) -> Iterator[SaidWhen]:
    """The years of "2018/19-2022/23" and of "since April 2012, and up to March 2023"."""
    first, last = find_period(match["first"]), find_period(match["last"])
    if first is not None and last is not None and first.start < last.start:
        yield SaidWhen(match.start("first"), match.end(), Period(first.start, last.end))


def _spanned(match: re.Match[str]) -> Period | None:
    """The year of "the financial year 2022 to 2023"."""
    return find_period(f"{match[1]}/{match[2][2:]}")


def _length(match: re.Match[str]) -> SaidWhen | None:
    last = find_period(re.sub(r"\s", "", match["span"]) if match["span"] else f"{match['month']} {match['year']}")
    if last is None:
        return None
    count = 1 if not match["count"] else _COUNTS.get(match["count"].lower()) or int(match["count"])
    months = count if match["unit"].lower().startswith("month") else 12 * count
    return SaidWhen(match.start(), match.end(), _back(last, months))


def _back(last: Period, months: int) -> Period:
    """So many months up to the end of a period."""
    first = last.end.year * 12 + last.end.month - months
    return Period(date(first // 12, first % 12 + 1, 1), last.end)

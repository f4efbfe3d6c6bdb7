"""The period that a label names, and the words that are left of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from faircount.language.periods import find_spans, with_end_told
from faircount.patterns import regex
from faircount.vocabulary.periods import Period


def without_days_of(period: Period, rest: str) -> str:
    """The words without the days that they say a period has: "(1 April to 31 December 2023)" of that part of 2023/24."""
    for span in reversed(find_spans(rest)):
        if period.contains(span.period):
            rest = f"{rest[: span.start]} {rest[span.end :]}"
    # "2019/20 (from 8 May 2019)", "2019/20 (May onwards)": the day has been taken, and this is left of it.
    return re.sub(r"\b(?:from|since|starting|beginning|commencing)\b.*$|\b[a-z]+ onwards?\b", " ", rest, flags=re.IGNORECASE)


def period_of(label: str) -> tuple[Period | None, str, str]:
    """The period of a label, its kind and the words that are left; two years with "to" or "and" between them are one period."""
    label = with_end_told(label)
    spans = [span for span in find_spans(label) if span.kind != "date"]
    if not spans:
        return None, "", label
    first, last = spans[0], spans[-1]
    between = label[first.end : last.start].strip().lower()
    joined = len(spans) == 2 and between in ("to", "-", "–", "—", "and", "&", "+", "until", "through", "/", ",")
    if len(spans) == 3:
        joined = True
    if len(spans) == 2 and first.period == last.period:
        # The same in two languages: "Ebrill 2016 - Mawrth 2017 / April 2016 - March 2017".
        label = f"{label[: last.start]} {label[last.end :]}"
    if joined and first.period.start < last.period.start:
        period, end = Period(first.period.start, last.period.end), last.end
    else:
        period, end = first.period, first.end
    rest = f"{label[: first.start]} {label[end:]}"
    rest = re.sub(
        r"\b(?:financial|calendar) years?\b|\bfy\b|\byears?\b(?! olds?| (?:and|or) (?:under|younger|below))"
        r"|\bto date\b|\bso far\b|\bytd\b",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return period, "joined" if joined else first.kind, rest


_SHORT_YEAR = regex(r"(\d{2}) ?[-–/]? ?(\d{2})")


def years_in_turn(labels: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The first and last years of labels such as "12-13", "1314", of which each begins where the one before ends; else nothing.

    >>> years_in_turn(["1920", "2021", "2122"])["2122"], years_in_turn(["1920", "2122"]), years_in_turn(["2019", "2020"])
    ((21, 22), {}, {})
    """
    found = {label: (int(match[1]), int(match[2])) for label in labels if (match := _SHORT_YEAR.fullmatch(label))}
    ends = sorted(set(found.values()))
    in_turn = all(last == first + 1 for first, last in ends) and all(one[1] == other[0] for one, other in pairwise(ends))
    return found if len(ends) > 1 and in_turn else {}

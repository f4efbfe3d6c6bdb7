"""Figures beside their periods: "2022/23: 97", "97 in 2022/23", one after the other on one line."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.language.cell_values import is_value, is_year
from faircount.language.periods import find_spans
from faircount.patterns import regex

_AFTER_PERIOD = regex(
    r"^(?:\s*[:=]\s*|\s+[-–—]\s*|\s*[–—]\s+|\s+)"
    r"(?:(?:there (?:was|were)|it was|we had|(?:ha[sd]|saw|was|were|gave|gives|came to)(?= \d))\s+)?(.+)$",
    re.IGNORECASE,
)
_BEFORE_PERIOD = regex(
    r"^(.+?)\s*(?:\(|\b(?:recorded )?(?:in|for|during|from|between|over)(?: the)?"
    r"(?: (?:(?:financial|calendar) year|period))?\b)\s*$",
    re.IGNORECASE,
)


_UNDER = regex(r"^under (?=(?:[a-z]+|\d)$)", re.IGNORECASE)
"""How a hidden count may begin, before its period: "under five in 2020/21"."""


def of_period(segment: str) -> tuple[str, str] | None:
    """The period and the figure of "2022/23: 97" or "97 in 2022/23", which hold nothing else.

    >>> of_period("97 in 2022/23"), of_period("under five during 2022/23")
    (('2022/23', '97'), ('2022/23', 'fewer than five'))
    """
    first = _first_period(segment)
    if first is not None:
        after = _AFTER_PERIOD.match(segment[first:])
        value = after[1].strip() if after else ""
        return (segment[:first], value) if is_value(value) or is_year(value) else None
    spans = [span for span in find_spans(segment) if span.kind != "date"]
    if (
        len(spans) != 1
        or segment[spans[0].end :].strip(" )")
        or (before := _BEFORE_PERIOD.match(segment[: spans[0].start])) is None
    ):
        return None
    value = _UNDER.sub("fewer than ", before[1])
    return (segment[spans[0].start : spans[0].end], value) if is_value(value) else None


def _first_period(segment: str) -> int | None:
    """Where the period ends that the segment begins with: "2019 - 20" is 2019 and a figure where a figure must follow."""
    for end in [gap.start() for gap in re.finditer(r"\s|:|=", segment)][::-1]:
        spans = find_spans(segment[:end])
        if len(spans) == 1 and spans[0].start == 0 and spans[0].end == end and spans[0].kind != "date":
            return behind_bracket(segment, end)
    return None


_SHORT = regex(r"\s*\((?=[^()]*(?:\bto\b|\buntil\b|\bonly\b|\bpart\b|\bfirst\b|[-–]))[^()]{3,40}\)", re.IGNORECASE)


def behind_bracket(text: str, end: int) -> int:
    """Where a period ends with the bracket behind it that says how much of it: "2015/16 (to 31 December 2015)"."""
    found = _SHORT.match(text, end)
    return found.end() if found is not None else end


def from_periods(text: str) -> list[str]:
    """The text cut where each of its periods begins: "2019/20: 120 2020/21: 133" were two lines of a cell."""
    starts = [span.start for span in find_spans(text)]
    cuts = [*starts, len(text)] if starts[:1] == [0] else []
    return [text[first:last].rstrip(" ,;") for first, last in pairwise(cuts)]


def parted(text: str, joints: re.Pattern[str]) -> list[str]:
    """The text cut at its joints, those inside a period left alone: "75 from May 2020 to June 2021, 72 between 2022 and 2023"."""
    spans = find_spans(text)
    masked = text
    for number, span in enumerate(spans):
        masked = f"{masked[: span.start]}{chr(_MASK + number) * (span.end - span.start)}{masked[span.end :]}"
    ends = [found.span() for found in joints.finditer(masked)]
    return [text[last:first] for (_, last), (first, _) in pairwise([(0, 0), *ends, (len(text), len(text))])]


_MASK = 0xE000
"""From here on no text has letters."""


_SAID = regex(
    r"\b(?:gives?|gave|returns?|returned|produced?|finds?|found|shows?|showed|identified|came to|comes to) (?=\d)", re.IGNORECASE
)
_ASIDE_BEHIND = regex(r"(?<=\w) \([^()]{12,}\)\W*$")


def behind_verb(text: str) -> str:
    """The figures that a search is said to have given, without a remark in brackets behind them.

    >>> behind_verb("The keyword search gives 164 for 2017 and 228 for 2018 (which are in the totals above).")
    '164 for 2017 and 228 for 2018'
    """
    said = _SAID.search(text)
    return _ASIDE_BEHIND.sub("", text[said.end() :]) if said is not None else text


def behind_lead(text: str) -> str:
    """The text from its first period on, where a dash or a colon stands before it."""
    first = next((span.start for span in find_spans(text)), 0)
    return text[first:] if text[:first].rstrip().endswith((":", "-", "–", "—")) else text

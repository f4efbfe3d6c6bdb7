"""Figures and periods in turn, whatever parts them: "32 (2018/19; 4.1%), 34 (2019/20; 4.8%)", "2018-19, 89; 2019-20, 101"."""

from __future__ import annotations

import re

from faircount.language.cell_values import is_value
from faircount.language.periods import find_spans
from faircount.patterns import regex

_VALUE = regex(
    r"(?<![\w£§./-])(?:<\s?)?\d{1,3}(?:,\d{3})+(?![\w,%-]|\.\d)|(?<![\w£§./,-])(?:<\s?)?\d+(?![\w%/-]|[.,]\d|\s?%|\sper\scent)"
)
_SHARE = regex(r"(?:\bor\s+|\bwhich\s+(?:is|was)\s+)?\d+(?:\.\d+)?\s?(?:%|per\s+cent)", re.IGNORECASE)
_JOINT = regex(r"(?:[\s,;:()/=–—-]|\b(?:and|in|for|during|the|year|financial|was|were|there|it)\b|\.(?=\s))*", re.IGNORECASE)
"""What may stand between a figure and its period, and between two such pairs: nothing that says more of either."""


def alternating(line: str) -> list[tuple[str, str]]:
    """The periods and figures of a line, each period beside its own, or none; what leads to the first is left to the caller.

    >>> alternating("The flag was applied in 32 (2018/19; 4.1%), 34 (2019/20; 4.8%).")
    [('2018/19', '32'), ('2019/20', '34')]
    >>> alternating("Victims with the flag: 2018-19, 89; 2019-20, 101; 2020-21, 107.")
    [('2018-19', '89'), ('2019-20', '101'), ('2020-21', '107')]
    >>> alternating("In 2019/20 there were 15 in all, and 12 of girls in 2020/21.")
    []
    """
    spans = [(span.start, span.end) for span in find_spans(line) if span.kind != "date"]
    if len(spans) < _TWO:
        return []
    masked = _SHARE.sub(lambda found: " " * len(found[0]), line)
    for start, end in spans:
        masked = f"{masked[:start]}{_DATED * (end - start)}{masked[end:]}"
    values = [
        found.span()
        for found in _VALUE.finditer(masked)
        if is_value(found[0]) and not _AGED.search(masked[max(found.start() - _NEAR, 0) : found.start()])
    ]
    parts = sorted([*((*span, True) for span in spans), *((*span, False) for span in values)])
    first = len(parts) - 1
    while first > 0 and parts[first - 1][2] != parts[first][2] and _JOINT.fullmatch(masked, parts[first - 1][1], parts[first][0]):
        first -= 1
    lead, parts = parts[:first], parts[first:]
    # Of two periods ahead one may be a count that looks like a year: "In 2016/17 there were 2021 of boys, in 2017/18 318".
    if len(lead) > 1 or not all(is_period for _, _, is_period in lead):
        return []
    if len(parts) < 2 * _TWO or len(parts) % 2 or re.search(r"\w", masked[parts[-1][1] :]):
        return []
    told = [line[start:end] for start, end, _ in parts]
    one, other = told[0::2], told[1::2]
    return list(zip(one, other, strict=True)) if parts[0][2] else list(zip(other, one, strict=True))


_AGED = regex(r"\b(?:aged?|ages|under|over|below|than|(?:under|over|aged) \d+ (?:to|and|or|-|–))\s*$", re.IGNORECASE)
"""Before a number that is an age: "with a victim under 18"."""
_DATED = "\x01"
_TWO = 2
"""Pairs of a period and a figure from which on they stand in turn."""
_NEAR = 30
"""Letters within which a word says that a number is an age; a line may be long."""

"""The figures of another period in the order of those told before: "In 2019/20 the figures were 676 and 114 respectively"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from faircount.language.clause_words import IN_ORDER
from faircount.language.periods import Span, find_spans
from faircount.language.sentences import CountMention
from faircount.patterns import regex
from faircount.readers.meaning.passage import WHOSE, Told

_SAME = regex(r"\b(?:corresponding|equivalent|comparable|same)\s+(?:figures|numbers|totals|counts)\b", re.IGNORECASE)
_NUMBER = regex(r"(?<![\w£§./,-])(?:<\s?)?(?:\d{1,3}(?:,\d{3})+|\d+|nil|none)(?![\w/%-]|[.,]\d|\s?%)", re.IGNORECASE)
_PLAIN = regex(
    r"(?:[\s,.;:()\x01]|\b(?:in|for|during|from|between|out|the|year|financial|and|were|was|are|figures?|numbers?|totals?"
    r"|counts?|respective|corresponding|equivalent|comparable|same|this|that|these|those|order|it|there|then|to|of|at|came|stood|respectively)\b)*",
    re.IGNORECASE,
)
"""Words that say of the figures only when they were counted, and in what order they stand."""
OF_WHOLE = regex(
    r"\b(?:in|for|during|from|between|over)\s[^;]{4,60}?,?\s(?:this|it|that|the figure)\s+was\s+"
    r"\d[\d,]*\s+(?:out\s+)?of\s+\d[\d,]*(?=[;.\s]|$)",
    re.IGNORECASE,
)
"""A part and its whole of another period, told the other way round: "in 2021/22 this was 30 of 398"."""
_WHOLE = regex(r"\b(?:out )?of the (?P<whole>\d[\d,]*) (?P<what>[^;]{3,160}?), (?=\d)", re.IGNORECASE)
SOURCE = "the figures before, in their order"


def told_again(line: str, before: Sequence[Told]) -> list[Told]:
    """The figures of a line that says only when they are of, each of what the figure in its place before was of; or none.

    There are as many of them as before, and those before are of one period and differ in whom they count.
    """
    spans = [span for span in find_spans(line) if span.kind != "date"]
    # "In 2018/19 this was 198 of 1921": beside a period that is told as one, four digits are a count.
    spans = [span for span in spans if not _YEAR.fullmatch(line, span.start, span.end)] or spans
    if is_part_of_whole := OF_WHOLE.search(line) is not None:
        before = before[::-1]
    if len(spans) != 1 or len(before) < _TWO or not (is_part_of_whole or IN_ORDER.search(line) or _SAME.search(line)):
        return []
    masked = f"{line[: spans[0].start]}{_DATED * (spans[0].end - spans[0].start)}{line[spans[0].end :]}"
    values = list(_NUMBER.finditer(masked))
    whose = {tuple(getattr(facts, key) for key in WHOSE) for _, _, facts in before}
    at_one_time = len({facts.period for _, _, facts in before}) == 1 and before[0][2].period is not None
    if (
        len(values) != len(before)
        or len(whose) != len(before)
        or not at_one_time
        or not _PLAIN.fullmatch(_NUMBER.sub(" ", masked))
    ):
        return []
    return [_of_then(found, line, other, spans[0]) for found, other in zip(values, before, strict=True)]


def begin_again(line: str) -> list[int]:
    """Where the clauses of a line begin that tell a part and its whole of another period.

    >>> begin_again("Of the 412 offences in 2022/23, 35 were flagged; in 2021/22 this was 30 of 398.")
    [49]
    """
    return [clause.end() for clause in _CLAUSE.finditer(line) if OF_WHOLE.match(line, clause.end())]


_CLAUSE = regex(r"[;.]\s+(?=[a-z])", re.IGNORECASE)


def whole_before(line: str, mentions: Sequence[CountMention], told: Container[str]) -> list[CountMention]:
    """The whole of which a sentence tells a part, where it was not told before.

    >>> from faircount.language.sentences import mentions_in
    >>> said = "Of the 412 offences in 2022/23, 35 were flagged."
    >>> [(one.number, one.clause) for one in whole_before(said, mentions_in(said), {})]
    [('412', ' offences in 2022/23')]
    >>> whole_before(said, mentions_in(said), {"412"})
    []
    """
    found = _WHOLE.match(line)
    if found is None or found["whole"] in told or not any(one.start == found.end() for one in mentions):
        return []
    return [CountMention(found["whole"], found.start("whole"), found.end("whole"), f" {found['what']}", mentions[0].sentence)]


def _of_then(found: re.Match[str], line: str, other: Told, when: Span) -> Told:
    dated = {"period": when.period, "period_kind": when.kind}
    sources = (*(one for one in other[2].sources if not one.startswith("period:")), "period: its own clause", f"online: {SOURCE}")
    facts = replace(other[2], sources=sources, **dated)  # type: ignore[arg-type]
    return CountMention(found[0], found.start(), found.end(), line, line), replace(other[1], **dated), facts  # type: ignore[arg-type]


_YEAR = regex(r"\d{4}")
_DATED = "\x01"
_TWO = 2

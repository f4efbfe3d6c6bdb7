"""Figures told in the order in which a question names what they are of: the years, or bands of ages in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faircount.language.ages import parse_band
from faircount.language.cell_values import is_value
from faircount.language.clause_words import IN_ORDER
from faircount.language.periods import find_spans
from faircount.language.words import SEXES
from faircount.patterns import regex
from faircount.readers.letter.questions import without_number
from faircount.readers.meaning.listed import ListLine
from faircount.readers.meaning.of_periods import behind_bracket

_LISTED = regex(r"\(([^()]{5,120})\)|:\s*([^:?]{5,120})\??\s*$")
_JOINT = regex(r"\s*[,;/]\s*(?:and |or )?|\s+(?:and|or)\s+(?=\d|over|under)")
_VALUES = regex(r"\s*[:=–-]?\s*((?:<?\d[\d,]*|nil|\*)(?:(?:, | / |; | and )(?:<?\d+|nil|\*))+)\s*[.;]?\s*", re.IGNORECASE)


def in_turn(line: str, questions: Iterable[str], place: str) -> list[ListLine]:
    """The figures of a line in the order in which one of the questions, or a line before it, names what they are of, or none.

    >>> [(x.label, x.value) for x in in_turn("2016/17: 5, 19, 12.", ["How old were they? (Under 12, 12-15, 16-17)"], "")]
    [('2016/17, Under 12', '5'), ('2016/17, 12-15', '19'), ('2016/17, 16-17', '12')]
    """
    for question in questions:
        if found := respective(line, question, place):
            return found
        bands = _bands_of(question)
        if bands and (found := _by_band(without_number(line), bands, place)):
            return found
    return []


def names_periods(line: str) -> bool:
    """Whether a line names several periods, which figures told behind it may follow in their order."""
    return sum(span.kind != "date" for span in find_spans(line)) > 1


def _bands_of(question: str) -> list[str]:
    """The bands of ages that a question lists in brackets or behind a colon."""
    for found in _LISTED.finditer(question):
        bands = [band for band in _JOINT.split(found[1] or found[2]) if band.strip()]
        if len(bands) > 1 and all(parse_band(band) is not None for band in bands):
            return bands
    return []


def _by_band(line: str, bands: list[str], place: str) -> list[ListLine]:
    """The figures of "2016/17: 5, 19, 12. 2017/18: 7, 26, 17.", as many behind each period as there are bands."""
    spans = [span for span in find_spans(line) if span.kind != "date"]
    edges = [*(span.start for span in spans), len(line)]
    if not spans or line[: spans[0].start].strip():
        return []
    found: list[ListLine] = []
    for span, end in zip(spans, edges[1:], strict=True):
        told = _VALUES.fullmatch(line[span.end : end])
        values = re.split(r", (?!\d{3}\b)|, | / |; | and ", told[1]) if told is not None else []
        if len(values) != len(bands) or not all(map(is_value, values)):
            return []
        period = line[span.start : span.end]
        found += [ListLine(f"{period}, {band}", value, place) for band, value in zip(bands, values, strict=True)]
    return found


_RUN = regex(
    r"(?<![\w/.,-])(?:<?\d{1,3}(?:,\d{3})+|<?\d+|nil|none|zero)(?:(?:, and |, | and )"
    r"(?:<?\d{1,3}(?:,\d{3})+(?!\d)|<?\d+|nil|none|zero)(?![\w/%-]|[.,]\d))+",
    re.IGNORECASE,
)


def respective(line: str, question: str, place: str) -> list[ListLine]:
    """The figures of "84 and 97 respectively", in the order of the periods that the line or the question names, or none.

    >>> [(x.label, x.value) for x in respective("84 and 97 respectively", "Rapes in 2021/22 and in 2022/23", "")]
    [('2021/22', '84'), ('2022/23', '97')]
    >>> said = "The victim was female in 84 and 97 cases respectively, and male in 7 and 9."
    >>> [(x.label, x.value) for x in respective(said, "Rapes in 2021/22 and in 2022/23", "")][1:3]
    [('2022/23, female', '97'), ('2021/22, male', '7')]
    """
    if not IN_ORDER.search(line):
        return []
    text = without_number(line)
    spans = [span for span in find_spans(text) if span.kind != "date"]
    source = text if spans else question
    labels = [source[span.start : behind_bracket(source, span.end)] for span in find_spans(source) if span.kind != "date"]
    masked = "".join(" " if any(s.start <= at < s.end for s in spans) else letter for at, letter in enumerate(text))
    found = [(run.span(), re.split(r", and |, (?!\d{3}\b)|, | and ", run[0])) for run in _RUN.finditer(masked)]
    runs = [(where, values) for where, values in found if len(values) == len(labels)]
    if len(labels) < _TWO or len(set(labels)) < len(labels) or not runs:
        return []
    starts = [0, *(end for (_, end), _ in runs)]
    whose = [_sex_told(text[start:first]) for start, ((first, _), _) in zip(starts, runs, strict=False)]
    if len(runs) > 1 and not all(whose):
        return []
    return [
        ListLine(f"{label}, {sex}" if len(runs) > 1 else label, value, place)
        for (_, values), sex in zip(runs, whose, strict=True)
        for label, value in zip(labels, values, strict=True)
    ]


def _sex_told(words: str) -> str:
    """The one sex that the words before a run of figures name, or nothing: "the victim was female in"."""
    told = [str(sex) for sex, pattern in SEXES if pattern.search(words)]
    return told[0] if len(told) == 1 else ""


_TWO = 2

"""What a line that lists several figures says of all of them: the words before them, or round them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.language.clause_words import IN_ORDER, split_sentences
from faircount.language.labels import read_label
from faircount.language.periods import find_spans
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.letter.questions import without_number
from faircount.readers.meaning.listed import ListLine


def lead_of(line: str, series: Sequence[ListLine]) -> str:
    """What a line says before the figures that it lists, with a colon behind; nothing where it says nothing.

    >>> from faircount.readers.meaning.listed import split_periods
    >>> line = "1. Girls under 18: 2019/20: 15; 2020/21: 12"
    >>> lead_of(line, split_periods(line, ""))
    'Girls under 18:'
    """
    if not series:
        return ""
    if " | " in line:
        return line.split(" | ", 1)[0]
    label, value = (rf"(?<!\w){re.escape(text)}(?!\w)" for text in (series[0].label, series[0].value))
    found = re.search(rf"{label}.{{0,12}}?{value}", line) or re.search(rf"{value}.{{0,40}}?{label}", line)
    lead = without_number(line[: found.start() if found else 0]).rstrip(" :–-").strip()
    behind = line[line.rfind(series[-1].value) + len(series[-1].value) :].strip(" .()")
    if find_spans(behind) and not find_spans(f"{lead} {' '.join(one.label for one in series)}"):
        # "0-4: 5, 5-9: 20 (all in 2020/21)"
        lead = f"{lead} {behind}"
    return f"{lead}:" if re.search(r"[^\W\d_]{3}", lead) or find_spans(lead) else ""


def in_group(line: str, series: Sequence[ListLine]) -> list[ListLine]:
    """The figures that a line lists, with the group that they are of where it is none of ours: "Belfast City: 2 in 2022/23".

    >>> from faircount.readers.meaning.listed import split_periods
    >>> line = "Belfast City: 2 in 2022/23 and 4 in 2023/24"
    >>> [one.label for one in in_group(line, split_periods(line, ""))]
    ['Belfast City 2022/23', 'Belfast City 2023/24']
    """
    found = _GROUP.match(line) if len(series) > 1 else None
    said = read_label(found[1]) if found is not None else None
    is_group = said is not None and said.rest and not (said.kinds or said.is_unknown or said.is_total or said.not_a_count)
    return [replace(one, label=f"{said.text} {one.label}") for one in series] if said is not None and is_group else [*series]


_GROUP = regex(r"\W*([A-Z][^:;.\d]{2,60}):\s")


def without_values(line: str, listed: Sequence[ListLine]) -> str:
    """The words of a line round its figures and their periods: what all of them are of."""
    for one in listed:
        line = re.sub(rf"(?<![\w-]){re.escape(one.value)}(?!\w|-\d)", " ", line.replace(one.label, " ", 1), count=1)
    return re.sub(r"[\s,]+", " ", IN_ORDER.sub(" ", line)).strip(" .")


def told_before(line: str, in_order: Sequence[ListLine], series: Sequence[ListLine]) -> str:
    """What a line tells in words before the figures that it lists: "120 to 133, of which 14 and 19 respectively"; a sentence.

    >>> from faircount.readers.meaning.listed import split_series
    >>> line = "We recorded 41 rapes in 2019. They were: girls: 36; boys: 5"
    >>> told_before(line, [], split_series(line, ""))
    'We recorded 41 rapes in 2019.'
    """
    if in_order:
        of_them = rf"[,;] (?=(?:and )?(?:of|among) (?:which|these|those)\b[^.;]*?\b{re.escape(in_order[0].value)}\b)"
        found = re.search(of_them, line)
        before = line[: found.start()] if found is not None else ""
    else:
        first = line.find(series[0].value)
        sentences = [(start, said) for start, said in split_sentences(line) if start + len(said) <= first]
        before = line[: sentences[-1][0] + len(sentences[-1][1])].rstrip() if sentences else ""
    return before if mentions_in(before) else ""

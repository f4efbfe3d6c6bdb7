"""The lines of a block of prose: what follows a question, or begins with its own period, is a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from faircount.language.clause_words import IN_ORDER, split_sentences
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.letter.questions import without_stop
from faircount.readers.letter.requests import is_asking, restates
from faircount.readers.meaning.listed import split_periods
from faircount.readers.meaning.listed_ages import split_ages
from faircount.readers.meaning.listed_parts import split_parts
from faircount.readers.meaning.told_again import begin_again


def lines_of(text: str, questions: Mapping[str, str], asked: str) -> Iterator[tuple[int, str]]:
    """The lines of a block with their places; what follows a question on its line is a line of its own.

    ``questions`` are those of the letter by their numbers, ``asked`` the one that the block answers: a number and a full stop
    alone answer what was asked before them.
    """
    before = ""
    for at, line in _lines(text):
        yield at, without_stop(line, {} if is_asking(before) else questions) if asked or is_asking(before) else line
        before = line


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        cut = 0
        while length := _asked(line[cut:], is_first=not cut):
            # "How many were recorded? Please give a figure for each year. In 2019 ...": the answer begins behind what asks.
            cut += length
        if cut:
            yield at, line[:cut].rstrip()
        # "By sex of victim. 2020/21: female 951, male 228. 2021/22: female 1,099, male 255." are three lines.
        ends = list(_periods_that_lead(line, cut)) if len(line) < _LONG and "." in line and ":" in line else []
        if split_ages(line) and len(sentences := split_sentences(line)) > 1:
            # "133 victims were recorded. Their ages are: 0-4 - 5, 5-9 - 20, ..." tells the first in a sentence of its own.
            ends = sorted({*ends, *(start for start, said in sentences[1:] if split_ages(said) and start > cut)})
        if IN_ORDER.search(line):
            # "... recorded 1,129 and 1,118 respectively. Of those, 326 and 301 respectively had the flag." are two of such.
            ends += [start for start, said in split_sentences(line)[1:] if IN_ORDER.search(said) and start > cut]
        ends += [cut + start for start in begin_again(line[cut:])]
        ends = sorted({*ends, *_lists_that_begin(line, cut), *_lists_among_sentences(line, cut)})
        for first, last in pairwise([cut, *ends, len(line)]):
            yield at + first, line[first:last].rstrip() if last < len(line) else line[first:last]
        at += len(line) + 1


def _asked(text: str, *, is_first: bool) -> int:
    """How many letters of a text ask for something, or say what was asked, before the sentence that follows."""
    found = re.match(r".{12,}?\?\s+(?=\S)" if is_first else r".{12,}?[.?]\s+(?=\S)", text)
    if found is not None and is_asking(found[0]):
        return found.end()
    found = re.match(r".{12,}?[.?]\s+(?=\S)", text)
    return found.end() if found is not None and restates(found[0].strip()) else 0


def _lists_that_begin(line: str, cut: int) -> Iterator[int]:
    """Where bullets stand behind other words of a line, as on a page that lost its breaks, and the sentence that leads to them.

    "You asked for two years. In 2019/20 we recorded 40 offences. By offence: • Rape: 10" lists what is of the second sentence.
    """
    bullets = [found.end() for found in _BULLET.finditer(line, cut)] if len(line) < _LONG else []
    lead = line[cut : bullets[0] if bullets else len(line)].rstrip()
    if lead.endswith(":") and len(lead) < _LONG:
        dated = [start for start, said in split_sentences(lead) if find_spans(said)]
        if len(dated) > 1:
            yield cut + dated[-1]
    yield from bullets


def _lists_among_sentences(line: str, cut: int) -> Iterator[int]:
    """Where sentences begin and end that list figures: "These are by sex. Girls: 211 aged 0 to 9, 548 aged 10 to 15."."""
    sentences = split_sentences(line[cut:]) if len(line) < _LONG and not split_parts(line[cut:]) else []
    for (start, said), (behind, _) in pairwise([*sentences, (len(line) - cut, "")] if len(sentences) > 1 else ()):
        if split_parts(said) or split_periods(said, "", among_others=True):
            yield from (cut + place for place in (start, behind) if 0 < place < len(line) - cut)


_BULLET = regex(r"(?<=[:;.\w)]) +(?=[•▪●‣◦] ?\w)")
_LONG = 2_000
"""Letters from which on a line is a page that lost its breaks."""
_LEADS = regex(r"[^.;:]{4,40}:\s*\S")
"""A period that leads what follows it: "2020/21: female 951"."""
_BEGINS = regex(r"\w\.\s+(?:in |for )?$", re.IGNORECASE)
_BEFORE = 12
"""Letters before a period that tell whether it begins a sentence."""


def _periods_that_lead(line: str, cut: int) -> Iterator[int]:
    """Where the sentences behind a place begin with a period that leads what follows; an "A." before it is no sentence."""
    for start in (cut + span.start for span in find_spans(line[cut:])):
        if (
            re.search(r"\w{2}", line[cut:start])
            and _LEADS.match(line, start)
            and _BEGINS.search(line[max(0, start - _BEFORE) : start])
        ):
            yield start

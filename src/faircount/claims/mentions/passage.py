"""A text with what it mentions found and covered, so that only numbers that may be claims are left to read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from math import inf
from typing import Protocol, TypeAlias, TypeVar

from faircount.claims.mentions import ages as said_ages
from faircount.claims.mentions import non_claims
from faircount.claims.mentions import periods as said_periods
from faircount.claims.mentions.measures import find_measures
from faircount.claims.mentions.mention_values import SaidAges, SaidMeasure, SaidPeriod, SaidPlace, When
from faircount.claims.mentions.numerals import NUMBER
from faircount.claims.mentions.places import find_places
from faircount.claims.mentions.tables import TextTableCell, find_cells, find_row_places
from faircount.language.keyed import Keyed
from faircount.patterns import regex

PERIOD, AGES, DECOY, WASTE = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for each character of a covered mention; characters of no language, so no text holds them by chance."""

LONGEST, MOST_NUMBERS, LEAD = 1_500, 30, 160
"""Characters and numbers of one sentence; the longest of a newspaper has a third of them."""
_DIGITS = regex(r"\d[\d,.]*")

# A stop inside a sentence ("children.New figures") ends it too, as articles lose the space when they are copied.
_STOP = regex(r"[.!?…]+[\"”’')\]]*(?=\s|$)|(?<=[a-z])\.(?=[A-Z])|\n+")
# A run this long is no word and no space of an article, and patterns would walk it from each of its characters.
_RUN = regex(r"\S{200,}|\s{50,}")
_NO_STOP = regex(r"(?:^\s*\(?\d{1,2}|\b(?:Mr|Mrs|Ms|Dr|St|Insp|Det|Supt|Sgt|Con|Ch|Sup|Prof|Rev|Hon|No|vs|approx|Co)|\b[A-Z])\.$")

PASSED_OVER = 3
"""Sentences in a row that bear on no number and are no distance; a text that goes on of other things has left the figures."""
_ASIDE = regex(r",\s+")
"""Between a year and another name of it."""
_EVERYBODY_BEHIND = regex(
    r"(?<=[a-z\d]) \((?:of )?(?:(?:boys|girls|(?:fe)?males?)(?: and | & | or |/)(?:boys|girls|(?:fe)?males?)|both sexes"
    r"|either sex|(?:all|both)(?: (?:two|three|four|five|six))?(?: of the)?(?: [a-z]+)? codes)\)"
    r"|(?<=[a-z\d]) (?:on|of|against|involving) (?:victims|people|persons) of "
    r"(?:(?:either|any|both) sex(?:es)? and (?:of )?any age|any age and (?:of )?(?:either|any|both) sex(?:es)?)(?=[ ,.;])",
    re.IGNORECASE,
)
"""Behind the name of an offence, that nobody of its victims is left out: "rapes of children under 13 (boys and girls)"."""
_CODES_BEHIND = Keyed(
    r"(?<=[a-z\d]) \((?:home office )?(?:the )?(?:[a-z]+ )?(?:offence )?codes? \d{1,3}[a-z]?"
    r"(?:(?:, | and |, and | or )\d{1,3}[a-z]?)*(?:,? (?:taken |counted |added )?together)?\)",
    "code",
)
"""Behind the name of an offence, its codes: they tell which it is and are no part of what is claimed of it."""
_BEARS = regex(
    rf"[\d{PERIOD}{AGES}]|{NUMBER}|\b(?:half|halv|third|quarter|fifth|tenth|every (?:second|other|one)|doubl|trebl|tripl|quadrupl"
    r"|twice|most|least|high|low|record\b|same|stead|stabl|unchang|ris|ros|grow|grew|increas|climb|jump|leap|surg|soar|fall|fell|drop"
    r"|decreas|declin|reduc|shr[aiu]nk|than)"
)
"""What makes a sentence one that a claim may stand in, or lean on; beginnings of words."""


class Mention(Protocol):
    """Anything found in the text, with its place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


M = TypeVar("M", bound=Mention)
Spans: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """``printed`` is the text as read; ``masked`` is as long, in lower case, with mentions covered. Offsets are the same.

    ``sentences`` are those that can bear on a claim: what lies two of them back is as near with a quotation between them.
    """

    printed: str
    masked: str
    sentences: Spans
    periods: tuple[SaidPeriod, ...]
    ages: tuple[SaidAges, ...]
    places: tuple[SaidPlace, ...]
    measures: tuple[SaidMeasure, ...]
    cells: tuple[TextTableCell, ...] = ()

    def sentence(self, offset: int) -> int:
        """The number of the sentence that a character stands in."""
        return max(0, bisect_right(self.sentences, (offset, inf)) - 1)

    def cell(self, offset: int) -> TextTableCell | None:
        """The cell of a table that a character stands in."""
        number = bisect_right(self.cells, offset, key=_starts) - 1
        cell = self.cells[number] if number >= 0 else None
        return cell if cell is not None and offset < cell.end else None

    def around(self, offset: int) -> tuple[int, int]:
        """Where the sentence of a character starts and ends."""
        return self.sentences[self.sentence(offset)]

    def lead(self, offset: int) -> str:
        """The words of its sentence that lead up to a character, as many as tell what it is: one may go on for a page."""
        return self.masked[max(self.around(offset)[0], offset - LEAD) : offset]


def _starts(one: TextTableCell | SaidPlace) -> int:
    return one.start


def _lower(text: str) -> str:
    return (
        "".join(low if len(low := character.lower()) == 1 else character for character in text)
        .replace("’", "'")
        .replace("\u00a0", " ")
    )


def _cover(
    text: str, patterns: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], M | None]]], mark: str
) -> tuple[str, list[M]]:
    """The text with every match covered, and what the matches mean. A match without a meaning stays readable."""
    mentions: list[M] = []
    for pattern, read in patterns:
        pieces, last = [], 0
        for found in pattern.finditer(text):
            said = read(found)
            if said is None:
                continue
            mentions.append(said)
            pieces += [text[last : said.start], mark * (said.end - said.start)]
            last = said.end
        text = "".join([*pieces, text[last:]])
    return text, mentions


def _decoy(found: re.Match[str]) -> SaidPlace | None:
    return SaidPlace(found.start(), found.end(), (), "decoy") if found[0].strip() else None


def sentence_spans(text: str) -> Spans:
    """Where each sentence of a text starts and ends."""
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _NO_STOP.search(text[start : stop.end()]) and not stop[0].startswith("\n"):
            continue
        if text[start : stop.end()].strip():
            spans += _cut_up(text, start, stop.end())
        start = stop.end()
    if text[start:].strip():
        spans += _cut_up(text, start, len(text))
    return tuple(spans) or ((0, len(text)),)


def _bearing(masked: str, sentences: Spans, mentions: Iterable[Mention]) -> Spans:
    """The sentences without up to ``PASSED_OVER`` in a row that hold no number, no mention and no word that compares."""
    starts = sorted(said.start for said in mentions)

    def bears(span: tuple[int, int]) -> bool:
        at = bisect_left(starts, span[0])
        return (at < len(starts) and starts[at] < span[1]) or _BEARS.search(masked, *span) is not None

    kept: list[tuple[int, int]] = []
    for do_bear, run in groupby(sentences, bears):
        spans = list(run)
        if do_bear or len(spans) > PASSED_OVER:
            kept += spans
    return tuple(kept) or sentences


def _cut_up(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or where a text has no stops stretches of it that end at a space."""
    while (limit := _reach(text, start, end)) < end:
        space = text.rfind(" ", (start + limit) // 2, limit)
        cut = space + 1 if space >= 0 else limit
        yield start, cut
        start = cut
    yield start, end


def _reach(text: str, start: int, end: int) -> int:
    """How far a sentence goes at most: so many characters, and up to the number that is one too many."""
    last = min(end, start + LONGEST)
    one_more = next(islice(_DIGITS.finditer(text, start, last), MOST_NUMBERS, None), None)
    return one_more.start() if one_more else last


def _apart(places: Iterable[SaidPlace]) -> tuple[SaidPlace, ...]:
    """Places that do not overlap: the longer name wins, and a known one before one that is only printed."""
    kept: list[SaidPlace] = []
    for place in sorted(places, key=lambda place: (place.kind == "free", place.start - place.end)):
        behind = bisect_left(kept, place.end, key=_starts)
        if not behind or kept[behind - 1].end <= place.start:  # of those that begin before its end the last is the nearest
            kept.insert(behind, place)
    return tuple(kept)


def _named_twice(masked: str, periods: Iterable[SaidPeriod]) -> list[SaidPeriod]:
    """The periods in their order, each once: of "2018/19, the last year under his party" the first is the year."""
    kept: list[SaidPeriod] = []
    for said in sorted(periods, key=lambda one: one.start):
        before = kept[-1] if kept else None
        is_aside = before is not None and _ASIDE.fullmatch(masked, before.end, said.start) is not None
        if not (is_aside and before and before.when is When.FIXED and said.when in (When.LAST, When.FIRST, When.NTH)):
            kept.append(said)
    return kept


def _without_codes(text: str) -> str:
    for found in _CODES_BEHIND.finditer(text):
        text = f"{text[: found.start()]}{' ' * len(found[0])}{text[found.end() :]}"
    return text


def read_passage(text: str) -> Passage:
    """The text with its mentions found, each character of a mention covered by the mark of its kind."""
    text = _EVERYBODY_BEHIND.sub(lambda aside: " " * len(aside[0]), text)
    masked = _RUN.sub(lambda run: WASTE * len(run[0]), _without_codes(_lower(text)))
    places = _apart(find_places(text))
    for person in (*non_claims.PERSON_AGE.finditer(text), *non_claims.CAPTION.finditer(text), *non_claims.ADDRESS.finditer(text)):
        if any(person.start() < place.end and place.start < person.end() for place in places):
            continue  # "South Yorkshire (33)" counts, whatever is said of Jane Smith (33)
        start, end = person.span(person.lastindex or 0)
        masked = masked[:start] + DECOY * (end - start) + masked[end:]
    masked, dated = _cover(masked, said_periods.DATED, PERIOD)
    masked, _ = _cover(masked, ((pattern, _decoy) for pattern in non_claims.COMPILED), DECOY)
    masked, ages = _cover(masked, ((pattern, said_ages.said_ages) for pattern in said_ages.COMPILED), AGES)
    masked, periods = _cover(masked, said_periods.COMPILED, PERIOD)
    periods = _named_twice(masked, [*periods, *dated])
    places = _apart((*places, *find_row_places(masked, text, places)))
    measures = tuple(sorted(find_measures(masked, text), key=lambda said: (said.start, -said.end)))
    return Passage(
        printed=text,
        masked=masked,
        sentences=_bearing(masked, sentence_spans(text), (*ages, *periods, *places, *measures)),
        periods=tuple(periods),
        ages=tuple(sorted(ages, key=lambda said: said.start)),
        places=places,
        measures=measures,
        cells=find_cells(masked, periods),
    )

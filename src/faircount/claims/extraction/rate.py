"""Rates: "85 a day", "one every nine minutes", "3.2 per 1,000 children", "at that rate 3,800 this year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value, trimmed
from faircount.claims.extraction.lexicon import HEDGE, PERCENT, N
from faircount.claims.mentions.numerals import NUMBER, UNITS, last_digit, number_of
from faircount.claims.mentions.passage import AGES, DECOY, Passage
from faircount.claims.stated_range import StatedRange
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "school day": 365.25 / 190,
    "working day": 365.25 / 253,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 365.25 / 12,
    "quarter": 365.25 / 4,
    "year": 365.25,
}
"""Days in a unit of time."""
_UNIT = "|".join(rf"{unit}(?!s?\s+(?:of|to|end))" if unit == "quarter" else unit for unit in sorted(DAYS, key=len, reverse=True))
"""No quarter of anything, nor one that is named by its end."""
_NOUN = (
    rf"(?:\s+(?!(?:{'|'.join(UNITS)}|in|of|to|from|than|by|and|or|was|were|had|at|after|every|each|per|on|for|with|a|an|the|more|fewer|less)\b)"
    r"[a-z'-]+)"
)
_OF = (
    rf"(?:\s+(?:of|against|involving){_NOUN}{{1,4}}?)?"
    rf"(?:{_NOUN}{{0,2}}\s+to\s+(?:light|(?:the\s+)?police|officers)|{_NOUN}\s+in)?"
)
_DONE = (
    r"(?:\s+(?:are|were|is|was)\s+(?:being\s+)?(?:recorded|reported|logged|committed|registered)"
    r"(?:\s+(?:in|by|to|across)(?:\s+[a-z&']+){1,4}?)?)?"
)
_LEAD = r"(?:(?:on\s+average|an\s+average\s+of|averaging|average\s+of|equivalent\s+to|the\s+equivalent\s+of)\s+)?"
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"}
_PER = Keyed(
    rf"(?<![\w-]){_LEAD}{HEDGE}(?:(?P<open>between\s+)?(?P<low>{NUMBER})\s+(?:or|to|(?(open)and|or))\s+)?{N}(?!{PERCENT}){_NOUN}{{0,5}}?{_OF}{_DONE}\s+(?:a|an|per|each|every|for\s+(?:every|each))\s+(?:single\s+)?(?P<unit>{_UNIT})s?\b",
    *DAYS,
)
_FRONTED = Keyed(
    rf"(?<![\w-])(?:every|each)\s+(?:single\s+)?(?P<unit>day|week|month|year)\b[^.,;:\d\n]{{0,60}}?\s{HEDGE}{N}(?!{PERCENT}|\s+(?:in|out))",
    "day",
    "week",
    "month",
    "year",
)
_SO_MANY = Keyed(rf"(?<![\w,.]){NUMBER}{_NOUN}{{0,5}}?\s+$")
_TYPICAL = Keyed(
    rf"(?<![\w-])(?:on|in)\s+an?\s+(?:average|typical|normal)\s+(?P<unit>day|week|month|year),?\s+(?:[a-z]+\s+){{0,4}}?{HEDGE}{N}(?!{PERCENT}|\s+(?:in|out))",
    "average",
    "typical",
    "normal",
)
_NOW = Keyed(
    rf"\s*[;,.]\s+(?:and\s+)?(?P<lead>(?:now|today)\s+it\s+(?:is|stands\s+at)|it\s+is\s+now)\s+{HEDGE}{N}(?!{PERCENT}|[\d,]*\s+(?:offences|crimes|cases|in\b))"
)
"""A rate of the same unit as the one before: "400 a month; now it is 726"."""
_AVERAGE = Keyed(
    rf"(?<![\w-])(?:the\s+)?(?P<unit>yearly|annual|monthly|weekly|daily)\s+(?:average|mean|rate)\s+(?:is|was|stands\s+at|stood\s+at|comes\s+to|came\s+to)\s+"
    rf"{HEDGE}{N}(?!{PERCENT})",
    *_ADVERBS,
)
"""The same said as an average: "the yearly average was 3,420"."""
_SEVERAL = Keyed(
    rf"(?<![\w-]){_LEAD}{HEDGE}{N}(?!{PERCENT}){_NOUN}{{0,5}}?{_OF}\s+every\s+(?P<span>other|{NUMBER})\s+(?P<unit>{_UNIT})s?\b",
    "every",
)
_ON_AVERAGE = Keyed(
    rf"(?<![\w-])(?:on\s+average|an\s+average\s+of|averaging|averaged),?\s+{HEDGE}{N}(?!{PERCENT}|,\d|\d)[^.,;:\d]{{3,90}}?"
    rf"\s(?P<own>(?:a|per|each|every)\s+(?:single\s+)?(?P<unit>day|week|month))\b",
    "averag",
)
"""A mean whose time stands behind other words: "on average, 98 offences to deal with each day"."""
_EVERY = Keyed(
    rf"(?<![\w-])(?:(?:an?|one)(?:\s+(?!(?:day|week|month|year)\b)[a-z'-]+){{0,8}}?\s+)?(?:on\s+average\s+)?every\s+{HEDGE}"
    rf"(?:{N}\s+|(?P<other>other\s+)|(?P<half>half(?:\s+an)?\s+)|(?P<single>(?:single\s+)?)(?=(?:minute|hour)\b))"
    rf"(?P<unit>second|minute|hour|day|week)s?\b(?P<more>\s+and\s+a\s+half)?",
    "every",
)
_ONE = regex(r"(?:an?|one)\s")
_EACH = r"(?:per|for\s+every|for\s+each|(?:out\s+of|in)\s+every)"
_SIZE = r"(?:1,?000|10,?000|100,?000|\d+0k|(?:(?:a|one|ten|a hundred|one hundred)\s+)?thousand|million)\b"
_EACH_SO_MANY = rf"{_EACH}\s+(?P<size>{_SIZE})"
_CHILDREN = rf"(?:children|young people|people|residents|inhabitants|population|{AGES}+s?)"
_SIZE_KEYS = ("000", "0k", "thousand", "million")
_PEOPLE = Keyed(
    rf"(?<![\w-]){HEDGE}{N}(?!{PERCENT})(?:{_NOUN}{{0,6}}?|[^.;:\d]{{3,110}}?(?=\s+{_EACH}\s+{_SIZE}\s+{_CHILDREN}))"
    rf"\s+{_EACH_SO_MANY}(?:[ ]+[a-z]+){{0,2}}",
    *_SIZE_KEYS,
)
_PEOPLE_FIRST = Keyed(
    rf"\b{_EACH_SO_MANY}\s+{_CHILDREN}(?:\s*\([^()]{{1,40}}\))?(?:[^.;:()\d]|(?<=mid)-?\d{{4}}){{1,100}}?(?<![\w-])(?<!the )"
    rf"{HEDGE}{N}(?!{PERCENT})",
    *_SIZE_KEYS,
)
_OF_PEOPLE = Keyed(rf"\b{_EACH_SO_MANY}", *_SIZE_KEYS)
_DECIMAL = Keyed(
    r"(?<![\d,.])\d{1,3}\.\d{1,2}(?!\d|,\d|%|\.\d|\s*(?:%|per\s?cent|million|times|points?\b|above\b|below\b|higher\b|lower\b|more\b"
    r"|years?\b|months?\b|weeks?\b|days?\b|hours?\b|[x×]))"
)
"""A rate that goes without its measure where the text has named it: "4.9 offences per 1,000 children, Cleveland 6.8"."""
LISTED = 6
"""Sentences behind the one that says of how many people rates are, in which a bare decimal is such a rate."""
_THEN = Keyed(
    rf",?\s+(?P<lead>(?:up|down)\s+from|compared\s+(?:with|to)|against|rather\s+than)\s+{HEDGE}{N}(?!{PERCENT}|[\d,]*\s+(?:offences|crimes|cases|in\b))"
)
"""The rate that a rate is set against: "37 a week, up from 31"."""
_OR = Keyed(
    rf"(?<![\w-])(?P<count>{NUMBER})(?:\s+[a-z]+){{0,2}}?,?\s+(?:or|it\s+was|that\s+was|which\s+(?:was|is|makes|made))\s+"
    rf"(?P<own>{HEDGE}{N})(?=\s*(?:[.;)]|$))"
)
"""The rate of a second count, its time not told again: "four a day; in 2014/15, with 774, it was two"."""
_AND_BEFORE = Keyed(rf"(?P<own>(?<![\w-]){HEDGE}{N}(?!{PERCENT}|[-\d]){_NOUN}{{0,4}}?)\s+and\s+(?:to\s+)?(?:[a-z]+\s+)?$")
"""The first of two rates that share their time: "arrest about 800 people and protect more than 1,000 children a month"."""
APART = 20
"""Times a rate of a day or a week, from which on a number before it is the count that it comes from."""
LIKE = 5
"""Times one rate of a day or a week, within which the number that it is set against is such a rate too, and no count."""
_IF_SO = (
    rf"(?:(?:if|should)\s+(?:the\s+(?:rest|remaining\s+months)|{DECOY}+)(?:\s+of\s+the\s+year)?\s+"
    r"(?:is|are|be|goes|go|brings?)\s+(?:like|as|the\s+same|just\s+as)\b"
    r"|(?:if|should)\s+(?:this|that|it|things|the\s+(?:rate|pace|trend))\s+"
    r"(?:(?:goes|go|carries|carry)\s+on|continues?|holds?|lasts?|is\s+kept\s+up|stays?\s+(?:the\s+same|like\s+this)))"
)
_AHEAD = Keyed(
    rf"(?<![\w-])(?:(?:head(?:ing|ed)|on\s+course|on\s+track|set|projected)\s+(?:for|to\s+(?:reach|record|hit|pass))|would\s+(?:mean|be|reach|bring)|"
    rf"(?:will|would)\s+(?:[a-z]+\s+){{0,3}}?(?:end|finish|close)\s+(?:on|at|with)|will\s+(?:reach|pass|hit|bring|see|exceed|top))\s+{HEDGE}{N}(?!{PERCENT})",
    "head",
    "course",
    "track",
    "set",
    "projected",
    "would",
    "will",
)
_AT_THAT_PACE = Keyed(
    rf"\bat (?:that|this|the same|the current) (?:rate|pace)\b|\bif (?:that|this|the) (?:rate|pace|trend)|\b{_IF_SO}"
)
_REACHED = Keyed(r"\b(?:reached|hit|topped|climbed\s+to|risen\s+to|grown\s+to|fallen\s+to|now\s+at|stands?\s+at)\s+$")


def is_of_time(masked: str, start: int, end: int) -> bool:
    """Whether "a quarter" is one of a year, behind so many: "240 offences a quarter"."""
    return _SO_MANY.search(masked, max(0, start - 60), start) is not None and not masked.startswith((" of", " to"), end)


def find_rates(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """So many a day, a week or a year."""
    for pattern in (_PER, _AVERAGE, _ON_AVERAGE):
        for found in pattern.finditer(passage.masked):
            unit = _ADVERBS.get(found["unit"], found["unit"])
            if unit == "year" and not found["hedge"] and _REACHED.search(passage.masked, 0, found.start()):
                continue  # "offences have reached 1,204 a year" tells what the latest year had
            yield ExtractedClaim(*trimmed(found), ClaimKind.RATE, _per(found, wording, unit), found.start("n"))
            yield from _joined(passage, wording, found, unit)
            then = _THEN.match(passage.masked, found.end()) or _NOW.match(passage.masked, found.end())
            if then is not None and 1 / LIKE < number_of(then["n"]) / max(number_of(found["n"]), 0.1) < LIKE:
                yield ExtractedClaim(
                    then.start("lead"), then.end("n"), ClaimKind.RATE, _per(then, wording, unit), then.start("n")
                )
            yield from _second(passage, wording, found, unit)
    yield from _fronted(passage, wording)


def _joined(passage: Passage, wording: Wording, last: re.Match[str], unit: str) -> Iterator[ExtractedClaim]:
    """The rate of other things that stands before it and shares its time."""
    start, _ = passage.around(last.start())
    first = _AND_BEFORE.search(passage.masked[start : last.start()])
    if first is not None and 1 / LIKE < number_of(first["n"]) / max(number_of(last["n"]), 0.1) < LIKE:
        at = (start + first.start("own"), start + first.end("own"))
        yield ExtractedClaim(*at, ClaimKind.RATE, _per(first, wording, unit), start + first.start("n"))


def _second(passage: Passage, wording: Wording, first: re.Match[str], unit: str) -> Iterator[ExtractedClaim]:
    """The same rate of another count, in its sentence or the next, that goes without its unit."""
    for other in _OR.finditer(passage.masked, first.end(), _stop(passage, first.start())):
        rate = number_of(other["n"])
        alike = 1 / LIKE < rate / max(number_of(first["n"]), 0.1) < LIKE
        if alike and number_of(other["count"]) >= APART * rate:
            yield ExtractedClaim(*other.span("own"), ClaimKind.RATE, _per(other, wording, unit), other.start("n"))


def _fronted(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """The same with its time told first: "every month the force receives around 180 reports"."""
    for found in (*_FRONTED.finditer(passage.masked), *_TYPICAL.finditer(passage.masked)):
        if _FRONTED.has(found) and _SO_MANY.search(passage.masked, passage.around(found.start())[0], found.start()):
            continue  # "15 each day and a third more than the 4,140" has its number before it
        start = found.start("hedge") if found["hedge"] else found.start("n")
        yield ExtractedClaim(start, found.end("n"), ClaimKind.RATE, _per(found, wording, found["unit"]), found.start("n"))


def _per(found: re.Match[str], wording: Wording, unit: str) -> StatedValue:
    number, digit, hedge = number_of(found["n"]), last_digit(found["n"]), found["hedge"] or ""
    amount = wording.take(Form.PER, number, digit, hedge)
    if found.groupdict().get("low"):
        low = wording.take(Form.PER, number_of(found["low"]), digit, hedge)
        amount = StatedRange(low.lower, amount.upper, low.lower_open, amount.upper_open)
    return StatedValue(Form.PER, amount, number, digit, hedge, per=DAYS[unit], word=unit)


def find_every(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """One every so many minutes, or several of them."""
    for found in _SEVERAL.finditer(passage.masked):
        # "Nearly one every two days" hedges the number; "one every two days" is a stretch of time.
        if found["hedge"] or number_of(found["n"]) > 1:
            stated, span = _per(found, wording, found["unit"]), 2.0 if found["span"] == "other" else number_of(found["span"])
            if number_of(found["n"]) == 1 and stated.amount and stated.amount.lower > 0 and stated.amount.upper <= 1:
                # "Almost one every eight days" hedges the one or the eight days.
                stated = replace(stated, amount=StatedRange(stated.amount.lower, 1 / stated.amount.lower))
            yield ExtractedClaim(
                *trimmed(found), ClaimKind.RATE, replace(stated, per=span * DAYS[found["unit"]]), found.start("n")
            )
    for found in _EVERY.finditer(passage.masked):
        if found["single"] is not None and _ONE.match(found[0]) is None:
            continue  # "every hour counts" tells no rate
        number = 0.5 if found["half"] else 2.0 if found["other"] else number_of(found["n"]) if found["n"] else 1.0
        number += 0.5 if found["more"] else 0.0
        hedge = found["hedge"] or ""
        unit = 1.0 if number >= 1 else number / 4
        amount = wording.take(Form.EVERY, number, unit, hedge)
        stated = StatedValue(Form.EVERY, amount, number, unit, hedge, per=DAYS[found["unit"]], word=found["unit"])
        at = found.start("n") if found["n"] else max(found.start("half"), found.start("other"), found.start("unit"))
        yield ExtractedClaim(*trimmed(found), ClaimKind.RATE, stated, at)


def find_per_people(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """So many for every thousand people, and the rates that follow without saying so again."""
    for found in (*_PEOPLE.finditer(passage.masked), *_PEOPLE_FIRST.finditer(passage.masked)):
        stated = replace(
            stated_value(Form.PER, found["n"], wording, found["hedge"]), whole=number_of(found["size"]), word="people"
        )
        yield ExtractedClaim(*trimmed(found), ClaimKind.RATE, stated, found.start("n"))
    for head in _OF_PEOPLE.finditer(passage.masked):
        for rate in _DECIMAL.finditer(passage.masked, head.end(), _stop(passage, head.start(), LISTED)):
            stated = replace(stated_value(Form.PER, rate[0], wording), whole=number_of(head["size"]), word="people")
            yield ExtractedClaim(*rate.span(), ClaimKind.RATE, stated, rate.start())


def _stop(passage: Passage, at: int, sentences: int = 1) -> int:
    """Where what a sentence began ends at the latest: so many sentences behind it."""
    spans = passage.sentences
    return spans[min(passage.sentence(at) + sentences, len(spans) - 1)][1]


def find_ahead(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """What a year would bring at the pace so far, where the sentence says "at that rate"."""
    for found in _AHEAD.finditer(passage.masked):
        start, end = passage.around(found.start())
        if _AT_THAT_PACE.search(passage.masked[start:end]) is None:
            continue
        printed = re.search(NUMBER, passage.masked[found.start("n") : found.end("n")])
        assert printed is not None
        stated = _per(found, wording, "year")
        first = found.start("hedge") if found["hedge"] else found.start("n")
        yield ExtractedClaim(
            first,
            found.end("n"),
            ClaimKind.RATE,
            StatedValue(Form.PER, stated.amount, stated.value, stated.unit, stated.hedge, per=DAYS["year"], word="ahead"),
            found.start("n"),
        )

"""What a number is measured from: another place, another year, or other offences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.claim import Form
from faircount.claims.coordinates.other_victims import of_each_sex
from faircount.claims.coordinates.sentence import Sentence
from faircount.claims.extraction.more_than import COMPARISONS, EXCEEDS, MORE_THAN, NEIGHBOUR, RATE_THAN
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.language.keyed import Keyed
from faircount.vocabulary.periods import Period

_COMPARES = (
    r"\b(?:(?:half|twice|double|treble|triple) the|more|fewer|less|higher|lower|greater|larger|smaller|ahead|clear|behind"
    rf"|as (?:many|much|high|large|often)|times|{EXCEEDS})\b"
)
_THAN = (
    rf"(?:\bthan|\b(?:ahead|clear) of|\bbehind|\bas (?:many|much|high|large|often)\b.*\bas|\btimes|\b{EXCEEDS}"
    r"|\b(?:half|twice|double|treble|triple)\s+the\s+(?:number|total|count|figure)(?:\s+(?:that|which|of))?)\s+"
    r"(?:(?:its|their)\s+(?:colleagues|counterparts?|neighbou?rs?|fellow\s+officers)\s+)?(?:(?:that|those|the\s+(?:\d[\d,]*|figure|number|total|count))\s+(?:of|in|on|for|by|recorded\s+(?:in|by))\s+|(?:in|by|for|at)\s+"
    r"|the\s+(?:number|total|count)\s+of\s+[a-z0-9 -]{4,60}\s+that\s+)?"
    r"(?:(?:the\s+)?(?:police|officers|forces?)\s+(?:in|across|of|for)\s+)?"
    rf"(?:the\s+whole\s+of\s+)?(?:(?:its|their)\s+)?{NEIGHBOUR}(?:the\s+)?$"
)
_THAN_OF = (
    rf"(?:\bthan|\bas (?:many|much)\b.*\bas|\btimes|\b{EXCEEDS})\s+"
    r"(?:(?:there\s+were|it\s+(?:had|did|recorded)|the\s+(?:number|total|count)|those|that|recorded|police|offences|crimes|cases|reports)\s+|(?:of|for|the|on|against)\s+)*$"
)
_FOR_EACH = r"\b(?:for|to)\s+(?:every|each)\s+(?:(?:one|single|recorded|offence|crime|case|of)\s+)*$"
_OUTNUMBERED = Keyed(r"(?i)(?:\b(?P<who>girls?|females?|boys?|males?)\s+)?\b(?:had\s+|have\s+)?outnumber\w*", "utnumber")
_THAN_WORDS = (MORE_THAN, RATE_THAN)
_MEASURED = (Form.DIFFERENCE, Form.PERCENT, Form.FRACTION, Form.FACTOR)


def place_against(read: ResolvedClaim, here: Sentence) -> tuple[str, ...]:
    """The place that a number is measured from: "eight more than neighbouring Nottinghamshire", "twice as many as Kent"."""
    if read.extracted.stated.form is Form.FOR_EVERY and len(here.places) == 2 and len(here.offences) == 1:
        # "For every child rape in Merseyside there were 2.8 in Greater Manchester", "... Greater Manchester had 2.8".
        (first, before, each), (behind, last, own) = here.places
        is_last = read.extracted.start <= first and last <= read.extracted.at
        return each if each != own and (is_last or before <= read.extracted.at < behind) else ()
    if read.extracted.stated.word in COMPARISONS and read.extracted.stated.word not in _THAN_WORDS:
        return _other_of_two(read, here)
    if read.extracted.stated.form not in _MEASURED and read.extracted.stated.word not in _THAN_WORDS:
        return ()
    start, end = read.extracted.start - here.start, read.extracted.end - here.start
    if read.extracted.stated.word in _THAN_WORDS:
        behind = here.text.lower().rfind("than ", start, end)
        named = [areas for first, last, areas in here.places if behind < first - here.start < end <= last - here.start]
        if behind >= 0 and named:
            return named[-1]
    if not re.search(_COMPARES, here.text[start:end], re.IGNORECASE):
        return ()  # "rose 12%, more than Essex" is no 12% more than Essex
    for first, _, areas in here.places:
        words = here.text[start : first - here.start]
        if re.search(_THAN, words, re.IGNORECASE) and not re.search(r"[;:.,](?!\d)", words[end - start :]):
            # "Only the Met recorded more than Kent": those who did are set aside, and Kent is held against nobody.
            return () if "only " in here.text[:start].lower() and len(here.places) == 1 else areas
    if len(here.places) == 2 and read.extracted.stated.form is Form.FACTOR:
        # "Set Hampshire's 673 beside Surrey's figure: it is three times as large."
        (first, _, own), (second, _, other) = here.places
        is_beside = _BESIDE.search(here.text[: second - here.start], first - here.start) and second < read.extracted.start
        return other if is_beside and own != other else ()
    return ()


def _other_of_two(read: ResolvedClaim, here: Sentence) -> tuple[str, ...]:
    """The second of the two places that a sentence names, where they are level or the first has overtaken it."""
    codes = [code for _, _, areas in here.places for code in areas]
    is_of_places = len(set(codes)) == len(codes) == 2 and here.places[0][0] < read.extracted.start
    return (codes[1],) if is_of_places else ()


def two_apart(read: ResolvedClaim, here: Sentence) -> tuple[str, ...]:
    """The two places between which a claim tells a gap, as many as its own words name."""
    inside = [areas for first, last, areas in here.places if read.extracted.start <= first and last <= read.extracted.end]
    return tuple(dict.fromkeys(code for areas in inside for code in areas))


def time_told_before(read: ResolvedClaim, here: Sentence, before: Sequence[Sentence]) -> tuple[Period, ...]:
    """The year whose number the sentence before told, and the later one of which this one says "four times as many"."""
    told = [said.period for sentence in before[:1] for said in sentence.periods]
    own = [said.period for said in here.periods]
    is_later = len(own) == len(told) == 1 and told[0].start < own[0].start
    return (told[0], own[0]) if is_later and _is_as_many(read, here) else ()


def _is_as_many(read: ResolvedClaim, here: Sentence) -> bool:
    start, end = read.extracted.start - here.start, read.extracted.end - here.start
    is_told = read.extracted.stated.form is Form.FACTOR and re.search(_AS_MANY, here.text[start:end], re.IGNORECASE)
    return bool(is_told) and re.match(r"\s+(?:as|for|in)\b", here.text[end:]) is None


def lacks_its_base(read: ResolvedClaim, here: Sentence) -> bool:
    """Whether "twice as many" is told of one year and of nothing that it is twice: the base may be anything told before."""
    is_told = read.extracted.stated.form is Form.FACTOR and len(here.periods) < 2 and not here.years_on
    rest = here.text[read.extracted.end - here.start :]
    words = here.text[read.extracted.start - here.start : read.extracted.end - here.start]
    return is_told and re.search(_AS_MANY, words, re.IGNORECASE) is not None and re.search(_BASE, rest, re.IGNORECASE) is None


_BASE = r"\b(?:as|(?<!other )than|compared|against|from|since|before|earlier|previous\w*|ago|last|preceding|after)\b"
_AS_MANY = r"\b(?:as\s+(?:many|much|high)|th(?:at|e)\s+(?:many|number|figure|total)|(?:double|twice)\s+that)$"
_BESIDE = Keyed(r"\b(?:beside|next to|alongside|against)\s+(?:[a-z]+\s+){0,3}$", "beside", "next to", "alongside", "against")


def offences_against(read: ResolvedClaim, here: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The offences of a number and those that it is measured from: "143 more rapes of girls under 13 than of boys under 13"."""
    if read.extracted.stated.form is Form.FOR_EVERY:
        return _for_every(read, here)
    start, words = read.extracted.start, here.text[read.extracted.start - here.start : read.extracted.end - here.start]
    compares = read.extracted.stated.form in _MEASURED or read.extracted.stated.word == MORE_THAN
    if not compares or not re.search(_COMPARES, words, re.IGNORECASE):
        return (), ()
    every = [one for group in here.offences for one in group]
    named = [one for one in every if one.start >= start or one.end > start]
    before = every[: len(every) - len(named)][-1:] if re.search(EXCEEDS, words, re.IGNORECASE) else []
    named = before + named
    for number, one in enumerate(named):
        words = here.text[start - here.start : one.start - here.start]
        if re.search(_THAN_OF, words, re.IGNORECASE) and not re.search(r"[;:.](?!\d)", words):
            own = named[number - 1].offences if number else ()
            return own, one.offences
    return (), ()


def _for_every(read: ResolvedClaim, here: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The offences that so many are of, and those that each of them stands beside: "for every rape of a boy four of girls"."""
    named = [one for group in here.offences for one in group]
    if (more := _OUTNUMBERED.search(here.text)) is not None:
        first = [one for one in named if one.end <= more.start() + here.start]
        other = [one for one in named if one.start >= more.end() + here.start]
        if first and other:
            return first[-1].offences, other[0].offences
        if len(named) != 1 or more["who"] is None:
            return (), ()
        return of_each_sex(named[0].offences, more["who"].lower().startswith(("girl", "fem")))
    each = [one for one in named if re.search(_FOR_EACH, here.text[: one.start - here.start], re.IGNORECASE)]
    own = [one for one in named if one not in each and one.start > read.extracted.at]
    return (own[0].offences, each[0].offences) if len(each) == 1 and own else ((), ())

"""One part of a meaning found in a text: the period, the area, the population, the unit, the offence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from faircount.language.dimensions import without_dimensions
from faircount.language.labels import read_label
from faircount.language.numbers import WORDS
from faircount.language.offence_phrase import known_phrase
from faircount.language.periods import cut_short, find_spans
from faircount.language.units import stated_unit
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, Area, find_area
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.offences import find_offence
from faircount.vocabulary.periods import Period

_WORD = regex(r"[A-Za-z][A-Za-z'’]*|&")
_LINKS = frozenset("and & of the".split())
_PUBLISHERS = {
    "scotgov": "Scotland",
    "psos": "Police Scotland",
    "gmp": "Greater Manchester Police",
    "wmp": "West Midlands Police",
    "btp": "British Transport Police",
}


def find_periods(text: str, *, months: bool) -> tuple[tuple[Period, str], ...]:
    """The periods that a text is about, each once: two years with "to" between them are one. Months alone only where asked."""
    spans = [span for span in find_spans(text) if span.kind != "date" and (months or span.kind != "month")]
    found: list[tuple[Period, str]] = []
    skip = False
    for number, span in enumerate(spans):
        if skip:
            skip = False
            continue
        following = spans[number + 1] if number + 1 < len(spans) else None
        between = text[span.end : following.start].strip().lower() if following else ""
        if following and between in ("to", "-", "–", "—", "until", "through") and span.period.start < following.period.start:
            found.append((Period(span.period.start, following.period.end), "range"))
            skip = True
        else:
            found.append((span.period, span.kind))
    kinds = {kind for _, kind in found}
    if "month" in kinds and len(kinds) > 1:
        found = [entry for entry in found if entry[1] != "month"]
    if len(found) == 1 and (until := cut_short(text, found[0][0])) is not None:
        found = [(until, "range")]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=5_000)
def find_areas(text: str, *, capitals: bool = True) -> tuple[Area, ...]:
    """The areas that a text names, the longest names first taken; only words with capitals where that tells names from others.

    >>> [area.name for area in find_areas("Grooming offences, East of England")]
    ['East of England']
    """
    return tuple(dict.fromkeys(area for area, _ in areas_named(text, capitals=capitals)))


def areas_named(text: str, *, capitals: bool = True) -> Iterator[tuple[Area, str]]:
    """Each area that a text names, with the words that name it.

    >>> [(area.name, words) for area, words in areas_named("Crimes recorded by GMP")]
    [('Greater Manchester', 'GMP')]
    """
    tokens = list(_WORD.finditer(text[:3000]))
    at = 0
    while at < len(tokens):
        area, width = _longest(text, tokens, at, capitals)
        if area is not None:
            yield area, text[tokens[at].start() : tokens[at + width - 1].end()]
        at += width


_BODY_AFTER = regex(r"^(?:['’]s)? (?:police|constabulary|pcc)\b", re.IGNORECASE)
_BODY_IN = regex(r"\b(?:police|constabulary|heddlu)\b|^[A-Z]{3}$", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def find_bodies(text: str) -> tuple[Area, ...]:
    """The police forces that a text names as such ("Kent Police"), not places that are called the same.

    >>> [area.name for area in find_bodies("Kent Police holds this for Dover and Essex")]
    ['Kent']
    """
    tokens = list(_WORD.finditer(text[:20_000]))
    found: list[Area] = []
    at = 0
    while at < len(tokens):
        area, width = _longest(text, tokens, at, capitals=True)
        if area is not None and area not in found and area.kind in ("force", "invented"):
            words_taken = text[tokens[at].start() : tokens[at + width - 1].end()]
            after = text[tokens[at + width - 1].end() :][:24]
            if (_BODY_IN.search(words_taken) and words_taken != "CSE") or _BODY_AFTER.match(after):
                found.append(area)
        at += width
    return tuple(found)


def _longest(text: str, tokens: list[re.Match[str]], at: int, capitals: bool) -> tuple[Area | None, int]:
    first = tokens[at][0]
    if first.lower() in _LINKS or len(first) < 2 or (capitals and not first[0].isupper()):
        return None, 1
    for width in range(min(6, len(tokens) - at), 0, -1):
        last = tokens[at + width - 1]
        words_between = text[tokens[at].start() : last.end()]
        if last[0].lower() in _LINKS or not re.fullmatch(r"[\w'’&\s-]+", words_between):
            continue
        area = find_area(words_between)
        if area is not None and _is_part_of_a_name(text, tokens, at, width):
            return None, width
        if area is not None and (width > 1 or _is_name_alone(first)):
            return area, width
    return None, 1


_COMPASS = regex(r"(?:North|South|East|West|Mid)(?:ern)?")


def _is_part_of_a_name(text: str, tokens: list[re.Match[str]], at: int, width: int) -> bool:
    """Whether words are a part of a longer name that is no area: "North Lincolnshire" is a district of Humberside.

    So "East" and "North East" before another name, and any name behind them.
    """
    before, after = (tokens[n] if 0 <= n < len(tokens) else None for n in (at - 1, at + width))
    if text[: tokens[at].start()].endswith("Riding of "):
        return True
    if before is not None and _COMPASS.fullmatch(before[0]) and text[before.end() : tokens[at].start()] == " ":
        return True
    if after is None or not all(_COMPASS.fullmatch(token[0]) for token in tokens[at : at + width]):
        return False
    is_joined = text[tokens[at + width - 1].end() : after.start()] == " "
    return is_joined and after[0][0].isupper() and after[0] not in ("England", "Region", "Police", "Forces")


def _is_name_alone(word: str) -> bool:
    """Single words are often other things too ("City", "Met"): capitals or length must speak for them."""
    return len(word) > 3 or (word.isupper() and len(word) == 3)


_JOINED = {
    " ".join(halves).casefold(): area.name for area in AREAS.values() if len(halves := re.split(r" (?:and|&) ", area.name)) == 2
}
_OF_TWO = regex(rf"\b(?:{'|'.join(_JOINED)})\b", re.IGNORECASE)
"""Areas whose name joins two, without what joins them."""


def area_of_file(name: str) -> Area | None:
    """The one area that a file name holds, with or without its "and": "08-cleveland-s61.html", "16-england-wales-platforms.xlsx".

    >>> area_of_file("01-avon-somerset-FOI-24-1187.xlsx").name
    'Avon and Somerset'
    """
    stem = re.sub(r"\.\w{2,5}$", "", name)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[_\-.+%\d]+", " ", stem)).strip()
    for word, means in _PUBLISHERS.items():
        if re.search(rf"\b{word}\b", spaced, re.IGNORECASE):
            return find_area(means)
    found = find_areas(_OF_TWO.sub(lambda both: _JOINED[both[0].casefold()], spaced), capitals=False)
    return found[0] if len(found) == 1 or (found and all(_within(found[0], other) for other in found[1:])) else None


_NUMBERED = regex(r"foi|ref|request|disclosure|\b(?:rfi|ir|dj|no)\b|\d{3,}\D+\d{4}|\d{4}\D+\d{3,}", re.IGNORECASE)


def periods_of_file(name: str) -> tuple[tuple[Period, str], ...]:
    """The periods that a file name holds; a single year may be that of the request and counts only where nothing is numbered.

    >>> [period.label for period, _ in periods_of_file("b09-surrey-2019-20.csv")], periods_of_file("foi-2019-1187-kent.csv")
    (['2019/20'], ())
    """
    stem = re.sub(r"((?:19|20)\d{2})_(\d{2})(?!\d)", r"\1-\2", re.sub(r"\.\w{2,5}$", "", name)).replace("_", " ")
    spaced = re.sub(r"(?<=[A-Za-z])[-.](?=\d)|(?<=\d)[-.](?=[A-Za-z])", " ", stem)
    found = find_periods(spaced, months=False)
    is_numbered = _NUMBERED.search(spaced)
    return tuple((period, kind) for period, kind in found if kind != "year" or not is_numbered)


def _within(outer: Area, inner: Area) -> bool:
    return inner.code in outer.parts


_VICTIMS_COUNTED = regex(
    r"\b(?:numbers?|counts?|totals?) of (?:\w+ ){0,3}(?:victims|complainants)\b"
    r"|(?:^|[:.–-] ?)(?:\w+ ){0,2}(?:victims|complainants) "
    r"(?:\((?:aged?|under|all|\d)[^()]*\) )?(?:of|by|recorded|in)\b|\bvictims? counted\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def victims_counted(text: str) -> str:
    """ "victims" where a text says that they are counted, else nothing.

    >>> victims_counted("Victims (aged under 18) of rape, by age"), victims_counted("Kent Police: offences with child victims")
    ('victims', '')
    """
    return stated_unit(text) if stated_unit(text) == "victims" else "victims" if _VICTIMS_COUNTED.search(text) else ""


def sex_of(text: str) -> Sex | None:
    """The one sex that a heading names; whole sentences of counts are none.

    >>> sex_of("Girls under 18").value, sex_of("The gender of the victim was not known for five.")
    ('female', None)
    """
    return read_label(text).sex if len(text) < 120 and not _SENTENCE_OF_COUNTS.search(text) else None


_SENTENCE_OF_COUNTS = regex(
    rf"\b(?:was|were|is|are|had|has|have)\b.*\b(?:\d[\d,]*|{'|'.join(WORDS)}|none|nobody)\b.*\.\s*$", re.IGNORECASE
)


_SET_TO_SEVERAL = regex(r"\((?:all|multiple items|any|several)\)\W*$", re.IGNORECASE)
"""The end of a setting of a pivot that lets in several of a field and names none."""


@lru_cache(maxsize=5_000)
def offence_of(text: str) -> str:
    """The offence that a heading or a sentence names, in its own words, or nothing.

    >>> offence_of("Offence Category: (Multiple Items)"), offence_of("Indecent contact with a child")
    ('', 'Indecent contact with a child')
    """
    if _SET_TO_SEVERAL.search(text):
        return ""
    found = named_offence(text)
    if found:
        return found
    return read_label(text).offence if len(text) < 90 else ""


@lru_cache(maxsize=5_000)
def named_offence(text: str) -> str:
    """The offence that a sentence names in words that the vocabulary knows, or nothing.

    >>> named_offence("Recorded offences of rape of a child:")
    'Recorded offences of rape of a child'
    >>> named_offence("Exposure and voyeurism by sex of victim and online flag")
    'Exposure and voyeurism'
    >>> named_offence("(a) The total number of rapes recorded")
    'rapes'
    """
    text = _NUMBER_OF.sub("", text.rstrip(": "))
    said = read_label(text).offence if len(text) < 200 else ""
    if said and find_offence(said) is not None:
        return said
    if found := known_phrase(text):
        return found
    said = read_label(without_dimensions(text)).offence if said else ""
    return said if find_offence(said) is not None else ""


_NUMBER_OF = regex(r"^\W*(?:\w{1,2}[.)]\s+)?(?:the )?(?:total )?numbers? of (?=\w)", re.IGNORECASE)
"""What opens a line of a request and is no part of what it asks about: "(a) The total number of"."""


@lru_cache(maxsize=10_000)
def code_of(text: str) -> str:
    """A Home Office code that a text gives ("HO code 71/17", "section 15A")."""
    found = re.search(
        r"\b(?:ho(?:me office)?|offence|crime)s?(?: offence)? codes?:? (\d{1,3} ?/ ?\d{1,2})\b", text, re.IGNORECASE
    )
    if found:
        return f"code {found[1]}"
    section = re.search(r"\b(?:section |s\.? ?)(\d{1,2}[A-Z]?)\b(?= |\)|$)", text)
    return f"section {section[1]}" if section and re.search(r"offence|crime", text, re.IGNORECASE) else ""

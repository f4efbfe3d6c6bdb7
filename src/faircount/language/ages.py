"""Bands of ages in labels."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from faircount.language.band_words import plain_band
from faircount.patterns import regex
from faircount.vocabulary.ages import ADULT, AgeBand, find_ages

AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen)"
)
_HALF_OPEN = (
    rf"(?:aged? |from |at least )*(?P<first>{AGE})(?: years?)?(?: (?:and|or) (?:over|older|above|more|upwards?))?"
    rf"(?:,|,? (?:and|but|to|up to(?: but)?))* (?:not yet|under|below|less than|younger than|not including) (?P<next>{AGE})"
)
"""Ages from one to just below another: "from 4, not yet 8", "4 or more but less than 8"."""
_AT_MOST = (
    r"(?:<=|≤|up ?to(?: and including)?(?: age)?|(?:no|not) (?:older|more|greater) than|not (?:over|above)|at most"
    r"|max(?:imum)?(?: age)?(?: of)?:?)"
)
_AT_LEAST = r"(?:>=|≥|(?:no|not) (?:younger|less) than|not (?:under|below)|at least|min(?:imum)?(?: age)?(?: of)?:?)"
_ONE_BY_ONE = (
    r"(?:\baged? (?:of )?\d{1,2}(?: ?/ ?\d{1,2})+(?![\d/])|\b\d{1,2}(?:/\d{1,2})+(?= years? old|[ -]year[ -]olds?| yrs?\b))"
)
"""Ages told one by one with strokes between them: "aged 16/17", "13/14 year olds"."""
_BAND = regex(
    rf"(?:{_ONE_BY_ONE}|\b(?:no|not) (?:older|younger) than {AGE}\b|\bnot (?:over|above|under|below) {AGE}\b"
    rf"|\b{_HALF_OPEN}\b|[≥>]=? ?{AGE} (?:and|to|but) [≤<]=? ?{AGE}\b|\bnot yet {AGE}\b"
    rf"|\b(?:aged? )?(?:(?:under|below|younger than|less than|over|older than)[ -](?:the age of )?{AGE}s?\b"
    rf"|{AGE} ?(?:(?:and|to|but|&) )?(?:under|below|less than) {AGE}\b"
    rf"|{AGE}s? ?(?:years?(?: old| of age)? )?(?:and|or|&) (?:under|younger|below|over|older|above)\b"
    rf"|\baged? {AGE}(?: years?(?: old| of age)?)? or (?:less|lower)\b"
    rf"|{AGE}(?:, {AGE})+,? (?:and|or) {AGE}\b"
    rf"|(?:between )?(?:{AGE}|birth) ?(?:-|–|—|to|and|or|&) ?{AGE}s?\b|{AGE} ?\+|u[/-]?\d{{1,2}}s?\b)|<=? ?{AGE}\b|>=? ?{AGE}\b"
    rf"|\baged? (?:of )?{AGE}\b|\bvictims? (?:was|were|is|are) {AGE}\b(?! ?(?:-|–|to\b|or\b|and\b|\d|%))"
    rf"|\b{AGE}(?= years? old|[ -]year[ -]olds?| yrs?\b))(?:,? ?\(?incl(?:usive\b|\b\.?)\)?)?",
    re.IGNORECASE,
)
OTHERS_BEFORE = regex(
    r"\b(?:offenders?|suspects?|perpetrators?|defendants?|accused|(?:committed|perpetrated|carried out) by)\b[^,;.-]{0,30}$"
    r"|\b(?:offen[cs]es|crimes|abuse|rapes?|assaults?) by (?:other )?$"
    r"|\b(?:ss?\.? ?|sections? )(?:\d+[A-Z]?(?: ?[-,–&] ?))*$",
    re.IGNORECASE,
)
"""What makes ages those of no victim, or of nobody: "abuse of trust (s.16-19 SOA 2003)"."""
_OTHERS_AGED = regex(
    r"\b(?:suspects?|offenders?|perpetrators?|defendants?|accused|arrest(?:s|ed|ees)?|detain(?:ed|ees)|detentions?"
    r"|custody records?|(?:committed|perpetrated|carried out) by)\b"
    r"[^.;:]{0,50}?\b(?P<band>(?:aged?|between|under|over|below) .{0,40})",
    re.IGNORECASE,
)


def find_ages_of_others(text: str) -> AgeBand | None:
    """The ages of suspects or of those arrested that a text names, or None: they are the ages of a figure that counts those.

    >>> find_ages_of_others("Suspects aged 10 to 17 for sexual offences").label
    'aged 10 to 17'
    """
    for found in _OTHERS_AGED.finditer(text):
        if re.search(r"\b(?:victims?|child(?:ren)?)\b", found[0][: found.start("band") - found.start()], re.IGNORECASE):
            continue
        band = _BAND.search(found["band"])
        if band is not None and band.start() < 12:
            return parse_band(band[0])
    return None


@lru_cache(maxsize=20_000)
def find_band(text: str) -> tuple[AgeBand, int, int] | None:
    """The first band of ages in a label and where it stands; the ages of offenders are passed over.

    >>> find_band("Female, 12-15")[0].label, find_band("offender 18 or over")
    ('aged 12 to 15', None)
    """
    for found in _BAND.finditer(text):
        if OTHERS_BEFORE.search(text[: found.start()]):
            continue
        band = parse_band(found[0])
        if band is not None and not _BOUNDED.search(text[: found.start()]) and not _AGO.match(text, found.end()):
            return band, found.start(), found.end()
    grown = _ADULTS.search(text)
    return (AgeBand(ADULT, None), grown.start(), grown.end()) if grown and not _YOUNG.search(text) else None


_AGO = regex(r"\s*(?:years?|yrs?|months?)?\s*(?:ago|before|earlier|later)\b", re.IGNORECASE)
"""Behind a number that is a time and no age: "over 10 years ago"."""
_BOUNDED = regex(r"\b(?:no|not|never|max(?:imum)?|min(?:imum)?|at least|at most)\W*$", re.IGNORECASE)
"""Words before a band that make it another: "maximum age 10", "not aged under 16"."""
_ADULTS = regex(r"\b(?:(?:against|involving|of) )?(?:adults|an adult|adult victims?)\b", re.IGNORECASE)
_YOUNG = regex(r"\b(?:child|young|youth|minor|juvenile|under|teen)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def parse_band(text: str) -> AgeBand | None:
    """The band that the whole text names: "13 - 15", "Over 16", "16 & over", "60+", "<1", "Age 9", "10 and under 13"."""
    half_open = re.fullmatch(_HALF_OPEN, text.strip(), re.IGNORECASE)
    cleaned = f"{half_open['first']} to under {half_open['next']}" if half_open else text
    cleaned = _either(_BELOW_NEXT.sub(lambda found: f"{found[1]} to {int(found[2]) - 1}", plain_band(cleaned)))
    cleaned = re.sub(r",? ?\(?incl(?:usive|\.)?\)?$", "", cleaned)
    over = re.fullmatch(rf"(?:over[ -]|older than |> ?)({AGE})", cleaned)
    if over:
        low = find_ages(over[1])
        return AgeBand(low.low + 1, None) if low is not None and low.low is not None else None
    at_least = re.fullmatch(rf"{_AT_LEAST} ?({AGE})|(?:from )?({AGE}) (?:plus|(?:and )?(?:upwards?|onwards?|up))", cleaned)
    if at_least:
        cleaned = f"{at_least[1] or at_least[2]} and over"
    at_most = re.fullmatch(rf"{_AT_MOST} ?({AGE})", cleaned)
    if at_most:
        cleaned = f"{at_most[1]} and under"
    band = find_ages(cleaned)
    return band if band is not None and not band.is_all else None


_BELOW_NEXT = regex(r"^(\d{1,2}) ?(?:(?:and|to|but|-|–) ?)?(?:under|below|less than|younger than|<) ?(\d{1,2})$")
"""A band that ends before its last age: "10 and under 13"."""


def _either(text: str) -> str:
    """The ages of "16 or 17", "16/17", "13, 14" and of "13, 14 and 15" as one band; "13 or 16" leaves ages out and is none."""
    text = re.sub(r"(?<=\d) ?/ ?(?=\d)", ", ", text)
    if re.fullmatch(rf"(?:aged? (?:of )?)?{AGE}(?:(?:, {AGE})+,? and|(?:, {AGE})*,? or|(?:, {AGE})*,) {AGE}", text) is None:
        return text
    ages = [find_ages(age) for age in re.split(r",? and |,? or |, ", re.sub(r"^aged? (?:of )?", "", text))]
    lows = [age.low for age in ages if age is not None and age.low is not None]
    one_by_one = len(lows) == len(ages) and all(upper == lower + 1 for lower, upper in pairwise(lows))
    return f"{lows[0]} to {lows[-1]}" if one_by_one else text


_BOUND = regex(
    r"\W*(?:aged? )?(?:(?:up ?to|no|not|at (?:most|least)|max(?:imum)?|min(?:imum)?|from)\b|\d+ (?:plus|up|on|and up)"
    r"|\d{1,2} ?(?:years?|yrs?|y)(?: olds?)? ?(?:to|-|–|and|or|&)\W*\d)",
    re.IGNORECASE,
)
"""Opens a label that is a band of ages by a bound alone or with its years told twice: "Up to 10", "0 years to 5 years"."""


def bound_alone(text: str) -> AgeBand | None:
    """The band of a label that is nothing but a bound, or that tells its years twice.

    >>> [bound_alone(text).label for text in ("Up to 10", "No younger than 16", "0 years to 5 years")]
    ['under 11', 'aged 16 and over', 'under 6']
    """
    band = parse_band(text.strip(" :;,.")) if _BOUND.match(text) else None
    return band if band is not None and band.known else None

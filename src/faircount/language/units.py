"""The counting unit that words name: offences, victims, arrests."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language import words
from faircount.language.asides import without_left_out
from faircount.language.subjects import is_other_subject
from faircount.patterns import regex


@lru_cache(maxsize=10_000)
def find_unit(text: str) -> str:
    """The counting unit that the words name first, or nothing: "victims of crimes" are victims, "crimes, victim under 18" crimes.

    >>> find_unit("victims of crimes"), find_unit("sexual offences, victim under 18"), find_unit("non-crimes")
    ('victims', 'offences', 'non-crimes')
    >>> find_unit("Under-18 victims of sexual offences: crimes recorded, by age"), find_unit("Victims of recorded offences")
    ('offences', 'victims')
    >>> find_unit("The age and gender of the victim"), find_unit("Number of victims by age of victim")
    ('', 'victims')
    >>> find_unit("Sexual assault on a child - victims under 16"), find_unit("Rape: victims by age")
    ('', 'victims')
    >>> find_unit("The ages of the victims of the 80 flagged offences were:"), find_unit("Sexual offences suspects")
    ('offences', 'suspects')
    """
    if not words.ANY_UNIT.search(text):
        return ""
    text = words.UNIT_ALONE.sub(r"\1", _FIRST_OF_TWO.sub("", without_left_out(text)))
    if _AGES_OF.search(text) is None:
        text = _OF_ALL_VICTIMS.sub(" ", _WHOSE_AGES.sub(" ", text))
    found = [
        (not _is_parted(text, match), match.start(), number, name)
        for number, (name, pattern) in enumerate(words.UNITS)
        if (match := pattern.search(text))
    ]
    unit = min(found)[3] if found else ""
    # "Under-18 victims of sexual offences: crimes recorded, by age" counts crimes: whose they are, it says first.
    if unit == "victims" and (_HOW_OLD.search(text) or _VICTIMS_IN.search(text) or _WHOSE.search(text) or _OF_WHOM.search(text)):
        return ""
    of_offences = _AGES_OF.search(text) or _BEHIND_COLON.search(text) or _RECORDED.search(_VICTIMS_OF.sub(" ", text))
    return "offences" if unit == "victims" and of_offences else unit


_AGE = r"(?:ages?|sex|genders?)(?: (?:bands?|groups?|ranges?))?"
_WHOSE_AGES = regex(
    rf"\bby (?:the )?{_AGE}(?:,? (?:and|or|&) (?:the )?{_AGE})? of (?:the |each )?victims?\b"
    rf"|\b{_AGE}(?:,? (?:and|or|&) (?:the )?{_AGE})? of (?:the |each )?victim\b"
    r"|\bby (?:the )?victims?['’]?s?['’]? (?:ages?|sex|genders?)\b",
    re.IGNORECASE,
)
"""Whose ages or sexes figures are parted by, which says nothing of what they count: "by age of victim"."""
_OF_ALL_VICTIMS = regex(
    r"^\W*(?:grand |sub-?)?total\W+all victims\W*$|^\W*(?:(?:victim )?sex\W+)?all victims(?:\W+(?:any|both|all) sex(?:es)?)?\W*$"
    r"|\bvictims? of any age\b",
    re.IGNORECASE,
)
"""Of whom a total or a sheet is, beside those of each sex or age, and not what it counts: "Total (all victims)"."""
_ASKS_AGES = regex(rf"\b{_AGE}(?:,? (?:and|or|&) (?:the )?{_AGE})? of (?:the |all )?victims\b", re.IGNORECASE)


def unit_asked(text: str) -> str:
    """The counting unit that a question names: one for the ages of "the victims" is of what another question counts.

    >>> unit_asked("3. The age and gender of the victims."), unit_asked("How many victims were there?")
    ('', 'victims')
    """
    return find_unit(_ASKS_AGES.sub(" ", text))


_VICTIMS_IN = regex(
    r"\bvictims? in\b(?!\s+(?:the |total|all|each|every|\w+ year))[^.;:]{0,60}?\bof (?:them|these|those)\b", re.IGNORECASE
)
"""Whose the offences are that are counted: "girls were the victims in 915 and 894 of them"."""
_OF_WHOM = regex(
    rf"^(?!.*victims?\b.*victims?\b).*{words.OFFENCE_WORDS.pattern}.*[-–—(,;]\s*(?:all )?victims?,? (?:who (?:was|were) )?"
    r"(?:aged? )?(?:(?:under|below|over|up to|between|from|aged) )?\d",
    re.IGNORECASE,
)
"""Whose an offence is that a title names: "Sexual assault on a child - victims under 16"."""
_WHOSE = regex(
    r"\b(?:figures?|data|counts?|numbers?|totals?|tables?)\b[^.;]{0,60}?\b(?:for|relates? to|refers? to|covers?|concerns?"
    r"|limited to|restricted to)\b[^.;]{0,40}?\bvictims? (?:who (?:was|were) )?(?:aged|under|below|between|\d)",
    re.IGNORECASE,
)
"""Whose figures they are, and not what they count: "All figures are for calendar years and victims under 18"."""
_FIRST_OF_TWO = regex(
    r"\b(?:offen[cs]es|crimes|incidents) (?=(?:victims|complainants|survivors|suspects|(?:alleged )?offenders|perpetrators"
    r"|defendants|arrests|referrals|investigations|convictions|prosecutions)\b)",
    re.IGNORECASE,
)
"""Of two nouns in a row the second is what is counted: "sexual offences suspects"."""
_VICTIMS_OF = regex(r"\bvictims? of (?:[\w-]+ ){0,4}?(?:offen[cs]es|crimes?)\b", re.IGNORECASE)
_AGES_OF = regex(
    r"\b(?:ages?|sex(?:es)?|genders?)(?: (?:and|or|&) (?:ages?|sex(?:es)?|genders?))? of (?:the )?victims? (?:of|in|for) "
    r"(?:the |those |these )(?:[\w,-]+ ){0,4}?(?:offen[cs]es|crimes)\b",
    re.IGNORECASE,
)
"""Whose ages are told of offences that were counted before."""
_HOW_OLD = regex(
    r"\bhow old (?:was|were|are|is) (?:the |each )?victims?\b.*\b(?:q(?:uestion)?\.? ?\d|those|these|them)\b", re.IGNORECASE
)
"""Whose ages are asked of what another question counts: that one says the unit."""
_RECORDED = regex(r"\b(?:offen[cs]es|crimes) recorded\b|\b(?:recorded|number of) (?:offen[cs]es|crimes)\b", re.IGNORECASE)
_BEHIND_COLON = regex(
    r"^[^:]*\b(?:child|adult|young|under|aged)\b[^:]*:\s+(?:all |the )?(?:\w+ )?(?:offen[cs]es|crimes)\b", re.IGNORECASE
)
"""Whose offences they are, and behind the colon what is counted: "CHILD VICTIMS (under 18): offences with online flag"."""
_BY_PEOPLE = regex(r" by (?:their )?(?:age|sex|gender)s?\b", re.IGNORECASE)
_OPENS = regex(r"(?:^|[:;,–-]|[a-z)]\.)\s*(?:\w+ ){0,2}$")
_NUMBERED = regex(r"[:–-]\s*(?:the )?(?:number|count|total) of (?:\w+ )?$", re.IGNORECASE)


def _is_parted(text: str, unit: re.Match[str]) -> bool:
    """Whether a unit is parted "by age" or numbered behind a colon, so that it is counted: "Rape: victims by age"."""
    before = text[: unit.start()]
    return bool((_BY_PEOPLE.match(text, unit.end()) and _OPENS.search(before)) or _NUMBERED.search(before))


def without_units(text: str) -> str:
    """The words without those that say what is counted."""
    if not words.ANY_UNIT.search(text):
        return text
    for _, pattern in words.UNITS:
        text = pattern.sub(" ", text)
    return text


_OF_TABLES = r"(?:(?: (?:in|of|for) (?:tables?|tabs?|sheets?|parts?))? \d{1,2}(?:,? (?:and|to|&) \d{1,2}|, \d{1,2})*)?"
"""Behind "figures" or "tables": of which of them a sentence speaks."""
_STATED = regex(
    rf"\b(?:(?:counts?|figures?|numbers?|data|tables?|these|this|it){_OF_TABLES} (?:above |below |given |provided "
    r"|here )?(?:are|is|shows?|relates? to|refers? to|counts?|gives?|represents?)"
    r"|counted (?:are|is|as|by)|(?:counting unit|unit of count(?:ing)?|counting basis|unit counted)[ :=–-]*"
    r"|(?:the )?(?:number|count|total) of"
    r"|\b(?:q(?:uestion)?|tables?|tabs?|parts?)\.? ?\d{1,2}(?: (?:and|to) \d{1,2})? (?:counts?|shows?|gives?|(?:is|are) of)"
    r"|based on (?:the )?(?:number of )?)\s+((?:[\w'-]+\s+){0,5}[\w'-]+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def stated_unit(text: str) -> str:
    """The counting unit that a text states outright, or nothing.

    >>> stated_unit("The counts are victims of crimes with a sexual element."), stated_unit("Crimes recorded under code 71/17")
    ('victims', '')
    >>> stated_unit("The number of male victims was below 5 and is withheld.")
    ''
    >>> stated_unit("Section 40(2) applies to the number of accused."), stated_unit("The counts are of accused.")
    ('', 'suspects')
    >>> stated_unit("Outcomes recorded, by year, for sexual offences with a victim under the age of 18.")
    'outcomes'
    """
    if (opened := _OPENED.match(text)) is not None and (unit := find_unit(opened[1])):
        return unit
    for found in _STATED.finditer(text):
        if _HIDES.search(text, text.rfind(". ", 0, found.start()) + 1) or _OF_ONE_SEX.search(found[1]):
            continue
        unit = find_unit(found[1])
        if unit and not (unit == "victims" and _WHOSE.search(text)):
            return unit
    return ""


_OPENED = regex(
    r"\W*((?:outcomes|arrests|charges|cautions|suspects|offenders) )(?:recorded|assigned|made|issued|given|linked)\b",
    re.IGNORECASE,
)
"""Opens a title with what is counted, and not with what was done."""
_OF_ONE_SEX = regex(r"\b(?:fe)?male victims? only\b|\bonly (?:fe)?male victims?\b", re.IGNORECASE)
"""Of whom a table is, and not what it counts: "Table shows male victims only"."""
_HIDES = regex(
    r"\b(?:(?:below|under)(?! (?:the age|age|1[368]s?\b|thirteen|sixteen|eighteen))|fewer than|less than|too (?:small|low)"
    r"|suppress\w*|withheld|redacted|regret|exempt\w*|refus\w*|appropriate limit|not held|unable|cannot be|section 12(?! offen)"
    r"|sections? \d+[\w()]* (?:of the \w+ )?(?:appl(?:y|ies)|is engaged))(?!\w)",
    re.IGNORECASE,
)
"""What a note says of a count that it hides or refuses, and not of what all figures are."""


@lru_cache(maxsize=10_000)
def unit_in_passing(text: str) -> str:
    """The counting unit that a note names: of other things than offences and victims it has to say that they are counted.

    >>> unit_in_passing("The flag was added to investigations already open."), unit_in_passing("Figures are arrests.")
    ('', 'arrests')
    """
    unit = find_unit(text)
    is_plain = unit in ("offences", "victims") and _RESTRICTS.search(text) is None
    return unit if is_plain or not text.rstrip().endswith(".") else stated_unit(text)


_RESTRICTS = regex(r"\b(?:restrict|limit|filter)\w*\b[^.;]*\bvictims?\b", re.IGNORECASE)  # "No age limit was put on victims"


def unit_of_note(text: str) -> str:
    """The counting unit that a note below a table names: in a sentence, victims only where it says that they are counted.

    A note on something else, such as stalking, says nothing of the table.

    >>> unit_of_note("It was recorded under an offence that applies to child victims only."), unit_of_note("Victims, not crimes")
    ('', 'victims')
    """
    unit = "" if is_other_subject(text) else unit_in_passing(text)
    return stated_unit(text) if unit and text.rstrip().endswith(".") else unit


_OUTRIGHT = regex(
    rf"\b(?:(?:all )?(?:counts?|figures?|numbers?|data|tables?|sheets?){_OF_TABLES}"
    r"(?: above| below| here| given| provided| supplied)?"
    r" (?:are|is|shows?|relates? to|refers? to|counts?|represents?)"
    r"|(?:counting unit|unit of count(?:ing)?|counting basis|unit counted)[ :=–-]*"
    r"|counted (?:are|is|by)|(?:values?|measures?) ?[:=])\s+((?:[\w'.-]+\s+){0,5}[\w'.-]+)",
    re.IGNORECASE,
)
_EACH_ONE = regex(
    r"\b(?:an?|each|every) (\w+)(?: [^.;:,]{1,50}?)? (?:is|are) counted (?:only )?once\b|\b(\w+)[- ]based\b"
    r"|\b(?:counting unit|unit of count(?:ing)?|counting basis)[ :=–-]+(\w+)\b",
    re.IGNORECASE,
)
"""What is counted, told of one: "each crime is counted once", "the data is victim based", "counting unit: victim"."""


@lru_cache(maxsize=10_000)
def unit_outright(text: str) -> str:
    """The counting unit that a sentence says all figures have, and not what a title calls its own, or nothing.

    >>> unit_outright("Counting unit: victims."), unit_outright("Number of offences recorded")
    ('victims', '')
    >>> unit_outright("Data is victim based (one count per person)."), unit_outright("Each crime is counted once.")
    ('victims', 'offences')
    """
    said = next((unit for found in _OUTRIGHT.finditer(text) if (unit := find_unit(found[1]))), "")
    return counting_rule(text) or ("" if said == "victims" and _WHOSE.search(text) else said)


@lru_cache(maxsize=10_000)
def counting_rule(text: str) -> str:
    """The counting unit by the rule that one of it is counted by, or nothing: no words around a table outweigh it.

    >>> counting_rule("All figures relate to victims aged 0 to 17. The data is crime based: each crime is counted once.")
    'offences'
    >>> counting_rule("The counts are of victims, not offences."), counting_rule("All figures relate to victims aged 0 to 17.")
    ('victims', '')
    """
    ones = (f"{one}s" for found in _EACH_ONE.finditer(text) for one in found.groups() if one)
    told = (found[1] or found[2] for found in _NOT_THE_OTHER.finditer(text))
    return next((unit for words in (*ones, *told) if (unit := find_unit(words))), "")


_NOT_THE_OTHER = regex(
    r"\b((?:victims|offen[cs]es|crimes|individuals|persons))(?: \w+){0,3}?,? (?:(?:and|but) )?(?:not|rather than|instead of) "
    r"(?:of )?(?:the )?(?:number of )?(?:recorded )?(?:victims|offen[cs]es|crimes|individuals|persons|people)\b"
    r"|\bnumber of (?:\w+ ){0,2}?((?:victims|offen[cs]es|crimes|individuals|persons))\b[^.;:]{0,90}?,? (?:and )?"
    r"not the number of (?:recorded )?(?:victims|offen[cs]es|crimes|individuals|persons|people)\b",
    re.IGNORECASE,
)


_OF_ALL = regex(
    r"\b(?:rather than|instead of|(?:and )?not (?:of )?(?:the )?(?:number of )?(?:offen[cs]es|crimes|victims|people|reports)"
    r"|counting unit|unit of count(?:ing)?|counting basis|all (?:the )?(?:figures|counts|data|tables|numbers)"
    r"|(?:the|these|our) tables (?:show|give|count|list|contain|set out)"
    r"|\w+[- ]based|(?:unique|distinct|individual) (?:victims|persons|people|offen[cs]es|crimes)|counted (?:only )?once)\b",
    re.IGNORECASE,
)


OF_WHAT_FOLLOWS = regex(
    r"\b(?:figures?|counts?|numbers?|tables?|data|rows?|those)\b[^.;]{0,20}\b(?:below|that follows?)\b"
    r"|\bthe following (?:tables?|figures?|counts?|numbers?|rows?|data)\b",
    re.IGNORECASE,
)
"""In a line that speaks of the figures after it, and of none before: "Figures below are arrests"."""


@lru_cache(maxsize=20_000)
def says_of_all(text: str) -> bool:
    """Whether a sentence about the unit speaks of all that is answered, and not of the table right above it.

    >>> says_of_all("Figures count victims rather than crimes."), says_of_all("The figures are numbers of victims.")
    (True, False)
    """
    return _OF_ALL.search(text) is not None and not OF_WHAT_FOLLOWS.search(text)

"""What the clause of a number says beyond what was understood: an offence in its own words, or words that nobody accounts for.

A label of a table answers for all its words (``labels``). A clause does too, once the words with which a sentence tells a number
are taken out ("In 2019/20 we recorded 31 ..."): "offences of indecent exposure" and "rapes" say what is counted, "committed in
schools" and "by a family member" that it is a part of it which nobody here knows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.counting_words import NUMBER_WORDS
from faircount.language.finders import areas_named
from faircount.language.labels import read_label
from faircount.language.units import without_units
from faircount.language.words import ANY_UNIT, NAMED_VICTIM, NOT_KNOWN_OF, OFFENCE_WORDS
from faircount.patterns import regex
from faircount.vocabulary.offences import find_offence

_TELLS = frozenset(
    """
    there it they them we our us you your this that these those which who whom whose such same both each all any either is
    are was were be been being has have had having do does did can could may might shall will would should the an and or but
    so then than as if while whilst also again only just still now here more less further additional of in on at by for from
    to with within without into over up down out per during across between among amongst since until about around under
    above below before after against where when how what not record records recorded recording log logged report reports
    reported reporting register registers registered receive received tell tells told state states stated show shows shown
    showed showing find finds found identify identified retrieve retrieved return returns returned produce produced provide
    provided give gives gave given hold holds held confirm confirms confirmed result results officers count counts counted
    counting account accounts accounted saw ask asks asked add added headline stand stands stood come comes came amount
    amounts amounted equate equates equated equal equals total totals totalled totalling sum number numbers numbered figure
    figures make made makes year years financial calendar fiscal period periods twelve month months quarter quarters date
    time ending ended start starting started force constabulary police service system systems search searches response
    answer answers request requested question questions information data dataset column columns table tables section
    sections act get gets got respectively compared comparison way whether whole going back previous previously follow follows
    followed following preceding remaining next last first second third earlier later latest subsequent prior corresponding
    equivalent comparable overall altogether combined together alone rise rises rose risen rising fall falls fell fallen falling
    increase increases increased increasing decrease decreases decreased drop dropped grew grown change changes changed
    approximately exactly roughly nearly almost fewer least most please note courtesy see yes no none nil zero involve
    involves involved involving concern concerns concerned concerning relate relates related relating include includes
    included including comprise comprises comprised comprising carry carries carried carrying bear bears bearing bore attach
    attached assigned apply applied applies applying mark marked marker markers flag flags flagged tag tags tagged set keyword
    qualifier indicator victim victims complainant complainants young inclusive offence offences offense crime crimes child
    children boy boys girl girls aged age ages old sex gender person persons people individual individuals case cases
    instance instances occasion occasions ones commencing commenced beginning code codes
    """.split()
)
"""The words with which a sentence tells a number: they say nothing of what is counted."""
_ASIDE = regex(
    r"\b(?P<about>in (?:connection|relation|respect|regard|terms|accordance|response) (?:with|to|of)"
    r"|with (?:regard|respect|reference|relation) to|for the purposes? of|on the basis of|in the (?:case|context|course) of)\b"
    r"|\boutside (?:of )?the act\b|\bwhen the (?:offen[cs]e|crime) (?:took place|happened|occurred|was committed)\b",
    re.IGNORECASE,
)
"""What says nothing of what is counted: prepositions of several words, which are as good as "of", and where and when it was."""
_NUMBER = regex(rf"\b{NUMBER_WORDS}\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]{2,}")
_OFFENCES = regex(r" (?:offen[cs]es?|crimes?|counts?|cases|instances)\b", re.IGNORECASE)
_OFFENCES_OF = regex(rf"(?<= ){_OFFENCES.pattern[1:]} (?:of|for|under|involving|relating to) (?:an? |the )?$", re.IGNORECASE)
_CRIMES = regex(r"\b(?:rapes?|assaults?)\b", re.IGNORECASE)
_NAMES_AGE = regex(rf"{NAMED_VICTIM.pattern} (?:aged )?under (?:the age of )?\d+$", re.IGNORECASE)
"""The name of an offence that ends with how old its victims are."""
_OF_ALL = frozenset({"sexual", "abuse", "nature"})
"""Words of the subject itself."""


@lru_cache(maxsize=5_000)
def offence_told(clause: str) -> str:
    """The offence that a clause names in words of its own, or nothing.

    >>> offence_told("In 2019/20 there were offences of indecent exposure."), offence_told("In 2019/20 there were rapes")
    ('offences of indecent exposure', 'rapes')
    >>> offence_told("In 2019/20 we recorded rapes of a child under 13"), offence_told("there were offences in schools")
    ('rapes of a child under 13', '')
    """
    said = _ASIDE.sub(lambda found: "of" if found["about"] else found[0], read_label(clause).offence)
    told = _TELLS | _names_of_areas(said)
    words = [found for found in _WORD.finditer(said) if not (found[0].lower() in told or ANY_UNIT.fullmatch(found[0]))]
    if not words or not any(OFFENCE_WORDS.search(found[0]) for found in words):
        return ""
    start, end = words[0].start(), words[-1].end()
    if find_offence(said[start:]) is not None or _NAMES_AGE.search(said[start:]):
        return said[start:]
    before, behind = _OFFENCES_OF.search(said[:start]), _OFFENCES.match(said[end:])
    core = said[start:end]
    is_counted = before or behind or _CRIMES.search(core) or NAMED_VICTIM.search(core) or find_offence(core) is not None
    return f"{before[0] if before else ''}{core}{behind[0] if behind else ''}" if is_counted else ""


@lru_cache(maxsize=5_000)
def not_understood_of(clause: str, offence: str) -> str:
    """The words of a clause that say something of what is counted and are neither understood nor of its ``offence``.

    >>> not_understood_of("In 2019/20 we recorded sexual offences committed in schools.", "sexual offences")
    'committed schools'
    >>> not_understood_of("In 2019/20 we recorded sexual offences against girls under 16.", "sexual offences")
    ''
    """
    said = read_label(clause)
    taken = {word.lower() for word in _WORD.findall(offence)} | _OF_ALL | _TELLS | _names_of_areas(clause)
    words = _ASIDE.sub(" ", _NUMBER.sub(" ", NOT_KNOWN_OF.sub(" ", without_units(said.offence or said.rest))))
    return " ".join(word for word in _WORD.findall(words) if word.lower() not in taken)


def _names_of_areas(text: str) -> frozenset[str]:
    """The words of the forces and places that a text names."""
    named = " ".join(f"{area.name} {area.police} {words}" for area, words in areas_named(text))
    return frozenset(word.lower() for word in _WORD.findall(named))

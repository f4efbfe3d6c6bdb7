"""Of whom all figures are, as a title, a sentence or the first question of an answer says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from faircount.language.age_series import counts_by_age
from faircount.language.asides import says_left_out, without_asides, without_left_out
from faircount.language.dimensions import without_dimensions
from faircount.language.flag_titles import asks_for_a_part
from faircount.language.label_ages import ages_in
from faircount.language.populations import find_population, population_of_title
from faircount.language.sentences import mentions_in, without_counts
from faircount.language.subjects import SEXUAL
from faircount.language.title_rest import without_limits
from faircount.language.words import NAMED_VICTIM
from faircount.patterns import regex
from faircount.readers.letter.questions import names_question
from faircount.readers.letter.requests import is_asking, without_parts
from faircount.vocabulary.ages import AgeBand

_IN_LAW = regex(
    r"\b(?:can|may|could|might) (?:only |also )?(?:be (?:committed|recorded)|concern|involve|apply|relate|include)\b"
    r"|\b(?:youngest|oldest)\b"
    r"|\b(?:offen[cs]es?|section \w+|crimes?|laws?|classifications?) (?:that |which |only )*(?:appl(?:y|ies)|protects?)\b",
    re.IGNORECASE,
)
"""What an offence is in law: "the offence can only be committed against a person under 16" says nothing of who was counted."""


_NOT_THEM = regex(
    r"(?:[,(]\s*(?:and |but )?not|\b(?:rather than|instead of))(?: for| of| to)?(?: (?:those|victims|children))?(?: aged)?"
    r" (?:under|over|below|up to)(?: the age of)? \d{1,2}s?\)?",
    re.IGNORECASE,
)
"""Whom figures are not about, behind whom they are about: "victims under 16 (not under 18)"."""
_STOP = regex(r"(?<=\.)\s+(?=[A-Z*])|\n")


@lru_cache(maxsize=5_000)
def population_said(text: str) -> AgeBand | None:
    """The ages that a title or a sentence says all figures are about; what asks, leaves out or counts by age says none.

    >>> population_said("Sexual offences against under 18s").high, population_said("How many of the victims were under 10?")
    (17, None)
    >>> population_said("We limited the request to victims under 16 (not under 18).").high
    15
    """
    # "Familial = incest; Rape M U13 = rape of a male child under 13" explains names.
    if text.count(" = ") > 1:
        text = " ".join(said for said in _STOP.split(text) if said.count(" = ") < 2)
    text = _NOT_THEM.sub("", without_left_out(without_asides(text)))
    text = text if text.rstrip().endswith(".") else without_limits(text)
    if is_asking(text) or says_left_out(text) or counts_by_age(text) or _IN_LAW.search(text):
        # "How many of the victims were under 10?" is about its own answer and no other, and what an offence can be about of none.
        return None
    return population_of_title(without_parts(without_counts(text) if "." in text else text))


def population_asked(texts: Iterable[str]) -> set[AgeBand]:
    """Of whom the first question among the texts is: the others go on to ask. Of whom another is, tells nothing of the first."""
    first = next(filter(is_asking, texts), "")
    leans = names_question(first) or asks_for_a_part(first)  # "In how many of the offences in Q2 was the victim under 13?"
    band = None if leans else find_population(without_parts(first))
    return set() if band is None else {band}


_POINTS = regex(r"\b(?:in|of|at|from|to) (?:q(?:uestion)?|table)s?\.? ?\d", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def population_titled(text: str) -> AgeBand | None:
    """The ages that a title tells by their number: a sentence beside it that explains the names of offences has others.

    >>> population_titled("Offences against children aged under 18, by year").high, population_titled("Offences against children")
    (17, None)
    """
    return population_said(text) if not text.rstrip().endswith((".", "?")) and _BY_NUMBER.search(text) else None


_BY_NUMBER = regex(r"(?<![\d/–-])\b1[5-8]s?\b(?![/–-]?\d)")


def population_noted(text: str) -> AgeBand | None:
    """The children that a note somewhere in an answer says all figures are about; one that points to a question is of its own.

    >>> population_noted("All victims were under 18.").high, population_noted("Victims under 16 of the offences in Question 1.")
    (17, None)
    """
    return None if _POINTS.search(text) else children_said(text)


def children_said(text: str) -> AgeBand | None:
    """The children that a note says all figures are about; adults whom one speaks of ("Victims aged 18 and over") are some."""
    found = population_said(text)
    return found if found is not None and found.high is not None else None


_VICTIMS_ALONE = regex(
    r"\W*(?:child )?victims? (?:aged )?(?:under|below|\d{1,2} ?(?:to|-|–)) ?(?:the age of )?\d{1,2}\W*(?:[.;]|$)", re.IGNORECASE
)


def is_of_victims_alone(text: str) -> bool:
    """Whether a line only says who the victims are: what is counted stands in the title beside it."""
    return _VICTIMS_ALONE.match(text) is not None


_LONGEST_TITLE = 160


@lru_cache(maxsize=5_000)
def ages_in_title(text: str) -> AgeBand | None:
    """The one band of ages from a number on that a title names, where no words of it say of whom all its figures are.

    >>> ages_in_title("Sexual offences against 16 and 17 year olds").low, ages_in_title("Offences by age: 0-9, 10-17")
    (16, None)
    """
    if len(text) > _LONGEST_TITLE or not SEXUAL.search(text) or is_asking(text) or mentions_in(text) or counts_by_age(text):
        return None
    ages, rest = ages_in(without_dimensions(text))
    if ages is None or ages.is_all or NAMED_VICTIM.search(text) or ages_in(rest)[0] is not None:
        return None
    return ages

"""Of whom a label is: the ages of its part, or those of all that its figures are about."""

from __future__ import annotations

import re

from faircount.language import words
from faircount.language.ages import bound_alone, find_band
from faircount.language.populations import find_population, sex_of_population, without_population
from faircount.patterns import regex
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand

_EVERY_AGE = regex(r"\(\s*(?:of )?(?:any|all) ages?\s*\)|,\s*(?:of )?(?:any|all) ages?\b", re.IGNORECASE)
"""Behind a name, that it is of everybody: "All sexual offences (any age)"."""


def ages_or_population(text: str, unit: str) -> tuple[AgeBand | None, AgeBand | None, str]:
    """The ages of a label, or the ages of all that its figures are about, and the words that are left."""
    text = words.YEARS_SHORT.sub(" years", text)
    if _EVERY_AGE.search(text) and re.search(r"\w", rest := _EVERY_AGE.sub(" ", text)):
        return ALL_AGES, None, rest
    if (bound := bound_alone(text)) is not None:
        return bound, None, ""
    if (population := find_population(text)) is None:
        ages, rest = ages_in(text)
        return ages, None, rest
    rest = without_population(text)
    sex = sex_of_population(text)
    if sex is not None and not words.FILLER.sub("", rest).strip(" -:–,.()"):
        # "Girls under 13", and nothing else, tells an age and a sex.
        return population, None, str(sex)
    if not words.FILLER.sub("", rest).strip(" -:–,.()") and unit in ("", "victims"):
        # "Victim aged under thirteen", and nothing else: the ages of a block, and not whom all figures are about.
        return population, None, rest
    return None, population, rest if sex is None else f"{rest} {sex}"


def ages_in(text: str) -> tuple[AgeBand | None, str]:
    """The ages that a label names, and the words that are left."""
    unknown = words.AGE_UNKNOWN.search(text)
    if unknown:
        rest = f"{text[: unknown.start()]} {text[unknown.end() :]}"
        whole = find_band(rest)  # "Under 18, age unclear": of whom it is all the same
        return NOT_KNOWN, rest if whole is None else f"{rest[: whole[1]]} {rest[whole[2] :]}"
    found = find_band(text)
    if found is None:
        return None, text
    band, start, end = found
    return band, f"{text[:start]} {text[end:]}"

"""The sex that the words around a table say all its figures are of."""

from __future__ import annotations

import re

from faircount.language import finders
from faircount.language.labels import read_label
from faircount.language.populations import sex_of_population
from faircount.language.sentences import of_what_follows
from faircount.patterns import regex
from faircount.readers.meaning.context import NEAR, Context, FoundPart
from faircount.vocabulary.measures import Sex

_LONGEST = 30
"""Letters of the longest label of a block: "Sex of victim: female"."""


def sex_around(context: Context) -> FoundPart | None:
    """The sex that all figures are about, as a title says."""
    found = context.first(finders.sex_of, *NEAR, "question") or context.title_above(finders.sex_of)
    # "Girls under 16" tells a sex wherever it tells the ages.
    found = found or context.first(sex_of_population, *NEAR)
    found = found or context.first(lambda text: sex_of_population(of_what_follows(text)) or _of_block(text), "lead-in")
    return found or context.first(sex_of_population, "question", "note") or _unknown(context)


def _of_block(text: str) -> Sex | None:
    """The sex of a block of tables, as the line over each tells it: "And for female victims (headings as above):"."""
    found = _BLOCK.match(text)
    return finders.sex_of(found[1]) if found is not None else None


_BLOCK = regex(
    r"\W*(?:and )?(?:(?:these|the following|those) (?:are )?)?for ([\w ]{4,40}?)\s*(?:\([^()]*\))?:\s*$", re.IGNORECASE
)


def _unknown(context: Context) -> FoundPart | None:
    """Nobody's sex, where "Unknown" names a sheet or stands over a table, beside others that "Female" and "Male" stand over."""
    place, nearest = next(((place, text) for place, text in context.texts(*NEAR, "lead-in") if len(text) <= _LONGEST), ("", ""))
    said = read_label(nearest)
    if not said.is_unknown or said.kinds:
        return None
    texts = (*(text for _, text in context.texts("elsewhere")), *context.sheets)
    beside = {read_label(text).sex for text in texts if len(text) <= _LONGEST}
    return FoundPart(Sex.NOT_KNOWN, place) if {Sex.FEMALE, Sex.MALE} <= beside else None

"""What the words around a table are about: sexual offences, or something else altogether."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faircount.language import finders
from faircount.language.labels import read_label
from faircount.language.other_crime import OTHER
from faircount.language.sentences import mentions_in
from faircount.language.subjects import SEXUAL, is_other_subject, is_unknown_offence
from faircount.language.words import OTHERS_COUNTED
from faircount.patterns import regex
from faircount.readers.meaning.context import NEAR, Context, FoundPart
from faircount.readers.meaning.dimension import Dimension


def names_something_else(context: Context) -> bool:
    """Whether the words right around the table speak of something that nothing here has understood: no offence, no unit."""
    return any(map(_is_of_something_else, (text for _, text in context.texts(*NEAR))))


def is_of_another(context: Context) -> bool:
    """Whether the nearest title to name a subject names one that is no sexual offence: all crime, pupils, officers."""
    for _, text in context.texts("caption", "title row", "sheet name", "lead-in", "heading"):
        if len(text) < 300 and not mentions_in(text):
            if is_other_subject(text):
                return True
            if SEXUAL.search(text):
                return False
    return False


def speaks_of_sexual_offences(context: Context, dimensions: Iterable[Dimension]) -> FoundPart | None:
    """Whether the answer is about sexual offences, so that what it tells of other things stands beside its subject.

    Another table says so too, unless this one lists them among all crime.
    """
    said = ((place, text) for place, text in context.texts() if place != "file name" and not is_other_subject(text))
    told = next((FoundPart(True, place) for place, text in said if SEXUAL.search(text)), None)
    is_mixed = any(SEXUAL.search(label) for found in dimensions for label in found.meanings)
    return told or (FoundPart(True, "another table") if context.sexual and not is_mixed else None)


def may_be_of_any_crime(context: Context, dimensions: Iterable[Dimension]) -> FoundPart | None:
    """Whether a count of "offences" and no more may be of all crime: the answer speaks of other crime, or lists it.

    Totals of a table that names sexual offences alone are of these.
    """
    named = {meaning.offence for found in dimensions for meaning in found.meanings.values() if meaning.offence}
    if named and not any(map(is_unknown_offence, named)):
        return None
    if context.others:
        return FoundPart(True, "another table")
    said = ((place, text) for place, text in context.texts() if place != "file name")
    return next((FoundPart(True, place) for place, text in said if OTHER.search(text)), None)


_PLAIN = regex(
    r"\b(?:foi\w*|freedom|information|act|request\w*|ref\w*|response|repl\w+|answers?|questions?|q\d*|part|annex|appendix|tables?|data"
    r"|figures?|sheets?|notes?|disclosure|decisions?|determination|findings|letter|attachment|enclosure|subject|summary|overview"
    r"|trends?|highlights?|background|contents|cover(?:ing)?|units?|teams?|department|bureau|office|rights|access|management|governance|legal|compliance|date"
    r"|information|held|hold|below|above|shows?|shown|follow\w*|provid\w+|requested|asked|set|out|results?|details?|relevant|found|here"
    r"|is|are|was|were|be|been|can|has|have|it|which|that|with|as|please|see|you|i|my"
    r"|our|your|this|we|police|constabulary|force|service|for|from|to|and|of|the|on|in|by|a|an)\b"
    r"|[^a-z]+|\b\w\b",
    re.IGNORECASE,
)


def _is_of_something_else(text: str) -> bool:
    if OTHERS_COUNTED.match(text):
        return True
    said = read_label(text)
    if said.kinds or said.is_total or said.is_unknown or said.population is not None or len(text) > 120:
        return False
    return bool(_PLAIN.sub("", text)) and not finders.find_areas(text) and finders.area_of_file(text) is None

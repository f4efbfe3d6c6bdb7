"""Ages and sexes of suspects: they split figures, also of suspects, and are not those of any victim, as ages are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.patterns import regex
from faircount.readers.meaning.context import Context, FoundPart
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import CellFacts

_SUSPECTS = r"(?:suspect|offender|perpetrator|defendant|accused)s?(?:['’]s?)?"
_THEIRS = regex(
    rf"\b(?:ages?|sex(?:es)?|gender)\b(?: (?:bands?|groups?|ranges?))?(?: of)?(?: (?:the|a|an|each))? {_SUSPECTS}\b"
    rf"|\b{_SUSPECTS} (?:at offence )?(?:ages?|sex(?:es)?|gender)\b",
    re.IGNORECASE,
)
_VICTIMS = regex(r"\b(?:victims?|complainants?|child(?:ren)?)\b", re.IGNORECASE)


def ages_of_suspects(dimensions: Sequence[Dimension], context: Context) -> FoundPart | None:
    """Whether the ages or sexes of a table's labels are those of suspects, as the name of the labels or its title says."""
    named = [found.name for found in dimensions if found.kind in ("age", "sex")]
    place, title = next(context.texts("caption", "title row", "lead-in"), ("", ""))
    if not named or not any(map(_is_theirs, [*named, title])) or any(map(_VICTIMS.search, named)):
        return None
    return FoundPart(True, place)


def split_by_suspects(facts: CellFacts) -> CellFacts:
    """The facts of a figure whose ages and sex are those of suspects: they only split it, each by itself."""
    ages = (f"group=suspect {facts.ages.label}",) if facts.ages else ()
    sex = (f"type=suspect {facts.sex}",) if facts.sex else ()
    return replace(facts, ages=None, sex=None, breakdown=(*facts.breakdown, *ages, *sex))


def _is_theirs(text: str) -> bool:
    """Whether a heading or a title names ages or a sex of suspects, and nothing of victims.

    >>> _is_theirs("Age of suspect"), _is_theirs("Offender gender"), _is_theirs("Victims and suspects by age")
    (True, True, False)
    >>> _is_theirs("Suspects for offences with a victim under 18 by age of suspect and year")
    True
    """
    found = _THEIRS.search(text := text.replace("_", " ")) if len(text) < _TITLE else None
    if found is None:
        return False
    # "Suspects, victim under 18, by age of suspect": whose ages they are the words behind "by" say.
    parted = max(text.rfind(" by ", 0, found.start()), 0)
    return not _VICTIMS.search(text, parted)


_TITLE = 200
"""Letters of the longest title."""

"""A count in a sentence that may be printed as it stands."""

from __future__ import annotations

from faircount.claims.lookup.counts import Count
from faircount.claims.lookup.offence_matches import named
from faircount.claims.stated_range import plain
from faircount.vocabulary.areas import AREAS

MOST_NAMED = 6


def sentence_to_use(count: Count) -> str:
    """Who recorded how many offences of what, and when."""
    who = AREAS[count.areas[0]].recorder if len(count.areas) == 1 else where(count)
    return f"{who[0].upper()}{who[1:]} recorded {plain(count.number)} offences of {named(count.offences)} in {count.period.label}"


def where(count: Count) -> str:
    """The areas of a count, as they are labelled, or how many they are."""
    if len(count.areas) > MOST_NAMED:
        return f"{len(count.areas)} forces together"
    return " and ".join(AREAS[area].label for area in count.areas)

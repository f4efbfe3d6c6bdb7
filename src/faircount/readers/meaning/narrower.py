"""Which parts of a breakdown narrow the offence: a row that names the offence itself, or what holds it, is all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.offences import OFFENCE_SETS, contains, find_measure, of_children

EVERY = "all_sexual"
"""Under a heading about children, or about all sexual crimes of a country, a row of all sexual offences is of all of those."""


def narrower(breakdown: Iterable[str], offence: str) -> tuple[str, ...]:
    """The parts, each once, without those that say again what is counted.

    >>> narrower(("type=all sexual offences", "type=rape"), "sexual offences")
    ('type=rape',)
    >>> narrower(("type=sexual offences",), "Police Scotland: sexual crimes")
    ()
    >>> narrower(("type=sexual offences",), "sexual offences against children")
    ()
    """
    return tuple(part for part in dict.fromkeys(breakdown) if not _is_whole(part.partition("=")[2], offence))


@lru_cache(maxsize=4096)
def _is_whole(words: str, offence: str) -> bool:
    named, counted = find_measure(words), find_measure(offence) if offence else None
    if named is None or counted is None:
        return False
    about = OFFENCE_SETS.get(counted.offence)
    is_every = named.offence == EVERY and about is not None and (about.under_18 or of_children(about.key) != about.key)
    return is_every or named.offence == counted.offence or contains(named.offence, counted.offence)


def within(ages: AgeBand, whole: object) -> AgeBand:
    """The ages without those that their table leaves out: "Aged 4 and over" of a table about under-18s.

    >>> within(AgeBand(4, None), AgeBand(0, 17)), within(AgeBand(18, None), AgeBand(0, 17))
    (AgeBand(low=4, high=17, known=True), AgeBand(low=18, high=None, known=True))
    """
    is_open = ages.known and ages.high is None and bool(ages.low)
    top = whole.high if isinstance(whole, AgeBand) else None
    return replace(ages, high=top) if is_open and top is not None and (ages.low or 0) <= top else ages

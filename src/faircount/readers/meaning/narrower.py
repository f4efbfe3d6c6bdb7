"""Which parts of a breakdown narrow the offence: a row that names the offence itself, or what holds it, is all of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

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

"""Which parts of a breakdown narrow the offence: a row that names the offence itself, or what holds it, is all of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from faircount.vocabulary.offences import OFFENCE_SETS, contains, find_measure

EVERY = "all_sexual"
"""Under a heading that is about children, a row of all sexual offences is of all of those."""


def narrower(breakdown: Iterable[str], offence: str) -> tuple[str, ...]:
    """The parts, each once, without those that say again what is counted.

    >>> narrower(("type=all sexual offences", "type=rape"), "sexual offences")
    ('type=rape',)
    >>> narrower(("type=sexual offences",), "sexual offences against children")
    ()
    """
    return tuple(part for part in dict.fromkeys(breakdown) if not _is_whole(part.partition("=")[2], offence))


@lru_cache(maxsize=4096)
def _is_whole(words: str, offence: str) -> bool:
    named, counted = find_measure(words), find_measure(offence) if offence else None
    if named is None or counted is None:
        return False
    of_children = named.offence == EVERY and OFFENCE_SETS[counted.offence].under_18 if counted.offence in OFFENCE_SETS else False
    return of_children or named.offence == counted.offence or contains(named.offence, counted.offence)

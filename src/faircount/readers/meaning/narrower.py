"""Which parts of a breakdown narrow the offence: a row that names the offence itself, or what holds it, is all of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from faircount.vocabulary.offences import contains, find_measure


def narrower(breakdown: Iterable[str], offence: str) -> tuple[str, ...]:
    """The parts, each once, without those that say again what is counted.

    >>> narrower(("type=all sexual offences", "type=rape"), "sexual offences")
    ('type=rape',)
    """
    return tuple(part for part in dict.fromkeys(breakdown) if not _is_whole(part.partition("=")[2], offence))


@lru_cache(maxsize=4096)
def _is_whole(words: str, offence: str) -> bool:
    named, counted = find_measure(words), find_measure(offence) if offence else None
    if named is None or counted is None:
        return False
    return named.offence == counted.offence or contains(named.offence, counted.offence)

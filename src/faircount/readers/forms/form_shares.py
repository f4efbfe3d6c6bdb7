"""Percentages of a filled-in form held to the counts beside them: what says more than these is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faircount.tables.extract import Leftover
from faircount.tables.shares import shares_of, wholes_in


def unlike_shares(shares: Mapping[str, tuple[str, str]], counts: Mapping[str, int | None]) -> Iterator[Leftover]:
    """The percentages (by the key of their row: what is said, and where) that do not follow from the counts."""
    follow = shares_of({key: wholes_in(said) for key, (said, _) in shares.items()}, counts)
    for key, (said, place) in shares.items():
        if said != follow.get(key):
            yield Leftover(place, "the percentage does not follow from the counts beside it")

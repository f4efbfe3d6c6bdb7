"""The records of an audit, drawn so that the same seed draws the same ones, whatever the order of the file."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence

from faircount.errors import SchemaMismatch
from faircount.tables.audit import DrawnRecord

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so that no reference is a word; no digits, so that no spreadsheet takes one for a number or a date."""
_LENGTH = 8

Frame = Mapping[tuple[str, str], Sequence[str]]
"""The records of each stratum (period and name), each by what it is called in the house."""


def draw_sample(frame: Frame, wanted: Mapping[tuple[str, str], int], secret: bytes) -> tuple[DrawnRecord, ...]:
    """So many records of each stratum, in an order that tells neither stratum nor record.

    Each record has a number made from the secret and its own name, and those with the smallest numbers are read: to read more
    later, ask for more, and the first ones stay. References are made apart from these numbers, so that none tells how deep its
    stratum was drawn.

    >>> frame = {("2015/16", "marked"): ["A1", "A2", "A3"], ("2015/16", "not marked"): ["B1", "B2", "B3", "B4"]}
    >>> drawn = draw_sample(frame, {("2015/16", "marked"): 1, ("2015/16", "not marked"): 2}, b"seed 11")
    >>> sorted(each.record for each in drawn), len({each.reference for each in drawn})
    (['A1', 'B1', 'B2'], 3)

    Reference: permanent random numbers, Ohlsson (1995), in Business Survey Methods, chapter 9.
    """
    _refuse_twice(frame)
    drawn = [
        DrawnRecord(_reference(secret, key, record), record, *key)
        for key, records in frame.items()
        for _, record in sorted((_keyed(secret, "draw", key, record), record) for record in records)[: wanted.get(key, 0)]
    ]
    if len({each.reference for each in drawn}) < len(drawn):
        raise SchemaMismatch("two records drew one reference; give another seed")
    return tuple(sorted(drawn, key=lambda each: each.reference))


def numbered(label: str, size: int) -> list[str]:
    """What the records of a stratum are called where nothing is known but how many there are: their places in the house's list.

    >>> numbered("2015/16, marked", 2)
    ['2015/16, marked: no. 1', '2015/16, marked: no. 2']
    """
    return [f"{label}: no. {number}" for number in range(1, size + 1)]


def _keyed(secret: bytes, purpose: str, key: Iterable[str], record: str) -> bytes:
    return hmac.new(secret, "\x1f".join((purpose, *key, record)).encode(), hashlib.sha256).digest()


def _reference(secret: bytes, key: tuple[str, str], record: str) -> str:
    number = int.from_bytes(_keyed(secret, "reference", key, record), "big")
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def _refuse_twice(frame: Frame) -> None:
    for (period, name), records in frame.items():
        again = len(records) - len(set(records))
        if again:
            where = f"{period}, {name}" if period else name
            raise SchemaMismatch(
                f"{where}: {again:,} records stand there twice; each record has one chance to be drawn, so keep one"
            )

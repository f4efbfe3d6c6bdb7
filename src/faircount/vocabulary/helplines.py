"""Where to find help, in the order of readers, and when each number was last checked by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from faircount.errors import BadReference
from faircount.vocabulary.reviewed import each, read_reviewed

READER_ORDER = ("child", "worried adult", "survivor", "worried about oneself")
"""In this order on every page: the reader who can wait least comes first."""
FRESH_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Helpline:
    """One number to ring. ``checked_on`` is the day of a person's check, or of the copy where ``checked_by`` is empty."""

    key: str
    reader: str
    heading: str
    name: str
    number: str
    address: str
    source: str
    checked_on: date
    checked_by: str
    how: str

    @property
    def is_checked(self) -> bool:
        """Whether a person has checked the number, ever."""
        return self.checked_by != ""


@dataclass(frozen=True, slots=True)
class Danger:
    """What to do when somebody is in danger now."""

    number: str
    words: str
    source: str


def _read() -> tuple[tuple[Helpline, ...], Danger]:
    content = read_reviewed("helplines")
    found = each("helplines", content["helplines"], lambda entry: Helpline(**entry))
    readers = [line.reader for line in found]
    if set(readers) != set(READER_ORDER):
        raise BadReference(f"reference/helplines.yml: there must be help for each reader: {', '.join(READER_ORDER)}")
    return tuple(sorted(found, key=lambda line: READER_ORDER.index(line.reader))), Danger(**content["danger"])


HELPLINES, DANGER = _read()


def stale(today: date) -> tuple[Helpline, ...]:
    """The numbers whose last check, or copy, is more than 90 days old.

    >>> first = min(line.checked_on for line in HELPLINES)
    >>> stale(first + timedelta(days=90)), len(stale(first + timedelta(days=91))) > 0
    ((), True)
    """
    return tuple(line for line in HELPLINES if today - line.checked_on > FRESH_FOR)


def unchecked() -> tuple[Helpline, ...]:
    """The numbers that no person has checked: a release waits for them, a demonstration says so."""
    return tuple(line for line in HELPLINES if not line.is_checked)

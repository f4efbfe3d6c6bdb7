"""Times as the database keeps them: text in UTC, to the second, so that they sort as they follow in every database."""

from __future__ import annotations

from datetime import UTC, datetime


def written(when: datetime) -> str:
    """The time as text.

    >>> written(datetime(2026, 11, 25, 22, 14, 21, tzinfo=UTC))
    '2026-11-25T22:14:21Z'
    """
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text: str) -> datetime:
    """The text as a time.

    >>> read("2026-11-25T22:14:21Z").hour
    22
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

"""Times of release as people in Britain say them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from faircount.errors import BadRelease
from faircount.vocabulary.periods import say_date

ZONE = "Europe/London"


def london_time(moment: datetime) -> datetime:
    """The moment by the clocks of London."""
    try:
        return moment.astimezone(ZoneInfo(ZONE))
    except ZoneInfoNotFoundError as error:
        raise BadRelease(f"this machine does not know the clocks of {ZONE}; install tzdata") from error


def parse_time(text: str, now: datetime) -> datetime:
    """The moment that was typed: London time where no zone is given, ``now`` for this minute; refused where it is none.

    >>> from datetime import UTC
    >>> parse_time("2026-12-01 09:30", datetime(2026, 11, 25, tzinfo=UTC)).isoformat()
    '2026-12-01T09:30:00+00:00'
    >>> parse_time("2027-06-01 09:30", datetime(2026, 11, 25, tzinfo=UTC)).isoformat()
    '2027-06-01T09:30:00+01:00'
    """
    if text.strip().lower() == "now":
        return london_time(now.replace(second=0, microsecond=0))
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise BadRelease(f"{text!r} is no time; write it like 2026-12-01 09:30, or now") from error
    if moment.tzinfo is None:
        london_time(now)  # says what is missing where this machine has no clocks of London
        moment = moment.replace(tzinfo=ZoneInfo(ZONE))
    return london_time(moment)


def say_time(moment: datetime) -> str:
    """The moment as printed.

    >>> from datetime import UTC
    >>> say_time(datetime(2026, 12, 1, 9, 30, tzinfo=UTC)), say_time(datetime(2027, 6, 1, 12, 0, tzinfo=UTC))
    ('9:30am, 1 December 2026', '1pm, 1 June 2027')
    """
    local = london_time(moment)
    hour, minutes = (local.hour % 12) or 12, f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}, {say_date(local.date())}"

"""The clock of this process, and of no other, set back: what the program takes for now is earlier."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, tzinfo
from types import ModuleType

ASK_THE_TIME = (
    "faircount.cli.release",
    "faircount.pipeline.doctor",
    "faircount.release.recover",
    "faircount.store.audit_trail",
    "faircount.store.decisions",
)
"""The modules that ask what time it is; the others ask one of them."""


def set_back(behind: timedelta) -> None:
    """Let this process live so much earlier."""
    if not behind:
        return

    class Earlier(datetime):
        """A time, of which now is earlier."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - behind

    for name in ASK_THE_TIME:
        module: ModuleType = __import__(name, fromlist=["datetime"])
        assert module.datetime is datetime, f"{name} is at another clock already"
        module.datetime = Earlier  # type: ignore[attr-defined]
    assert all(name in sys.modules for name in ASK_THE_TIME)

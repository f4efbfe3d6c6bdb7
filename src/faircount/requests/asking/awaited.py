"""Which forces were asked and have not answered, as the definition and the tracking sheet of a project say."""

from __future__ import annotations

from pathlib import Path

from faircount.requests.asking.definition import find_definition
from faircount.requests.asking.tracking import TRACKING, read_tracking
from faircount.vocabulary.areas import AREAS

REQUESTS = "requests"
"""The folder of a project in which letters, forms and the tracking sheet lie unless another is named."""


def forces_awaited(folder: Path) -> tuple[str, ...]:
    """The forces from which an answer is awaited.

    Those that were written to and are not noted as having answered; all that ``ask.toml`` names where there is no tracking sheet;
    none where nobody was asked.
    """
    tracked = read_tracking(folder / REQUESTS / TRACKING)
    if tracked:
        codes = [code for code, row in tracked.items() if row.sent is not None and row.answered is None]
    else:
        defined = find_definition(folder)
        codes = list(defined.forces) if defined else []
    return tuple(AREAS[code].police or AREAS[code].name for code in codes)


def forces_asked(folder: Path) -> frozenset[str]:
    """The forces that the request went to, by code, whether they have answered or not; none where nobody was asked."""
    tracked = read_tracking(folder / REQUESTS / TRACKING)
    if tracked:
        return frozenset(code for code, row in tracked.items() if row.sent is not None)
    defined = find_definition(folder)
    return frozenset(defined.forces) if defined else frozenset()

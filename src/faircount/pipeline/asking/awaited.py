"""Which forces were asked and have not answered, as the definition and the tracking sheet of a project say."""

from __future__ import annotations

from pathlib import Path

from faircount.errors import BadProject
from faircount.pipeline.asking.definition import ASK, read_definition
from faircount.pipeline.asking.tracking import TRACKING, read_tracking
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
        codes = _defined(folder)
    return tuple(AREAS[code].police or AREAS[code].name for code in codes)


def _defined(folder: Path) -> list[str]:
    """The forces of ``ask.toml``; none while it is not filled in, for then nobody can have been asked."""
    try:
        return list(read_definition(folder).forces) if (folder / ASK).is_file() else []
    except BadProject:
        return []

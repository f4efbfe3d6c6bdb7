"""Where the preview of a named reader lies."""

from __future__ import annotations

import hashlib
from pathlib import Path

from faircount.project.places import Places
from faircount.release.release import Draft
from faircount.store.decisions import one_line


def preview_folder(places: Places, draft: Draft, reader: str) -> Path:
    """The folder of a reader's copy of a draft; its name says neither who reads nor what."""
    told = f"{draft.digest}\n{one_line(reader).casefold()}"
    return places.previews / hashlib.sha256(told.encode()).hexdigest()[:16]

"""Filled-in forms read back by themselves."""

from __future__ import annotations

from pathlib import Path

from faircount.errors import UnreadableSource
from faircount.inputs import read_bytes
from faircount.readers.forms.request_form import FormReading, read_form
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content


def read_returned(path: Path) -> FormReading:
    """One returned form read back; refused if the file is none."""
    clock = Clock(path.name, FileLimits())
    try:
        content = read_bytes(path)
    except OSError as error:
        raise UnreadableSource(f"{path}: cannot be opened ({error.strerror}); give the path of a returned form") from error
    reading = read_form(open_content(content, path.name, clock))
    if reading is None:
        raise UnreadableSource(f"{path.name}: no request form, or its hidden definition was changed; use 'faircount read' for it")
    return reading

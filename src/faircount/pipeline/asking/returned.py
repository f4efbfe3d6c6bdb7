"""Filled-in forms among the answers of a project: which request each of them answers."""

from __future__ import annotations

from pathlib import Path

from faircount.errors import FaircountError, UnreadableSource
from faircount.readers.forms.request_form import FormReading, read_form
from faircount.readers.limits import Clock, Limits
from faircount.readers.opening import open_content

_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")


def read_returned(path: Path) -> FormReading:
    """One returned form read back; refused if the file is none."""
    clock = Clock(path.name, Limits())
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path}: cannot be opened ({error.strerror}); give the path of a returned form") from error
    reading = read_form(open_content(content, path.name, clock))
    if reading is None:
        raise UnreadableSource(f"{path.name}: no request form, or its hidden definition was changed; use 'faircount read' for it")
    return reading


def returned_forms(answers: Path) -> dict[str, str]:
    """The names of the returned forms by the reference of the request, the last in name order where one came twice.

    Other answers, and files that cannot be read, are no forms; 'faircount read' says what is wrong with them.
    """
    found: dict[str, str] = {}
    for path in sorted(answers.glob("*")):
        if path.suffix.lower() not in _SPREADSHEETS:
            continue
        try:
            found[read_returned(path).form.reference] = path.name
        except FaircountError:
            continue
    return found

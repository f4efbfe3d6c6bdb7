"""The request that is answered: the form as it came, or the definition that the applicant sent."""

from __future__ import annotations

from pathlib import Path

from faircount.errors import BadProject, UnreadableSource
from faircount.inputs import read_bytes
from faircount.readers.forms.request_form import FormReading, read_form
from faircount.readers.limits import Clock, FileLimits
from faircount.readers.opening import open_content
from faircount.requests.answering.settings import AnswerSettings
from faircount.requests.asking.definition import ASK, read_definition
from faircount.tables.request import RequestForm
from faircount.vocabulary.areas import AREAS


def read_request(settings: AnswerSettings) -> RequestForm:
    """The rows that are asked for; refused where they are asked of another force."""
    path = settings.request
    if path.suffix.lower() == ".toml":
        if path.name != ASK:
            raise BadProject(f"{path.name}: a definition is a file named {ASK}; rename it, or name the form that came")
        definition = read_definition(path.parent)
        form = definition.form(settings.area if settings.area in definition.forces else definition.forces[0])
    else:
        if not path.is_file():
            raise UnreadableSource(f"{path}: no such file; put the request there, or mend request.file")
        form = read_returned(path).form
    if form.area != settings.area:
        raise BadProject(
            f"{path.name}: asks {AREAS[form.area].name}, and {AREAS[settings.area].name} answers; name the right form or area"
        )
    return form


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

"""The request that is answered: the form as it came, or the definition that the applicant sent."""

from __future__ import annotations

from faircount.errors import BadProject, UnreadableSource
from faircount.requests.answering.settings import AnswerSettings
from faircount.requests.asking.definition import ASK, read_definition
from faircount.requests.asking.returned import read_returned
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

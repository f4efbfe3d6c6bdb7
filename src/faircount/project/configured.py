"""A file of settings read into its model, refused with the place of each mistake and how to mend it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from faircount.errors import BadProject
from faircount.inputs import LARGEST_LIST, read_text
from faircount.patterns import regex
from faircount.vocabulary.periods import FIRST_DAY, LAST_DAY

Model = TypeVar("Model", bound=BaseModel)
_UNWRITABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold, or steers a terminal: with it no workbook, feed or picture could be written."""


class SettingsSection(BaseModel):
    """A table of a file of settings: no key that is not known, and no sign that cannot be written."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @field_validator("*", mode="before")
    @classmethod
    def _can_be_written(cls, said: object) -> object:
        if isinstance(said, str) and _UNWRITABLE.search(said):
            raise ValueError("holds a sign that cannot be seen or written; type the words anew")
        if isinstance(said, date) and not FIRST_DAY.year <= said.year <= LAST_DAY.year:
            raise ValueError(f"the year {said.year} is a slip; write a day of this time, such as 2026-04-13")
        return said


def read_configured(path: Path, model: type[Model], sections: Mapping[str, type[BaseModel]]) -> Model:
    """What a TOML file says; ``sections`` names the model of each table in it, for the hint at a key that is not known."""
    try:
        return model.model_validate(tomllib.loads(_text(path)))
    except ValidationError as error:
        said = "; ".join(_mend(problem, model, sections) for problem in error.errors())
        raise BadProject(f"{path}: {said}") from error
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        where = f"in line {found[1]}, column {found[2]}" if found else "at its end"
        raise BadProject(
            f"{path}: not TOML {where}: text stands in quotes, a day as 2026-04-13, a list in [ ]; mend it"
        ) from error


def _text(path: Path) -> str:
    """The text of a file, whichever mark of byte order an editor put before it."""
    try:
        return read_text(path, LARGEST_LIST)
    except UnicodeDecodeError as error:
        raise BadProject(f"{path}: is not written in UTF-8 (from its byte {error.start:,} on); save it as UTF-8 text") from error


def _mend(problem: Any, model: type[BaseModel], sections: Mapping[str, type[BaseModel]]) -> str:
    *above, last = (str(part) for part in problem["loc"])
    place = ".".join((*above, last))
    if problem["type"] == "extra_forbidden":
        # A table that may stand several times has its number in the place.
        named = ".".join(part for part in above if not part.isdigit())
        known = list(sections.get(named, model).model_fields)
        near = difflib.get_close_matches(last, known, n=1)
        return f"{place} is not known; " + (f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}")
    if problem["type"] in ("string_too_short", "too_short"):
        return f"{place} is empty; write it"
    if problem["type"] == "missing":
        return f"{place} is missing; add it"
    return f"{place}: {_wanted(problem)}"


def _wanted(problem: Any) -> str:
    """What is wanted there, in plain words; a check of ours says so itself."""
    kind, about = problem["type"], problem.get("ctx", {})
    if kind == "value_error":
        return str(problem["msg"]).removeprefix("Value error, ")
    for begins, says in _WANTED.items():
        if kind.startswith(begins):
            return says.format(**about)
    return "cannot stand there; look at the guide for what is wanted"


_WANTED = {
    "int": "must be a whole number, such as 5",
    "float": "must be a number, such as 0.05",
    "finite_number": "must be a number that is not infinite",
    "bool": "must be true or false",
    "date": "must be a day, written 2026-04-13 without quotes",
    "string_pattern_mismatch": "is not of the form that is wanted",
    "string": "must be text in quotes",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "greater_than_equal": "must be {ge} or more",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be {le} or less",
    "less_than": "must be less than {lt}",
    "list": "must be a list, in [ ]",
    "tuple": "must be a list, in [ ]",
    "dict": "must be a table, headed by its name in [ ]",
    "model": "must be a table, headed by its name in [ ]",
}
"""What is wanted, by how the kind of a mistake begins."""

"""A file of settings read into its model, refused with the place of each mistake and how to mend it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, field_validator

from faircount.errors import BadProject, UnknownTerm
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


def parsed(parse: Callable[[str], object]) -> BeforeValidator:
    """What a text in the file means, refused by the vocabulary in its own words."""

    def read(text: object) -> object:
        try:
            return parse(text) if isinstance(text, str) else text
        except UnknownTerm as error:
            raise ValueError(str(error)) from error

    return BeforeValidator(read)


def read_configured(path: Path, model: type[Model]) -> Model:
    """What a TOML file says."""
    try:
        return model.model_validate(tomllib.loads(_text(path)))
    except ValidationError as error:
        said = "; ".join(_mend(problem, model) for problem in error.errors())
        raise BadProject(f"{path}: {said}") from error
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        where = f"in line {found[1]}, column {found[2]}" if found else "at its end"
        raise BadProject(
            f"{path}: not TOML {where}: text stands in quotes, a day as 2026-04-13, a list in [ ]; mend it"
        ) from error


def new_settings(path: Path, package: str, no_folder: str, **given: str) -> Path:
    """A file of settings to fill in, from the one that the package has under its name; refused if there is one already."""
    if path.exists():
        raise BadProject(f"{path}: is there already; change it, or take it away first")
    if not path.parent.is_dir():
        raise BadProject(f"{path.parent}: is no folder; {no_folder}")
    path.write_text(template_of(package, path.name, **given), encoding="utf-8")
    return path


def template_of(package: str, name: str, **given: str) -> str:
    """The file of settings that a package has under this name, with what is given in its places."""
    return (files(package) / name).read_text(encoding="utf-8").format(**given)


def _text(path: Path) -> str:
    """The text of a file, whichever mark of byte order an editor put before it."""
    try:
        return read_text(path, LARGEST_LIST)
    except UnicodeDecodeError as error:
        raise BadProject(f"{path}: is not written in UTF-8 (from its byte {error.start:,} on); save it as UTF-8 text") from error


def _mend(problem: Any, model: type[BaseModel]) -> str:
    *above, last = (str(part) for part in problem["loc"])
    place = ".".join((*above, last))
    if problem["type"] == "extra_forbidden":
        # A table that may stand several times has its number in the place.
        named = ".".join(part for part in above if not part.isdigit())
        known = list(_sections(model).get(named, model).model_fields)
        near = difflib.get_close_matches(last, known, n=1)
        return f"{place} is not known; " + (f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}")
    if problem["type"] in ("string_too_short", "too_short"):
        return f"{place} is empty; write it"
    if problem["type"] == "missing":
        return f"{place} is missing; add it"
    return f"{place}: {_wanted(problem)}"


def _sections(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The model of each table in the file, those that may be left out or stand several times too."""
    parts = ((name, part) for name, of in model.model_fields.items() for part in (of.annotation, *get_args(of.annotation)))
    return {name: part for name, part in parts if isinstance(part, type) and issubclass(part, BaseModel)}


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

"""The file of a mapping, which a person reviews: read, and written with what is still asked at its head."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from faircount.project.configured import SettingsSection, read_configured
from faircount.records.mapping.mapping import Mapping, MappingQuestion

HEAD = """\
# Which column of this export is which, and what its words mean. Written by faircount map, kept and corrected by you: the next
# export with these columns is read by it without a question. It stays in the house.
# Columns of records: the guide "Map an export of a crime system". A column of the export that stands nowhere under [columns] is
# not used.
"""


class _Question(SettingsSection):
    about: str
    asks: str = ""
    choices: list[str] = Field(default_factory=list)
    answer: str = ""


class _Export(SettingsSection):
    heads: list[str]
    repeats: str = ""


class _MappingFile(SettingsSection):
    export: _Export
    columns: dict[str, str]
    days: dict[str, str] = Field(default_factory=dict)
    fixed: dict[str, str] = Field(default_factory=dict)
    words: dict[str, dict[str, str]] = Field(default_factory=dict)
    questions: list[_Question] = Field(default_factory=list)


def read_mapping(path: Path) -> Mapping:
    """The mapping that a person reviewed, refused with what is not understood of it."""
    read = read_configured(path, _MappingFile)
    questions = tuple(MappingQuestion(each.about, each.asks, tuple(each.choices), each.answer) for each in read.questions)
    return Mapping(tuple(read.export.heads), read.columns, read.days, read.fixed, read.words, read.export.repeats, questions)


def written(mapping: Mapping) -> str:
    """The mapping as TOML, with the questions at its head where some are open."""
    lines = [HEAD]
    if mapping.open:
        lines.append(
            "# Answer what is asked: write one of the choices, or words of your own where the question allows, into answer."
        )
    for question in mapping.questions:
        lines += ["[[questions]]", f"about = {_quoted(question.about)}", f"asks = {_quoted(question.asks)}"]
        if question.choices:
            lines.append(f"choices = [{', '.join(map(_quoted, question.choices))}]")
        lines += [f"answer = {_quoted(question.answer)}", ""]
    lines += ["[export]", f"heads = [{', '.join(map(_quoted, mapping.heads))}]", f"repeats = {_quoted(mapping.repeats)}", ""]
    for name, entries in (("columns", mapping.columns), ("days", mapping.days), ("fixed", mapping.fixed)):
        lines += [f"[{name}]", *_entries(entries), ""]
    for name, words in mapping.words.items():
        lines += [f"[words.{name}]", *_entries(words), ""]
    return "\n".join(lines)


def _entries(entries: MappingOf[str, str]) -> Sequence[str]:
    return [f"{_quoted(key)} = {_quoted(said)}" for key, said in entries.items()]


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON; DEL has to be escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""A mapping as a person reviews it, and its file: which column of an export is which, how words are read, what is still asked."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import Field

from faircount.project.configured import SettingsSection, read_configured

WORDED = ("force", "offence", "online", "victim_sex", "relationship", "outcome", "standing")
"""Columns of records whose words are translated one by one."""
DATED = ("recorded", "committed_from", "committed_to", "outcome_date", "victim_birth")
ONCE, EACH = "once", "each"
NONE = "none"
"""What is answered where no column of the export is the one that is asked for."""
NOT_KNOWN, AS_WRITTEN = "not known", "as written"
NOT_READ = "?"
"""What stands in a mapping beside a word until somebody says what it means."""


@dataclass(frozen=True, slots=True)
class MappingQuestion:
    """One thing that the export does not tell: about what, in words, with what may be answered."""

    about: str
    asks: str
    choices: tuple[str, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How an export becomes records.

    ``columns`` are heads by column of records; ``days`` forms of days by head; ``fixed`` what is the same in every row;
    ``words`` for each translated column what its words mean, "" for not known. ``repeats`` says what rows are that repeat a
    victim of a crime: ``once`` takes each victim once, ``each`` takes each row as a victim.
    """

    heads: tuple[str, ...]
    columns: MappingOf[str, str]
    days: MappingOf[str, str] = field(default_factory=dict)
    fixed: MappingOf[str, str] = field(default_factory=dict)
    words: MappingOf[str, MappingOf[str, str]] = field(default_factory=dict)
    repeats: str = ""
    questions: tuple[MappingQuestion, ...] = ()

    @property
    def open(self) -> tuple[MappingQuestion, ...]:
        """What nobody has answered yet."""
        return tuple(question for question in self.questions if not question.answer)

    def settled(self) -> Mapping:
        """The mapping with every answer in its place, and those questions gone."""
        found = self
        for question in self.questions:
            if question.answer:
                found = _answered(found, question)
        return replace(found, questions=self.open)


def _answered(mapping: Mapping, question: MappingQuestion) -> Mapping:
    kind, _, name = question.about.partition(":")
    answer = question.answer
    if kind == "column":
        kept = {key: head for key, head in mapping.columns.items() if key != name and (answer == NONE or head != answer)}
        return replace(mapping, columns=kept if answer == NONE else {**kept, name: answer})
    if kind == "fixed" and answer in mapping.heads:
        return replace(mapping, columns={**mapping.columns, name: answer})
    if kind == "fixed":
        return replace(mapping, fixed={**mapping.fixed, name: answer})
    if kind == "days":
        return replace(mapping, days={**mapping.days, name: answer})
    if kind == "words":
        words = {word: means if means != NOT_READ else "" for word, means in mapping.words.get(name, {}).items()}
        return replace(mapping, words={**mapping.words, name: words})
    if kind == "coded":
        male, female = ("1", "2") if answer == "1 is male" else ("2", "1")
        coded = {**mapping.words.get(name, {}), male: "male", female: "female"}
        return replace(mapping, words={**mapping.words, name: coded})
    return replace(mapping, repeats=answer)


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

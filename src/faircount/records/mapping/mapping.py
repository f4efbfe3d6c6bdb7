"""A mapping as a person reviews it: which column of an export is which, how its days and words are read, what is still asked."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

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

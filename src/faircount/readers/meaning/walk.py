"""The way down a document: which headings are still open and which question is being answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from faircount.readers.base import Kind, Prose
from faircount.readers.said.numbers import is_value
from faircount.readers.said.questions import asked_by, number_of, without_number
from faircount.readers.said.requests import is_asking
from faircount.readers.said.sentences import mentions_in

_REPLY = re.compile(r"^\W*(?:our |the )?(?:answer|response|reply)\W*$", re.IGNORECASE)


@dataclass(slots=True)
class Walk:
    """What has been passed on the way down a document: headings still open, and what stands since the last of them."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    since: list[str] = field(default_factory=list)
    questions: Mapping[str, str] = field(default_factory=dict)
    question: tuple[str, ...] = ()

    def _ask(self, block: Prose) -> None:
        """Keep the question that what follows answers."""
        number, said = number_of(block.text), without_number(block.text)
        numbered = asked_by(self.questions, number)
        is_told = bool(mentions_in(said)) or is_value(said.rsplit(" ", 1)[-1].strip("."))
        if is_asking(block.text):
            self.question = (said, *numbered[1:])
        elif number and not numbered and len(said) > 12 and not is_told:
            self.question = (said,)
        elif number or (block.kind is Kind.HEADING and not _REPLY.match(block.text)):
            self.question = numbered

    def take(self, block: Prose) -> None:
        """Pass one block of prose."""
        if block.kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM):
            self._ask(block)
        if block.kind is Kind.HEADING:
            self.headings = [(level, text) for level, text in self.headings if level < block.level] + [(block.level, block.text)]
            self.since = []
        elif block.kind in (Kind.PARAGRAPH, Kind.NOTE) or (block.kind is Kind.ITEM and len(block.text) > 80):
            self.since.append(block.text)

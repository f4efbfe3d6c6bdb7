"""The way down a document: which headings are still open and which question is being answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from faircount.language.captions import is_caption
from faircount.language.cell_values import is_value
from faircount.language.periods import find_spans
from faircount.language.sentences import mentions_in
from faircount.patterns import regex
from faircount.readers.base import Prose, ProseKind, Sheet
from faircount.readers.layout.dimension_names import names_dimension_only
from faircount.readers.layout.lines_between import is_bare_offence, is_block_label, is_note, names_subject
from faircount.readers.letter.questions import asked_by, number_in, number_of, without_number, without_stop
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.listed import ListLine, items_of, split_periods

_NOTES = regex(r"^\W*(?:foot)?notes?\W*$", re.IGNORECASE)
_REPLY = regex(
    r"^\W*(?:our |the )?(?:answer|response|reply)(?: (?:to )?(?:q(?:uestion)?\.? ?)?\d{1,2})?(?: ?\((?P<of>[^()]{3,120})\))?\W*$",
    re.IGNORECASE,
)


def answered_inline(blocks: Sequence[Sheet | Prose]) -> frozenset[int]:
    """The places of the questions between which the answers were written, as in a message; none in a letter that answers below.

    >>> asked = [Prose("1) How many rapes?", ProseKind.REQUEST, ""), Prose("2) How many arrests?", ProseKind.REQUEST, "")]
    >>> told = Prose("64", ProseKind.PARAGRAPH, "")
    >>> answered_inline([asked[0], told, asked[1], told]) == {0, 2}, answered_inline([*asked, told])
    (True, frozenset())
    """
    texts = {at: block.text for at, block in enumerate(blocks) if isinstance(block, Prose) and block.kind is ProseKind.REQUEST}
    numbered = [at for at, text in texts.items() if number_of(text) and is_asking(text)]
    followed = [at for at in numbered if at + 1 < len(blocks) and at + 1 not in texts]
    return frozenset(followed) if len(followed) > 1 and len(followed) == len(numbered) else frozenset()


def _leads_with_period(text: str) -> bool:
    """Whether a line between two tables says of which period the next one is: "Next, 2017.", "As above but 23/24 only"."""
    return len(text) < _SHORT and bool(find_spans(text)) and not mentions_in(text)


_SHORT = 32


@dataclass(slots=True)
class DocumentWalk:
    """What has been passed on the way down a document: headings still open, and what stands since the last of them."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    since: list[str] = field(default_factory=list)
    title: str = ""
    is_told: bool = False
    """Whether a table came below the title: sentences behind it are not under it any more."""
    after_table: bool = False
    questions: Mapping[str, str] = field(default_factory=dict)
    question: tuple[str, ...] = ()
    answered_under: list[tuple[int, str]] = field(default_factory=list)
    """Of the open headings those of the tables that answer the last numbered question, as they came below its number."""
    asked_under: list[tuple[int, str]] | None = None
    """The headings that stood above the last number."""

    def _ask(self, block: Prose) -> None:
        """Keep the question that what follows answers."""
        said = without_number(block.text)
        number = self._number(block.text)
        number = number or next((number for number, asked in self.questions.items() if asked == said.strip()), "")
        numbered = asked_by(self.questions, number)
        is_told = bool(mentions_in(said)) or is_value(said.rsplit(" ", 1)[-1].strip("."))
        if is_asking(block.text):
            self.question = (said, *numbered[1:])
        elif number and not numbered and len(said) > 12 and not is_told:
            self.question = (said,)
        elif _REPLY.match(block.text) and not numbered:
            return
        elif number or (block.kind is ProseKind.HEADING and not _REPLY.match(block.text) and not names_subject(block.text)):
            self.question = numbered

    def _number(self, text: str) -> str:
        """The number of the question that a line says it answers; "A." answers the "Q." above it."""
        found = number_in(without_stop(text, self.questions) if self.question else text, self.questions)
        return "" if found == "a" and self.question and _PUTS.match(self.question[0]) else found

    def ask_inline(self, block: Prose) -> None:
        """Keep a question of the request whose answer stands below it, and before the next question."""
        self.question = (without_number(block.text), *asked_by(self.questions, number_of(block.text))[1:])
        self.since = []

    def pass_table(self) -> None:
        """Pass a table: what stood above it leads in to nothing below it, and the sentences right below are its notes."""
        self.since, self.after_table, self.is_told = [], True, bool(self.title)
        if self.asked_under is not None:
            self.answered_under = [entry for entry in self.headings if entry not in self.asked_under]

    def take(self, block: Prose) -> None:
        """Pass one block of prose, line by line. The heading of a list leads in to its own lines, and to nothing below them."""
        lines = [line for line in block.text.split("\n") if line.strip()]
        items = items_of(lines)
        for line, item in zip(lines, items, strict=True):
            self._take_line(replace(block, text=line), item)
        headed = {line for line, (own, below) in zip(lines, pairwise(items), strict=False) if own is None and below is not None}
        self.since = [text for text in self.since if text not in headed or mentions_in(text)]

    def _take_line(self, block: Prose, item: ListLine | None) -> None:
        if names_dimension_only(block.text) and not is_caption(block.text):
            # The upper line of the headings of the table below: what was said before it still leads in, but no heading beside it.
            if block.kind is ProseKind.HEADING:
                self.headings = [(level, text) for level, text in self.headings if level < block.level]
            return
        is_below = self.after_table and block.kind is not ProseKind.HEADING and not _leads_with_period(block.text)
        if is_below and is_note(block.text) and not number_of(block.text):
            return
        self.after_table = False
        if block.kind in (ProseKind.HEADING, ProseKind.PARAGRAPH, ProseKind.ITEM):
            self._ask(block)
            number = self._number(block.text)
            # What was asked and answered under one number leads in to nothing under the next.
            is_label = is_block_label(block.text) or bool(self.title and is_bare_offence(block.text))
            # "2021/22: 578 offences (of which 89 had the flag)" tells its own figures and is no title of others.
            before = next((block.text[: span.start] for span in find_spans(block.text)), "all")
            is_told = not before.strip(" -*•·") and bool(mentions_in(block.text))
            if names_subject(block.text) and not (is_label or is_told or _REPLY.match(block.text)):
                self.title, self.is_told = block.text, False
            elif number or (block.kind is ProseKind.HEADING and not is_label):
                self.title, self.is_told = "", False
            if number:
                self.since = [text for text in self.since if number_of(text) == number]
                closed = [
                    entry for entry in self.headings if is_block_label(entry[1]) or number_of(entry[1])
                ] + self.answered_under
                self.headings = [entry for entry in self.headings if entry not in closed]
                self.asked_under, self.answered_under = list(self.headings), []
        if block.kind is ProseKind.HEADING:
            self.headings = [(level, text) for level, text in self.headings if level < block.level] + [(block.level, block.text)]
            self.since = []
        elif item is not None:
            # A line of a list is about its own figure: below it stands only that several periods were told.
            self._lead_on(item.label[span.start : span.end] for span in find_spans(item.label))
        elif block.kind in (ProseKind.PARAGRAPH, ProseKind.NOTE) or (block.kind is ProseKind.ITEM and _leads(block.text)):
            told = _REPLY.match(block.text)
            series = split_periods(block.text, "")
            # What is said before the figures of a line is of these, and of nothing below: that periods were told stands.
            self._lead_on([one.label for one in series] or [(told and told["of"]) or block.text])

    def _lead_on(self, texts: Iterable[str]) -> None:
        """Keep what leads in to what follows, each once: the same years in every line of a list push nothing out."""
        self.since += [text for text in dict.fromkeys(texts) if text not in self.since]


_SENTENCE = 80
"""Letters of a point in a list beyond which it is a sentence."""


def _leads(text: str) -> bool:
    """Whether a point in a list is a sentence, or a question with its answer below: it may lead in to what follows."""
    return len(text) > _SENTENCE or bool(_PUTS.match(text))


_PUTS = regex(r"\W*Q(?:uestion)?\b[.:)\s]", re.IGNORECASE)


def notes_below(blocks: Sequence[Sheet | Prose]) -> dict[int, tuple[str, ...]]:
    """By the place of each table, the sentences right below it: they are about it, and about nothing after the next title."""
    found: dict[int, tuple[str, ...]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Sheet):
            found[at] = tuple(_sentences_from(blocks[at + 1 :]))
    return found


def _sentences_from(blocks: Sequence[Sheet | Prose]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Sheet) or block.kind is ProseKind.REQUEST:
            return
        for line in block.text.split("\n"):
            if block.kind is ProseKind.HEADING or not is_note(line) or number_of(line):
                if block.kind is ProseKind.HEADING and _NOTES.match(line):
                    continue
                return
            yield line

"""The doubts of an answer gathered into matters: what one decision settles, and the figures and cells that it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from faircount.errors import BadDecision, UnknownPeriod
from faircount.readers.meaning.facts import OF_LABEL
from faircount.requests.inbox.decided import ANSWERS, IS, NONE, PLACES, WHOSE_PLACE, forces_said
from faircount.requests.inbox.nature import ANSWERS as ENDS_IT
from faircount.requests.inbox.nature import PieceNature
from faircount.review.effects import AS_READ, READ_AS, change
from faircount.review.locators import letter_of, table_of
from faircount.review.mends import MENDED, is_mend, mended
from faircount.review.questions import LEAVE_OUT, NOT_UNDERSTOOD, Choice, Scope, parts_of, question_of
from faircount.store.decisions import LONGEST, Key, one_line
from faircount.tables.extract import AnsweredFigure, Doubt, Extract
from faircount.tables.figure_columns import FigureColumns
from faircount.vocabulary.periods import parse_period, say_date

_Groups = dict[tuple[str, str], list[int]]
"""The numbers of the figures in doubt, by the place that one decision reaches and the doubt."""
PERIOD_ASKED = "Which period is this figure about?"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing for a person to settle.

    ``doubt`` is the readers' own wording, which decisions are kept under; ``asks`` is the question as it is put. ``cells`` are
    the places concerned; ``figures`` were read with the doubt, none where the cell became no figure until it is settled.
    """

    file: str
    sha256: str
    place: str
    doubt: str
    asks: str
    choices: tuple[Choice, ...]
    typed: str
    cells: tuple[str, ...]
    figures: Sequence[AnsweredFigure] = ()

    @property
    def key(self) -> Key:
        """Under what decisions on it are kept."""
        return self.sha256, one_line(self.place)[: LONGEST["locator"]], one_line(self.doubt)[: LONGEST["question"]]

    @property
    def id(self) -> str:
        """A short name that is the same whenever the same document is read."""
        return hashlib.sha256("\0".join(self.key).encode()).hexdigest()[:10]

    @property
    def may_mend(self) -> bool:
        """Whether a part of the proposed reading may be said otherwise."""
        return bool(self.figures) and any(choice.choice == AS_READ for choice in self.choices)

    def choice(self, said: str) -> str:
        """The choice that is meant by its number (from 1), its words, or a typed answer; refused if none is."""
        said = one_line(said)
        if said.isdecimal() and 1 <= int(said) <= len(self.choices):
            return self.choices[int(said) - 1].choice
        words = said.casefold()
        named = next((one.choice for one in self.choices if words in (one.choice.casefold(), one.name.casefold())), "")
        if named:
            return named
        if self.may_mend and is_mend(said):
            return mended(said, self.figures)
        if not self.typed or self.typed == MENDED:
            more = ", or say what is otherwise, such as online: no" if self.typed else ""
            raise BadDecision(f"{said!r} is no choice here; give a number from 1 to {len(self.choices)}{more}")
        answer = said if said.startswith(f"{self.typed}: ") else f"{self.typed}: {said}"
        _check(answer, self.figures)
        return answer


def _check(answer: str, figures: Sequence[AnsweredFigure]) -> None:
    kind, _, said = answer.partition(": ")
    if figures:
        change(figures[0], answer)
    elif kind == ANSWERS:
        forces_said(said)
    elif kind == "period":
        try:
            parse_period(said)
        except UnknownPeriod as error:
            raise BadDecision(str(error)) from error


def matters_of(extract: Extract) -> tuple[Matter, ...]:
    """What waits for a person in one answer: first what keeps a figure out, then what is uncertain about figures that are in."""
    return *_unread(extract), *_read(extract)


def _unread(extract: Extract) -> Iterator[Matter]:
    """Doubts about cells that became no figure: those of one table with the same readings are one matter."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Doubt]] = {}
    for doubt in extract.doubts:
        if doubt.place in PLACES:
            yield inbox_matter(extract, doubt)
            continue
        groups.setdefault((table_of(doubt.place), doubt.question, doubt.alternatives), []).append(doubt)
    for (place, question, alternatives), doubts in groups.items():
        cells = tuple(dict.fromkeys(doubt.place for doubt in doubts))
        # The readings are part of the question, so that a table with several unclear years asks about each of them.
        worded = f"{question} {' or '.join(alternatives)}".strip()
        choices, typed = _choices(question, alternatives, readable=all(doubt.readings for doubt in doubts))
        asks = "Which period are these figures about?" if question == PERIOD_ASKED and len(cells) > 1 else question
        yield Matter(extract.file, extract.sha256, place, worded, asks, choices, typed, cells)


def inbox_matter(extract: Extract, doubt: Doubt) -> Matter:
    """A question about a file as correspondence: each alternative is what may be said, and after a colon why."""
    kind = ANSWERS if doubt.place == WHOSE_PLACE else IS
    told = [alternative.partition(": ") for alternative in doubt.alternatives]
    choices = tuple(Choice(f"{kind}: {name}", name[:1].upper() + name[1:], why, _follows(name)) for name, _, why in told)
    typed = ANSWERS if kind == ANSWERS else ""
    return Matter(extract.file, extract.sha256, doubt.place, doubt.question, doubt.question, choices, typed, (doubt.place,))


def _follows(name: str) -> str:
    """What follows from an answer to a question about a file as correspondence."""
    if name == NONE:
        return "Nobody has answered with it"
    if name in list(PieceNature):
        return "The request is answered" if PieceNature(name) in ENDS_IT else "The request stays open"
    return "It is taken for what came to this request"


def _choices(question: str, alternatives: tuple[str, ...], *, readable: bool) -> tuple[tuple[Choice, ...], str]:
    if question != PERIOD_ASKED:
        names = alternatives if readable else ()
        each = (
            Choice(f"{READ_AS}: {name}", name.capitalize(), "the cell can be read so", "Taken in with that meaning")
            for name in names
        )
        return (*each, LEAVE_OUT), ""
    found = [
        Choice(f"period: {one}", one, _days(one), "Read again with that period, and counted in it")
        for one in dict.fromkeys(alternatives)
        if _days(one)
    ]
    return (*found, LEAVE_OUT), "period"


def _days(label: str) -> str:
    try:
        period = parse_period(label)
    except UnknownPeriod:
        return ""
    return f"{say_date(period.start)} to {say_date(period.end)}"


def _read(extract: Extract) -> Iterator[Matter]:
    """Doubts about figures: one decision reaches as far as its question does."""
    groups: _Groups = {}
    places: list[str] = []
    for source in (extract.figures, extract.proposals):
        columns = FigureColumns.of(source).columns
        first = len(places)
        places += columns["locator"]
        which = np.asarray(columns["doubt"].which, np.int32)
        for code, text in enumerate(columns["doubt"].told):
            if parts := parts_of(text):
                numbers = (np.flatnonzero(which == code) + first).tolist()
                _gather(groups, parts, numbers, list(map(places.__getitem__, numbers)))
    in_turn = {key: sorted(numbers) for key, numbers in groups.items()}
    for (place, doubt), numbers in _read_alike(extract, dict(sorted(in_turn.items(), key=lambda group: group[1][0]))).items():
        question = question_of(doubt)
        figures = Picked(extract, numbers)
        cells = tuple(dict.fromkeys(map(places.__getitem__, numbers)))
        choices = question.choices_of(doubt, figures)
        typed = question.typed or (MENDED if any(choice.choice == AS_READ for choice in choices) else "")
        asks = _with_words(question.asks, doubt, figures)
        yield Matter(extract.file, extract.sha256, place, doubt, asks, choices, typed, cells, figures)


def _gather(groups: _Groups, doubts: Sequence[str], numbers: list[int], places: Sequence[str]) -> None:
    """Add the figures of these numbers and places to the groups of their doubts, all at once where they are of one table."""
    tables = list(map(table_of, places))
    is_one_table = len(set(tables)) == 1
    for doubt in doubts:
        scope = question_of(doubt).scope
        if scope is Scope.TABLE and is_one_table:
            groups.setdefault((tables[0], doubt), []).extend(numbers)
        elif scope in (Scope.TABLE, Scope.CELL):
            for number, place in zip(numbers, tables if scope is Scope.TABLE else places, strict=True):
                groups.setdefault((place, doubt), []).append(number)
        else:
            groups.setdefault(("", doubt), []).extend(numbers)


def _read_alike(extract: Extract, groups: _Groups) -> _Groups:
    """The same doubts, those of several tables together where the part that they ask about is read alike in all of them.

    So those of several paragraphs of one letter, where one answer serves them all.
    """
    tables: dict[str, list[str]] = {}
    for place, doubt in groups:
        tables.setdefault(doubt, []).append(place)
    found: _Groups = {}
    for doubt, places in tables.items():
        question = question_of(doubt)
        numbers = [number for place in places for number in groups[place, doubt]]
        is_alike = question.is_of_letter and len({letter_of(place) for place in places} | {""}) == 1
        if question.same and len(places) > 1:
            is_alike = len(set(map(_part(extract, question.same).__getitem__, numbers))) == 1
        if is_alike and len(places) > 1:
            found["", doubt] = numbers
        else:
            found |= {(place, doubt): groups[place, doubt] for place in places}
    return found


def _part(extract: Extract, name: str) -> list[object]:
    return [read for source in (extract.figures, extract.proposals) for read in FigureColumns.of(source).columns[name]]


_FEW_LABELS = 3
_LOOKED_AT = 5_000


def _with_words(asks: str, doubt: str, figures: Sequence[AnsweredFigure]) -> str:
    """The question with the words of labels, titles and sentences that were not understood, at the desk and nowhere else."""
    if not doubt.startswith(NOT_UNDERSTOOD):
        return asks
    assigned = dict.fromkeys(figure.assigned for figure in figures[:_LOOKED_AT])
    named = [part for text in assigned for part in text.split("; ") if part.startswith(f"{OF_LABEL}: ")]
    labels = list(dict.fromkeys(part.removeprefix(f"{OF_LABEL}: ") for part in named))
    if not labels:
        return asks
    more = f" and {len(labels) - _FEW_LABELS} more" if len(labels) > _FEW_LABELS else ""
    verb = "was" if len(labels) == 1 else "were"
    return f"{', '.join(labels[:_FEW_LABELS])}{more} {verb} not understood. {asks.split('. ', 1)[1]}"


class Picked(Sequence[AnsweredFigure]):
    """Some of an extract's figures and proposals, by their numbers; each is the extract's own."""

    def __init__(self, extract: Extract, numbers: Sequence[int]) -> None:
        self.extract, self.numbers = extract, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, number: int) -> AnsweredFigure: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[AnsweredFigure, ...]: ...
    def __getitem__(self, number: int | slice) -> AnsweredFigure | tuple[AnsweredFigure, ...]:
        if isinstance(number, slice):
            return tuple([self[n] for n in range(len(self))[number]])
        at, first = self.numbers[number], len(self.extract.figures)
        return self.extract.figures[at] if at < first else self.extract.proposals[at - first]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

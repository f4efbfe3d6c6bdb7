"""Every doubt that the readers raise about a figure as a question that a person can answer, with choices and consequences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from faircount.patterns import regex
from faircount.review.effects import AS_READ, BOTH, LEFT_OUT, NO_COUNT
from faircount.tables.answered import DOUBT
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import find_period


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a doubt: what stands in decisions.csv, its name, why it may be so, and what follows from it."""

    choice: str
    name: str
    reason: str
    consequence: str


class Scope(StrEnum):
    """How far one decision reaches."""

    CELL = "cell"
    TABLE = "table"
    DOCUMENT = "document"


Choices = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt in plain words, how far its answer reaches, its choices, and the kind of answer that may be typed instead.

    Where choices depend on the words of the doubt and the figures they are made of both. ``same`` is the part of a reading that
    a table is asked about: where all the tables in doubt are read alike in it, one answer serves them all.
    """

    asks: str
    scope: Scope
    choices: Choices | Callable[[str, Sequence[AnsweredFigure]], Choices]
    typed: str = ""
    same: str = ""

    @property
    def is_of_letter(self) -> bool:
        """Whether one answer serves all paragraphs of a letter, as it says nothing that may differ between them."""
        return self.scope is Scope.TABLE and isinstance(self.choices, tuple) and not self.typed

    def choices_of(self, doubt: str, figures: Sequence[AnsweredFigure]) -> Choices:
        """The choices where this doubt is asked about these figures."""
        return self.choices if isinstance(self.choices, tuple) else self.choices(doubt, figures)


LEAVE_OUT = Choice(LEFT_OUT, "Leave out", "not to be told from the answer", "Listed as left over, never as zero")


def _keep(reason: str, consequence: str, name: str = "Keep as read") -> Choice:
    return Choice(AS_READ, name, reason, consequence)


def _units(doubt: str, figures: Sequence[AnsweredFigure]) -> Choices:
    read = figures[0].counted
    because = "a table by age and sex counts people" if "counts people" in doubt else "what most answers of this kind count"
    others = [unit for unit in (Counted.OFFENCES, Counted.VICTIMS, Counted.SUSPECTS) if unit != read]
    found = [
        Choice(f"counted: {unit}", unit.capitalize(), "if heading, note or letter say so", f"Never added to figures of {read}")
        for unit in others
    ]
    return _keep(because, "The doubt is settled, the figures stay", read.capitalize()), *found, LEAVE_OUT


def _marked(doubt: str, figures: Sequence[AnsweredFigure]) -> Choices:
    del figures
    place = re.fullmatch(r"taken as online because (.+) says so", doubt)
    return (
        _keep(f"{place[1] if place else 'the letter'} says so", "Compared with marked offences alone", "Marked as online"),
        Choice("online: all", "Online and not", "the words speak of the request alone", "Compared with all offences"),
        LEAVE_OUT,
    )  # fmt: skip


def _periods(doubt: str, figures: Sequence[AnsweredFigure]) -> Choices:
    del figures
    named = (find_period(text) for text in doubt.removeprefix("two periods: ").split(" and "))
    found = [
        Choice(f"period: {period.label}", period.label, "one of the two that the labels name", "Counted in that period")
        for period in named
        if period is not None
    ]
    return *found, LEAVE_OUT


_LEFT_OUT_ALONE = (LEAVE_OUT,)
_HIDDEN = (
    _keep("the answer does not say what its mark means", "Nothing is taken as known, and never zero", "Not known"),
    Choice("between: 1 to 4", "1 to 4", "the force says “under 5, not 0” elsewhere", "Used as a range, never as a number"),
    Choice("between: 0 to 4", "0 to 4", "the force says “under 5”, and zero is not shown apart", "Used as a range from zero"),
    LEAVE_OUT,
)
_ABOUT = _keep("the answer says “about”", "Shown as about, and never part of a sum"), LEAVE_OUT
_SEEN = (
    _keep("compared with the page, figure by figure", "The doubt is settled, the figures stay", "The page shows them"),
    LEAVE_OUT,
)
_FRACTION = Choice(NO_COUNT, "Not a count", "counts have no fraction", "Kept as a rate or share, never part of a sum"), LEAVE_OUT
_PLAIN = _keep("the program found no better reading", "The doubt is settled, the figures stay"), LEAVE_OUT
_YES_OR_NO = (
    _keep("yes and no tell groups apart, whatever they are", "Kept apart by group, not compared by online mark"),
    LEAVE_OUT,
)
_OTHERWISE = (
    _keep("it corrects the other, or came later", "The other’s for the same are left out", "This one stands"),
    Choice(BOTH, "Both stand", "neither takes the other back", "Both are shown, as figures that do not agree"),
    LEAVE_OUT,
)
_BELONGS = _keep("the answer belongs to this project", "Its figures stay", "It belongs here"), LEAVE_OUT
_OF_OTHERS = (
    _keep("none of them is what was asked for", "Nothing of them is taken in; the doubt is settled", "Others"),
    LEAVE_OUT,
)
_TOLD_APART = _keep("they are of the same, and the answer counts twice", "All are taken in as they are proposed"), LEAVE_OUT
_AS_PROPOSED = _keep("nothing in the answer speaks against it", "The figures are taken in as they are proposed"), LEAVE_OUT
_WHOLE = (
    _keep("the words say nothing of which are counted", "The figures are taken in as they are proposed", "They are all"),
    LEAVE_OUT,
)


NOT_UNDERSTOOD = tuple(f"words of {where} were not understood" for where in ("a label", "its title", "its sentence"))
"""How the doubts begin of which the question names the words: the doubt itself may be told to readers, and names none."""
QUESTIONS: Mapping[str, Question] = {
    "another answer gives": Question("Another answer gives other numbers for the same. Which stand?", Scope.TABLE, _OTHERWISE),
    "it takes back what another": Question("The answer takes another one back. Which stand?", Scope.DOCUMENT, _OTHERWISE),
    "this force was not asked": Question("This force was not asked. Does its answer belong here?", Scope.DOCUMENT, _BELONGS),
    "the offence is not known": Question("Which offences are these?", Scope.TABLE, _LEFT_OUT_ALONE, "offence"),
    "no known force is named": Question("Which force do these figures belong to?", Scope.DOCUMENT, _LEFT_OUT_ALONE, "area"),
    "many offences are not known": Question("Are these offences that nobody asked for?", Scope.TABLE, _OF_OTHERS),
    "many forces are not known": Question("Are these forces that nobody asked?", Scope.TABLE, _OF_OTHERS),
    "other figures have the same meaning": Question("What tells these figures apart?", Scope.TABLE, _TOLD_APART),
    "it is of victims of any age": Question("Are these figures of everybody meant?", Scope.CELL, _AS_PROPOSED),
    "the label says all": Question("All offences, or all that are flagged?", Scope.TABLE, _marked),
    "a part of these figures": Question("A part is larger than the whole. What tells them apart?", Scope.TABLE, _TOLD_APART),
    "it counts something": Question("Does this count sexual offences?", Scope.TABLE, _OF_OTHERS),
    "a printed total and its parts": Question("The total is not the sum of its parts. Keep them?", Scope.TABLE, _AS_PROPOSED),
    "the answer corrects": Question("The answer takes figures back. Do these stand?", Scope.DOCUMENT, _AS_PROPOSED),
    "told in words, and": Question("Are these figures read rightly from the words?", Scope.DOCUMENT, _AS_PROPOSED),
    "the ages stand": Question(
        "Are these figures about the ages that are named elsewhere?", Scope.TABLE, _AS_PROPOSED, same="ages"
    ),
    "the title names the ages of suspects": Question("Are these the offences that were asked for?", Scope.TABLE, _OF_OTHERS),
    NOT_UNDERSTOOD[0]: Question("A label has words that were not understood. Is it read rightly?", Scope.TABLE, _AS_PROPOSED),
    NOT_UNDERSTOOD[1]: Question("A title has words that were not understood. Are these all, or a part?", Scope.TABLE, _WHOLE),
    NOT_UNDERSTOOD[2]: Question("A sentence has words that were not understood. Are these all, or a part?", Scope.TABLE, _WHOLE),
    "the rows below have the label": Question("Which block do these rows belong to?", Scope.TABLE, _AS_PROPOSED),
    "a count below nought": Question("Is a count below nought meant?", Scope.TABLE, _AS_PROPOSED),
    "a count larger than any": Question("Is so large a count meant?", Scope.TABLE, _AS_PROPOSED),
    "the period ends after": Question(
        "These figures were told before their period ended. Which days do they count?", Scope.TABLE, _LEFT_OUT_ALONE, "period"
    ),
    "the period stands": Question("Is this the period of these figures?", Scope.TABLE, _AS_PROPOSED, "period"),
    "the sex stands": Question("Are these the figures of one sex?", Scope.TABLE, _AS_PROPOSED, same="sex"),
    "the unit is not said": Question("What is counted here?", Scope.TABLE, _units, "counted", same="counted"),
    "taken as online because": Question(
        "Are these the offences marked as online?", Scope.TABLE, _marked, same="online"
    ),
    "they add up nearly": Question("Are these the offences marked as online?", Scope.TABLE, _marked),
    "the answer speaks of the online flag": Question("Are these the offences marked as online?", Scope.DOCUMENT, _marked),
    "the force stands only": Question("Do these figures belong to this force?", Scope.DOCUMENT, _AS_PROPOSED, "area"),
    "no force is named": Question("Which force do these figures belong to?", Scope.DOCUMENT, _LEFT_OUT_ALONE, "area"),
    "low confidence: read from a picture": Question(
        "Read from a picture: does the page show these figures?", Scope.TABLE, _SEEN
    ),
    "printed as approximate": Question("Keep a figure that is printed as “about”?", Scope.CELL, _ABOUT),
    "a count with a fraction": Question("Is a figure with a fraction a count?", Scope.TABLE, _FRACTION),
    "the answer does not say what the mark stands for": Question("What does the mark mean?", Scope.TABLE, _HIDDEN, "between"),
    "the answer does not say what the mark": Question("What does the mark mean?", Scope.DOCUMENT, _HIDDEN, "between"),
    "a yes or no that does not say": Question("Yes or no to what?", Scope.TABLE, _YES_OR_NO),
    "two periods:": Question("Which of two periods is this figure about?", Scope.TABLE, _periods, "period"),
    "a total over years": Question("Does this total stand for all the years together?", Scope.TABLE, _PLAIN),
    "ages: the row and the column": Question("Row and column name different ages. Keep it?", Scope.TABLE, _PLAIN),
    "sex: the row and the column": Question("Row and column name different sexes. Keep it?", Scope.TABLE, _PLAIN),
    "online: the row and the column": Question("Row and column differ about the online mark. Keep it?", Scope.TABLE, _PLAIN),
}  # fmt: skip
"""What is asked, by the words with which the doubt begins; a doubt that is not here is asked in its own words."""

OF_WORDS = (
    "this force was not asked", "the force stands only", "no force is named", "the unit is not said", "the period stands",
    "the period ends after", "two periods:", "a total over years", "the ages stand", "ages: the row", "sex: the row",
    "online: the row",
    "taken as online because", "a yes or no", *NOT_UNDERSTOOD, "the rows below have", "printed as approximate",
    "low confidence: read from a picture", "the answer does not say what the mark", "it counts something",
    "told in words, and", "the answer corrects", "it is of victims of any age",
)  # fmt: skip
"""Doubts that begin so rest on the words of an answer alone, and may be told to readers. Any other may rest on counts, of which
some are hidden: that it is raised, or is not, would tell something of them, so it stays at the desk."""

TYPED: Mapping[str, str] = {
    "counted": "another unit, e.g. outcomes",
    "area": "a force, e.g. Kent",
    "offence": "an offence or a set, e.g. child_rape",
    "period": "a period, e.g. 2015/16",
    "between": "another range, e.g. 1 to 9",
    "answers": "another force, or several with commas between",
    "reading": "what is otherwise, e.g. online: no for 2; or ages: 10 to 15",
}
"""How a typed answer is asked for, by the kind of the answer."""

_PARTS = regex(r"; (?!a table by age and sex)")


def parts_of(doubt: str) -> tuple[str, ...]:
    """The doubts about one figure, each by itself.

    >>> parts_of("the unit is not said; a table by age and sex counts people; printed as approximate")
    ('the unit is not said; a table by age and sex counts people', 'printed as approximate')
    """
    return tuple(part for part in _PARTS.split(doubt) if part)


def for_readers(note: str) -> str:
    """The note of a figure as it may be published: of its doubts, those that rest on words alone.

    >>> for_readers("of 31 March; doubt: the unit is not said; a printed total and its parts do not agree")
    'of 31 March; doubt: the unit is not said'
    """
    marks = list(_DOUBTS.finditer(note))
    if not marks:
        return note
    kept = "; ".join(part for part in parts_of(note[marks[-1].end() :]) if part.startswith(OF_WORDS))
    return "; ".join(text for text in (note[: marks[-1].start()], f"{DOUBT}{kept}" if kept else "") if text)


_DOUBTS = regex(rf"(?:^|; ){DOUBT}")


def question_of(doubt: str) -> Question:
    """The question that a doubt asks."""
    return next(_asked(doubt), Question(f"{doubt[:1].upper()}{doubt[1:]}. Keep it?", Scope.CELL, _PLAIN))


def says_others(doubt: str) -> bool:
    """Whether what is kept as read is of others than those asked about, so that nothing of it is taken in."""
    return question_of(doubt).choices is _OF_OTHERS


def _asked(doubt: str) -> Iterator[Question]:
    return (question for start, question in QUESTIONS.items() if doubt.startswith(start))

"""The comparisons that a page makes: of what forces gave, of the official counts, and of all forces together."""

from __future__ import annotations

from faircount.briefing.facts import Facts
from faircount.briefing.question import Question
from faircount.briefing.two_years import MARKED_ONLINE, Compared, compared
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import CODES, offence_label

MOST_ROWS = 4
"""More comparisons are left to the table of answers."""
NAMED = {"child_named": "offences that name a child victim", "all_sexual": "sexual offences"}
WHOLES = ("sexual_under_18", "all_sexual")
"""Sets of which a part may stand beside the whole, which is then called all of it."""
LABELS = {"child_named": "Name a child victim", "sexual_under_18": "All sexual offences against under-18s"}
SHORT = {"child_named": "Name a child", "sexual_under_18": "All, under-18s"}
SUMMED = {"child_named": "the 11 codes whose name shows a child victim"}


def noun_of(offence: str) -> str:
    """An offence in the midst of a sentence, in the plural.

    >>> noun_of("88A")
    'offences of sexual grooming (code 88A)'
    """
    label = offence_label(offence)
    is_plural = offence not in CODES and ("offences" in label or "crimes" in label)
    return NAMED.get(offence, label if is_plural else f"offences of {label}")


def codes_of(offence: str) -> str:
    """What an official count sums, in words."""
    return SUMMED.get(offence, offence_label(offence))


def label_of(offence: str) -> str:
    """An offence as the label of a row of figure 1."""
    label = offence_label(offence)
    return LABELS.get(offence, f"{label[0].upper()}{label[1:]}")


def own_rows(facts: Facts, area: str) -> list[Compared]:
    """What the force gave of both years, question by question, where the two can be compared."""
    questions = [question for question in facts.questions(area) if facts.pair(area, question)]
    wholes = [question for question in questions if question.is_whole]
    rows = [_row(facts, area, question) for question in (wholes or questions)[:MOST_ROWS]]
    return [row for row in rows if row is not None]


def _row(facts: Facts, area: str, question: Question) -> Compared | None:
    name, pair = AREAS[area].name, facts.pair(area, question)
    if is_marked(question, facts.asked_for):
        return compared(pair, MARKED_ONLINE, "Marked as online", name, "Marked as online")
    if question == Question(Counted.OFFENCES, question.offence):
        label = label_of(question.offence)
        whole = question.offence in WHOLES
        return compared(pair, noun_of(question.offence), label, name, SHORT.get(question.offence, label), is_whole=whole)
    return compared(pair, question.noun, question.heading, name, question.heading)


def is_marked(question: Question, asked_for: str) -> bool:
    """Whether it is what was asked for, with the mark: then it may be named by the mark alone."""
    return question == Question(Counted.OFFENCES, asked_for, Online.YES)


def official_row(facts: Facts, area: str, latest: bool) -> Compared | None:
    """The official counts of the two years that the page compares, where they can be compared, or of the latest two."""
    years = None if latest else facts.years_of(area)
    pair = (facts.official_pair(area, years) if years else None) or facts.official_pair(area)
    label, name = label_of(facts.series), AREAS[area].name
    return compared(pair, noun_of(facts.series), label, name, SHORT.get(facts.series, label))

"""The comparisons that a page makes: of what forces gave, of the official counts, and of all forces together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.briefing.facts import Facts, comparable
from faircount.briefing.given import Pair
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears, compared
from faircount.briefing.years import Wanted, Years
from faircount.compare.compare import refusal
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import CODES, WHOLES, offence_label

MOST_ROWS = 4
"""More comparisons are left to the table of answers."""
NAMED = {"child_named": "child-specific sexual offences", "all_sexual": "sexual offences"}
LABELS = {"child_named": "Child-specific sexual offences", "sexual_under_18": "All sexual offences against under-18s"}
GROOMING = "88A"
_COUNTED = regex(rf"\b(?:{'|'.join(str(one) for one in Counted if str(one).endswith('s'))}|crimes)\b")
SHORT = {"child_named": "Child-specific", "sexual_under_18": "All, under-18s"}
SUMMED = {"child_named": "the 11 codes that are child-specific"}


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


def own_rows(facts: Facts, area: str, years: Years | None) -> list[ComparedYears]:
    """What the force gave of both years, question by question, where the two can be compared."""
    questions = [question for question in facts.questions(area) if years and facts.given.pair(area, question, years)]
    wholes = [question for question in questions if question.is_whole]
    rows = [_row(facts, area, question, years) for question in (wholes or questions)[:MOST_ROWS] if years]
    return [row for row in rows if row is not None]


def latest_rows(facts: Facts, area: str) -> list[ComparedYears]:
    """The same of the latest two years that can be compared and are not in doubt.

    Those of the page's own two years come first, unless the force gave two that end later.
    """
    usual = facts.years_of(area)
    rows = _undoubted(facts, own_rows(facts, area, usual))
    for years in _latest_first(facts, area):
        if rows and usual and years.after.end <= usual.after.end:
            break
        later = _undoubted(facts, own_rows(facts, area, years))
        if later:
            return _wholes_first(later)
    return _wholes_first(rows)


def flagged_apart(facts: Facts, area: str, rows: Sequence[ComparedYears]) -> tuple[ComparedYears, ...]:
    """What was marked as online, of its own latest two years, where the force gave the mark of one of the page's two alone."""
    question = facts.question(Online.YES)
    if not rows or facts.is_fixed or any(row.pair.after.online is Online.YES for row in rows):
        return ()
    years = max(facts.given.comparable(area, question, Wanted()), key=lambda years: years.rank, default=None)
    row = _row(facts, area, question, years) if years else None
    return () if row is None or facts.is_in_doubt(row.pair) else (row,)


def _wholes_first(rows: list[ComparedYears]) -> list[ComparedYears]:
    """What leads a page is all that was recorded, with its part that is marked beside it."""
    return sorted(rows, key=lambda row: row.pair.after.online is not Online.ALL)


def _latest_first(facts: Facts, area: str) -> list[Years]:
    found = comparable(facts.given, area, facts.questions(area))
    return sorted(set(found), key=lambda years: years.rank, reverse=True)


def _undoubted(facts: Facts, rows: list[ComparedYears]) -> list[ComparedYears]:
    return [row for row in rows if not facts.is_in_doubt(row.pair)]


def _row(facts: Facts, area: str, question: BriefingQuestion, years: Years) -> ComparedYears | None:
    name, pair = AREAS[area].name, facts.given.pair(area, question, years)
    if is_flagged(question, facts.asked_for):
        return compared(pair, FLAGGED_ONLINE, "Marked as online", name, "Marked as online")
    if question == BriefingQuestion(Counted.OFFENCES, question.offence):
        label = label_of(question.offence)
        # A part may stand beside the whole, which is then called all of it.
        whole = question.offence in WHOLES
        return compared(pair, noun_of(question.offence), label, name, SHORT.get(question.offence, label), is_whole=whole)
    return compared(pair, question.noun, question.heading, name, question.heading)


def is_flagged(question: BriefingQuestion, asked_for: str) -> bool:
    """Whether it is what was asked for, with the mark: then it may be named by the mark alone."""
    return question == BriefingQuestion(Counted.OFFENCES, asked_for, Online.YES)


def official_row(facts: Facts, area: str) -> ComparedYears | None:
    """The official counts of the latest two years that can be compared."""
    label, name = label_of(facts.series), AREAS[area].name
    return compared(facts.official_pair(area), noun_of(facts.series), label, name, SHORT.get(facts.series, label))


def official_parts(facts: Facts, area: str, years: Years) -> Iterator[ComparedYears]:
    """The official counts of the same two years of what is told apart within the series."""
    before, after = (facts.of_year(GROOMING, year).get(area) for year in (years.before, years.after))
    if facts.series == GROOMING or before is None or after is None or refusal(before, after) is not None:
        return
    row = compared(Pair(before, after), noun_of(GROOMING), f"Of them, {offence_label(GROOMING)}", AREAS[area].name, "Grooming")
    if row is not None:
        yield row


def singular(count: int | None, noun: str) -> str:
    """What is counted, after its count.

    >>> singular(1, "sexual offences against under-18s"), singular(2, "offences"), singular(1, "victims of rape")
    ('sexual offence against under-18s', 'offences', 'victim of rape')
    """
    return _COUNTED.sub(lambda found: found[0][:-1], noun, count=1) if count == 1 else noun

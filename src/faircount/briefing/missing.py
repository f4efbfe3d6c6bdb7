"""What is missing or hidden, told for what it is: refused, hidden, not recorded, given for other years, not given, not asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from faircount.briefing.briefing import Gap, Missing
from faircount.briefing.facts import Facts
from faircount.briefing.parts import Note
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.reply import say_reply
from faircount.briefing.rows import is_flagged, noun_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN, CellStatus

INSTEAD = "So this page rests on the Home Office’s counts. An empty square is not a zero."
NOT_NONE = "That does not mean that none were recorded."
NO_YARDSTICK = "These pages have no official counts, so the figures are not set against any."


class Given(StrEnum):
    """What was given of a count: the first that is true of any document stands."""

    EXACT = "held"
    RANGE = "a range"
    HIDDEN = "hidden"
    REFUSED = "refused"
    NOT_RECORDED = "not recorded"
    NOT_APPLICABLE = "does not apply"
    NOTHING = "nothing"


IS_FIGURE = frozenset({Given.EXACT, Given.RANGE, Given.HIDDEN})
"""What a force gave, exact or not: of such a count it is not said that no figure is held."""
_OF_STATUS = {
    CellStatus.REFUSED: Given.REFUSED,
    CellStatus.NOT_RECORDED: Given.NOT_RECORDED,
    CellStatus.NOT_APPLICABLE: Given.NOT_APPLICABLE,
    CellStatus.NO_ANSWER: Given.NOTHING,
}


def given_of(figures: Iterable[Figure]) -> Given:
    """The best of what several documents give of one count."""
    found = [_given(figure) for figure in figures]
    return next((kind for kind in Given if kind in found), Given.NOTHING)


def _given(figure: Figure) -> Given:
    if figure.status in HIDDEN:
        return Given.HIDDEN
    if figure.count is not None:
        return Given.EXACT
    known = figure.lower is not None or figure.upper is not None
    return Given.RANGE if known else _OF_STATUS.get(figure.status, Given.NOTHING)


def is_figure(figure: Figure) -> bool:
    """Whether a count was given, exact or not."""
    return _given(figure) in IS_FIGURE


def holds_figures(facts: Facts, area: str) -> bool:
    """Whether any count was given of the area, exact or not."""
    held = facts.given.of(area).values()
    return any(_is_given(figures) for periods in held for figures in periods.values())


def reply_words(facts: Facts, area: str) -> list[str]:
    """What became of the request, in sentences."""
    police = AREAS[area].police or AREAS[area].name
    return list(say_reply(facts.reply(area), police, holds_figures(facts, area)))


def missing_of(facts: Facts, area: str) -> Missing:
    """The paragraph at the end of a page, and room for the force's response."""
    name, police = AREAS[area].name, AREAS[area].police
    # A page that has nothing else opens with what became of the request.
    words = reply_words(facts, area) if holds_figures(facts, area) or any(facts.yearly(area)) else []
    lacking = [question for question in _told_of(facts, area) if not _is_whole(facts, area, question)]
    words += [_held(facts, area, question, place == 0) for place, question in enumerate(lacking)]
    if facts.has_yardstick:
        words.append(
            "If a publisher hid a number, we do not work it out. The Home Office table prints small numbers; that is its "
            "publisher’s choice."
        )
    else:
        words.append(f"We have no official counts to set beside those of {name}. If a force hid a number, we do not work it out.")
    response = Note("Response", (f"{police} may answer here, in its own words and dated.",))
    return Missing(" ".join(words), response)


def _told_of(facts: Facts, area: str) -> list[BriefingQuestion]:
    """The questions of which is said what was given: not that offences were not, where the same was given in victims."""
    given = {question for question, periods in facts.given.of(area).items() if any(map(_is_given, periods.values()))}
    in_another = {(question.offence, question.online) for question in given if question.is_whole}
    return [
        question
        for question in reversed(facts.told)
        if question in given or (question.offence, question.online) not in in_another
    ]


def _is_whole(facts: Facts, area: str, question: BriefingQuestion) -> bool:
    """Whether both years that the page compares were given exactly: then nothing of them is missing."""
    held, years = facts.given.of(area).get(question, {}), facts.years_of(area)
    return years is not None and all(given_of(held.get(year, ())) is Given.EXACT for year in (years.before, years.after))


def _is_given(figures: Iterable[Figure]) -> bool:
    """Whether any of several documents gives a count, exact or not."""
    return given_of(figures) in IS_FIGURE


def _held(facts: Facts, area: str, question: BriefingQuestion, named: bool) -> str:
    """What is held for one question: of the two years that the page compares, or of every year where it compares none."""
    held = {period: given_of(figures) for period, figures in facts.given.of(area).get(question, {}).items()}
    years = facts.years_of(area)
    wanted = (years.before, years.after) if years else tuple(sorted(held))
    states = {period: held.get(period, Given.NOTHING) for period in wanted}
    others = {period: kind for period, kind in sorted(held.items()) if period not in states and kind in IS_FIGURE}
    what = "offences marked as online" if is_flagged(question, facts.asked_for) else _noun(question)
    what = f"{what} in {AREAS[area].name}" if named else what
    parts = [period for period in wanted if period not in held and _holds_parts(facts, area, question, period)]
    return f"{what[0].upper()}{what[1:]}: {'; '.join(_clauses(states, others, parts))}."


def _holds_parts(facts: Facts, area: str, whole: BriefingQuestion, period: Period) -> bool:
    """Whether bands of ages, a sex or another part of what was asked was given, where the whole was not."""
    return any(
        given_of(periods.get(period, ())) in IS_FIGURE
        for part, periods in facts.given.of(area).items()
        if (part.counted, part.offence, part.online) == (whole.counted, whole.offence, whole.online)
    )


def _noun(question: BriefingQuestion) -> str:
    return noun_of(question.offence) if question == BriefingQuestion(Counted.OFFENCES, question.offence) else question.noun


def _clauses(states: dict[Period, Given], others: dict[Period, Given], parts: Sequence[Period]) -> Iterator[str]:
    of = {kind: [period for period, found in states.items() if found is kind] for kind in Given}
    exact, nothing = of[Given.EXACT], of[Given.NOTHING]
    none = "we have no figure of the whole" if parts else "we have no figure"
    if not states:
        yield "we have no figure"
    elif exact:
        none_of = f", none for {_listed(nothing, 'or')}" if len(exact) + len(nothing) == len(states) and nothing else ""
        yield f"we have a figure for {_listed(exact)}{none_of}"
    elif len(nothing) == len(states):
        yield f"{none} for {_listed(nothing, 'or')}"
    for kind, words in _SAID.items():
        if periods := [*of[kind], *(period for period, found in others.items() if found is kind)]:
            yield words.format(_listed(sorted(periods)))
    if nothing and not exact and len(nothing) < len(states):
        yield f"{none} for {_listed(nothing, 'or')}"
    if parts:
        yield f"we have figures of parts of it for {_listed(parts)}"
    if known := [period for period, found in others.items() if found is Given.EXACT]:
        yield f"we have {'other figures' if exact else 'figures'} for {_listed(known)}"


_SAID = {
    Given.RANGE: "the count of {} is known as a range, and not as a number",
    Given.HIDDEN: "the count of {} is hidden to protect people",
    Given.REFUSED: "the count of {} was refused",
    Given.NOT_RECORDED: "the force does not hold the count of {}",
    Given.NOT_APPLICABLE: "the question does not apply to {}",
}


def _listed(periods: Sequence[Period], last: str = "and") -> str:
    labels = [period.label for period in periods]
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} {last} {labels[-1]}"


def gap_of(facts: Facts, area: str) -> Gap:
    """What stands where nothing that was given can be compared, on a page that stands on official counts instead: and why."""
    years = facts.years_of(area)
    if not holds_figures(facts, area):
        why = " ".join(reply_words(facts, area)) or "We found no answer from this force, direct or in the press."
        return Gap(f"We have no answer from {AREAS[area].recorder}", f"{why} {INSTEAD}")
    over = f"over {years.label}" if years else "over two years"
    return Gap(f"What {AREAS[area].recorder} gave cannot be compared {over}", f"{what_is_held(facts, area)} {INSTEAD}")


def what_is_held(facts: Facts, area: str) -> str:
    """What was given of what was asked for, and what was refused."""
    held = (_held(facts, area, question, named=False) for question in _told_of(facts, area))
    return " ".join((*reply_words(facts, area), *held))

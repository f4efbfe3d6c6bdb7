"""The ages that a force answered by, each compared over the latest two years that allow it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart
from faircount.briefing.citing import Citations
from faircount.briefing.facts import Facts
from faircount.briefing.online import subtitle_of
from faircount.briefing.parts import Note
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.two_years import ComparedYears, change_chart, compared
from faircount.briefing.years import Years
from faircount.compare.facts import told
from faircount.compare.statement import year_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online, Sex

MIN_ROWS, MAX_ROWS = 2, 8
"""One age alone is no comparison of ages; more than so many rows are left to the table."""
ONE_BY_ONE = Note(
    "Ages compared",
    (
        "Each age is compared by itself, with its own range. Where several are compared, one may lie outside its range by chance "
        "alone. Counts that are hidden, or too few to compare, stay in the table.",
    ),
)


def ages_compared(facts: Facts, area: str, shown: Sequence[Figure], number: int, citations: Citations) -> ChangeChart | None:
    """The comparison of the ages of one question, its years the latest; None where figure 1 has them, or too few can be compared.

    ``shown`` are the figures of figure 1.
    """
    rows = _latest(facts, area)
    if len(rows) < MIN_ROWS or {figure for row in rows for figure in row.figures} <= set(shown):
        return None
    chart = change_chart(rows, number, subtitle_of(rows), citations, f"{AREAS[area].slug}-ages")
    first, whole = rows[0].pair, BriefingQuestion.of(rows[0].pair.after)
    title = told(
        "{what} in {where}, {before} and {after}, age by age",
        what=BriefingQuestion(whole.counted, whole.offence, whole.online).heading, where=AREAS[area].name,
        before=year_of(first.before), after=year_of(first.after),
    )  # fmt: skip
    caption = Caption(number, title, chart.caption.subtitle, chart.caption.source, chart.caption.stem)
    return ChangeChart(caption, chart.before, chart.after, chart.rows)


def _latest(facts: Facts, area: str) -> list[ComparedYears]:
    """The rows of the latest two years, and of two questions of the same years those of the one with more ages."""
    found: dict[tuple[Years, BriefingQuestion], list[ComparedYears]] = defaultdict(list)
    for question in facts.questions(area):
        if question.ages.is_all or not question.ages.known or question.sex is not Sex.ALL or question.breakdown:
            continue
        of = BriefingQuestion(question.counted, question.offence, question.online)
        for years in facts.given.comparable(area, question):
            pair = facts.given.pair(area, question, years)
            label = question.ages.label[0].upper() + question.ages.label[1:]
            row = compared(pair, question.noun, label, AREAS[area].name, label)
            if pair is not None and row is not None and not facts.is_in_doubt(pair):
                found[years, of].append(row)
    enough = {key: rows for key, rows in found.items() if len(rows) >= MIN_ROWS}
    best = max(enough, key=lambda key: (key[0].rank, key[1].online is Online.ALL, len(enough[key])), default=None)
    rows = enough[best] if best else []
    return sorted(rows, key=lambda row: (row.pair.after.ages.low or 0, row.pair.after.ages.high or 99))[:MAX_ROWS]

"""The one period that words around a figure tell, as far as the notes let its last year go."""

from __future__ import annotations

from dataclasses import replace

from faircount.language.finders import find_periods
from faircount.language.year_rule import YearRule
from faircount.readers.meaning.context import Context, FoundPart
from faircount.readers.meaning.footnoted import cut_by_notes


def period_told(context: Context) -> FoundPart | None:
    """The period of the context; "2018/19 to 2020/21" ends where a note says that the figures of 2020/21 end."""
    found = context.period()
    if found is None or not isinstance(found.value, tuple):
        return found
    said, _ = found.value
    cut = cut_by_notes(said, (text for _, text in context.texts("note", "title row", "lead-in", "elsewhere")))
    return replace(found, value=(cut, "range")) if cut != said else found


def under_question(rule: YearRule, context: Context) -> YearRule:
    """The rule for the years of an answer whose question asks about calendar years by their days: they are these."""
    asked = {period for _, text in context.texts("question") for period, _ in find_periods(text, months=False)}
    if len(asked) != 1:
        return rule
    stretch = asked.pop()
    is_of_calendar = (stretch.start.month, stretch.start.day, stretch.end.month, stretch.end.day) == (1, 1, 12, 31)
    return replace(rule, asked=stretch) if is_of_calendar else rule

"""The head of an area's page: the latest count, how far it changed, the series small, one caution, one sentence to quote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faircount.briefing.briefing import Card
from faircount.briefing.charts.series import SeriesChart
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.main_points import SMALL_COUNTS_DIFFER, behind, one_count
from faircount.briefing.parts import Link, Prose
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.rows import noun_of, singular
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears
from faircount.briefing.yearly import FEWEST_TO_DRAW
from faircount.compare.comparability import Grade
from faircount.compare.comparison import Change
from faircount.compare.facts import Statement, capital, told
from faircount.compare.phrases import phrase
from faircount.compare.statement import counted, year_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import Period, say_date, say_month
from faircount.vocabulary.provenance import Trust

STALE_MONTHS = 18
"""A latest official year that ended longer ago than this is explained."""


def card_of(facts: Facts, area: str, row: ComparedYears, series: SeriesChart | None, quote: str) -> Card:
    """The card of an area that leads with the comparison of a ``row``."""
    after = row.pair.after
    return replace(_alone(facts, area, after, row.noun, series, quote), change=_change(row), mark=row.mark, caution=_caution(row))


def card_alone(facts: Facts, area: str, series: SeriesChart, row: ComparedYears | None) -> tuple[Card, Figure] | None:
    """The card of the last year of a series, with its figure; None where a comparison reaches it, or it is in doubt."""
    figure = next((point.figure for point in reversed(series.points) if point.shown is not None and point.figure), None)
    if figure is None or (figure.count or 0) < 0 or facts.is_in_doubt(Pair(figure, figure)):
        return None
    if row is not None and figure.period.end <= row.pair.after.period.end:
        return None
    noun = (
        noun_of(figure.offence)
        if BriefingQuestion.of(figure) == BriefingQuestion(Counted.OFFENCES, figure.offence)
        else BriefingQuestion.of(figure).noun
    )
    quote = told("{count}.", count=one_count(figure, noun, AREAS[area].recorder))
    return _alone(facts, area, figure, noun, series, quote), figure


def _alone(facts: Facts, area: str, figure: Figure, noun: str, series: SeriesChart | None, quote: str) -> Card:
    source = facts.sources[figure.source_id]
    drawn = [point for point in series.points if point.shown is not None] if series else []
    # A line of counts this small shows little but chance; and one that ends elsewhere is of something else.
    is_drawn = len(drawn) > 1 and sum(point.shown or 0 for point in drawn) >= FEWEST_TO_DRAW * len(drawn)
    is_its_own = bool(drawn) and drawn[-1].figure == figure
    return Card(
        when=figure.period.label,
        count=str(counted(figure)),
        what=told(
            "{count} {what} in {year}, recorded by {police}",
            count=counted(figure),
            year=year_of(figure),
            what=singular(figure.count, noun),
            police=recorder_of(area),
        ),
        change="",
        mark=None,
        series=series if is_drawn and is_its_own else None,
        caution=behind(figure.counted),
        quote=quote,
        stops=why_it_stops(facts, figure.period, figure.source_id) if source.trust is Trust.OFFICIAL else "",
        stem=f"{AREAS[area].slug}-card",
    )


def recorder_of(area: str) -> str:
    """Who recorded, in the middle of a sentence: a force, or the police of a country."""
    return AREAS[area].recorder if AREAS[area].police else f"police in {AREAS[area].label}"


NOT_COMPARED = "We do not compare it with the year before: that is missing, or was counted by other rules."


def _change(row: ComparedYears) -> Statement:
    before, found = row.pair.before, row.comparison
    if row.ratio is None:
        return told("Too few to compare with {year}", year=year_of(before))
    unclear = told(": {change}", change=phrase(found, "change")) if found.change is Change.NO_CLEAR_CHANGE else ""
    return told(
        "{compared} {before} in {year}{unclear}",
        compared=capital(phrase(found, "change set side by side")), before=counted(before), year=year_of(before),
        unclear=unclear,
    )  # fmt: skip


def _caution(row: ComparedYears) -> str:
    if row.ratio is None:
        return SMALL_COUNTS_DIFFER
    if row.comparison.comparability.grade is Grade.C:
        return phrase(row.comparison, "reason of the grade")
    return (
        behind(row.pair.after.counted)
        if row.noun != FLAGGED_ONLINE
        else "A mark is put on by hand: more marked need not be more committed."
    )


def why_it_stops(facts: Facts, latest: Period, source_id: str) -> Prose:
    """Why the official counts end where they do; "" where they end less than a year and a half before the page was published."""
    if facts.published is None or _months(latest.end, facts.published) <= STALE_MONTHS:
        return ""
    source = facts.sources[source_id]
    until = say_month(latest.end)
    table = f"the {source.publisher} table used here"
    if source.published:
        table = f"{table}, published on {say_date(source.published)}"
    if facts.official_ends(latest):
        words = f"These counts stop at {until}, the last full year in {table}."
    else:
        words = f"These counts stop at {until}, though {table}, goes on: later years are not in this edition."
    if not source.address:
        return words
    return (f"{words} ", Link(f"Newer figures, if any, are with the {source.publisher}", source.address), ".")


def _months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month

"""Sentences to quote, and sentences that the figures do not carry, from the same comparisons as the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.briefing.briefing import DoNotSay
from faircount.briefing.explaining import new_flags, new_marks
from faircount.briefing.main_points import one_count
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears
from faircount.compare.comparison import Change
from faircount.compare.facts import Statement, told, unended
from faircount.compare.phrases import phrase
from faircount.compare.statement import Naming, counted, registered, say_counts, say_quote, year_of
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online


def quotes(area: str, rows: Sequence[ComparedYears]) -> Iterator[str]:
    """What stands alone when it is copied, a quotation a row: the counts, and how far chance could move them."""
    yield from (with_range(counts_quoted(area, row), row) for row in rows)


def with_range(counts: str, row: ComparedYears) -> str:
    """The counts of a row with what chance could do, where there is a clear change to say it of."""
    found = row.comparison
    within = say_quote(found) if row.ratio is not None else ""
    if not within:
        return counts
    if found.change is not Change.RISE:
        return told("{counts} {within}", counts=counts, within=within)
    what = "marking" if row.pair.after.online is Online.YES else "recording"
    return told("{counts} {within} Fuller {what} may be part of it.", counts=counts, within=within, what=what)


def counts_quoted(area: str, row: ComparedYears) -> Statement:
    """Two counts in a sentence that stands alone; of two that are too few to compare the later alone."""
    naming = namings(row, AREAS[area].recorder)
    if row.ratio is None:
        return told("{count}.", count=one_count(row.pair.after, row.noun, AREAS[area].recorder))
    counts = say_counts(row.comparison, naming)
    if not new_marks([row]):
        new = new_flags([row])
        return told("{counts} {words}", counts=counts, words=registered(new[0])) if new else counts
    if row.comparison.change is Change.RISE:
        return told("{counts}, the first year the mark was required.", counts=unended(counts))
    year = year_of(row.pair.before)
    return told("{counts} {year} was the first year the mark was required.", counts=counts, year=year)


def namings(row: ComparedYears, recorder: str) -> Naming:
    """How the counts of a row are named in a sentence; a recorder other than ``Police`` lets it stand alone."""
    if row.noun == FLAGGED_ONLINE:
        return Naming(recorder, mark="online")
    opening = "All recorded" if row.is_whole else "Recorded"
    return Naming(recorder, offences=row.noun, opening=opening, dated=True)


def do_not_say(area: str, rows: Sequence[ComparedYears], ages_tied: bool) -> Iterator[DoNotSay]:
    """What newsrooms are likely to write and the figures do not carry; never what another row of the page does carry."""
    for row in rows:
        online = row.pair.after.online is Online.YES
        if row.comparison.change is Change.RISE:
            what = "online " if online else ""
            carried = row.ratio is not None and row.percent_allowed
            change = told("up {percent}", percent=phrase(row.comparison, "bare percent")) if carried else "up"
            said = told("Children abused {what}{change}", what=what, change=change)
            yield DoNotSay(said, "One child can be in several offences, and many offences are never recorded.")
        if row.comparison.change is Change.NO_CLEAR_CHANGE and row.comparison.count_change:
            yield DoNotSay(_headline(area, row, rows[0]), _within_chance(row))
    if ages_tied:
        yield DoNotSay("Young children among online victims", "The ages are those of all offences.")
    yield DoNotSay(f"{AREAS[area].name} among the worst", "Forces record and mark differently; we do not rank them.")


def _headline(area: str, row: ComparedYears, lead: ComparedYears) -> Statement:
    """A headline about one row alone: a part by its name, and years that do not lead the page by theirs."""
    before, after = row.pair.before, row.pair.after
    what = "Child sex offences" if row is lead or row.is_whole else f"{row.noun[:1].upper()}{row.noun[1:]}"
    what = "Online child sex offences" if row.noun == FLAGGED_ONLINE else what
    verb, name = "fall" if row.comparison.count_change < 0 else "rise", AREAS[area].name
    if (before.period, after.period) == (lead.pair.before.period, lead.pair.after.period):
        return told("{what} {verb} in {name}", what=what, verb=verb, name=name)
    years = told("from {before} to {after}", before=year_of(before), after=year_of(after))
    return told("{what} {verb} in {name} {years}", what=what, verb=verb, name=name, years=years)


def _within_chance(row: ComparedYears) -> str:
    if row.ratio is None:
        return told("From {before}, chance alone could do this.", before=counted(row.pair.before))
    return told(
        "{span}: {change}.", span=phrase(row.comparison, "range of it, in short"), change=phrase(row.comparison, "change")
    )

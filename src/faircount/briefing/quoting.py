"""Sentences to quote, and sentences that the figures do not carry, from the same comparisons as the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.briefing.briefing import DoNotSay
from faircount.briefing.explaining import new_flags
from faircount.briefing.main_points import one_count
from faircount.briefing.two_years import FLAGGED_ONLINE, Compared
from faircount.compare.comparison import Change
from faircount.compare.facts import told, unended
from faircount.compare.phrases import phrase
from faircount.compare.statement import Naming, counted, say_counts, say_quote, year_of
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online


def quotes(area: str, rows: Sequence[Compared]) -> Iterator[str]:
    """Sentences that stand alone, each within its range, and each number with the figures it was made from.

    Of two counts that are too few to compare the later stands alone.
    """
    for row in rows:
        naming = namings(row, AREAS[area].recorder)
        if row.ratio is None:
            yield told("{count}.", count=one_count(row.pair.after, row.noun, AREAS[area].recorder))
            continue
        counts = say_counts(row.comparison, naming)
        if new_flags([row]):
            if row.comparison.change is Change.RISE:
                counts = told("{counts}, the first year the mark was required.", counts=unended(counts))
            else:
                year = year_of(row.pair.before)
                counts = told("{counts} {year} was the first year the mark was required.", counts=counts, year=year)
        yield counts
        quote = say_quote(row.comparison)
        if quote and row.comparison.change is Change.RISE:
            what = "marking" if row.pair.after.online is Online.YES else "recording"
            yield told("{quote} Fuller {what} may be part of it.", quote=quote, what=what)
        elif quote:
            yield quote


def namings(row: Compared, recorder: str) -> Naming:
    """How the counts of a row are named in a sentence; a recorder other than ``Police`` lets it stand alone."""
    if row.noun == FLAGGED_ONLINE:
        return Naming(recorder, mark="online")
    opening = "All recorded" if row.is_whole else "Recorded"
    return Naming(recorder, offences=row.noun, opening=opening, dated=True)


def do_not_say(area: str, rows: Sequence[Compared], ages_tied: bool) -> Iterator[DoNotSay]:
    """What newsrooms are likely to write and the figures do not carry."""
    for row in rows:
        online = row.pair.after.online is Online.YES
        if row.comparison.change is Change.RISE:
            what = "online " if online else ""
            carried = row.ratio is not None and row.percent_allowed
            change = told("up {percent}", percent=phrase(row.comparison, "bare percent")) if carried else "up"
            said = told("Children abused {what}{change}", what=what, change=change)
            yield DoNotSay(said, "One child can be in several offences, and many offences are never recorded.")
        if row.comparison.change is Change.NO_CLEAR_CHANGE and row.comparison.count_change:
            verb = "fall" if row.comparison.count_change < 0 else "rise"
            why = _within_chance(row)
            yield DoNotSay(f"Child sex offences {verb} in {AREAS[area].name}", why)
    if ages_tied:
        yield DoNotSay("Young children among online victims", "The ages are those of all offences.")
    yield DoNotSay(f"{AREAS[area].name} among the worst", "Forces record and mark differently; we do not rank them.")


def _within_chance(row: Compared) -> str:
    if row.ratio is None:
        return told("From {before}, chance alone could do this.", before=counted(row.pair.before))
    return told(
        "{span}: {change}.", span=phrase(row.comparison, "range of it, in short"), change=phrase(row.comparison, "change")
    )

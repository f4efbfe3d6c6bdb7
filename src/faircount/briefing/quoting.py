"""Sentences to quote, and sentences that the figures do not carry, from the same comparisons as the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.briefing.briefing import DoNotSay
from faircount.briefing.facts import Facts
from faircount.briefing.main_points import marked_online, went_from
from faircount.briefing.two_years import Compared
from faircount.compare.comparison import Change
from faircount.compare.wording import say_number, say_percent, say_range, say_short_range
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online


def quotes(facts: Facts, area: str, rows: Sequence[Compared]) -> Iterator[str]:
    """Sentences that stand alone, each within its range; the claim checker finds nothing wrong in them."""
    police = AREAS[area].police
    for row in rows:
        if row.pair.after.online is Online.YES:
            yield marked_online(row, police).sentence
            if row.ratio is not None and row.comparison.change is Change.RISE:
                said = say_range(row.ratio, row.percent_allowed)
                yield f"That is {said}, allowing for chance. Fuller marking may be part of it."
        else:
            what = "Recorded sexual offences against under-18s" if row.pair.after.offence == facts.asked_for else row.what
            yield went_from(row, f"{what} in the {AREAS[area].name} police area").sentence


def do_not_say(area: str, rows: Sequence[Compared], ages_tied: bool) -> Iterator[DoNotSay]:
    """What newsrooms are likely to write and the figures do not carry."""
    for row in rows:
        online = row.pair.after.online is Online.YES
        if row.comparison.change is Change.RISE:
            what = "online " if online else ""
            change = f"up {say_percent(row.ratio.value).split(' ')[0]}" if row.ratio and row.percent_allowed else "up"
            yield DoNotSay(f"Children abused {what}{change}", "An offence is not a child, and recorded is not happened.")
        if row.comparison.change is Change.NO_CLEAR_CHANGE and row.comparison.count_change:
            verb = "fall" if row.comparison.count_change < 0 else "rise"
            why = _within_chance(row)
            yield DoNotSay(f"Child sex offences {verb} in {AREAS[area].name}", why)
    if ages_tied:
        yield DoNotSay("Young children among online victims", "The ages are those of all offences.")
    yield DoNotSay(f"{AREAS[area].name} among the worst", "Forces record and mark differently; we do not rank them.")


def _within_chance(row: Compared) -> str:
    if row.ratio is None:
        return f"From {say_number(row.comparison.count_before)}, chance alone could do this."
    return f"{say_short_range(row.ratio, row.percent_allowed)}: no clear change."

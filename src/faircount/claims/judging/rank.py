"""Ranks judged: the highest of the years, or of the areas, that the text tells."""

from __future__ import annotations

import re

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_online, one_unit
from faircount.claims.evidence.totals import has_cue
from faircount.claims.judging.rank_of_change import judge_rank_of_change
from faircount.claims.mentions.passage import PERIOD
from faircount.claims.mentions.said import When
from faircount.claims.resolving.places import is_wide
from faircount.claims.resolving.reading import Read, Told
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.periods import Period

_OF_THEM = re.compile(r"\bof\s+the\s+(?:two|three|four|five|six)\b")
_BEGAN = re.compile(r"\b(?:began|begun|started)\b")
APPS_REACH = 3
"""Sentences behind a rank among apps that may count them."""
FEWEST = 3
"""A rank among fewer figures than this says nothing."""


def judge_rank(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "their highest on record"; None where the text tells too few others."""
    among = claim.found.quantities.word
    if re.search(r"\brate\b(?! of (?:increase|growth|rise))", _words(evidence, claim)):
        # Counts say nothing of a rate: the areas have different numbers of children.
        return judge_rank_of_change(evidence, claim, rates=True)
    if among == "years":
        return _among_years(evidence, claim) or (
            _among_areas(evidence, claim) if _OF_THEM.search(_words(evidence, claim)) else None
        )
    if among == "apps":
        return _among_apps(evidence, claim)
    if among == "changes":
        return judge_rank_of_change(evidence, claim)
    if among != "areas":
        return None
    of_areas, of_years = _among_areas(evidence, claim), _among_years(evidence, claim)
    # "The last of these is the highest" ranks years as well as places; what fits neither speaks only of places.
    return of_years if of_areas is None and of_years and of_years.call is Call.CONSISTENT else of_areas


def _words(evidence: Evidence, claim: Read) -> str:
    return evidence.passage.masked[claim.found.start : claim.found.end]


def series_of_years(evidence: Evidence, claim: Read) -> list[Told]:
    """One figure a year of what the claim is about. Of two the first is the year's; what comes later is a part, or a change."""
    series = [
        told
        for told in evidence.told
        if _of_series(told, claim) and told.period and told.period.days < 400 and one_area(told.subject, claim.subject)
        and not has_cue(evidence, evidence.read(told.claim))
    ]  # fmt: skip
    return list({told.period: told for told in reversed(series)}.values())[::-1]


def _among_years(evidence: Evidence, claim: Read) -> Verdict | None:
    series = series_of_years(evidence, claim)
    since = _since(evidence, claim)
    if since is not None:
        # "The highest since 2017/18" is of the years behind it, and of the figure that it is said of.
        series = [told for told in series if told.period and told.period.start > since.start and told.period.end > since.end]
        own = next((told for told in series if _is_said_of(evidence, claim, told)), None)
        if own is not None and len(series) > 1:
            return _placed(claim, own, series, [told.period.label if told.period else "" for told in series])
    if len(series) < FEWEST:
        return None
    latest = max(series, key=lambda told: told.period.end if told.period else None)  # type: ignore[arg-type, return-value]
    beside = next((told for told in series if _is_said_of(evidence, claim, told) and told.role == "before"), None)
    if beside is not None:  # "402, fewer than the 428 of a year earlier, the highest of the four years": either may be meant
        placed = _placed(claim, beside, series, [told.period.label if told.period else "" for told in series])
        if placed.call is Call.CONSISTENT:
            return placed
    return _placed(claim, latest, series, [told.period.label if told.period else "" for told in series])


def _since(evidence: Evidence, claim: Read) -> Period | None:
    if _BEGAN.search(evidence.passage.printed, claim.found.start, claim.found.end):
        return None  # of all years that there are
    mentions = (said for said in evidence.passage.periods if claim.found.start <= said.start < claim.found.end)
    return next((said.period for said in mentions if said.when is When.SINCE), None)


def _is_said_of(evidence: Evidence, claim: Read, told: Told) -> bool:
    """Whether the rank stands directly behind the figure ("it was 1,878, the highest since 2017/18")."""
    return (
        re.fullmatch(rf"(?:\s+(?:of\s+)?{PERIOD}+|\s*(?:[a-z]+\s+)?),\s+", evidence.passage.masked[told.end : claim.found.start])
        is not None
    )


def _among_areas(evidence: Evidence, claim: Read) -> Verdict | None:
    town = bool(claim.subject.areas) and all(area not in AREAS for area in claim.subject.areas)
    told = [
        told
        for told in evidence.told
        if _of_series(told, claim) and len(told.subject.areas) == 1 and not is_wide(told.subject.areas[0])
        and not has_cue(evidence, evidence.read(told.claim))
        # A town or a borough ranks among its like, not among forces.
        and not (town and told.subject.areas[0] in AREAS)
    ]  # fmt: skip
    mine = [one for one in told if one.subject.areas == claim.subject.areas]
    if not mine:
        return None
    own = max(mine, key=lambda one: (one.ends, -abs(one.sentence - claim.sentence)))
    others = {one.subject.areas: one for one in told if _one_time(one, own) and one.subject.areas != own.subject.areas}
    if len(others) + 1 < FEWEST:
        return None
    return _placed(claim, own, [own, *others.values()], ["/".join(one.subject.areas) for one in (own, *others.values())])


def _among_apps(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "more often than any other app", where the text counts this app and two others near it."""
    each: dict[frozenset[str], Told] = {}
    for told in evidence.told:
        near = -1 <= told.sentence - claim.sentence <= APPS_REACH
        if near and told.is_exact and told.role != "before" and told.subject.marks - {"part"}:
            each.setdefault(told.subject.marks - {"part"}, told)
    own = each.get(claim.subject.marks - {"part"})
    if own is None or len(each) < FEWEST:
        return None
    others = [told for told in each.values() if told is not own]
    return _placed(claim, own, [own, *others], [", ".join(sorted(told.subject.marks - {"part"})) for told in (own, *others)])


def _one_time(one: Told, own: Told) -> bool:
    return one.period is None or own.period is None or one.period.overlaps(own.period)


def _of_series(told: Told, claim: Read) -> bool:
    one, other = told.subject, claim.subject
    same = one.ages == other.ages and one.marks == other.marks and one_unit(one, other)
    return same and one_offence(one, other) and one_online(one, other)


def _placed(claim: Read, own: Told, series: list[Told], labels: list[str]) -> Verdict:
    stated = claim.found.quantities
    falling = stated.direction is not Direction.DOWN
    above = sum((told.number > own.number) if falling else (told.number < own.number) for told in series if told is not own)
    place = int(stated.value or 1)
    listed = ", ".join(f"{label} {plain(told.number)}" for label, told in zip(labels, series, strict=True))
    line = f"{plain(own.number)} is number {above + 1} of {len(series)} ({listed}); stated {place}"
    operands = tuple(dict.fromkeys(told.claim for told in series))
    if above + 1 == place:
        return Verdict(Call.CONSISTENT, line, None, operands)
    return Verdict(
        Call.INCONSISTENT,
        line,
        Severity.MATERIAL,
        operands,
        reason="the text tells a higher one" if falling else "the text tells a lower one",
    )

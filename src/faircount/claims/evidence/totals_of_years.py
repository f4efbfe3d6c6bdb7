"""The years that a total of one series is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from faircount.claims.evidence.evidence import Evidence, one_area, one_offence, one_unit
from faircount.claims.evidence.totals import Group, has_cue
from faircount.claims.mentions.said import When
from faircount.claims.resolving.reading import Read, Told

_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told)\b")
FEWEST_YEARS = 3
YEAR = 365.25


def years(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The years of one series, where the words name several years or call the number a total."""
    if total.pair or _is_of_nth(evidence, total):
        return
    start, end = evidence.passage.around(claim.found.at)
    # "A 27 per cent increase in two years" says how far back the change goes, not what the count is of.
    changes = {read.base.years for read in evidence.claims if read.sentence == claim.sentence and read.id != claim.id}
    lengths = [
        said.years
        for said in evidence.passage.periods
        if start <= said.start < end and said.when is When.LENGTH and said.years >= 2 and said.years not in changes
    ]
    both = [2.0 for said in evidence.passage.periods if start <= said.start < end and said.when is When.BOTH]
    series = _series(evidence, total)
    spanned = [told for told in series if total.period and told.period and total.period.contains(told.period)]
    if total.period is not None and 1 < len(spanned) == round(total.period.days / YEAR):
        yield Group(tuple(spanned), complete=True)  # a figure of each year that the total is for
    if len(series) < 2 or not (lengths or both or has_cue(evidence, claim)):
        return
    for years in {*lengths, *both}:
        if len(series) >= years == int(years):
            yield Group(tuple(series[-int(years) :]), complete=len(series) == years)
    yield Group(tuple(series), complete=_is_all_told(evidence, claim, series))
    for low in range(len(series)):
        for high in range(low + 2, len(series) + 1):
            yield Group(tuple(series[low:high]), complete=False)


def _is_of_nth(evidence: Evidence, total: Told) -> bool:
    """Whether a figure is said to be one of the years' own ("5,104 in the second"), and so no sum of them."""
    behind = (said for said in evidence.passage.periods if said.when is When.NTH and 0 <= said.start - total.end < 3)
    return next(behind, None) is not None


def _is_one_unit(told: Told, total: Told) -> bool:
    return "counted" not in told.subject.said and one_unit(told.subject, total.subject)


def _series(evidence: Evidence, total: Told) -> list[Told]:
    """One figure a period of the total's own series, in order."""
    found: dict[tuple[object, ...], Told] = {}
    for told in evidence.told:
        subject = told.subject
        alike = (
            (subject.counted == total.subject.counted or (told.at < total.at and _is_one_unit(told, total)))
            and subject.ages == total.subject.ages
            and subject.marks == total.subject.marks
        )
        if told.claim == total.claim or told.period is None or not alike or not told.is_exact or told.number > total.number:
            continue
        if one_area(subject, total.subject) and one_offence(subject, total.subject) and told.period.days < 400:
            found.setdefault((told.period.start,), told)
    return sorted(found.values(), key=lambda told: told.period.start if told.period else None)  # type: ignore[arg-type, return-value]


def _is_all_told(evidence: Evidence, claim: Read, series: Sequence[Told]) -> bool:
    """Whether "in all" can only mean the years told: three or more in turn, and the total dated by nothing else."""
    start, _ = evidence.passage.around(claim.found.at)
    in_all = _IN_ALL.search(evidence.passage.masked[start : claim.found.end + 20]) is not None
    first = min((told.period for told in series if told.period), default=None)
    since = any(said.when is When.SINCE and said.period != first for said in evidence.passage.periods)
    starts = [told.period.start.toordinal() for told in series if told.period]
    in_turn = len(starts) >= FEWEST_YEARS and all(360 < after - before < 370 for before, after in pairwise(starts))
    return in_all and in_turn and not since and "period" not in claim.subject.said

"""A turn judged: "fell for the first time in five years", where the text tells the years before it."""

from __future__ import annotations

from itertools import pairwise

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Direction, Severity, Verdict
from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.pairs import years_between
from faircount.claims.finding.lexicon import direction_of
from faircount.claims.judging.rank import series_of_years
from faircount.claims.mentions.said import When
from faircount.claims.resolving.calendar import shifted
from faircount.claims.resolving.reading import Read, Told

MOST_OF_YEAR = 0.26
"""Years by which two figures may lie more or less than one apart."""
FEWEST = 3
"""Figures of different years that tell one turn."""


def judge_first_time(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on a rise or a fall that is said to be the first for years; None where the text tells too few of them."""
    way = _way(evidence, claim)
    series = sorted(series_of_years(evidence, claim), key=lambda told: told.starts)
    series = _in_a_row(_within(evidence, claim, series))
    if way is None or len(series) < FEWEST or series[-1].sentence - claim.sentence > 1:
        return None
    steps = [after.number - before.number for before, after in pairwise(series)]
    goes = [(step > 0) if way is Direction.UP else (step < 0) for step in steps]
    line = f"{' → '.join(plain(told.number) for told in series)}; stated the first {'rise' if way is Direction.UP else 'fall'}"
    operands = tuple(dict.fromkeys(told.claim for told in series))
    if not goes[-1]:
        return None  # it may be said of another year than the last that is told
    if not any(goes[:-1]):
        return Verdict(Call.CONSISTENT, line, None, operands)
    return Verdict(Call.INCONSISTENT, line, Severity.MATERIAL, operands, reason="an earlier year went the same way")


def _way(evidence: Evidence, claim: Read) -> Direction | None:
    """Which way it went: by the claim's own words ("the first fall since 2015"), else by those before it in the sentence."""
    start, _ = evidence.passage.around(claim.found.at)
    masked = evidence.passage.masked
    way = direction_of(masked[claim.found.start : claim.found.end]) or direction_of(masked[start : claim.found.start])
    return way if way is not Direction.SAME else None


def _in_a_row(series: list[Told]) -> list[Told]:
    """The last of the figures between which no year is left out."""
    for number in range(len(series) - 1, 0, -1):
        before, after = series[number - 1].period, series[number].period
        if before is None or after is None or abs(years_between(before, after) - 1) > MOST_OF_YEAR:
            return series[number:]
    return series


def _within(evidence: Evidence, claim: Read, series: list[Told]) -> list[Told]:
    """The figures of the years that the claim speaks of."""
    said = [one for one in evidence.passage.periods if claim.found.start <= one.start < claim.found.end]
    since = next((one.period for one in said if one.when in (When.SINCE, When.FIXED) and one.period), None)
    length = next((one.years for one in said if one.when is When.LENGTH and one.years >= 1), None)
    last = series[-1].period if series else None
    if since is not None:
        return [told for told in series if told.period and told.period.start >= since.start]
    if length is not None and last is not None:
        first = shifted(last, -length)
        return [told for told in series if told.period and told.period.start >= first.start]
    return series

"""The average change of a year: of several years' growth, never the whole of it."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.claims.amount import plain
from faircount.claims.claim import Call, Form, Verdict
from faircount.claims.evidence.evidence import Evidence, one_area, one_offence
from faircount.claims.evidence.options import close_fit
from faircount.claims.evidence.pairs import years_between
from faircount.claims.resolving.reading import Read, Told
from faircount.claims.sums import Sum, percent, verdict
from faircount.vocabulary.periods import Period

REACH = 3
"""Sentences between an average and the years that it is of."""
_AVERAGE = re.compile(r"\b(?:average|averag(?:ed|es|ing))\b")
_A_YEAR = re.compile(r"\b(?:annual(?:ly)?|yearly|year-on-year|(?:a|per|each|every)\s+year)\b")


def judge_average_change(evidence: Evidence, claim: Read) -> Verdict | None:
    """The verdict on "an average annual increase of 15%": the mean of the years' changes, or the growth spread over them."""
    stated = claim.found.quantities
    words = evidence.passage.masked[max(0, claim.found.start - 25) : claim.found.end + 25]
    if stated.form not in (Form.PERCENT, Form.FRACTION) or not (_AVERAGE.search(words) and _A_YEAR.search(words)):
        return None
    series = _series(evidence, claim)
    if len(series) < 2 or not series[0].number or series[0].period is None or series[-1].period is None:
        return None
    first, last, count = series[0], series[-1], years_between(series[0].period, series[-1].period)
    if count < 2 or not last.number:
        return None
    each = [100 * (after.number / before.number - 1) for before, after in pairwise(series) if before.number]
    spread = 100 * ((last.number / first.number) ** (1 / count) - 1)
    means = [spread, 100 * (last.number / first.number - 1) / count]
    if len(each) == round(count):
        means.append(sum(each) / len(each))
    line = f"{plain(first.number)} → {plain(last.number)} in {plain(count)} years is {percent(spread)} a year"
    operands = tuple(told.claim for told in series)
    found = [verdict(Sum.of(mean, line), close_fit(claim).found.quantities, operands, evidence.wording) for mean in means]
    return next((one for one in found if one.call is Call.CONSISTENT), found[0])


def _series(evidence: Evidence, claim: Read) -> list[Told]:
    """One figure a year of what the claim is about, in order."""
    mine = claim.subject
    found: dict[Period, Told] = {}
    for told in evidence.told:
        other = told.subject
        alike = one_area(mine, other) and one_offence(mine, other) and other.ages == mine.ages and other.marks == mine.marks
        if alike and told.is_exact and told.period and told.period.days < 400 and abs(told.sentence - claim.sentence) <= REACH:
            found.setdefault(told.period, told)
    return [found[period] for period in sorted(found)]

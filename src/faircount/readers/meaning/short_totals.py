"""Totals that add up a part of their period: three quarters under "2018 | Total" make no year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from faircount.errors import UnknownPeriod
from faircount.readers.meaning.one_meaning import MEANING
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.periods import Period

SHORT = "it adds up figures of a part of its period: the time of these is proposed"

_SAME_BUT_TIME = attrgetter(*(name for name in MEANING if name != "period"))


def with_short_totals(figures: Sequence[AnsweredFigure]) -> list[AnsweredFigure]:
    """The figures; one that is just the sum of others which cover less than its period has theirs, and is asked about.

    Not where other rows tell the rest of its period: then its own cells of that time are only blank.
    """
    periods = {figure.period for figure in figures}
    alike: dict[object, list[AnsweredFigure]] = {}
    for figure in figures:
        alike.setdefault(_SAME_BUT_TIME(figure), []).append(figure)
    found = []
    for total in figures:
        covered = _covered(total, alike[_SAME_BUT_TIME(total)]) if total.is_count and total.number else None
        rest = {one for one in periods - {total.period} if total.period.contains(one)} if covered is not None else periods
        if covered is not None and all(map(covered.contains, rest)):
            total = replace(total, period=covered, doubt="; ".join(text for text in (total.doubt, SHORT) if text))
        found.append(total)
    return found


def _covered(total: AnsweredFigure, others: Sequence[AnsweredFigure]) -> Period | None:
    """The time of the shortest figures inside a total's period, where they follow each other and make just its count."""
    inside = {one.period: one.number for one in others if one.period != total.period and total.period.contains(one.period)}
    shortest = [period for period in inside if not any(period != other and period.contains(other) for other in inside)]
    if len(shortest) < 2 or any(inside[period] is None for period in shortest):
        return None
    try:
        covered = Period.join(sorted(shortest))
    except UnknownPeriod:
        return None
    is_sum = sum(inside[period] or 0 for period in shortest) == total.number
    return covered if is_sum and covered != total.period else None

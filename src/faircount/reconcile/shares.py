"""A force's share of the young or of the online flag, beside the country's, and whether chance could account for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faircount.bounds.explain_conflict import count
from faircount.bounds.extent import extent, plain_ages
from faircount.reconcile.case import ReconciliationCase, is_whole_set
from faircount.reconcile.chance import at_least, at_most
from faircount.reconcile.words import percent
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted, Online

TIMES = 3.0
"""Shares of forces lie between a half and twice the country's; three times is out of line."""
ONLINE_PART = 0.2
"""A force that marks under a fifth of the country's share hardly uses the flag."""
BY_CHANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Share:
    """A count of a total, the two figures or limits behind it, and whether the total is the least or most that it can be."""

    figure: Figure
    total: int

    @property
    def value(self) -> float:
        """The share as a number from 0 on."""
        return (self.figure.count or 0) / self.total

    @property
    def said(self) -> str:
        """As a line one can check."""
        part, digits = self.figure.count or 0, 0 if self.value >= 0.1 else 1
        return f"{count(part)} ÷ {count(self.total)} = {percent(part, self.total, digits)}"


def far_from_country(case: ReconciliationCase, figure: Figure) -> tuple[Share, Share] | None:
    """A force's share of some ages and the country's, where the force's is several times as large and chance is no reason."""
    if figure.counted is not Counted.VICTIMS or plain_ages(figure).is_all or figure.count is None or _is_country(figure):
        return None
    most, country = case.total(figure).upper, _country_ages(case, figure)
    if not most or country is None:
        return None
    mine = Share(figure, most)
    chance = at_least(figure.count, most, min(1.0, country.value))
    return (mine, country) if mine.value >= TIMES * country.value and chance < BY_CHANCE else None


def _country_ages(case: ReconciliationCase, figure: Figure) -> Share | None:
    """The country's share of the narrowest band that holds the figure's, in the nearest year."""
    found = [
        Share(each, total.upper)
        for each in case.answers
        if _is_country(each) and each.count and each.counted is figure.counted and plain_ages(each).contains(plain_ages(figure))
        if each.offence == figure.offence and not plain_ages(each).is_all and figure.area in _areas_of(each)
        if (total := case.total(each)).upper
    ]
    return min(found, key=lambda each: (_apart(each.figure, figure), plain_ages(each.figure).high or 0), default=None)


def hardly_flagged(case: ReconciliationCase, figure: Figure) -> tuple[Share, Share] | None:
    """The most that a force's share of marked offences can be and the least that the country's can, where they lie far apart."""
    marked = figure.online is Online.YES and figure.counted is Counted.OFFENCES and is_whole_set(figure)
    if not marked or figure.count is None or _is_country(figure):
        return None
    least, country = case.total(figure).lower, _country_online(case, figure)
    if least <= 0 or country is None:
        return None
    mine = Share(figure, least)
    chance = at_most(figure.count, least, min(1.0, country.value))
    return (mine, country) if mine.value <= ONLINE_PART * country.value and chance < BY_CHANCE else None


def _country_online(case: ReconciliationCase, figure: Figure) -> Share | None:
    """The least that the country's share can be in the nearest year: forces that did not answer are not in the count."""
    found = [
        Share(each, total.upper)
        for each in case.answers
        if _is_country(each)
        and each.online is Online.YES
        and each.count
        and is_whole_set(each)
        and each.offence == figure.offence
        if (total := case.total(replace(each, note=""))).upper and figure.area in _areas_of(each)
    ]
    return min(found, key=lambda each: (_apart(each.figure, figure), -each.value), default=None)


def _is_country(figure: Figure) -> bool:
    return figure.area in AREAS and AREAS[figure.area].kind == "country"


def _areas_of(figure: Figure) -> tuple[str, ...]:
    return extent(figure).areas


def _apart(one: Figure, other: Figure) -> int:
    return abs((one.period.start - other.period.start).days)

"""Shares that are far from the country's: of the youngest among all, and of offences marked as online."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.extent import extent, plain_ages
from faircount.bounds.relations import RULES, Relation
from faircount.compare.distributions import binomial_at_least
from faircount.reconcile.case import ReconciliationCase, is_whole_set
from faircount.reconcile.clashes import key_of
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Explanation, Finding
from faircount.reconcile.words import capital, percent, sources_of, spoken_ages, thing
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
    chance = binomial_at_least(figure.count, most, min(1.0, country.value))
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
    chance = binomial_at_least(least - figure.count, least, 1 - min(1.0, country.value))
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


MAY_EXPLAIN_AGES = ("misprint", "victims or offences", "national given as local", "age at report", "partial answer")
MAY_EXPLAIN_ONLINE = ("partial answer", "misprint", "wrong year")


def plausible(case: ReconciliationCase) -> Iterator[Finding]:
    """Every share of the young, or of the online flag, that the country's share and chance do not allow."""
    doubted = [figure for conflict in case.conflicts for figure in conflict.clearing]
    for figure in case.answers:
        if any(figure is each for each in doubted) or figure.count is None:
            continue
        if (pair := far_from_country(case, figure)) is not None:
            yield _young(case, *pair)
        elif (pair := hardly_flagged(case, figure)) is not None:
            yield _unflagged(case, *pair)


def age_share(case: ReconciliationCase, figure: Figure) -> tuple[Explanation, Figure] | None:
    """A share out of line as a sign of a wrong label, for a figure that is doubted already, and the country's figure."""
    pair = far_from_country(case, figure)
    if pair is None:
        return None
    mine, country = pair
    ages, total = spoken_ages(country.figure), f"{count(country.figure.count or 0)} of {count(country.total)}"
    reason = (
        f"{count(figure.count or 0)} of {count(mine.total)} is {percent(mine.figure.count or 0, mine.total)}. "
        f"For {area_name(country.figure.area)}, {ages} was {total}: {percent(country.figure.count or 0, country.total)}."
    )
    return supported("misprint", reason, label="A share out of line"), country.figure


def _young(case: ReconciliationCase, mine: Share, country: Share) -> Finding:
    figure, times = mine.figure, mine.value / country.value
    ages, share = spoken_ages(figure), percent(figure.count or 0, mine.total)
    return Finding(
        key=key_of("plausible", (figure,)),
        check="plausible",
        area=figure.area,
        severity=Certainty.VERY_UNLIKELY,
        title=f"{share} “{ages}”, where the country has {percent(country.figure.count or 0, country.total)}",
        subtitle=f"{capital(thing(figure))}, {area_name(figure.area)}, {figure.period.label}",
        figures=(figure, country.figure),
        rule=RULES[Relation.NONE],
        rule_here="A force’s share of the youngest lies near the country’s",
        arithmetic=(mine.said, country.said, f"{mine.value:.3f} ÷ {country.value:.3f} = {times:.1f}"),
        one_sentence=f"{area_name(figure.area)} would have {times:.1f} times the country’s share of "
        f"{spoken_ages(country.figure)}.",
        not_said="Not that it is impossible: victims are set against offences.",
        explanations=explain(case, (figure,), MAY_EXPLAIN_AGES),
        sources=sources_of((figure, country.figure)),
        chart_title="Share of all offences against under-18s",
        bars=(CountBar(area_name(figure.area), figure.count or 0), CountBar(area_name(figure.area) + ", all", mine.total)),
    )


def _unflagged(case: ReconciliationCase, mine: Share, country: Share) -> Finding:
    figure = mine.figure
    share, usual = percent(figure.count or 0, mine.total, 1), percent(country.figure.count or 0, country.total, 1)
    return Finding(
        key=key_of("plausible", (figure,)),
        check="plausible",
        area=figure.area,
        severity=Certainty.WORTH_ASKING,
        title=f"At most {share} marked as online, where the country marked at least {usual}",
        subtitle=f"{capital(thing(figure))}, {area_name(figure.area)}, {figure.period.label}",
        figures=(figure, country.figure),
        rule=RULES[Relation.NONE],
        rule_here="A mark that a force hardly uses counts the use of the mark, not the offences",
        arithmetic=(
            f"at most {mine.said}",
            f"{area_name(country.figure.area)}, {country.figure.period.label}: at least {country.said}",
        ),
        one_sentence=f"{count(figure.count or 0)} of at least {count(mine.total)} offences were marked: "
        "the mark was hardly used.",
        not_said="Not how many offences took place online, nor that any was hidden.",
        explanations=explain(case, (figure,), MAY_EXPLAIN_ONLINE),
        sources=sources_of((figure, country.figure)),
        chart_title="Marked as online, of all that were recorded",
        bars=(CountBar("marked as online", figure.count or 0), CountBar("recorded, at least", mine.total)),
    )

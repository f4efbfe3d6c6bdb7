"""Shares that are far from the country's: of the youngest among all, and of offences marked as online."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.relations import RULES, Relation
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.clashes import key_of
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Explanation, Finding
from faircount.reconcile.shares import Share, far_from_country, hardly_flagged
from faircount.reconcile.words import capital, percent, sources_of, spoken_ages, thing
from faircount.tables.figure import Figure

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

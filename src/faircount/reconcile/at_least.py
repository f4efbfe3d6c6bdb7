"""A count larger than one that must hold it by definition, though the two are counted differently."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.relations import RULES, Relation
from faircount.reconcile.case import ReconciliationCase, is_whole_set
from faircount.reconcile.clashes import band_of, key_of
from faircount.reconcile.explain import explain
from faircount.reconcile.finding import Certainty, CountBar, Finding
from faircount.reconcile.words import capital, sources_of
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import AT_LEAST, AtLeast, offence_label


def at_least(case: ReconciliationCase) -> Iterator[Finding]:
    """Every answer that is more than the set around it: all sexual offences, or all of them against under-18s.

    Answers under an official floor are found by ``floor``.
    """
    for relation in AT_LEAST:
        wholes: dict[tuple[object, ...], Figure] = {}
        for whole in _plain(case.figures, relation.whole):
            key = (whole.area, whole.period)
            wholes[key] = max(wholes.get(key, whole), whole, key=lambda figure: figure.upper or 0)
        for part in _plain(case.answers, relation.part):
            around = wholes.get((part.area, part.period))
            if around is not None and around.upper is not None and (part.lower or 0) > around.upper:
                yield _more(case, part, around, relation)


def _plain(figures: tuple[Figure, ...], offence: str) -> Iterator[Figure]:
    for figure in figures:
        plain = figure.counted is Counted.OFFENCES and figure.online is Online.ALL and figure.offence == offence
        if plain and is_whole_set(figure) and None not in (figure.lower, figure.upper):
            yield figure


def _more(case: ReconciliationCase, part: Figure, whole: Figure, relation: AtLeast) -> Finding:
    needed, allowed = part.lower or 0, whole.upper or 0
    inner, outer = offence_label(part.offence), offence_label(whole.offence)
    most = band_of(whole).most
    far = allowed * most < needed
    return Finding(
        key=key_of("at-least", (part,)),
        check="at least",
        area=part.area,
        severity=Certainty.VERY_UNLIKELY if far else Certainty.WORTH_ASKING,
        title=f"{count(needed)} {inner} are more than the {count(allowed)} {outer}",
        subtitle=f"{area_name(part.area)}, {part.period.label}",
        figures=(part, whole),
        rule=RULES[Relation.AT_LEAST],
        rule_here=relation.because,
        arithmetic=(
            f"{count(allowed)} < {count(needed)}",
            f"{count(needed)} − {count(allowed)} = {count(needed - allowed)} with no room",
            f"{count(allowed)} × {most:g} = {allowed * most:,.1f} {'<' if far else '≥'} {count(needed)}",
        ),
        one_sentence=f"{capital(inner)} are part of {outer}, and yet there are {count(needed - allowed)} more of them.",
        not_said="Not which of the two is wrong: they are counted differently, and copied at different dates.",
        explanations=explain(case, (part, whole), relation.may_explain),
        sources=sources_of((part, whole)),
        chart_title="The part and the whole that should hold it",
        bars=(
            CountBar(capital(outer), allowed),
            CountBar(capital(inner), needed, room=allowed, remark=f"{count(needed - allowed)} with no room"),
        ),
    )

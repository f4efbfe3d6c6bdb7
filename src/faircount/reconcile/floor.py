"""An answer below what official codes count under names that it must hold."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.floors import Floor
from faircount.bounds.relations import FORCE_REVISION, RULES, Relation
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.clashes import key_of
from faircount.reconcile.explain import close, explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Explanation, Finding
from faircount.reconcile.words import brief, capital, change, sources_of, thing
from faircount.tables.figure import Figure
from faircount.vocabulary.offences import offence_label

OUT_OF_STEP = 1.5
"""A ratio to the floor that rises half as much again in a year says that the earlier answer held fewer offences."""


def floor(case: ReconciliationCase) -> Iterator[Finding]:
    """Every answer below its floor, once for each area and year however many papers printed it."""
    found: dict[tuple[object, ...], list[Figure]] = {}
    for figure in case.answers:
        held = case.floor_of(figure)
        if held is not None and figure.upper is not None and figure.upper < held.count:
            found.setdefault((figure.subject, figure.upper), []).append(figure)
    for figures in found.values():
        held = case.floor_of(figures[0])
        assert held is not None
        yield _below(case, figures, held)


def _below(case: ReconciliationCase, figures: list[Figure], held: Floor) -> Finding:
    figure, least = figures[0], held.count
    most = figure.upper or 0
    far = most * FORCE_REVISION.most < least
    name, part = area_name(figure.area), offence_label(held.because.part)
    table = f"the table of the {case.publisher(held.official[0])}"
    moved = f"{count(most)} × {FORCE_REVISION.most:g} = {most * FORCE_REVISION.most:,.1f}"
    reach = "further than the largest revision seen" if far else "within the largest revision seen"
    return Finding(
        key=key_of("floor", (figure,)),
        check="floor",
        area=figure.area,
        severity=Certainty.VERY_UNLIKELY if far else Certainty.WORTH_ASKING,
        title=f"The published total, {count(most)}, is lower than one part of it, {count(least)}",
        subtitle=f"{capital(thing(figure))}, {name}, {figure.period.label}, against {part}",
        figures=(figure, *held.official),
        rule=RULES[Relation.AT_LEAST],
        rule_here=held.because.because,
        arithmetic=(
            *_sum(held),
            f"{count(most)} < {count(least)}",
            f"{count(least)} − {count(most)} = {count(least - most)} missing at least",
            f"{moved} {'<' if far else '≥'} {count(least)}: {reach}",
        ),
        one_sentence=f"{capital(table)} has {count(least)} {part} in {name} in {figure.period.label}: "
        f"{count(most)} can hardly be the whole."
        if far
        else f"{count(most)} is below the {count(least)} {part} that {table} now has.",
        not_said="Not that the force hid anything: the two are counted differently, and copied at different dates.",
        explanations=explain(case, figures, held.because.may_explain, _known(case, figure, held)),
        sources=sources_of((*figures, *held.official)),
        chart_title="The whole is not smaller than a part of it",
        bars=(
            CountBar(capital(brief(figure, frozenset({"offence", "period"}))), most),
            CountBar(f"{capital(part)}, official table", least, room=most, remark=f"{count(least - most)} with no room"),
        ),
    )


def _sum(held: Floor) -> tuple[str, ...]:
    if len(held.official) == 1:
        return ()
    return (f"{' + '.join(count(each.lower or 0) for each in held.official)} = {count(held.count)}",)


def _known(case: ReconciliationCase, figure: Figure, held: Floor) -> list[Explanation]:
    found = []
    for later in case.like(figure, "period"):
        above = case.floor_of(later)
        if above is None or not figure.period.precedes(later.period) or not figure.count or not later.count:
            continue
        if later.count / above.count > OUT_OF_STEP * figure.count / held.count:
            reason = (
                f"The answers go from {count(figure.count)} to {count(later.count)} ({change(figure.count, later.count)}), "
                f"the official codes from {count(held.count)} to {count(above.count)} ({change(held.count, above.count)})."
            )
            found.append(supported("partial answer", reason))
            break
    official = held.official[0]
    dated = all(source.published for each in (figure, official) if (source := case.sources.get(each.source_id)))
    if dated and len(held.official) == 1 and close(figure, official):
        reason = "The gap is no larger than revisions of a force’s year have been, and the two were copied at different dates."
        found.append(supported("revision", reason))
    return found

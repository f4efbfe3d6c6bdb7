"""An official count that moved far between two releases, so that what was built on the earlier one no longer holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.relations import RULES, Relation
from faircount.reconcile.case import ReconciliationCase, is_whole_set
from faircount.reconcile.clashes import key_of
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Evidence, Finding
from faircount.reconcile.words import capital, change, sources_of, thing
from faircount.tables.figure import Figure
from faircount.vocabulary.offences import OFFENCE_SETS

FAR = 0.10
"""Nine in ten sets of a force's year moved by less than a tenth between the copies of 2018 and 2023."""


def revisions(case: ReconciliationCase) -> Iterator[Finding]:
    """Every official set of offences that a later release changed by more than a tenth, once for each area and period."""
    moved: dict[tuple[object, ...], list[tuple[Figure, Figure]]] = {}
    for before, after in _pairs(case):
        if before.count and after.count is not None and abs(after.count - before.count) > FAR * before.count:
            moved.setdefault((after.area, after.period, before.source_id, after.source_id), []).append((before, after))
    for pairs in moved.values():
        yield _moved(case, pairs)


def _pairs(case: ReconciliationCase) -> Iterator[tuple[Figure, Figure]]:
    """Each set in each release with the same set in the next one."""
    versions: dict[tuple[object, ...], list[Figure]] = {}
    for figure in case.official:
        if figure.offence in OFFENCE_SETS and is_whole_set(figure):
            versions.setdefault(figure.subject, []).append(figure)
    for figures in versions.values():
        ordered = sorted(figures, key=lambda figure: (case.sources[figure.source_id].published or date.min, figure.source_id))
        for before, after in pairwise(ordered):
            if before.source_id != after.source_id:
                yield before, after


def _line(before: Figure, after: Figure) -> str:
    old, new = before.count or 1, after.count or 0
    return f"{thing(after)}: ({count(new)} − {count(old)}) ÷ {count(old)} = {change(old, new)}"


def _moved(case: ReconciliationCase, pairs: list[tuple[Figure, Figure]]) -> Finding:
    pairs = sorted(pairs, key=lambda pair: -abs((pair[1].count or 0) / (pair[0].count or 1) - 1))
    before, after = pairs[0]
    name, year = area_name(after.area), after.period.label
    old, new = before.count or 0, after.count or 0
    figures = tuple(figure for pair in pairs for figure in pair)
    titles = [case.sources[figure.source_id].title for figure in (before, after)]
    known = supported("revision", "A later release of the same table changed it.", Evidence.EVIDENCE, "A revision by the force")
    return Finding(
        key=key_of("revisions", figures),
        check="revisions",
        area=after.area,
        severity=Certainty.WORTH_ASKING,
        title=f"The official count moved from {count(old)} to {count(new)} between two releases",
        subtitle=f"{capital(thing(after))}, {name}, {year}",
        figures=figures,
        rule=RULES[Relation.UP_TO_REVISION],
        rule_here=f"“{titles[0]}” and “{titles[1]}” count the same thing at two dates",
        arithmetic=tuple(_line(*pair) for pair in pairs),
        one_sentence=f"A change worked out on the earlier release starts from {count(old)}, on the later one from {count(new)}.",
        not_said="Not that either release is wrong: forces correct their records, and move offences to the year they belong to.",
        explanations=explain(case, figures, ("revision", "partial answer"), [known]),
        sources=sources_of(figures),
        chart_title="One count, two releases",
        bars=(CountBar("earlier release", old), CountBar("later release", new)),
    )

"""One count said twice with two values, and one national count with different forces in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.extent import extent, forces_answering
from faircount.bounds.relations import RULES, Relation
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.clashes import Group, arithmetic, clears, key_of, of_kind, rule_of, severity
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Evidence, Finding
from faircount.reconcile.words import capital, change, in_words, listed, placed, sources_of, thing
from faircount.tables.figure import Figure

MAY_EXPLAIN = ("revision", "partial answer", "misprint", "wrong year", "stale value", "national given as local")


def agree(case: ReconciliationCase) -> Iterator[Finding]:
    """Two values for one thing, and totals whose forces are not the same ones."""
    for group in of_kind(case, "agree"):
        yield _two_values(case, group)
    for figures in _partial_totals(case):
        yield _unlike_totals(case, figures)


def _two_values(case: ReconciliationCase, group: Group) -> Finding:
    figures, whole, part = group.main.figures, group.whole, group.part
    values = listed(count(each) for each in sorted((group.main.allowed, group.main.needed)))
    return Finding(
        key=key_of("agree", figures),
        check="agree",
        area=whole.area,
        severity=severity(case, group.main),
        title=f"{values} are both given for {thing(whole)}",
        subtitle=f"{capital(thing(whole))}, {area_name(whole.area)}, {whole.period.label}",
        figures=figures,
        rule=rule_of(group),
        rule_here=f"Both are {placed(whole)}",
        arithmetic=arithmetic(group),
        one_sentence=f"One count cannot be both {values}.",
        not_said="Not which of the two is right, nor that anyone meant to mislead.",
        explanations=explain(case, figures, MAY_EXPLAIN),
        sources=sources_of(figures),
        clears=clears(case, group),
        chart_title="One count, two values",
        bars=tuple(CountBar(case.publisher(each), each.count) for each in (whole, part) if each.count is not None),
    )


def _partial_totals(case: ReconciliationCase) -> list[list[Figure]]:
    """Counts of one area and period that differ, where at least one does not hold every force of the area."""
    found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in case.answers:
        if figure.count is not None and len(extent(figure).areas) > 1:
            found[figure.subject].append(figure)
    alike = [sorted(figures, key=lambda each: each.count or 0) for figures in found.values()]
    return [
        figures
        for figures in alike
        if len({each.count for each in figures}) > 1 and not all(extent(each).is_whole for each in figures)
    ]


def _unlike_totals(case: ReconciliationCase, figures: Sequence[Figure]) -> Finding:
    first = figures[0]
    different = {each.count: each for each in figures}
    values = listed(count(value) for value in different if value is not None)
    stated = [f"{count(each.count or 0)} over {_forces(each)}" for each in different.values()]
    known = supported("other forces", f"{capital(listed(stated))}.", Evidence.EVIDENCE)
    return Finding(
        key=key_of("agree", figures),
        check="agree",
        area=first.area,
        severity=Certainty.WORTH_ASKING,
        title=f"{values} are {in_words(len(different))} totals of one thing, with different forces in them",
        subtitle=f"{capital(thing(first))}, {area_name(first.area)}, {first.period.label}",
        figures=tuple(different.values()),
        rule=RULES[Relation.NONE],
        rule_here="Sums over different forces are different counts: a change is only fair between the same forces",
        arithmetic=_changes(case, list(different.values())),
        one_sentence=f"A change is only fair if both years hold the same forces, and {area_name(first.area)} "
        f"{first.period.label} was printed with {in_words(len(different))} different sets.",
        not_said="Not that any of the totals is wrong: each may be right for the forces in it.",
        explanations=explain(case, figures, ("other forces", "revision", "partial answer"), [known]),
        sources=sources_of(figures),
        chart_title="One year, different forces",
        bars=tuple(CountBar(f"{_forces(each)}, {case.publisher(each)}", each.count or 0) for each in different.values()),
    )


def _forces(figure: Figure) -> str:
    forces = forces_answering(figure)
    return f"{forces} forces" if forces is not None else "forces that are not named"


def _changes(case: ReconciliationCase, figures: Sequence[Figure]) -> tuple[str, ...]:
    """What each of the totals would make of the change to the next year, and which of them is like for like."""
    later = [each for each in case.like(figures[0], "period") if figures[0].period.precedes(each.period)]
    later += [
        each
        for each in case.answers
        if figures[0].period.precedes(each.period) and each.subject[2:] == figures[0].subject[2:] and each.area == figures[0].area
    ]
    lines = [f"{count(figures[-1].count or 0)} − {count(figures[0].count or 0)} = {count(_spread(figures))}"]
    for after in {id(each): each for each in later if each.count}.values():
        for before in figures:
            same = forces_answering(before) is not None and forces_answering(before) == forces_answering(after)
            fair = "the same number of forces" if same else "not the same forces"
            lines.append(
                f"{count(after.count or 0)} ÷ {count(before.count or 0)} = {(after.count or 0) / (before.count or 1):.2f}, "
                f"{change(before.count or 1, after.count or 0)} ({fair})"
            )
    return tuple(lines)


def _spread(figures: Sequence[Figure]) -> int:
    counts = [figure.count or 0 for figure in figures]
    return max(counts) - min(counts)

"""A part larger than its whole, and parts that do not add up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faircount.bounds.explain_conflict import area_name, count, described, differing, printed_count
from faircount.bounds.extent import extent, listed_parts
from faircount.reconcile.case import ReconciliationCase, largest_area
from faircount.reconcile.clashes import Group, arithmetic, bars, clears, key_of, of_kind, rule_of, severity
from faircount.reconcile.explain import explain, supported
from faircount.reconcile.finding import Certainty, CountBar, Explanation, Finding
from faircount.reconcile.words import brief, capital, in_words, listed, placed, said, sources_of, thing
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import PARTITIONS

MAY_EXPLAIN = ("misprint", "other forces", "wrong year", "stale value", "revision", "partial answer")


def parts(case: ReconciliationCase) -> Iterator[Finding]:
    """Every part that is larger than its whole, and every whole that its parts do not make up, in one period."""
    for group in of_kind(case, "parts"):
        yield _larger(case, group) if group.is_pair else unequal_sum(case, group, "parts")


def _larger(case: ReconciliationCase, group: Group) -> Finding:
    whole, part = group.whole, group.part
    apart = differing((whole, part))
    inner, outer = described(part, apart), described(whole, apart)
    if not inner or not outer or inner == outer:
        inner, outer = placed(part), placed(whole)
    graded = severity(case, group.main)
    fits = "cannot fit" if graded is Certainty.IMPOSSIBLE else "does not fit"
    return Finding(
        key=key_of("parts", group.main.figures),
        check="parts",
        area=largest_area(group.main.figures),
        severity=graded,
        title=f"{count(group.main.needed)} ({inner}) {fits} inside {count(group.main.allowed)} ({outer})",
        subtitle=f"{capital(thing(whole))}, {area_name(whole.area)}, {whole.period.label}",
        figures=group.main.figures,
        rule=rule_of(group),
        rule_here=f"“{inner}” is part of “{outer}”",
        arithmetic=arithmetic(group),
        one_sentence=f"If there were {said(whole)}, no more than {count(group.main.allowed)} of them can be {inner}.",
        not_said="Not which figure is wrong, nor that anyone meant to mislead.",
        explanations=explain(case, group.main.figures, MAY_EXPLAIN),
        sources=sources_of(group.main.figures),
        clears=clears(case, group),
        chart_title="A part cannot be longer than its whole",
        bars=bars(group),
    )


def unequal_sum(case: ReconciliationCase, group: Group, check: str) -> Finding:
    """The finding for figures that should add up and do not."""
    figures, main = group.main.figures, group.main
    whole = _whole(group)
    others = [figure for figure in figures if figure is not whole]
    named = listed(described(each, differing(figures)) for each in others)
    found = Finding(
        key=key_of(check, figures),
        check=check,
        area=largest_area(figures),
        severity=severity(case, main),
        title=f"{capital(in_words(len(figures)))} figures cannot all be true",
        subtitle=f"{capital(placed(whole))}, against {named}",
        figures=figures,
        rule=rule_of(group),
        rule_here=f"The document itself lists {named} as the parts of {printed_count(whole)}"
        if listed_parts(whole)
        else f"{capital(named)} and {described(whole, differing(figures))} are tied by what they count",
        arithmetic=arithmetic(group),
        one_sentence="No whole numbers make all of these figures true.",
        not_said="Not which figure is wrong: the total, or one of its parts.",
        explanations=explain(case, figures, MAY_EXPLAIN, _left_out(case, whole, group.gap)),
        sources=sources_of(figures),
        clears=clears(case, group),
        chart_title="The parts and their total",
    )
    return _as_sum(found, group, whole, others) if _is_sum(group) else found


def _is_sum(group: Group) -> bool:
    """Whether one figure stands against all the others, each counted once."""
    sides = (*group.main.at_most, *group.main.at_least)
    alone = 1 in (len(group.main.at_most), len(group.main.at_least))
    return alone and len(sides) == len(group.main.figures) and all(times == 1 for _, times in sides)


def _whole(group: Group) -> Figure:
    """The figure that stands alone against the others."""
    if len(group.main.at_least) == 1:
        return group.part
    return group.whole if group.main.at_most else group.main.figures[0]


def _as_sum(found: Finding, group: Group, whole: Figure, others: Sequence[Figure]) -> Finding:
    """The finding with the sum of the parts in words and as bars."""
    short = whole is group.part
    total, printed = (group.main.allowed, group.main.needed) if short else (group.main.needed, group.main.allowed)
    limit = "" if all(each.count is not None for each in others) else "at most " if short else "at least "
    return replace(
        found,
        title=f"The {in_words(len(others))} parts add up to {limit}{count(total)}, not {count(printed)}",
        one_sentence=f"The parts that are named come to {limit}{count(total)}, so they are not {count(printed)} in all.",
        bars=_sum_bars(whole, others, total, printed, differing(group.main.figures)) if not limit else (),
    )


def _left_out(case: ReconciliationCase, whole: Figure, gap: int) -> list[Explanation]:
    """An area of the region that the document does not list, whose own counts of other years are of the size of the gap."""
    missing = set(PARTITIONS.get(whole.area, ())) - set(extent(whole).areas)
    for area in sorted(missing):
        near = [each for each in case.answers if each.area == area and each.subject[2:] == whole.subject[2:] and each.count]
        counts = [each.count or 0 for each in near]
        if counts and min(counts) <= gap <= max(counts):
            shown = listed(f"{count(each.count or 0)} in {each.period.label}" for each in near)
            reason = f"{count(gap)} more would be of the size of {area_name(area)}, which is not named and had {shown}."
            return [supported("other forces", reason)]
    return []


def _sum_bars(whole: Figure, others: Sequence[Figure], total: int, printed: int, apart: frozenset[str]) -> tuple[CountBar, ...]:
    named = [CountBar(capital(brief(each, apart)), each.count or 0) for each in others]
    told = CountBar(f"{capital(brief(whole, apart))}, as printed", printed)
    together = CountBar("The parts together", total)
    if printed > total:
        return (*named, together, replace(told, room=total, remark=f"{count(printed - total)} in no part"))
    return (*named, told, replace(together, room=printed, remark=f"{count(total - printed)} too many"))

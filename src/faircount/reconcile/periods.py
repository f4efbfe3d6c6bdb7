"""A long period smaller than a short one inside it, or so nearly filled by it that the rest is hardly possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.bounds.explain_conflict import area_name, count, differing
from faircount.bounds.extent import plain_ages
from faircount.bounds.relations import RULES, Relation
from faircount.reconcile.case import ReconciliationCase, largest_area
from faircount.reconcile.clashes import Group, arithmetic, bars, clears, key_of, of_kind, rule_of, severity
from faircount.reconcile.explain import explain
from faircount.reconcile.finding import AlternativeReading, Certainty, Evidence, Finding
from faircount.reconcile.parts import unequal_sum
from faircount.reconcile.plausible import age_share
from faircount.reconcile.reading import nearly_filled
from faircount.reconcile.words import capital, sources_of, span, spoken_ages, thing
from faircount.tables.figure import Figure

MAY_EXPLAIN = ("misprint", "victims or offences", "age at report", "revision", "wrong year", "stale value")

FITS = {
    Certainty.IMPOSSIBLE: ("cannot fit", "They cannot both be right as printed."),
    Certainty.WORTH_ASKING: ("does not fit", "A revision could lie between them."),
}
"""How a part and its whole are spoken of, by how sure it is."""


def periods(case: ReconciliationCase) -> Iterator[Finding]:
    """Every period that does not fit into a longer one, and every longer one that a shorter one nearly fills."""
    worked: list[tuple[Figure, Figure]] = []
    for group in of_kind(case, "periods"):
        if group.is_pair:
            reading, pair = _next_reading(case, group)
            worked += pair
            yield _too_long(case, group, reading)
        else:
            yield unequal_sum(case, group, "periods")
    yield from _nearly_full(case, worked)


def _too_long(case: ReconciliationCase, group: Group, reading: AlternativeReading | None) -> Finding:
    whole, part, figures = group.whole, group.part, group.main.figures
    quoted = "" if plain_ages(part).is_all else f" “{spoken_ages(part)}”"
    years = "A year is part of the years that hold it" if span(part.period) == "one year" else "A time is part of a longer one"
    publishers = {case.publisher(figure) for figure in figures}
    graded = severity(case, group.main)
    fits, both = FITS[graded]
    plain = "Not which figure is wrong, nor that anyone meant to mislead."
    label, share = explain(case, [part], ("misprint",))[0], age_share(case, part)
    further = [figure for conflict in group.further for figure in conflict.figures]
    return Finding(
        key=key_of("periods", (part, whole)),
        check="periods",
        area=largest_area(figures),
        severity=graded,
        title=f"{count(group.main.needed)}{quoted} in {span(part.period)} {fits} inside "
        f"{count(group.main.allowed)} in {span(whole.period)}",
        subtitle=f"{'Two sources' if len(publishers) > 1 else 'One source'} printed these counts of {thing(part)} "
        f"in {area_name(part.area)}. {both}",
        figures=(part, whole),
        rule=rule_of(group),
        rule_here=years,
        arithmetic=arithmetic(group),
        one_sentence=f"If there were {count(group.main.allowed)} {thing(whole)} in {whole.period.label}, "
        f"no more than {count(group.main.allowed)} can have been in {part.period.label}.",
        not_said=f"{plain} The likeliest slip is a wrong label." if label.state is Evidence.EVIDENCE else plain,
        explanations=explain(case, [part], MAY_EXPLAIN, [label, *([share[0]] if share else [])]),
        sources=sources_of((part, whole, *further, *_relabelled(case, part), *([share[1]] if share else []))),
        clears=clears(case, group),
        chart_title="One year is part of two, so its bar cannot be longer"
        if (span(part.period), span(whole.period)) == ("one year", "two years")
        else "A time is part of a longer one, so its bar cannot be longer",
        bars=bars(group),
        next_reading=reading,
    )


def _relabelled(case: ReconciliationCase, part: Figure) -> list[Figure]:
    """The figures that give the same count other ages."""
    return [twin for twin in case.like(part, "ages") if twin.count == part.count and plain_ages(twin) != plain_ages(part)]


def _next_reading(case: ReconciliationCase, group: Group) -> tuple[AlternativeReading | None, list[tuple[Figure, Figure]]]:
    """The working if the count has the ages that another report gives it."""
    longer = [group.whole, *(conflict.at_most[0][0] for conflict in group.further if conflict.at_most)]
    # The widest ages of the long period leave the least room for guessing.
    longer.sort(key=lambda figure: plain_ages(figure).high or 0, reverse=True)
    for twin in _relabelled(case, group.part):
        for long in longer:
            if (reading := nearly_filled(case, twin, long)) is not None:
                return reading, [(twin, long)]
    return None, []


def _nearly_full(case: ReconciliationCase, worked: Sequence[tuple[Figure, Figure]]) -> Iterator[Finding]:
    for long in case.answers:
        if plain_ages(long).is_all or long.count is None:
            continue
        for short in case.like(long, "ages", "period"):
            seen = any(short is one and long is other for one, other in worked)
            clashing = any(figure is each for conflict in case.conflicts for each in conflict.figures for figure in (short, long))
            reading = None if seen or clashing else nearly_filled(case, short, long)
            if reading is not None:
                yield _hardly(case, short, long, reading)


def _hardly(case: ReconciliationCase, short: Figure, long: Figure, reading: AlternativeReading) -> Finding:
    assert differing((short, long)) == {"ages", "period"}
    return Finding(
        key=key_of("periods", (short, long)),
        check="periods",
        area=short.area,
        severity=reading.severity,
        title=f"{count(short.count or 0)} {spoken_ages(short)} in {span(short.period)} leave hardly any of the "
        f"{count(long.count or 0)} {spoken_ages(long)} in {span(long.period)}",
        subtitle=f"{capital(thing(short))}, {area_name(short.area)}",
        figures=(short, long),
        rule=RULES[Relation.PART_OF],
        rule_here="A shorter time is part of a longer one, and a narrower band of ages part of a wider one",
        arithmetic=tuple(step.sum for step in reading.steps),
        one_sentence=f"Both can be true only if nearly all {spoken_ages(long)} were in {short.period.label}.",
        not_said="Not that it is impossible: it shows what would have to be so.",
        explanations=explain(case, (short, long), MAY_EXPLAIN),
        sources=sources_of((short, long)),
        chart_title=reading.subject,
        next_reading=reading,
    )

"""What could explain a clash: a fixed list, ticked only where a source supports it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from faircount.bounds.explain_conflict import area_name, count
from faircount.bounds.extent import forces_answering, plain_ages
from faircount.bounds.relations import FORCE_REVISION
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.finding import Evidence, Explanation
from faircount.reconcile.words import listed, said, spoken_ages
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import PARTITIONS
from faircount.vocabulary.offences import EXPLANATIONS
from faircount.vocabulary.status import Quality

LABELS: Mapping[str, tuple[str, str]] = {
    "revision": ("A later revision by the force", "We found no other answer by the force for this"),
    "other forces": ("Other forces in the total", "No source says which forces are in it"),
    "victims or offences": (
        "Offences in one, victims in the other",
        "No report says so, and one offence can have several victims",
    ),
    "age at report": ("Age when reported, not at the offence", "No source says which"),
    "non-recent reports": ("Reports of offences of long ago", "No source says how many there were"),
    "partial answer": ("The force’s answer may be incomplete", "We did not check whether its notes say what it leaves out"),
    "misprint": ("A misprint or a wrong label", "No other source prints it otherwise"),
    "wrong year": ("A wrong year", "No source gives the same count for another year"),
    "national given as local": ("A figure of a larger area given as local", "No source gives the same count for a larger area"),
    "stale value": ("Last year’s count printed again", "The year before is not known to have had the same count"),
}
"""Each explanation of the fixed list, and what is said where nothing speaks for it."""
assert set(LABELS) == set(EXPLANATIONS), "one label for each explanation of the fixed list"


def explain(
    case: ReconciliationCase, figures: Sequence[Figure], keys: Sequence[str], known: Sequence[Explanation] = ()
) -> tuple[Explanation, ...]:
    """The explanations offered for these figures: what is supported first, then the others, in the order asked for.

    ``known`` are explanations that the check itself found support for; they replace the plain entry of their key.
    """
    found = [*known]
    settled = {each.key for each in known}
    for key in keys:
        if key not in settled:
            found.append(_look_for(case, figures, key))
    order = tuple(Evidence)
    return tuple(sorted(found, key=lambda each: order.index(each.state)))


def _look_for(case: ReconciliationCase, figures: Sequence[Figure], key: str) -> Explanation:
    tick = TICKS.get(key)
    for figure in figures if tick is not None else ():
        assert tick is not None
        if (found := tick(case, figure, figures)) is not None:
            return found
    return Explanation(key, LABELS[key][0], Evidence.NOT_KNOWN, f"{LABELS[key][1]}.")


def supported(key: str, reason: str, state: Evidence = Evidence.SOME, label: str = "") -> Explanation:
    """An explanation with what speaks for it."""
    return Explanation(key, label or LABELS[key][0], state, reason)


def _wrong_label(case: ReconciliationCase, figure: Figure, _: Sequence[Figure]) -> Explanation | None:
    """Another source prints the same count, for the same area and time, with other ages."""
    others = [
        other
        for other in case.like(figure, "ages")
        if other.count == figure.count and plain_ages(other) != plain_ages(figure) and other.source_id != figure.source_id
    ]
    if not others or figure.count is None:
        return None
    also = [f"{count(figure.count)} as “{spoken_ages(other)}” ({case.publisher(other)})" for other in others]
    return supported("misprint", f"Another report gives {listed(also)}.", Evidence.EVIDENCE, "A wrong age label")


def _wrong_year(case: ReconciliationCase, figure: Figure, _: Sequence[Figure]) -> Explanation | None:
    same = [other for other in case.like(figure, "period") if other.count == figure.count and other.period != figure.period]
    same = [other for other in same if other.source_id != figure.source_id and other.period.days in (365, 366)]
    if not same or not figure.count:
        return None
    return supported("wrong year", f"{case.publisher(same[0])} gives {said(same[0])}.", Evidence.EVIDENCE)


def _stale(case: ReconciliationCase, figure: Figure, _: Sequence[Figure]) -> Explanation | None:
    before = [other for other in case.like(figure, "period") if other.period.precedes(figure.period)]
    same = [other for other in before if other.count == figure.count and other.period.days in (365, 366)]
    return supported("stale value", f"The year before also has {said(same[0])}.") if same and figure.count else None


def _larger_area(case: ReconciliationCase, figure: Figure, _: Sequence[Figure]) -> Explanation | None:
    same = [
        other
        for other in case.like(figure, "area")
        if other.count == figure.count and figure.area in PARTITIONS.get(other.area, ()) and len(PARTITIONS[other.area]) > 1
    ]
    if not same or not figure.count:
        return None
    reason = f"{case.publisher(same[0])} gives the same count for {area_name(same[0].area)}."
    return supported("national given as local", reason, Evidence.EVIDENCE)


def _other_forces(_: ReconciliationCase, figure: Figure, figures: Sequence[Figure]) -> Explanation | None:
    stated = {str(forces) for each in figures if (forces := forces_answering(each)) is not None}
    if len(stated) < 2 or forces_answering(figure) is None:
        return None
    return supported("other forces", f"They are sums over {listed(sorted(stated))} forces.", Evidence.EVIDENCE)


def _part_year(_: ReconciliationCase, figure: Figure, __: Sequence[Figure]) -> Explanation | None:
    if Quality.PART_YEAR not in figure.quality:
        return None
    return supported("partial answer", "The source itself marks it as part of a year.", Evidence.EVIDENCE)


def _units(_: ReconciliationCase, __: Figure, figures: Sequence[Figure]) -> Explanation | None:
    units = list(dict.fromkeys(each.counted for each in figures))
    if len(units) < 2:
        return None
    return supported("victims or offences", f"Some are {units[0]}, some {units[1]}; one offence can have several victims.")


def _dates(case: ReconciliationCase, _: Figure, figures: Sequence[Figure]) -> Explanation | None:
    dates = {source.published for each in figures if (source := case.sources.get(each.source_id)) and source.published}
    if len(dates) < 2 or not any(close(one, other) for one, other in combinations(figures, 2)):
        return None
    return supported("revision", "They were published at different dates, and differ by no more than revisions have.")


def close(one: Figure, other: Figure) -> bool:
    """Whether two counts lie within the largest revision seen for a force."""
    if one.count is None or other.count is None:
        return False
    low, high = FORCE_REVISION.around(one.count)
    return low <= other.count <= high


Tick = Callable[[ReconciliationCase, Figure, Sequence[Figure]], Explanation | None]
TICKS: Mapping[str, Tick] = {
    "misprint": _wrong_label,
    "wrong year": _wrong_year,
    "stale value": _stale,
    "national given as local": _larger_area,
    "other forces": _other_forces,
    "partial answer": _part_year,
    "victims or offences": _units,
    "revision": _dates,
}
"""What to look for in the sources, by explanation; one without an entry is ticked only by a check that can."""

"""How far two figures can be compared: a grade from A to D, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from faircount.bounds.extent import forces_answering
from faircount.compare.estimate import Refusal
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breaks import Break, breaks_between, first_years
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import Quality


class Grade(StrEnum):
    """How far two figures can be compared. A comparison of grade D is not made."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


GRADES: Mapping[Grade, str] = {
    Grade.A: "The same definition and the same forces in both years, and an audit of how complete the recording was in each.",
    Grade.B: "The same definition and the same forces in both years; how complete recording was is not known.",
    Grade.C: "A definition, a computer system, a counting rule or a mark was in its first two years.",
    Grade.D: "Different forces, definitions or periods. No comparison is made; the two figures are shown apart.",
}


@dataclass(frozen=True, slots=True)
class Comparability:
    """The grade, its reasons in words, the breaks of the register that bear on it, and for grade D why nothing is compared."""

    grade: Grade
    reasons: tuple[str, ...]
    breaks: tuple[Break, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def comparability(before: Figure, after: Figure, audited: bool = False) -> Comparability:
    """How far the later figure can be compared with the earlier one.

    ``audited`` says that how complete the recording was has been measured for both periods, by the same standard.

    >>> from faircount.vocabulary.measures import Counted, Online
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> marked = [
    ...     Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, count, Online.YES)
    ...     for year, count in ((2015, 55), (2016, 145))
    ... ]
    >>> found = comparability(*marked)
    >>> str(found.grade), found.reasons
    ('C', ('The online mark was in its first two years.',))
    """
    cutting = breaks_between(before.period, after.period, after.offence, after.online, after.area)
    refusals = (*_differences(before, after), *map(_cut, cutting))
    if refusals:
        return Comparability(Grade.D, tuple(refusal.say for refusal in refusals), cutting, refusals)
    new = _still_new(before, after)
    reasons = (*map(_newness, new), *_marked_breaks(before, after))
    if reasons:
        return Comparability(Grade.C, tuple(dict.fromkeys(reasons)), new)
    grade = Grade.A if audited else Grade.B
    return Comparability(grade, (GRADES[grade],))


def _differences(before: Figure, after: Figure) -> Iterator[Refusal]:
    if before.area != after.area:
        yield Refusal("different areas", f"The figures are of different areas: {_area(before)} and {_area(after)}.")
    if before.counted is not after.counted:
        yield Refusal(
            "counted differently", f"One figure counts {before.counted}, the other {after.counted}; they are not the same thing."
        )
    if before.offence != after.offence:
        labels = f"{offence_label(before.offence)}, and {offence_label(after.offence)}"
        yield Refusal("different offences", f"The figures are of different offences: {labels}.")
    if before.online is not after.online:
        yield Refusal("different online mark", "One figure is of offences marked as online, the other is not.")
    if before.ages != after.ages:
        yield Refusal("different ages", f"The figures are of different ages: {before.ages.label}, and {after.ages.label}.")
    if (before.sex, before.breakdown) != (after.sex, after.breakdown):
        yield Refusal("different groups", "The figures are of different groups of people or cases.")
    yield from _different_forces(before, after)
    yield from _different_periods(before, after)


def _different_forces(before: Figure, after: Figure) -> Iterator[Refusal]:
    first, second = forces_answering(before), forces_answering(after)
    if first is not None and second is not None:
        if first != second:
            say = f"The earlier total is of {first} forces and the later of {second}; they are not the same forces."
            yield Refusal("different forces", say)
        return
    is_total = before.area in AREAS and AREAS[before.area].kind != "force"
    if before.source_id != after.source_id and (is_total or first != second):
        yield Refusal("forces not known", "It is not known whether the same forces are in both totals.")


def _different_periods(before: Figure, after: Figure) -> Iterator[Refusal]:
    first, second = before.period, after.period
    labels = f"{first.label} and {second.label}"
    if second.start < first.start:
        yield Refusal("wrong order", f"{second.label} comes before {first.label}; give the earlier figure first.")
    elif first.overlaps(second):
        yield Refusal("overlapping periods", f"The periods share days: {labels}.")
    elif _months(first) != _months(second):
        yield Refusal("unlike periods", f"The periods are not the same months of a year: {labels}.")
    if {Quality.PART_YEAR} & (_quality(before) | _quality(after)):
        yield Refusal("part of a period", f"One figure covers a part of its period, though it is named for all of it: {labels}.")


def _months(period: Period) -> tuple[tuple[int, int], tuple[int, int], int]:
    """The days of the year on which a period starts and on which the next would, and the years between: leap days aside."""
    following: date = period.end + timedelta(days=1)
    return ((period.start.month, period.start.day), (following.month, following.day), following.year - period.start.year)


def _still_new(before: Figure, after: Figure) -> tuple[Break, ...]:
    found = (
        entry for figure in (before, after) for entry in first_years(figure.period, figure.offence, figure.online, figure.area)
    )
    return tuple(dict.fromkeys(found))


def _newness(entry: Break) -> str:
    if entry.online_only and entry.is_certain:
        return "The online mark was in its first two years."
    return entry.words


def _marked_breaks(before: Figure, after: Figure) -> Iterator[str]:
    if {Quality.BREAK} & (_quality(before) | _quality(after)):
        yield "The source of a figure marks a break in its series here."
    if Quality.LOW_RELIABILITY in _quality(before) | _quality(after):
        yield "The source of a figure says that it is not very reliable."


def _cut(entry: Break) -> Refusal:
    doubt = "" if entry.is_certain else " This is not certain."
    return Refusal("break in the series", f"{entry.words}{doubt}")


def _quality(figure: Figure) -> frozenset[str]:
    return frozenset(part.strip() for part in figure.quality.split(";") if part.strip())


def _area(figure: Figure) -> str:
    return AREAS[figure.area].label if figure.area in AREAS else figure.area


def grade(
    same_definition: bool = True,
    same_areas: bool = True,
    like_periods: bool = True,
    new_within_two_years: bool = False,
    audited_both: bool = False,
) -> Grade:
    """The comparability grade, A to D, by the worst answer.

    >>> str(grade(new_within_two_years=True)), str(grade()), str(grade(same_areas=False)), str(grade(audited_both=True))
    ('C', 'B', 'D', 'A')

    Reference: the grades of this program's own decisions; after the quality dimensions of the Government Statistical Service.

    In words: "comparability C: the online mark was in its first two years".

    Not in place of the register of breaks, which answers these questions for figures whose force, offence and dates are known.
    """
    if not (same_definition and same_areas and like_periods):
        return Grade.D
    if new_within_two_years:
        return Grade.C
    return Grade.A if audited_both else Grade.B

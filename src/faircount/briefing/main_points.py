"""The main points of a page: a sentence one can quote, its range, and what else could explain it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.briefing.citing import Citations
from faircount.briefing.explaining import new_marks
from faircount.briefing.parts import GradeMark, MainPoint
from faircount.briefing.two_years import Compared
from faircount.briefing.years import YEAR
from faircount.compare.comparability import Grade
from faircount.compare.comparison import Change
from faircount.compare.statement import NOT_COUNTED, Naming, say_chance, say_counts, say_other
from faircount.compare.wording import CHANCE, say_number, say_percent, say_short_range
from faircount.vocabulary.measures import Counted

BEHIND = "One child may be behind several offences. Most abuse is never recorded."


def sourced(point: MainPoint, row: Compared, citations: Citations) -> MainPoint:
    """The point with the numbers of the sources of the two figures that it compares."""
    return replace(point, sources=citations.numbers(row.figures))


def said(row: Compared, naming: Naming) -> MainPoint:
    """The counts of two years, then chance, then what else could explain the difference."""
    found = row.comparison
    second = " ".join(words for words in (say_chance(found), say_other(found)) if words)
    return MainPoint(say_counts(found, naming), second, row.mark)


def recorded(row: Compared, recorder: str, what: str, latest: bool = False) -> MainPoint:
    """What was recorded in a year, against the year before; ``latest`` adds that the figure may be revised."""
    found = row.comparison
    sentence = (
        f"{recorder} recorded {say_number(found.count_after)} {what} in {row.pair.after.period.label}, "
        f"{CHANCE[found.change].compared} {say_number(found.count_before)} {_before(row)}{_unclear(row)}."
    )
    second = f"{say_chance(found)}{' The latest figure may be revised.' if latest else ''}"
    return MainPoint(sentence, second, row.mark)


def across_forces(row: Compared, name: str | None, own: Compared | None) -> MainPoint:
    """The wider comparison that stands beside a local number; ``name`` and ``own`` are the area's, None on the national page."""
    found = row.comparison
    forces = f"the {row.pair.forces} forces" if row.pair.forces else "the forces"
    counts = f"from {say_number(found.count_before)} to {say_number(found.count_after)}"
    sentence = f"Across {forces} that gave both years, offences marked as online {CHANCE[found.change].verb} {counts}."
    second = say_chance(found)
    if row.ratio is not None and row.percent_allowed and found.change is not Change.NO_CLEAR_CHANGE:
        second = f"That is {say_percent(row.ratio.value)} ({say_short_range(row.ratio).rsplit(' ', 1)[0]})."
    if own is None:
        return MainPoint(sentence, f"{second} How much of it is fuller marking is not known.", row.mark)
    if own.comparison.change is found.change is Change.RISE:
        owner = f"{name}’" if name and name.endswith("s") else f"{name}’s"
        mark = ", in the same first two years of the mark" if new_marks([row]) else ""
        second += f" {owner} rise was part of a wider one{mark}."
    return MainPoint(sentence, second, row.mark)


def not_children(rows: Sequence[Compared]) -> MainPoint:
    """The last point: what is not counted, and how far the years can be compared."""
    if not rows:
        return MainPoint(NOT_COUNTED[Counted.OFFENCES], BEHIND)
    counted = rows[0].pair.after.counted
    grades = [row.comparison.comparability for row in rows]
    lowest = max(grades, key=lambda found: found.grade)
    words = (
        lowest.reasons[0] if lowest.grade is Grade.C else "The same definition in both years; nobody has audited the recording."
    )
    said = NOT_COUNTED.get(counted, f"These are {counted} as recorded. They are not all abuse.")
    behind = BEHIND if counted is Counted.OFFENCES else "Most abuse is never recorded."
    return MainPoint(said, behind, GradeMark(str(lowest.grade), words))


def _before(row: Compared) -> str:
    """The earlier year after a count: ``the year before``, or its name where a year lies between."""
    before, after = row.pair.before.period, row.pair.after.period
    return "the year before" if before.precedes(after) and after.months == YEAR else f"in {before.label}"


def _unclear(row: Compared) -> str:
    return ": no clear change" if row.comparison.change is Change.NO_CLEAR_CHANGE else ""

"""The main points of a page: a sentence one can quote, its range, and what else could explain it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.bounds.extent import forces_answering
from faircount.briefing.citing import Citations
from faircount.briefing.explaining import new_marks
from faircount.briefing.parts import GradeMark, MainPoint
from faircount.briefing.rows import singular
from faircount.briefing.two_years import ComparedYears
from faircount.compare.comparability import Grade
from faircount.compare.comparison import Change
from faircount.compare.facts import Statement, capital, joined, stated, told
from faircount.compare.phrases import phrase
from faircount.compare.statement import NOT_COUNTED, Naming, counted, say_chance, say_counts, say_other, year_of
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted

BEHIND = "One child may be behind several offences. Most abuse is never recorded."
_BEHIND = {Counted.OFFENCES: BEHIND, Counted.VICTIMS: "One child may be counted more than once."}
SMALL_COUNTS_DIFFER = "Counts this small can differ widely by chance alone."


def sourced(point: MainPoint, row: ComparedYears, citations: Citations) -> MainPoint:
    """The point with the numbers of the sources of the two figures that it compares."""
    return replace(point, sources=citations.numbers(row.figures))


def said(row: ComparedYears, naming: Naming) -> MainPoint:
    """The counts of two years, then chance, then what else could explain the difference."""
    found = row.comparison
    second = joined(" ", (words for words in (_chance(row), say_other(found)) if words))
    sentence = say_counts(found, naming) if row.ratio is not None else too_few(row, naming.recorder)
    return MainPoint(sentence, second, row.mark)


def recorded(row: ComparedYears, recorder: str, latest: bool = False) -> MainPoint:
    """What was recorded in a year, against the year before; ``latest`` adds that the figure may be revised."""
    found = row.comparison
    second = told("{chance}{latest}", chance=_chance(row), latest=" The latest figure may be revised." if latest else "")
    if row.ratio is None:
        return MainPoint(too_few(row, recorder), second, None)
    sentence = told(
        "{first}, {compared} {before} in {earlier}{unclear}.",
        first=one_count(row.pair.after, row.noun, recorder), compared=phrase(found, "change set side by side"),
        before=counted(found.before), earlier=year_of(found.before), unclear=_unclear(row),
    )  # fmt: skip
    return MainPoint(sentence, second, row.mark)


def one_count(figure: Figure, noun: str, recorder: str) -> Statement:
    """A count alone, without a full stop: ``Police recorded 1 offence in 2022/23``."""
    what, year = singular(figure.count, noun), year_of(figure)
    what = f"{what}," if "," in what else what  # "... against under-18s, aged 4 to 11, in 2015/16"
    sentence = "{recorder} recorded {count} {what} in {year}"
    return capital(told(sentence, recorder=recorder, count=counted(figure) if figure.count else "no", what=what, year=year))


def too_few(row: ComparedYears, recorder: str) -> Statement:
    """Two counts of which the earlier is too small to carry a comparison: both, and that they are not compared."""
    before, after = row.pair.before, row.pair.after
    if before.count == after.count == 0:
        return told("{first} or in {earlier}.", first=one_count(row.pair.after, row.noun, recorder), earlier=year_of(before))
    return told(
        "{first}, and {earlier} in {year}{end}.", first=one_count(after, row.noun, recorder),
        earlier=counted(before) if before.count else "none", year=year_of(before),
        end="" if row.comparison.is_clear else ": too few to compare",
    )  # fmt: skip


def _chance(row: ComparedYears) -> Statement:
    return say_chance(row.comparison) if row.ratio is not None or row.comparison.is_clear else Statement(SMALL_COUNTS_DIFFER)


def across_forces(row: ComparedYears, name: str | None, own: ComparedYears | None) -> MainPoint:
    """The wider comparison that stands beside a local number; ``name`` and ``own`` are the area's, None on the national page."""
    found = row.comparison
    forces = told("the {number} forces", number=forces_behind(row.pair.before)) if row.pair.forces else "the forces"
    sentence = told(
        "Between {earlier} and {later}, across {forces} that gave both years, offences marked as online {verb} from {before} "
        "to {after}.",
        forces=forces, verb=phrase(found, "way of the change"), before=counted(found.before), after=counted(found.after),
        earlier=year_of(found.before), later=year_of(found.after),
    )  # fmt: skip
    second = say_chance(found)
    if row.ratio is not None and row.percent_allowed and found.change is not Change.NO_CLEAR_CHANGE:
        percent, span = phrase(found, "percent"), phrase(found, "range of it, in bare percent")
        second = told("That is {percent} ({span}).", percent=percent, span=span)
    if own is None:
        return MainPoint(sentence, told("{said} How much of it is fuller marking is not known.", said=second), row.mark)
    if own.comparison.change is found.change is Change.RISE:
        owner = f"{name}’" if name and name.endswith("s") else f"{name}’s"
        mark = ", in the same first two years of the mark" if new_marks([row]) else ""
        second = told("{said} {owner} rise was part of a wider one{mark}.", said=second, owner=owner, mark=mark)
    return MainPoint(sentence, second, row.mark)


def not_children(rows: Sequence[ComparedYears]) -> MainPoint:
    """The last point: what is not counted, and how far the years can be compared."""
    if not rows:
        return MainPoint(NOT_COUNTED[Counted.OFFENCES], BEHIND)
    what = rows[0].pair.after.counted
    lowest = max((row.comparison for row in rows), key=lambda found: found.comparability.grade)
    words: str = "The same definition in both years. How complete recording was is not known."
    if lowest.comparability.grade is Grade.C:
        words = phrase(lowest, "reason of the grade")
    said = NOT_COUNTED.get(what, f"These are {what} as recorded. They are not all abuse.")
    return MainPoint(said, behind(what), GradeMark(phrase(lowest, "grade"), words))


def behind(what: Counted) -> str:
    """What stands behind a count of this unit, and what does not."""
    return _BEHIND.get(what, "Most abuse is never recorded.")


def _unclear(row: ComparedYears) -> str:
    is_unclear = row.comparison.change is Change.NO_CLEAR_CHANGE
    return told(": {change}", change=phrase(row.comparison, "change")) if is_unclear else ""


def forces_behind(figure: Figure) -> Statement:
    """How many forces stand behind a total, as its source says."""
    return stated(say_number(forces_answering(figure) or 0), "forces behind a total", figure)

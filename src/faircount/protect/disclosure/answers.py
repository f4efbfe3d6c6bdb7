"""Answers audited as one system: what they give away together, of counts that they print, that none prints, and of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product

import numpy as np

from faircount.bounds.explain_conflict import described
from faircount.bounds.extent import plain_ages
from faircount.bounds.implied import Implied
from faircount.bounds.range import Range
from faircount.bounds.solver import Model
from faircount.bounds.system import Limits, System
from faircount.project.progress import Progress
from faircount.protect.disclosure.percentages import PERCENTAGE
from faircount.protect.disclosure.question import DisclosedCount, DisclosureFound, DisclosureQuestion
from faircount.protect.disclosure.reader_knowledge import ReaderKnowledge
from faircount.protect.guarding.choosing import tied_blocks
from faircount.protect.guarding.grid import CHILD, RequestGrid, codes_of
from faircount.protect.guarding.populations import guarded
from faircount.protect.guarding.world import Counts, World
from faircount.tables.figures import Figure
from faircount.tables.request import AskedCell
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, OLDEST, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN
from faircount.vocabulary.units import UNITS

MAX_FIGURES = 1_500
"""With more figures of one area than this no more than what is printed or hidden is audited."""


def what_follows(figures: Sequence[Figure], named: Collection[object], asked: DisclosureQuestion) -> list[DisclosedCount]:
    """The small counts that follow from the figures of one area without being in any of them, each with what it follows from.

    ``named`` are the subjects of figures that are known to be given away: what shares people with one of them is not named again.
    Figures bind each other by their periods, codes, marks, ages and sexes, by what each unit counts, and by whom the names of
    offences rule out. What is broken down further, or of adults, is left out.
    """
    found: list[DisclosedCount] = []
    for area in dict.fromkeys(figure.area for figure in figures):
        own = [figure for figure in figures if figure.area == area and _is_told(figure)]
        if 1 < len(own) <= MAX_FIGURES:
            found += _of_area(own, named, asked)
    return found


def _is_told(figure: Figure) -> bool:
    is_count = figure.counted in UNITS and not figure.breakdown and figure.note != PERCENTAGE
    of_children = figure.ages.low is None or figure.ages.low <= CHILD
    return is_count and of_children and bool(codes_of(figure.offence))


def _cell(figure: Figure) -> AskedCell:
    return AskedCell("R000", figure.period, figure.counted, figure.offence, figure.online, figure.ages, figure.sex)


def _of_area(figures: Sequence[Figure], named: Collection[object], asked: DisclosureQuestion) -> Iterator[DisclosedCount]:
    grid = RequestGrid.of([_cell(figure) for figure in figures])
    placed = [(figure, place) for figure in figures if all(place := grid.place(_cell(figure)))]
    if not placed:
        return
    nothing = np.zeros(grid.shape, dtype=np.int64)
    empty = [figure.upper == 0 for figure, _ in placed]
    world = World.of([place for _, place in placed], nothing, grid.impossible, empty)
    lower, upper = np.zeros(len(world.sets)), np.full(len(world.sets), np.inf)
    for (figure, _), row in zip(placed, world.set_of, strict=True):
        if row >= 0:
            least = (
                figure.lower
                if figure.lower is not None
                else int(bool(figure.locator) and figure.status in HIDDEN and asked.zeros_shown)
            )
            lower[row] = max(lower[row], least)
            upper[row] = min(upper[row], np.inf if figure.upper is None else figure.upper)
    table = _any_table(world, lower, upper)
    if table is None:
        return
    yield from _narrow(replace(world, truth=table), [figure for figure, _ in placed], lower, upper, named, asked)


def _any_table(world: World, lower: Limits, upper: Limits) -> Counts | None:
    """Any counts that agree with what is told: a population that is too closely known has nearly the same in all of them."""
    if not len(world.sets) or (lower > upper).any():
        return None
    found = Model(System.of(world.sets.astype(np.float64), lower, upper)).most(np.zeros(len(world.truth)), whole=True)
    return None if found is None else found.point


def _narrow(
    world: World, figures: Sequence[Figure], lower: Limits, upper: Limits, named: Collection[object], asked: DisclosureQuestion
) -> Iterator[DisclosedCount]:
    follow = guarded(world, asked.threshold)
    close: dict[int, tuple[int, set[int]]] = {}
    # What may be nobody is no finding: that it is somebody is more than a reader knows.
    for block in tied_blocks(world, follow):
        block.room.limit(lower[block.rows], upper[block.rows])
        wanted = np.full(len(block.guards), asked.least_width)
        for guard, narrow in block.room.narrow(wanted, exact=True).items():
            if narrow.least > 0:
                close[int(block.guards[guard])] = narrow.width, {int(block.rows[row]) for row in narrow.held_by}
    shown = {row for figure, row in zip(figures, world.set_of, strict=True) if row >= 0 and figure.count is not None}
    given = {row for figure, row in zip(figures, world.set_of, strict=True) if row >= 0 and figure.subject in named}
    printed = {world.sets[row].tobytes() for row in shown}
    known = [world.sets[row] for row in given]
    for guard, (width, rows) in close.items():
        own = follow.sets[guard]
        used = [figure for figure, row in zip(figures, world.set_of, strict=True) if row in rows and figure.count]
        if used and own.tobytes() not in printed and not any((own & each).any() for each in known):
            known.append(own)
            yield _given_with(used, width)


def _given_with(used: Sequence[Figure], width: int) -> DisclosedCount:
    ordered = sorted(used, key=lambda figure: -(figure.count or 0))
    named = [f"{described(figure)} ({figure.locator})" for figure in ordered]
    files = tuple(dict.fromkeys(figure.source_id for figure in ordered))
    what = f"what is left of {named[0]}" + (f" without {'; '.join(named[1:3])}" if named[1:] else "")
    return DisclosedCount((what,), width + 1, "; ".join(named), files, f"hide {named[-1]} too")


MAX_UNPRINTED = 2_000
"""How many such counts are asked of the figures about one offence in one area: beyond that no answer is read by people."""
DAY = timedelta(days=1)


def unprinted(figures: Sequence[Figure]) -> list[Figure]:
    """The counts of the same things in the classes that the printed ones leave open, without limits of their own."""
    groups: dict[tuple[str, str, str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.area, str(figure.counted), figure.offence, figure.breakdown), []).append(figure)
    return [each for group in groups.values() for each in _open_in(group)]


def _open_in(group: Sequence[Figure]) -> Iterable[Figure]:
    like = group[0]
    printed = {(each.period, each.online, plain_ages(each), each.sex) for each in group}
    axes = (_periods(group), _marks(group), _bands(group), _sexes(group))
    asked = [subject for subject in product(*axes) if subject not in printed]
    if len(asked) <= MAX_UNPRINTED:
        for period, online, ages, sex in asked:
            yield Figure(
                like.area, period, like.counted, like.offence, None, None, online, ages, sex, like.breakdown,
                source_id=like.source_id,
            )  # fmt: skip


def _periods(group: Sequence[Figure]) -> list[Period]:
    printed = list(dict.fromkeys(each.period for each in group))
    cuts = sorted({end for period in printed for end in (period.start, period.end + DAY)})
    between = [Period(start, end - DAY) for start, end in pairwise(cuts)]
    return list(dict.fromkeys([*printed, *(each for each in between if any(period.contains(each) for period in printed))]))


def _marks(group: Sequence[Figure]) -> list[Online]:
    printed = {each.online for each in group}
    return list(Online) if len(printed) > 1 else list(printed)


def _sexes(group: Sequence[Figure]) -> list[Sex]:
    printed = {each.sex for each in group}
    return list(Sex) if len(printed) > 1 else list(printed)


def _bands(group: Sequence[Figure]) -> list[AgeBand]:
    printed = list(dict.fromkeys(plain_ages(each) for each in group))
    known = [band for band in printed if band.known and not band.is_all]
    if not known or ALL_AGES not in printed:
        return printed
    everyone = whole_ages(group[0].offence)
    oldest = OLDEST if everyone.high is None else everyone.high
    ends = {end for band in known for end in (band.low or 0, (OLDEST if band.high is None else band.high) + 1)}
    cuts = sorted({0, oldest + 1, *(end for end in ends if end <= oldest)})
    between = [AgeBand(low, None if high > OLDEST else high - 1) for low, high in pairwise(cuts)]
    return list(dict.fromkeys([*printed, *between, NOT_KNOWN]))


MOST_TOLD = 50
"""How many derivations are looked for; the other counts are named without one."""


def audit_answers(
    names: Sequence[str], told: ReaderKnowledge, asked: DisclosureQuestion, progress: Progress
) -> DisclosureFound | None:
    """What a reader of all these answers can work out of their hidden counts; None where none of them holds a count.

    Asked are the counts that a mark hides, and those in no answer that the printed ones leave over, such as the offences without
    a mark beside all offences and those with it.
    """
    if not told.figures:
        return None
    progress("Attacking: what the figures imply together", 0, 1)
    every = [*told.figures, *_shared_alone(told.figures), *unprinted(told.figures)]
    ranges = Implied.of(every, ties=told.ties).ranges(lambda figure: figure.count is None and figure.note != PERCENTAGE)
    progress("Attacking: what the figures imply together", 1, 1)
    progress("Attacking: what follows without being asked", 0, 1)
    found = _in_words(names, told, every, ranges, asked)
    small = {every[place].subject for place, limits in ranges.items() if _is_narrow(limits, asked.least_width)}
    follows = what_follows(every, small, asked)
    progress("Attacking: what follows without being asked", 1, 1)
    return replace(found, given=(*found.given, *follows))


def _shared_alone(figures: Sequence[Figure]) -> list[Figure]:
    """The counts of which percentages are printed and nothing else, without limits of their own."""
    counted = {each.subject for each in figures if each.note != PERCENTAGE}
    alone = {each.subject: each for each in figures if each.subject not in counted}
    return [replace(each, lower=None, upper=None, locator="", note="") for each in alone.values()]


def _in_words(
    names: Sequence[str], told: ReaderKnowledge, every: Sequence[Figure], ranges: Mapping[int, Range], asked: DisclosureQuestion
) -> DisclosureFound:
    narrow = {place: limits for place, limits in sorted(ranges.items()) if _is_narrow(limits, asked.least_width)}
    small = {place: limits for place, limits in narrow.items() if limits.upper is not None and 0 < limits.upper < asked.threshold}
    # One count that several answers mark is named once, at its first place.
    first = {every[place].subject: (place, limits) for place, limits in reversed(small.items())}
    own = [each for each in told.figures if each.note != PERCENTAGE]
    printed = [each for each in own if each.count is not None and 0 < each.count < asked.threshold]
    marked = [place for place, each in enumerate(told.figures) if each.status in HIDDEN]
    return DisclosureFound(
        names=tuple(names),
        cells=len(every),
        hidden=len(marked),
        asked=len(ranges),
        given=tuple(
            _given(every[place], limits, told if number < MOST_TOLD else None)
            for number, (place, limits) in enumerate(sorted(first.values(), key=lambda each: each[0]))
        ),
        printed=tuple((_named(each),) for each in printed if each.status not in HIDDEN),
        doubtful=sum(1 for place in marked if place in narrow and place not in small),
        remarks=told.remarks,
    )


def _is_narrow(limits: Range, width: int) -> bool:
    return limits.width is not None and limits.width < width


def _given(figure: Figure, limits: Range, told: ReaderKnowledge | None) -> DisclosedCount:
    used = _used(figure, limits, told) if told is not None else []
    shares = [each for each in used if each.note == PERCENTAGE]
    printed = [each for each in used if each.count and each not in shares]
    follows = "; ".join(_named(each) for each in used) or "many figures together"
    mend = f"hide {_named(min(printed, key=lambda each: each.count or 0))} too" if printed else "publish fewer breakdowns"
    if shares:
        mend = f"leave out {_named(shares[0])} and those beside it"
    files = tuple(dict.fromkeys(each.source_id for each in used))
    return DisclosedCount((_named(figure),), (limits.width or 0) + 1, follows, files, mend)


def _used(figure: Figure, limits: Range, told: ReaderKnowledge) -> list[Figure]:
    """The figures from which it follows that the count is no larger and no less: those that clash with any other count."""
    bare = replace(figure, source_id="", locator="", note="")
    beyond = [replace(bare, lower=(limits.upper or 0) + 1, upper=None)]
    if limits.lower > 0:
        beyond.append(replace(bare, lower=None, upper=limits.lower - 1))
    found: dict[Figure, None] = {}
    for claim in beyond:
        for clash in Implied.of([*told.figures, claim], ties=told.ties).conflicts():
            found.update(dict.fromkeys(each for each in clash.figures if _tells(each, figure)))
    return list(found)


def _tells(figure: Figure, of: Figure) -> bool:
    """Whether a reader learns of the count from this figure, and not from the count's own mark."""
    return bool(figure.locator) and (figure.subject != of.subject or figure.note == PERCENTAGE)


def _named(figure: Figure) -> str:
    """What is counted, and the place where it stands, if it stands anywhere."""
    if figure.note == PERCENTAGE:
        return f"the percentage of {described(figure)} ({figure.locator})"
    place = f" ({figure.locator})" if figure.locator else " (in no answer)"
    return described(figure) + place

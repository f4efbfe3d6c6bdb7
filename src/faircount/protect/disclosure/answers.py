"""Answers audited as one system: what they give away together, and of counts that no answer prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product

from faircount.bounds.explain_conflict import described
from faircount.bounds.extent import plain_ages
from faircount.bounds.implied import Implied
from faircount.bounds.range import Range
from faircount.project.progress import Progress
from faircount.protect.disclosure.percentages import PERCENTAGE
from faircount.protect.disclosure.question import DisclosedCount, DisclosureFound, DisclosureQuestion
from faircount.protect.disclosure.reader_knowledge import ReaderKnowledge
from faircount.protect.disclosure.what_follows import what_follows
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, OLDEST, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN

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

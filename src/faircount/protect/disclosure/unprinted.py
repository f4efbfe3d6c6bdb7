"""Counts that no answer prints, and that follow from those it prints: the other half of a split, the gap between two bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise, product

from faircount.bounds.extent import plain_ages
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, OLDEST, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import whole_ages
from faircount.vocabulary.periods import Period

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

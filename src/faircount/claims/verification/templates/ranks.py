"""A place among figures that differ in one coordinate, and so many years in a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from faircount.claims.arithmetic import Calculation
from faircount.claims.claim import Direction, Form, StatedValue
from faircount.claims.extraction.peak import PEAK
from faircount.claims.extraction.rank import TOP
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.resolving.places import is_wide
from faircount.claims.stated_range import StatedRange, plain
from faircount.claims.verification.binding import Binding, Candidates
from faircount.claims.verification.operands import CHANGE, COUNT, PER, RATE, SHARE, Operand, is_name
from faircount.language.keyed import Keyed

FEWEST = 3
"""A rank among fewer figures than this says nothing."""
SEVERAL_YEARS = 400
"""Days, from which on a count is for more than a year."""
NEAR = 4
"""Sentences between a rank and the figure that takes it."""
MANY = 5
"""Figures from which on a list may be of all that "any force" speaks of."""
_Key = Callable[[Operand], object]
_COORDINATES: Mapping[str, tuple[_Key, _Key]] = {
    "areas": (lambda one: one.subject.areas, lambda one: (one.period, one.subject.ages, one.subject.qualifiers)),
    "all areas": (lambda one: one.subject.areas, lambda _: ()),
    "years": (lambda one: one.period, lambda one: (one.subject.areas, one.subject.ages, one.subject.qualifiers)),
    "apps": (lambda one: one.subject.qualifiers - {"part"}, lambda _: ()),
    "ages": (lambda one: one.subject.ages, lambda one: (one.period, one.subject.areas)),
    "names": (lambda one: frozenset(filter(is_name, one.words)), lambda one: (one.period, one.subject.counted)),
    "names here": (lambda one: frozenset(filter(is_name, one.words)), lambda one: one.sentence),
    "items": (lambda one: one.index + 1, lambda one: one.period),
}
"""In what the figures of a series differ, and in what they are the same."""


def ranks(near: Candidates) -> Iterator[Binding]:
    """A place among figures that differ in one coordinate: places, years, apps, ages, or changes and rates of places."""
    claim, stated = near.claim, near.stated
    if stated.word == "run":
        yield from _runs(near)
    if stated.word in ("run", "first", PEAK, TOP):
        return  # the first for years is told by figures of all these years, which no text has
    seen: set[tuple[int, ...]] = set()
    # Where the sentence names who takes the place ("Hastings has the second-highest"), it is nobody else.
    named = {one.index for one in near.single if any(map(is_name, one.words & near.phrase.names))}
    told = [(name, series) for name, series in _series(near) if _reaches(near, name, series)]
    sized = [(name, series) for name, series in told if len(series) == stated.whole]
    for name, series in sized or told:
        for own in (one for one in series if not named or one.index in named):
            key = (own.index, *(one.index for one in series))
            if (abs(own.sentence - claim.sentence) <= NEAR or near.names(own)) and key not in seen:
                seen.add(key)
                yield Binding(f"rank of {name}", (own, *(one for one in series if one is not own)), *_place(stated, own, series))


_ALL_TIME = Keyed(r"\b(?:ever|on record|in living memory|since records)\b")
_SINCE = Keyed(
    r"\b(?:since|for|in)\s+(?:(?:(?<=since )[a-z ]{1,60} in )?(?P<year>(?:19|20)\d\d)\b"
    rf"|(?:the\s+)?(?:last\s+|past\s+|at\s+least\s+)?(?P<years>{NUMBER})\s+years\b)"
)
_ANYWHERE = Keyed(
    r"\b(?:in|across|of|outside)\s+(?:the\s+)?(?:whole\s+)?(?:country|nation|uk|england|wales|britain|scotland|region)\b"
    r"|\bin\s+the\s+(?:(?:north|south)(?:\s+(?:east|west))?|[a-z]+\s+(?:midlands|region))\b"
    r"|\bnational(?:ly)?\b|\bof\s+any\b|\bany\s+other\b|\banywhere\b"
)
_OF_SO_MANY = Keyed(
    rf"\b(?:of|among|amongst)\s+(?:the\s+|all\s+)*(?P<all>{NUMBER})\s+(?:[a-z]+\s+)?(?:forces|districts|areas|boroughs|counties|councils|towns)\b"
)


def records(near: Candidates) -> Iterator[Binding]:
    """The latest of many years told of one that is said to be a record, and is the highest or the lowest of them."""
    scope = _scope(near)
    if {"rate", "rates"} & set(re.findall(r"[a-z]+", scope)):
        return
    if near.stated.form is not Form.RANK or near.stated.value != 1 or not _ALL_TIME.search(scope):
        return
    for name, series in _series(near):
        if name == "years" and len(series) >= MANY:
            own = max(series, key=lambda one: one.period.end if one.period else date.min)
            place, stated = _place(near.stated, own, series)
            if place.number == 1:
                yield Binding("rank of years", (own, *(one for one in series if one is not own)), place, stated)


def placed(near: Candidates) -> Iterator[Binding]:
    """The figure of a rank's own sentence that takes the place among parts that add up, or among bodies named with it."""
    if near.stated.form is not Form.RANK or near.stated.word in ("run", "first", PEAK, TOP, "years", "changes"):
        return
    lists = list(_parts(near.of(COUNT)))
    for name, series in _series(near):
        here = [one for one in series if one.sentence == near.claim.sentence]
        own = min(here, key=lambda one: abs(one.at - near.claim.extracted.at), default=None)
        is_named = own is not None and any(map(is_name, own.words & near.phrase.names))
        is_list = series in lists or (name in ("names", "areas") and is_named)
        if own is not None and own.unit == COUNT and is_list and _reaches(near, name, series):
            place, stated = _place(near.stated, own, series)
            if place.number == near.stated.value:
                yield Binding(f"rank of {name}", (own, *(one for one in series if one is not own)), place, stated)


def _scope(near: Candidates) -> str:
    """The words of a rank and those behind it in its clause."""
    return re.split(r"[.;:]\s", f"{near.phrase.said} {near.phrase.behind.lower()}")[0]


def _reaches(near: Candidates, name: str, series: Sequence[Operand]) -> bool:
    """Whether a series goes as far as a rank's own words: "the most ever" is no matter of three figures of one year."""
    scope = _scope(near)
    times = [one.period for one in series if one.period is not None]
    if _ALL_TIME.search(scope):
        return "years" in name
    if (since := _SINCE.search(scope)) is not None:
        first = min((one.start.year for one in times), default=9999)
        reach = (
            int(since["year"]) if since["year"] else max((one.end.year for one in times), default=0) - number_of(since["years"])
        )
        return "years" in name and first <= reach + 1
    if (of := _OF_SO_MANY.search(scope)) is not None:
        return "years" not in name and len(series) >= number_of(of["all"]) - 1
    return not _ANYWHERE.search(scope) or ("areas" in name and len(series) >= MANY)


def peaks(near: Candidates) -> Iterator[Binding]:
    """The place of the year that a claim names among the years told of one, the nearest first."""
    if near.stated.word != PEAK:
        return
    found = [
        (abs(own.sentence - near.claim.sentence), own, series)
        for name, series in _series(near)
        for own in series
        if name == "years" and own.period == near.claim.periods[0]
    ]
    for _, own, series in sorted(found, key=lambda one: one[0]):
        yield Binding("rank of years", (own, *(one for one in series if one is not own)), *_place(near.stated, own, series))


def _place(stated: StatedValue, own: Operand, series: Sequence[Operand]) -> tuple[Calculation, StatedValue]:
    sign = -1 if stated.direction is Direction.DOWN else 1
    place = 1 + sum(sign * one.number > sign * own.number for one in series)
    listed = ", ".join(plain(one.number) for one in series)
    line = f"{plain(own.number)} is number {place} of {len(series)} ({listed}); stated {plain(stated.value or 1)}"
    reason = "the text tells a lower one" if sign < 0 else "the text tells a higher one"
    return Calculation(place, line, place, place, reason), StatedValue(Form.RANK, StatedRange.exactly(stated.value or 1), None)


def _series(near: Candidates) -> Iterator[tuple[str, list[Operand]]]:
    """Figures of one unit that differ in one coordinate, one of each; those of one place and kind, or all that there are.

    So the parts that stand in a row and add up to a figure told near them: they are of one kind, whatever their words.
    """
    for unit in (COUNT, SHARE, PER, CHANGE, RATE):
        figures = near.of(unit)
        for name, (what, rest) in _COORDINATES.items():
            groups: dict[object, dict[object, Operand]] = {}
            for one in figures:
                if what(one):
                    groups.setdefault(rest(one), {}).setdefault(what(one), one)
            for group in groups.values():
                kept = _comparable(list(group.values()), name)
                if len(kept) >= FEWEST:
                    yield name if unit == COUNT else f"{name} by {unit}", kept
    yield from (("names", parts) for parts in _parts(near.of(COUNT)))


def _parts(figures: Sequence[Operand]) -> Iterator[list[Operand]]:
    """Three figures of one time or more that stand in a row and add up to another."""
    by_time: dict[object, list[Operand]] = {}
    for one in figures:
        by_time.setdefault(one.period, []).append(one)
    for told in by_time.values():
        numbers = {one.number for one in told}
        for first in range(len(told)):
            for last in range(first + FEWEST, min(len(told), first + MOST_PARTS) + 1):
                row = told[first:last]
                if sum(one.number for one in row) in numbers - {one.number for one in row}:
                    yield row


MOST_PARTS = 12
"""Parts of a whole that an article lists at most."""


def _comparable(series: list[Operand], name: str) -> list[Operand]:
    """The figures of a series without wider areas, longer times and what adds the others up: nothing ranks beside its parts."""
    if "areas" in name:
        series = [one for one in series if len(one.subject.areas) == 1 and not is_wide(one.subject.areas[0])]
    if name == "years":
        series = [one for one in series if one.period is not None and one.period.days < SEVERAL_YEARS]
    whole = sum(one.number for one in series)
    return [one for one in series if one.unit != COUNT or len(series) < 3 or abs(2 * one.number - whole) > 0.02 * one.number]


def _runs(near: Candidates) -> Iterator[Binding]:
    """So many years in a row: the steps up or down that end with the latest figure of a series."""
    stated = near.stated
    for name, series in _series(near):
        if name == "years" and stated.direction in (Direction.UP, Direction.DOWN):
            told = sorted(series, key=lambda one: one.period.end if one.period else one.period)  # type: ignore[arg-type, return-value]
            up = stated.direction is Direction.UP
            steps = [(after.number > before.number) is up for before, after in pairwise(told)]
            run = next((count for count, step in enumerate(reversed(steps)) if not step), len(steps))
            line = f"{' → '.join(plain(one.number) for one in told)}; stated {plain(stated.value or 1)} in a row"
            least = min(stated.value or 1, len(steps))
            yield Binding(
                "run", tuple(told), Calculation.of(run, line), StatedValue(Form.RANK, StatedRange(least, float("inf")), None)
            )

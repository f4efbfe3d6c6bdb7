"""Rates and ranks worked out from counts: so many per children, people or days, and the place of a force among others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from faircount.claims.arithmetic import Calculation
from faircount.claims.claim import Claim, Coordinates, Direction, Form
from faircount.claims.extraction.lexicon import direction_of
from faircount.claims.extraction.more_than import RATE_THAN
from faircount.claims.extraction.rank import TOP
from faircount.claims.lookup.counts import Count, Counts
from faircount.claims.lookup.worked_out import WorkedOut
from faircount.claims.resolving.calendar import shifted
from faircount.claims.stated_range import plain
from faircount.language.keyed import Keyed
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand
from faircount.vocabulary.areas import AREAS, FORCES, PARTITIONS
from faircount.vocabulary.periods import Period

_YEAR = 365
_ENGLAND = "E92000001"
_BY_RATE = Keyed(r"(?i)\brates?\b|\bper (?:head|child|capita)\b", "rate", "Rate", "RATE", "per", "Per", "PER")
_IN_PER_CENT = Keyed(r"(?i)\b(?:percentage|per cent|proportion\w*|relative|steepest|sharpest|fastest)\b")
_OF_REGIONS = Keyed(r"\b(?:any|no|all|other|english|nine|9)\s+regions?\b|\bregions?\s+(?:of|in)\s+england\b", "region")
_PEOPLE = {UNDER_18: "children", ALL_AGES: "people"}


def rate_of(
    counts: Counts, claim: Claim, offences: tuple[str, ...], residents: Callable[[str, Period, AgeBand], int | None]
) -> Iterator[WorkedOut]:
    """A rate per so many children or people, or per so many days, by each source."""
    about = claim.coordinates
    if len(about.periods) != 1:
        return
    for count in counts.of(offences, about.areas, about.periods[0]):
        if claim.stated.word == "people":
            yield from _per_residents(claim, count, residents)
        elif (found := _per_days(claim, count)) is not None:
            yield found


def _per_residents(claim: Claim, count: Count, residents: Callable[[str, Period, AgeBand], int | None]) -> Iterator[WorkedOut]:
    """By the estimate that the claim names, or that of the year it begins in; by one beside it where that is right."""
    about, stated = claim.coordinates, claim.stated
    ages = _lived_by(about)
    if not stated.whole or ages is None:
        return
    forces = [force for area in about.areas for force in PARTITIONS.get(area, (area,))]
    own = about.periods[0] if about.estimate is None else Period(date(about.estimate, 1, 1), date(about.estimate, 12, 31))
    for when in (own, *((shifted(own, -1), shifted(own, 1)) if about.estimate is None else ())):
        living = [residents(force, when, ages) for force in forces]
        if not all(living):
            continue
        total = sum(one or 0 for one in living)
        rate = stated.whole * count.number / total
        if when is own or (stated.amount is not None and stated.amount.holds(rate)):
            line = f"{plain(stated.whole)} × {plain(count.number)} ÷ {plain(total)} {_PEOPLE[ages]} = {plain(rate)}"
            yield WorkedOut(Calculation.of(rate, line), count, f"{plain(rate)} per {plain(stated.whole)} {_PEOPLE[ages]}")


def _estimates(about: Coordinates) -> tuple[Period, ...]:
    """The years of the estimates that a rate may be by: the one that is named, or else its own and the one before it."""
    if about.estimate is not None:
        return (Period(date(about.estimate, 1, 1), date(about.estimate, 12, 31)),)
    return (about.periods[0], shifted(about.periods[0], -1))


def _lived_by(about: Coordinates) -> AgeBand | None:
    """Whom a rate is per."""
    if "children" in about.explicit:
        return UNDER_18
    return ALL_AGES if "residents" in about.explicit else None


def _per_days(claim: Claim, count: Count) -> WorkedOut | None:
    period, stated = claim.coordinates.periods[0], claim.stated
    if stated.per is None or stated.word == "ahead" or count.number == 0:
        return None
    units = period.days / stated.per
    every = stated.form is Form.EVERY
    # A year is twelve months to most who divide, and 365 days, whatever it has.
    for usual in (max(1, round(units)), _YEAR / stated.per):
        number = usual / count.number if every else count.number / usual
        if stated.amount is not None and stated.amount.holds(number) and abs(usual / units - 1) < 0.01:
            units = usual
            break
    number = units / count.number if every else count.number / units
    divided = (units, count.number) if every else (count.number, units)
    line = f"{plain(divided[0])} ÷ {plain(divided[1])} = {plain(number)}"
    return WorkedOut(Calculation.of(number, line), count, f"{plain(count.number)} in {period.label}")


def rank_of(
    counts: Counts, claim: Claim, offences: tuple[str, ...], residents: Callable[[str, Period, AgeBand], int | None]
) -> tuple[bool, str, str, Count] | None:
    """Whether an area has the place among forces that a claim gives it, by counts or by rates, where each of them has one."""
    about, stated = claim.coordinates, claim.stated
    among = _bodies(claim)
    if (
        stated.word in ("years", "run", "changes", "first", "apps")
        or stated.value is None
        or len(about.areas) != 1
        or about.areas[0] not in among
    ):
        return None
    if len(about.periods) != 1:
        return None
    each = {force: next(iter(counts.of(offences, (force,), about.periods[0])), None) for force in among}
    own = each[about.areas[0]]
    known = {force: count for force, count in each.items() if count is not None}
    if own is None or len(known) < len(among):
        return None
    found = [_rank(claim, among, value, unit, own) for value, unit in _ranked_by(claim, known, residents)]
    return max(found, key=lambda one: one[0], default=None)


def _bodies(claim: Claim) -> tuple[str, ...]:
    """The forces that a rank is among, or the regions where it tells of these: "of any English region"."""
    about = claim.coordinates
    if len(about.areas) == 1 and _OF_REGIONS.search(claim.text.lower()) is not None:
        return tuple(code for code, area in AREAS.items() if area.kind == "region" and code in PARTITIONS)
    return tuple(force for force in PARTITIONS.get(about.among, ()) if force not in about.set_aside) if about.among else ()


def rank_of_changes(counts: Counts, claim: Claim, offences: tuple[str, ...]) -> tuple[bool, str, str, Count] | None:
    """Whether an area has the place among forces that a claim gives its rise or its fall, by per cent or by number.

    A claim that does not say which of the two is right by either.
    """
    about, stated = claim.coordinates, claim.stated
    among = tuple(force for force in PARTITIONS.get(about.among, ()) if force not in about.set_aside)
    way = direction_of(claim.text)
    if stated.word != "changes" or stated.direction is not Direction.UP or way not in (Direction.UP, Direction.DOWN):
        return None
    if len(about.areas) != 1 or about.areas[0] not in among or len(about.periods) != 2:
        return None
    early, late = ({one: next(iter(counts.of(offences, (one,), when)), None) for one in among} for when in about.periods)
    ends = {one: (before, after) for one in among if (before := early[one]) is not None and (after := late[one]) is not None}
    if len(ends) < len(among) or not all(before.number for before, _ in ends.values()):
        return None
    sign, own = 1 if way is Direction.UP else -1, about.areas[0]
    grown = {one: sign * (100 * after.number / before.number - 100) for one, (before, after) in ends.items()}
    added = {one: float(sign * (after.number - before.number)) for one, (before, after) in ends.items()}
    tried = ((grown, " per cent"),) if _IN_PER_CENT.search(claim.text) else ((grown, " per cent"), (added, ""))
    found = [_rank(claim, among, value, unit, ends[own][1]) for value, unit in tried]
    is_right, line, reason, count = max(found, key=lambda one: one[0])
    return is_right and grown[own] > 0, line, reason, count


def _ranked_by(
    claim: Claim, counted: Mapping[str, Count], residents: Callable[[str, Period, AgeBand], int | None]
) -> Iterator[tuple[Mapping[str, float], str]]:
    """The numbers that forces stand by, and per whom: counts, or rates per people or children, or both if that is open."""
    if _lived_by(claim.coordinates) is None and not _BY_RATE.search(claim.text):
        yield {force: float(count.number) for force, count in counted.items()}, ""
    else:
        yield from _by_rate(claim, counted, residents)


def _by_rate(
    claim: Claim, counted: Mapping[str, Count], residents: Callable[[str, Period, AgeBand], int | None]
) -> Iterator[tuple[Mapping[str, float], str]]:
    about, ages = claim.coordinates, _lived_by(claim.coordinates)
    for each in (ages,) if ages is not None else (ALL_AGES, UNDER_18):
        # Of the latest year the population is estimated a year later: until then that of the year before is used.
        tried = ({force: residents(force, when, each) for force in counted} for when in _estimates(about))
        living = next((found for found in tried if all(found.values())), None)
        if living is not None:
            rates = {force: 10_000 * count.number / (living[force] or 1) for force, count in counted.items()}
            yield rates, f" per 10,000 {_PEOPLE[each]}"


def rate_than(
    counts: Counts, claim: Claim, offences: tuple[str, ...], residents: Callable[[str, Period, AgeBand], int | None]
) -> tuple[bool, str, str, Count] | None:
    """Whether a force has a higher or a lower rate than another, per those whom it names, or per people or children."""
    about = claim.coordinates
    is_of_two = len(about.areas) == len(about.against) == len(about.periods) == 1
    if claim.stated.word != RATE_THAN or not (about.is_whole and is_of_two):
        return None
    each = {area: next(iter(counts.of(offences, (area,), about.periods[0])), None) for area in (*about.areas, *about.against)}
    counted = {area: count for area, count in each.items() if count is not None}
    found = []
    for rates, unit in _by_rate(claim, counted, residents) if len(counted) == 2 else ():
        mine, other = rates[about.areas[0]], rates[about.against[0]]
        is_right = mine > other if claim.stated.direction is Direction.UP else mine < other
        found.append((is_right, f"{plain(mine, 1)} beside {plain(other, 1)}{unit}", "", counted[about.areas[0]]))
    return max(found, key=lambda one: one[0], default=None)


def _rank(claim: Claim, among: Sequence[str], value: Mapping[str, float], unit: str, own: Count) -> tuple[bool, str, str, Count]:
    about, stated = claim.coordinates, claim.stated
    down, mine = stated.direction is Direction.DOWN, value[about.areas[0]]
    beyond = [one for one in value.values() if (one < mine if down else one > mine)]
    alike = sum(one == mine for one in value.values())
    place = int(stated.value or 1)
    is_right = len(beyond) < place and (stated.word == TOP or place <= len(beyond) + alike)
    first = sorted(value, key=lambda force: value[force], reverse=not down)
    shown = [force for force in first[: max(2, min(place, 3))] if force != about.areas[0]]
    line = ", ".join(f"{AREAS[force].name} {plain(value[force], 1 if unit else 0)}" for force in (*shown, about.areas[0])) + unit
    where = "England and Wales" if set(among) | about.set_aside >= set(FORCES) else AREAS[about.among or _ENGLAND].label
    where += " that are left" if about.set_aside else ""
    bodies = "regions" if AREAS[about.areas[0]].kind == "region" else "forces"
    reason = (
        f"{len(beyond)} of the {len(among)} {bodies} in {where} had {'fewer' if down else 'more'} in {about.periods[-1].label}."
    )
    return is_right, line, reason, own

"""What a count was counted over, and rates as they would be if every area had the same ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Array, Interval, Numbers, counts, exposures, interval, plain
from faircount.compare.intervals.counts import byar_count, official_count
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Exposure:
    """The days counted, the people there were, and their product; ``whole`` says whether the period was counted throughout."""

    days: int
    population: float
    whole: bool

    @property
    def say(self) -> str:
        """How long was counted, in a sentence."""
        return f"Counted over {self.days} days." + (
            "" if self.whole else " This is not the whole period; the rates allow for it."
        )


def exposure(
    start: date, end: date, population: float = 1.0, in_force_from: date | None = None, in_force_until: date | None = None
) -> Exposure:
    """What a count from ``start`` to ``end`` (inclusive) was counted over, with the days outside a rule's time left out.

    >>> leap, plain = exposure(date(2015, 4, 1), date(2016, 3, 31)), exposure(date(2016, 4, 1), date(2017, 3, 31))
    >>> leap.days, plain.days
    (366, 365)
    >>> exposure(date(2016, 4, 1), date(2017, 3, 31), in_force_from=date(2016, 10, 1)).days
    182

    Reference: person-time, Rothman, Greenland and Lash (2008), Modern Epidemiology, chapter 3; 2015/16 had 29 February.

    In words: "a day less was counted in the later year, which alone makes 0.3% fewer".

    Not as a cure for an answer whose missing months are the busy ones: ask for the months.
    """
    first = start if in_force_from is None else max(start, in_force_from)
    last = end if in_force_until is None else min(end, in_force_until)
    days = (last - first).days + 1
    if days <= 0:
        raise NotComparable(f"nothing was in force from {start} to {end}, so nothing could be counted; leave the period out")
    if population <= 0:
        raise NotComparable(f"a population of {population:g} is no denominator of a rate; give the people living in the area")
    return Exposure(days, population, (first, last) == (start, end))


LEAST_STANDARD = 1e-9
"""A standard may be given in shares, never in nothing."""
MIN_EVENTS = 10
"""Under this many events in all no standardised rate is given."""


def directly_standardised(
    count: ArrayLike, population: ArrayLike, standard: ArrayLike, per: float = 100_000, confidence: float = 0.95
) -> Interval:
    """Events for ``per`` people if each area had the ages of the standard; the last axis runs over the age bands.

    >>> found = directly_standardised([5, 16, 40], [12_000, 9_000, 8_000], [5_500, 6_000, 5_500])
    >>> f"{found.value:.1f} ({found.lower:.1f} to {found.upper:.1f})"
    '238.0 (181.8 to 306.0)'

    Reference: Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10, 457-462, with Byar's range of the
    total; APHO Technical Briefing 3 (2008).

    In words: "238 for every 100,000 children, as if the area had the ages of the standard".

    Not under 10 events in all: a single area is refused, and in an array its place holds no number. Not where one child
    may stand behind many events: use the form for events that come in groups.
    """
    count, population, standard = np.broadcast_arrays(counts(count), exposures(population, "a population"), counts(standard))
    _require_people(standard)
    weights = standard / population
    variance = np.sum(weights**2 * count, axis=-1) / np.sum(standard, axis=-1) ** 2
    value = np.sum(weights * count, axis=-1) / np.sum(standard, axis=-1)
    return dobson(value, variance, np.sum(count, axis=-1), per, confidence)


def _require_people(standard: Array) -> None:
    """A standard with nobody in it gives no age any weight."""
    if bool(np.any(np.sum(standard, axis=-1) < LEAST_STANDARD)):
        raise NotComparable("standard: nobody is in it; give how many people of each age the standard has")


def standardised_for_groups(
    people: ArrayLike,
    events_each: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Interval:
    """The same for events that come in groups: ``people[..., band, k]`` had ``events_each[k]`` events each.

    >>> alone = standardised_for_groups([[30, 0], [40, 0]], [1, 5], [9_000, 8_000], [5_500, 6_000])
    >>> grouped = standardised_for_groups([[25, 1], [30, 2]], [1, 5], [9_000, 8_000], [5_500, 6_000])
    >>> [f"{found.value:.0f} ({found.lower:.0f} to {found.upper:.0f})" for found in (alone, grouped)]
    ['420 (327 to 532)', '420 (292 to 573)']

    Reference: the variance of Dobson et al. (1991) with each person's events squared, after APHO Technical Briefing 3
    (2008) and the health statistics that count admissions.

    In words: "420 for every 100,000 children; the range allows for children who stand behind several offences".

    Not where it is not known how many events each person had: then say that the range is too narrow.
    """
    held, each = counts(people, "people"), counts(events_each)
    population, standard = exposures(population, "a population"), counts(standard)
    _require_people(standard)
    if (
        held.ndim < 2
        or each.ndim != 1
        or population.ndim == 0
        or held.shape[-1] != len(each)
        or held.shape[-2] != population.shape[-1]
    ):
        raise NotComparable("people need a row for each age band, and in it one number for each number of events")
    if bool(np.any(np.sum(held, axis=-1) > population)):
        raise NotComparable("people: there are more of them than the population of their age has; count each person once")
    weights, whole = standard / population, np.sum(standard, axis=-1)
    events, squared = np.sum(held * each, axis=-1), np.sum(held * each**2, axis=-1)
    value = np.sum(weights * events, axis=-1) / whole
    variance = np.sum(weights**2 * squared, axis=-1) / whole**2
    return dobson(value, variance, np.sum(events, axis=-1), per, confidence)


def dobson(value: Array, variance: Array, total: Array, per: float, confidence: float) -> Interval:
    """Byar's range of the total, carried over to a weighted rate by the proportion of their standard errors."""
    if np.ndim(total) == 0 and total < MIN_EVENTS:
        raise NotComparable(f"{total:g} events in all are too few for a standardised rate; publish the counts instead")
    enough = total >= MIN_EVENTS
    byar = byar_count(total, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.sqrt(variance / total)
        ends = (value, value + scale * (byar.lower - total), value + scale * (byar.upper - total))
    return interval(*(np.where(enough, end * per, np.nan) for end in ends))


def expected_events(population: ArrayLike, reference_count: ArrayLike, reference_population: ArrayLike) -> Numbers:
    """The events there would be if each age band of the area had the rate of the reference; the last axis is the bands.

    >>> round(expected_events([3_470, 5_398], [255, 1_219], [2_199_830, 3_421_959]), 3)
    2.325

    Reference: indirect standardisation, APHO Technical Briefing 3 (2008).

    In words: "2.3 would be expected from the ages of the area".

    Not where the reference is itself small, or counts differently.
    """
    reference = counts(reference_count) / exposures(reference_population, "a population of the reference")
    return plain(np.sum(counts(population, "people") * reference, axis=-1))


def indirectly_standardised(
    observed: ArrayLike, expected: ArrayLike, per: float = 1.0, reference_rate: float = 1.0, confidence: float = 0.95
) -> Interval:
    """Events observed over events expected, times ``per`` and the reference's own rate where a rate is wanted.

    >>> found = indirectly_standardised(22, 11.6891012906221)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '1.88 (1.18 to 2.85)'

    Reference: APHO Technical Briefing 3 (2008); exact range under 10 events, Byar's from 10 on.

    In words: "1.9 times as many as the ages of the area would lead one to expect".

    Not for setting two areas side by side: each ratio stands against the reference, and two of them against nothing common.
    """
    scale = per * reference_rate / exposures(expected, "a number of expected events")
    found = official_count(observed, confidence)
    return interval(found.value * scale, found.lower * scale, found.upper * scale)

"""The statistic that this program itself uses for each question; other methods of the same stand in ``fc.statistics``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faircount.library import statistics

if TYPE_CHECKING:  # each is loaded with the one statistic that gives it back
    from numpy.typing import ArrayLike

    from faircount.compare.areas.changes import ManyChanges
    from faircount.compare.areas.limits import ExactFunnel
    from faircount.compare.interval import Interval
    from faircount.compare.outlook.outlook import Outlook
    from faircount.compare.thresholds import Tipping
    from faircount.compare.trend.trend import Trend


def count_interval(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Each count with the exact (Garwood) range within which the mean of many such periods lies.

    >>> import faircount as fc
    >>> found = fc.count_interval(55)
    >>> f"{found.lower:.1f} to {found.upper:.1f}"
    '41.4 to 71.6'

    Other methods: ``fc.statistics.byar_count``, ``mid_p_count``, ``official_count``. Not for a count that was hidden or rounded.
    """
    return statistics.exact_count(count, confidence)


def rate(count: ArrayLike, population: ArrayLike, per: float = 1000, confidence: float = 0.95) -> Interval:
    """Events for every ``per`` people, with the range of official health statistics (exact under 10 events, else Byar).

    >>> import faircount as fc
    >>> found = fc.rate(820, 122_500)
    >>> f"{found.value:.1f} ({found.lower:.1f} to {found.upper:.1f})"
    '6.7 (6.2 to 7.2)'

    Not beside a hidden count: a rate and a known population give it back.
    """
    return statistics.official_rate(count, population, per, confidence)


def standardised_rate(
    count: ArrayLike, population: ArrayLike, standard: ArrayLike, per: float = 100_000, confidence: float = 0.95
) -> Interval:
    """The rate that the area would have with the ages of a standard population (Dobson's method); a place for each age band.

    >>> import faircount as fc
    >>> found = fc.standardised_rate([22, 60, 41], [9_000, 12_000, 8_000], [5_000, 5_500, 5_500])
    >>> f"{found.value:.0f} ({found.lower:.0f} to {found.upper:.0f})"
    '424 (352 to 508)'
    """
    return statistics.directly_standardised(count, population, standard, per, confidence)


def proportion(part: ArrayLike, whole: ArrayLike, confidence: float = 0.95) -> Interval:
    """The part over the whole, from 0 to 1, with Wilson's range.

    >>> import faircount as fc
    >>> found = fc.proportion(81, 263)
    >>> f"{found.value:.0%} ({found.lower:.0%} to {found.upper:.0%})"
    '31% (26% to 37%)'

    Other methods: ``fc.statistics.clopper_pearson``, ``mid_p_share``, ``jeffreys_share``.
    """
    return statistics.wilson(part, whole, confidence)


def proportion_difference(
    part_before: ArrayLike, whole_before: ArrayLike, part_after: ArrayLike, whole_after: ArrayLike, confidence: float = 0.95
) -> Interval:
    """The later proportion less the earlier one, from -1 to 1, with Newcombe's range.

    >>> import faircount as fc
    >>> found = fc.proportion_difference(55, 820, 145, 772)
    >>> f"{found.value:.1%} ({found.lower:.1%} to {found.upper:.1%})"
    '12.1% (8.8% to 15.4%)'

    Other methods: ``fc.statistics.miettinen_nurminen``, ``fisher``. Not for a share of victims beside a share of offences.
    """
    return statistics.newcombe(part_before, whole_before, part_after, whole_after, confidence)


def rate_ratio(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """The later rate over the earlier one, with the exact conditional range; arrays give arrays.

    >>> import faircount as fc
    >>> found = fc.rate_ratio(55, 145)
    >>> f"{found.value:.2f} ({found.lower:.2f} to {found.upper:.2f})"
    '2.64 (1.92 to 3.66)'

    ``exposure_before`` and ``exposure_after`` are what was counted over: children, days. Other methods:
    ``fc.statistics.mid_p_ratio``, ``score_ratio``, ``dispersed_ratio``. Not across a break in how offences are recorded.
    """
    return statistics.exact_ratio(count_before, count_after, exposure_before, exposure_after, confidence)


def rate_difference(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Interval:
    """The later rate less the earlier one, with the range recovered from those of both counts (MOVER).

    >>> import faircount as fc
    >>> found = fc.rate_difference(55, 145)
    >>> f"{found.value:.0f} ({found.lower:.0f} to {found.upper:.0f})"
    '90 (62 to 119)'
    """
    return statistics.mover_difference(count_before, count_after, exposure_before, exposure_after, confidence)


def many_changes(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> ManyChanges:
    """Each area's later count against its earlier one, with labels that allow for how many were compared.

    >>> import faircount as fc
    >>> found = fc.many_changes([55, 820, float("nan"), 30], [145, 772, 40, 31])
    >>> [None if label is None else str(label) for label in found.label], found.compared
    (['rise', 'no clear change', None, 'no clear change'], 3)

    A place that holds no number did not answer, and is left out.
    """
    return statistics.many_changes(count_before, count_after, exposure_before, exposure_after, confidence)


def funnel(count: ArrayLike, exposure: ArrayLike, average: float | None = None, confidence: float = 0.998) -> ExactFunnel:
    """Which areas lie beyond what chance would give round their common rate, or a given one; a place for each area.

    >>> import faircount as fc
    >>> [str(position) for position in fc.funnel([1583, 243, 3], [869_452, 138_002, 470_980]).position]
    ['higher', 'higher', 'lower']

    Over-dispersed areas: ``fc.statistics.ratio_funnel``. Not as a league table.
    """
    return statistics.exact_funnel(count, exposure, average, confidence)


def trend(series: ArrayLike, exposure: ArrayLike = 1.0, confidence: float = 0.95) -> Trend:
    """How many times as high each period of a series is as the one before, for counts that spread wider than chance.

    >>> import faircount as fc
    >>> fc.trend([105, 97, 77, 111, 104, 112, 102, 96], 100_000).say
    'No clear trend: between 4% fewer and 5% more each period.'

    Five periods at least, alike and without a break between them.
    """
    return statistics.trend(series, exposure, confidence=confidence)


def tipping_point(count_before: ArrayLike, count_after: ArrayLike, confidence: float = 0.95) -> Tipping:
    """How many times as complete recording must have become to explain a change, to leave it unclear, or no doubling.

    >>> import faircount as fc
    >>> found = fc.tipping_point(55, 145)
    >>> f"{found.fully_explained:.2f} {found.no_longer_clear:.2f}"
    '2.64 1.92'

    Not an estimate of how complete recording was, which nobody may have measured.
    """
    return statistics.tipping(count_before, count_after, confidence)


def outlook(series: ArrayLike, ahead: int = 12, season: int = 12) -> Outlook:
    """What the coming periods may bring, by the method that would have done best so far; or why nobody can say.

    >>> import faircount as fc
    >>> fc.outlook([12, 9, 15, 8] * 8).say
    '32 months since the last change of definition are too few for an outlook; 36 are needed.'
    """
    return statistics.outlook(series, ahead, season)

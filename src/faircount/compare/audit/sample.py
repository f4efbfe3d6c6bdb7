"""What an audit found: one stratum, what it may yet hold, shares and ratios over all records, and how far two readers agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, log, sqrt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.distributions import share_at, t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Array, Interval, counts, deviate
from faircount.compare.wording import say_level
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Sampled:
    """One stratum: how many records it has, how many were read, and in how many of those it was found."""

    size: int
    read: int
    found: int

    def __post_init__(self) -> None:
        if not 0 <= self.found <= self.read <= self.size or self.read == 0:
            raise NotComparable(
                f"found {self.found} of {self.read} read of {self.size}: each must lie in the next, and some be read"
            )
        if self.read == 1 and self.size > 1:
            raise NotComparable("one record read says nothing of how a stratum varies; read two or more, or all")

    @property
    def share(self) -> float:
        """The share found among those read."""
        return self.found / self.read

    @property
    def variance(self) -> float:
        """The variance of the share; 0 for a stratum read whole."""
        if self.read == self.size:
            return 0.0
        return (1 - self.read / self.size) * self.share * (1 - self.share) / (self.read - 1)


def unseen_limit(size: int, read: int, confidence: float = 0.95) -> float:
    """The most records that may have been missed in a stratum of which ``read`` were read and none was found.

    >>> round(unseen_limit(765, 100), 1), unseen_limit(60, 60)
    (27.7, 0.0)

    Reference: the upper limit of Clopper and Pearson (1934) for none found, over the whole stratum; no more than were not
    read. A stratum has fewer records than the limit supposes, so that it holds a little more often than it says.

    In words: "none of 100 read was missed, which leaves room for up to 28 among those not read".

    Not as an estimate: it is the end of a range whose other end is none.
    """
    if not 0 < read <= size:
        raise NotComparable(f"{read} read of {size}: read one at least, and no more than there are")
    share: float = 1 - tail(confidence) ** (1 / read)
    return min(float(size - read), size * share)


def open_ends(strata: Sequence[Sampled], confidence: float) -> tuple[float, float]:
    """By how many records the total of the strata may be lower, and by how many higher, than where such strata were known.

    They show no variance of their own. Each gives its exact limit, and those of several are combined as their squares.

    >>> [round(end, 1) for end in open_ends([Sampled(100, 100, 90), Sampled(1000, 20, 20)], 0.95)]
    [168.4, 0.0]

    Reference: Clopper and Pearson (1934), Biometrika 26, 404-413; combined as in Zou and Donner (2008), Statistics in
    Medicine 27, 1693-1702.
    """
    all_found, none_found = (
        [unseen_limit(each.size, each.read, confidence) for each in strata if each.found == (each.read if every else 0)]
        for every in (True, False)
    )
    return hypot(*all_found), hypot(*none_found)


@dataclass(frozen=True, slots=True)
class StratifiedShare:
    """A share of all records with its error and degrees of freedom, and three ranges.

    ``korn_graubard`` is the one to print: it does not pass the ends, is honest in small samples, and allows for strata read
    in part in which none, or all, were found. ``wald`` and ``logit`` are as other programs give them, which take such strata
    for known; None where not one stratum shows how it varies.
    """

    share: float
    error: float
    degrees_of_freedom: int
    total: float
    total_error: float
    wald: Interval | None
    logit: Interval | None
    korn_graubard: Interval
    confidence: float = 0.95

    @property
    def say(self) -> str:
        """The share with its range, in a sentence."""
        low, high = self.korn_graubard[1:]
        if low == high:
            return f"Found in {self.share:.0%} of all records, each of which was read."
        within = f"between {low:.0%} and {high:.0%}{say_level(self.confidence)}"
        return f"Found in {self.share:.0%} of all records, and {within} allowing for the sample."


def stratified_share(
    sizes: Sequence[int], read: Sequence[int], found: Sequence[int], confidence: float = 0.95
) -> StratifiedShare:
    """The share of all records in which something was found, from simple random samples within strata.

    >>> audit = stratified_share([145, 400, 300, 75], [60, 80, 60, 40], [54, 70, 40, 17])
    >>> f"{audit.share:.4f} ({audit.korn_graubard.lower:.4f} to {audit.korn_graubard.upper:.4f})"
    '0.7743 (0.7233 to 0.8200)'

    Reference: Cochran (1977), Sampling Techniques, section 5.9; Korn and Graubard (1998), Survey Methodology 24, 193-201.
    The number is from the R package survey. What strata may yet hold that were read in part and in which none or all were
    found, by Clopper and Pearson (1934), is combined with it as in Zou and Donner (2008).

    In words: "found in 77% of all records, and between 72% and 82% allowing for the sample".

    Not for a sample somebody chose, or of records that could be found easily: each record of a stratum has one chance.
    """
    strata = [Sampled(*stratum) for stratum in zip(sizes, read, found, strict=True)]
    whole = sum(stratum.size for stratum in strata)
    total = sum(stratum.size * stratum.share for stratum in strata)
    total_error = sqrt(sum(stratum.size**2 * stratum.variance for stratum in strata))
    share, error = total / whole, total_error / whole
    number = sum(stratum.read for stratum in strata)
    degrees_of_freedom = number - len(strata)
    wide = t_quantile(1 - tail(confidence), degrees_of_freedom) if degrees_of_freedom else 0.0
    fewer, more = (end / whole for end in open_ends(strata, confidence))
    if error == 0:
        exact = Interval(share, max(0.0, share - fewer), min(1.0, share + more))
        return StratifiedShare(share, error, degrees_of_freedom, total, total_error, None, None, exact, confidence)
    wald = Interval(share, share - wide * error, share + wide * error)
    centre, half = log(share / (1 - share)), wide * error / (share * (1 - share))
    logit = Interval(share, *(share_at(end) for end in (centre - half, centre + half)))
    seen = _korn_graubard(share, error, number, degrees_of_freedom, confidence)
    low, high = share - hypot(share - seen.lower, fewer), share + hypot(seen.upper - share, more)
    exact = Interval(share, max(0.0, low), min(1.0, high))
    return StratifiedShare(share, error, degrees_of_freedom, total, total_error, wald, logit, exact, confidence)


def _korn_graubard(share: float, error: float, number: int, degrees_of_freedom: int, confidence: float) -> Interval:
    """The exact range of Clopper and Pearson for a simple random sample that knows the share as well."""
    beyond = tail(confidence)
    narrower = (t_quantile(beyond, number - 1) / t_quantile(beyond, degrees_of_freedom)) ** 2
    effective = share * (1 - share) / error**2 * narrower
    events = effective * share
    lower = float(special.betaincinv(events, effective - events + 1, beyond))
    return Interval(share, lower, float(special.betaincinv(events + 1, effective - events, 1 - beyond)))


def sampled_ratio(
    sizes: Sequence[int],
    strata: Sequence[int],
    numerator: Sequence[float],
    denominator: Sequence[float],
    confidence: float = 0.95,
) -> tuple[Interval, float]:
    """The ratio of two totals over all records, with its range and its standard error, from one row for each record read.

    ``strata`` holds each record's place in ``sizes``.

    >>> marked, should = [1, 0, 1, 0, 0, 0, 0, 0], [1, 0, 1, 1, 0, 1, 0, 0]
    >>> found, error = sampled_ratio([20, 100], [0, 0, 0, 0, 1, 1, 1, 1], marked, should)
    >>> f"{found.value:.3f}, {error:.3f}"
    '0.250, 0.192'

    Reference: Cochran (1977), Sampling Techniques, section 6.11 (combined ratio), by linearisation.

    In words: "25% of the records that should be marked were".

    Not for a few records: the straight-line error is too hopeful under about 20 in the denominator.
    """
    top, bottom, where = counts(numerator), counts(denominator), np.asarray(strata)
    read = [int(np.sum(where == place)) for place in range(len(sizes))]
    if sum(read) < len(where) or not all(min(size, 2) <= number <= size for number, size in zip(read, sizes, strict=True)):
        raise NotComparable("each stratum needs two records read at least, or all that it has, and no more than it has")
    first, second = _total(sizes, where, top), _total(sizes, where, bottom)
    if second == 0:
        raise NotComparable("none of those read should have been marked, so there is no completeness; read more")
    value = first / second
    error = sqrt(_variance(sizes, where, (top - value * bottom) / second))
    if error == 0 and sum(read) < sum(sizes):
        raise NotComparable("all records read are alike, so the error is not known; count them by stratum: flag completeness")
    half = deviate(confidence) * error
    return Interval(value, value - half, value + half), error


def _total(sizes: Sequence[int], where: Array, values: Array) -> float:
    return sum(size * float(values[where == place].mean()) for place, size in enumerate(sizes))


def _variance(sizes: Sequence[int], where: Array, values: Array) -> float:
    variance = 0.0
    for place, size in enumerate(sizes):
        held = values[where == place]
        if len(held) < size:
            variance += size**2 * (1 - len(held) / size) * float(held.var(ddof=1)) / len(held)
    return variance


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cohen's kappa with its range, and the plain share on which the two agree."""

    kappa: Interval
    agreed: float

    @property
    def say(self) -> str:
        """The agreement in a sentence."""
        return f"The two reviewers agreed on {self.agreed:.0%} of records; kappa is {self.kappa.value:.2f}."


def reviewer_agreement(table: ArrayLike, confidence: float = 0.95) -> Agreement:
    """Cohen's kappa from a square table: rows are the first reviewer's decisions, columns the second's.

    >>> found = reviewer_agreement([[20, 5], [10, 15]])
    >>> f"{found.kappa.value:.2f} ({found.kappa.lower:.2f} to {found.kappa.upper:.2f}), agreed on {found.agreed:.0%}"
    '0.40 (0.15 to 0.65), agreed on 70%'

    Reference: Cohen (1960), Educational and Psychological Measurement 20, 37-46; large-sample error of Fleiss, Cohen and
    Everitt (1969), Psychological Bulletin 72, 323-327.

    In words: "the two reviewers agreed on 70% of records; kappa is 0.40".

    Not alone where nearly all records are of one kind, which makes kappa low whatever the agreement: print both numbers.
    """
    cells = counts(table)
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1] or cells.sum() == 0:
        raise NotComparable("agreement needs a square table of both reviewers' decisions, with records in it")
    whole = float(cells.sum())
    share = cells / whole
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    agreed, expected = float(np.trace(share)), float(rows @ columns)
    if expected == 1:
        raise NotComparable("both reviewers decided alike on every record, so chance cannot be told from agreement")
    kappa = (agreed - expected) / (1 - expected)
    # Fleiss, Cohen and Everitt: cells on the diagonal, cells off it, and the square of what is expected.
    both = columns[:, None] + rows[None, :]
    on = float(np.sum(np.diag(share) * (1 - (rows + columns) * (1 - kappa)) ** 2))
    off = (1 - kappa) ** 2 * float(np.sum((share - np.diag(np.diag(share))) * both**2))
    centre = (kappa - expected * (1 - kappa)) ** 2
    half = deviate(confidence) * sqrt(max(0.0, on + off - centre) / whole) / (1 - expected)
    return Agreement(Interval(kappa, kappa - half, min(1.0, kappa + half)), agreed)

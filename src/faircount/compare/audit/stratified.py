"""What a stratified sample says of the whole: a share, a total, a ratio, each with the sampled part allowed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from faircount.compare import special
from faircount.compare.distributions import share_at, t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval
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


@dataclass(frozen=True, slots=True)
class StratifiedShare:
    """A share of all records with its error and degrees of freedom, and three ranges; None where none was, or all were, found.

    ``korn_graubard`` is the one to print: it does not pass the ends, and is honest in small samples.
    """

    share: float
    error: float
    freedom: int
    total: float
    total_error: float
    wald: Interval
    logit: Interval | None
    korn_graubard: Interval | None

    @property
    def say(self) -> str:
        """The share with its range, in a sentence."""
        if self.korn_graubard is None:
            return f"Found in {self.share:.0%} of those read; the exact upper limit says how many may have been missed."
        low, high = self.korn_graubard[1:]
        return f"Found in {self.share:.0%}, and between {low:.0%} and {high:.0%} allowing for the sample."


def stratified_share(
    sizes: Sequence[int], read: Sequence[int], found: Sequence[int], confidence: float = 0.95
) -> StratifiedShare:
    """The share of all records in which something was found, from simple random samples within strata.

    >>> audit = stratified_share([145, 400, 300, 75], [60, 80, 60, 40], [54, 70, 40, 17])
    >>> f"{audit.share:.4f} ({audit.korn_graubard.lower:.4f} to {audit.korn_graubard.upper:.4f})"
    '0.7743 (0.7233 to 0.8200)'

    Reference: Cochran (1977), Sampling Techniques, section 5.9; Korn and Graubard (1998), Survey Methodology 24, 193-201.
    The number is from the R package survey.

    In words: "found in 77% of records, and between 72% and 82% allowing for the sample".

    Not for a sample somebody chose, or of records that could be found easily: each record of a stratum has one chance.
    """
    strata = [Sampled(*stratum) for stratum in zip(sizes, read, found, strict=True)]
    whole = sum(stratum.size for stratum in strata)
    total = sum(stratum.size * stratum.share for stratum in strata)
    total_error = sqrt(sum(stratum.size**2 * stratum.variance for stratum in strata))
    share, error = total / whole, total_error / whole
    number = sum(stratum.read for stratum in strata)
    freedom = number - len(strata)
    wide = t_quantile(1 - tail(confidence), freedom) if freedom else 0.0
    wald = Interval(share, share - wide * error, share + wide * error)
    if error == 0:
        return StratifiedShare(share, error, freedom, total, total_error, wald, None, None)
    centre, half = log(share / (1 - share)), wide * error / (share * (1 - share))
    logit = Interval(share, *(share_at(end) for end in (centre - half, centre + half)))
    exact = _korn_graubard(share, error, number, freedom, confidence)
    return StratifiedShare(share, error, freedom, total, total_error, wald, logit, exact)


def _korn_graubard(share: float, error: float, number: int, freedom: int, confidence: float) -> Interval:
    """The exact range of Clopper and Pearson for a simple random sample that knows the share as well."""
    beyond = tail(confidence)
    narrower = (t_quantile(beyond, number - 1) / t_quantile(beyond, freedom)) ** 2
    effective = share * (1 - share) / error**2 * narrower
    events = effective * share
    lower = float(special.betaincinv(events, effective - events + 1, beyond))
    return Interval(share, lower, float(special.betaincinv(events + 1, effective - events, 1 - beyond)))

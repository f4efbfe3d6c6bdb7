"""What a stratified sample says of the whole: a share, a total, a ratio, each with the sampled part allowed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, log, sqrt

from faircount.compare import special
from faircount.compare.audit.open_ends import open_ends
from faircount.compare.audit.sampled import Sampled
from faircount.compare.distributions import share_at, t_quantile
from faircount.compare.estimate import tail
from faircount.compare.interval import Interval
from faircount.compare.wording import say_level


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

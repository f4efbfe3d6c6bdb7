"""The changes of many areas: how far they spread beyond chance, which stand out, and the change of their sums."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, isinf, log, sqrt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.comparison import Change
from faircount.compare.distributions import normal_quantile, t_quantile
from faircount.compare.estimate import Estimate, tail
from faircount.compare.interval import Array, Interval, Marks
from faircount.compare.intervals.ratios import exact_ratio, exact_ratio_p
from faircount.compare.intervals.roots import halved
from faircount.compare.multiplicity import adjust, said_of_many
from faircount.errors import NotComparable

MIN_AREAS = 6
"""Under so many areas their spread can hardly be seen, and ``ASSUMED`` is taken for it unless it is wider still."""
ASSUMED = 5.0
"""The spread up to which a false change is promised to be rare."""
WORTH_SAYING = 1.1
"""Under so many times chance the spread is not spoken of."""
ALONE = 1e-9
"""An area beside which all others come to less than this share is alone."""
_HALVINGS = 80
_FARTHEST = 60.0


@dataclass(frozen=True, slots=True)
class ChangeSpread:
    """How many times as wide as chance the areas spread round their common change, and each area's probability with that.

    ``phi`` is of all areas; an area is held against the spread of the others, so that its own leap does not excuse it.
    ``assumed`` says that the areas are too few to show their spread. ``of_sums`` is how many times as wide as chance the sums
    of all areas may come out, large areas counting most; its ``degrees_of_freedom`` are endless where it is assumed.
    """

    phi: float
    assumed: bool
    p_value: Array
    of_sums: float = 1.0
    degrees_of_freedom: float = inf

    @property
    def say(self) -> str:
        """How far the areas spread, in a sentence; nothing where that is hardly more than chance."""
        if self.assumed:
            return f"They are too few to show how much counts vary; {self.phi:.0f} times as much as by chance is allowed for."
        if self.phi < WORTH_SAYING:
            return ""
        return f"Their counts vary about {self.phi:.1f} times as much as chance alone would make them."


def spread_of_changes(before: Array, after: Array, first: Array, second: Array, by_chance: Array) -> ChangeSpread:
    """The spread of areas that all answered; ``by_chance`` are their exact probabilities, which no area comes under.

    Reference: Pearson's dispersion, McCullagh and Nelder (1989), section 4.5, without the area that is looked at, which
    makes each score an externally studentised residual: Cook and Weisberg (1982), section 2.2; a variance that grows with the
    mean as of negative binomial counts, Breslow (1984), Applied Statistics 33, 38-44.
    """
    size, growth = before + after, second / first
    share = _share(growth, _common(before, after, growth))
    chance = size * share * (1 - share)
    counted = chance > 0
    areas = int(counted.sum())
    if areas == 0:
        return ChangeSpread(1.0, True, by_chance)
    squares = np.divide((after - size * share) ** 2, chance, out=np.zeros(len(size)), where=counted)
    phi = max(1.0, float(squares.sum()) / (areas - 1)) if areas > 1 else 1.0
    own = _of_each(squares, chance)
    of_sums, degrees_of_freedom = _of_sums(squares, own, chance, size, phi)
    others = _spread_of_others(squares, own, chance, size)
    if areas < MIN_AREAS:
        phi, of_sums, degrees_of_freedom, others = ASSUMED, max(ASSUMED, of_sums), inf, np.maximum(ASSUMED, others)
    unchanged = _share(growth, 1.0)
    spread = size * unchanged * (1 - unchanged) * others
    score = np.divide(np.abs(after - size * unchanged), np.sqrt(spread), out=np.zeros(len(size)), where=counted)
    rare = 2 * (special.ndtr(-score) if areas < MIN_AREAS else special.stdtr(areas - 2, -score))
    return ChangeSpread(phi, areas < MIN_AREAS, np.maximum(by_chance, rare), of_sums, degrees_of_freedom)


def _of_each(squares: Array, chance: Array) -> Array:
    """The squared score of each area with its pull on the common change taken out."""
    free = 1 - chance / chance.sum()
    found: Array = np.divide(squares, free, out=np.array(squares), where=free > ALONE)
    return found


def _of_sums(squares: Array, own: Array, chance: Array, size: Array, phi: float) -> tuple[float, float]:
    """The spread of the sums of all areas, never under the common one, and the degrees of freedom that it is known with.

    Reference: the variance of a ratio estimate, Cochran (1977), section 6.4; its degrees of freedom, Satterthwaite (1946),
    Biometrics Bulletin 2, 110-114, where the spread grows with the count as it does here.
    """
    weight = chance / chance.sum()
    heaviest = float(np.sum(weight**2))
    if heaviest > 1 - ALONE:
        return phi, 1.0
    size = size / size.max()
    slope = float(np.sum((own - 1) * size * (chance > 0)) / np.sum(size**2 * (chance > 0)))
    varying = chance * (1 + max(0.0, slope) * size)
    degrees_of_freedom = float(varying.sum() ** 2 / np.sum(varying**2)) - 1
    return max(phi, float(np.sum(squares * weight)) / (1 - heaviest)), max(1.0, degrees_of_freedom)


def _spread_of_others(squares: Array, own: Array, chance: Array, size: Array) -> Array:
    """The spread that each area is held against: that of the others, or what it grows to at this area's size if that is more.

    A rate that varies alike in all areas spreads the counts of large ones wider: beyond chance by so much for each event counted,
    which is fitted through the others. What it grows to excuses nothing beyond ``ASSUMED``, else one leap would hide another.
    """
    counted = chance > 0
    areas = int(counted.sum())
    if areas <= 2:
        return np.ones(len(size))
    common: Array = np.maximum(1.0, (squares.sum() - own) / (areas - 2))
    size = size / size.max()
    beyond, known = np.where(counted, (own - 1) * size, 0.0), np.where(counted, size**2, 0.0)
    left = known.sum() - known
    slope = np.divide(beyond.sum() - beyond, left, out=np.zeros(len(size)), where=left > ALONE)
    grown: Array = np.minimum(1 + np.maximum(0.0, slope) * size, np.maximum(common, ASSUMED))
    return np.maximum(common, grown)


def _share(growth: Array, ratio: float) -> Array:
    """What share of both counts the later one is expected to be at this ratio of the rates."""
    return growth * ratio / (1 + growth * ratio)


def _common(before: Array, after: Array, growth: Array) -> float:
    """The ratio of rates at which the later counts of all areas come to what they are."""
    size, all_after = before + after, float(after.sum())

    def is_below(ratio: float) -> bool:
        return float(np.sum(size * _share(growth, float(np.exp(ratio))))) < all_after

    return float(np.exp(sum(halved(is_below, -_FARTHEST, _FARTHEST, _HALVINGS)) / 2))


@dataclass(frozen=True, slots=True)
class ManyChanges:
    """Each area's ratio with its range by chance, its probability before and after correction, and what it shows on its own.

    ``spread`` is how far the areas that answered spread round their common change beyond chance. ``p_value`` is by chance alone;
    the corrected ones take the spread of the other areas into account as well. ``standing_out`` are the places of areas whose
    change outlasts both (Benjamini-Hochberg); places of areas that did not answer for both periods hold no number and are
    not counted in ``compared``.
    """

    ratio: Interval
    p_value: Array
    holm: Array
    benjamini_hochberg: Array
    label: tuple[Change | None, ...]
    standing_out: tuple[int, ...]
    compared: int
    spread: ChangeSpread

    @property
    def say(self) -> str:
        """How many were compared, how many stand out, and how far all spread, in sentences."""
        return f"{said_of_many(self.compared, len(self.standing_out))} {self.spread.say}".strip()


def many_changes(
    count_before: ArrayLike,
    count_after: ArrayLike,
    exposure_before: ArrayLike = 1.0,
    exposure_after: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> ManyChanges:
    """Each area's later count against its earlier one; a place that holds no number did not answer and is left out.

    >>> found = many_changes([55, 820, float("nan"), 30], [145, 772, 40, 31])
    >>> [None if label is None else str(label) for label in found.label], found.compared
    (['rise', 'no clear change', None, 'no clear change'], 3)

    Reference: exact conditional ranges, Przyborowski and Wilenski (1940); the spread between areas as in McCullagh and
    Nelder (1989), section 4.5, each area held against the others; Holm (1979); Benjamini and Hochberg (1995). Where nothing
    changed, some area stands out in at most about 5 of 100 years, measured for counts of which none vary more than five times
    as much as by chance, if areas vary alike or the more the larger they are. Where some vary more than others of their size,
    one of them is named more often: of 43 of which one in five varies five times and the rest by chance, in 37 of 100.

    In words: "of 3 compared, 1 shows a change that is more than chance and the ordinary spread between areas would explain
    among so many".

    Raises ``NotComparable`` where no area answered for both periods.

    Not for areas picked out after a look at their figures: give all that answered. Never ordered by size.
    """
    before, after, first, second = np.broadcast_arrays(
        *(np.asarray(number, dtype=np.float64) for number in (count_before, count_after, exposure_before, exposure_after))
    )
    known = ~(np.isnan(before) | np.isnan(after))
    if not known.any():
        raise NotComparable("no area answered for both periods, so there is nothing to compare")
    given = before[known], after[known], first[known], second[known]
    found = exact_ratio(*given, confidence=confidence)
    p_value = np.asarray(exact_ratio_p(*given))
    spread = spread_of_changes(*given, p_value)
    by_chance = spread.p_value.tolist()
    holm, false_share = (np.array(adjust(by_chance, method).values, float) for method in ("Holm", "Benjamini-Hochberg"))
    labels = iter([Change.of(low, high) for low, high in zip(found.lower, found.upper, strict=True)])
    stands = np.flatnonzero(known)[false_share < 1 - confidence]
    return ManyChanges(
        Interval(*(_in_place(np.asarray(end), known) for end in found)),
        _in_place(p_value, known),
        _in_place(holm, known),
        _in_place(false_share, known),
        tuple(next(labels) if answered else None for answered in known),
        tuple(stands.tolist()),
        int(known.sum()),
        spread,
    )


def _in_place(values: Array, known: Marks) -> Array:
    every = np.full(known.shape, np.nan)
    every[known] = values
    return every


MAX_LOG_RATIO = 20.0
"""Half a thousand million times as many and as few, on the log scale: a range that reaches further says no more."""


def ratio_of_sums(by_chance: Estimate, before: int, after: int, spread: ChangeSpread) -> Estimate:
    """The ratio of two sums with the range of chance and the spread of the areas, never narrower than that of chance alone.

    ``by_chance`` is the ratio with its exact range. From or to a sum of none it stays as it is: there is nothing to spread.

    >>> from faircount.compare.rates import Rate, rate_ratio
    >>> import numpy as np
    >>> exact = rate_ratio(Rate(14_319), Rate(13_901))
    >>> found = ratio_of_sums(exact, 13_901, 14_319, ChangeSpread(3.4, False, np.ones(43), 3.6, 27.0))
    >>> f"{exact.lower:.2f} to {exact.upper:.2f}, {found.lower:.2f} to {found.upper:.2f}"
    '1.01 to 1.05, 0.98 to 1.08'

    Reference: McCullagh and Nelder (1989), section 6.2; the variance of a ratio estimate, Cochran (1977), section 6.4, with
    Student's t at the degrees of freedom of Satterthwaite (1946).

    Not as the range of a single area, nor of one further area.
    """
    if before == 0 or after == 0:
        return by_chance
    out = 1 - tail(by_chance.confidence)
    critical_multiple = normal_quantile(out) if isinf(spread.degrees_of_freedom) else t_quantile(out, spread.degrees_of_freedom)
    centre = log(by_chance.value)
    # Not further than can be written, and never so that no change is left out of it.
    half = min(max(MAX_LOG_RATIO, 2 * abs(centre)), critical_multiple * sqrt(spread.of_sums * (1 / before + 1 / after)))
    return Estimate(
        by_chance.value,
        min(by_chance.lower, exp(centre - half)),
        max(by_chance.upper, exp(centre + half)),
        by_chance.confidence,
        "exact conditional, widened by the spread between areas",
    )

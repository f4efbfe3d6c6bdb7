"""How far the changes of areas spread beyond chance, and how rare each change is once that is allowed for."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.compare.intervals.roots import halved

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
    found: Array = growth * ratio / (1 + growth * ratio)
    return found


def _common(before: Array, after: Array, growth: Array) -> float:
    """The ratio of rates at which the later counts of all areas come to what they are."""
    size, all_after = before + after, float(after.sum())

    def is_below(ratio: float) -> bool:
        return float(np.sum(size * _share(growth, float(np.exp(ratio))))) < all_after

    return float(np.exp(sum(halved(is_below, -_FARTHEST, _FARTHEST, _HALVINGS)) / 2))

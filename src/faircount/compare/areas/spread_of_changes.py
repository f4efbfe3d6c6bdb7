"""How far the changes of areas spread beyond chance, and how rare each change is once that is allowed for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faircount.compare import special
from faircount.compare.interval import Array
from faircount.compare.intervals.halving import halved

FEWEST = 6
"""Under so many areas their spread can hardly be seen, and ``ASSUMED`` is taken for it unless it is wider still."""
ASSUMED = 5.0
"""The spread up to which a false change is promised to be rare."""
WORTH_SAYING = 1.1
"""Under so many times chance the spread is not spoken of."""
_HALVINGS = 80
_FARTHEST = 60.0


@dataclass(frozen=True, slots=True)
class ChangeSpread:
    """How many times as wide as chance the areas spread round their common change, and each area's probability with that.

    ``phi`` is of all areas; an area is held against the spread of the others, so that its own leap does not excuse it.
    ``assumed`` says that the areas are too few to show their spread.
    """

    phi: float
    assumed: bool
    p_value: Array

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
    makes each score an externally studentised residual: Cook and Weisberg (1982), section 2.2.
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
    others = np.maximum(1.0, _without_each(squares, chance) / (areas - 2)) if areas > 2 else np.ones(len(size))
    if areas < FEWEST:
        phi, others = ASSUMED, np.maximum(ASSUMED, others)
    unchanged = _share(growth, 1.0)
    spread = size * unchanged * (1 - unchanged) * others
    score = np.divide(np.abs(after - size * unchanged), np.sqrt(spread), out=np.zeros(len(size)), where=counted)
    rare = 2 * (special.ndtr(-score) if areas < FEWEST else special.stdtr(areas - 2, -score))
    return ChangeSpread(phi, areas < FEWEST, np.maximum(by_chance, rare))


def _without_each(squares: Array, chance: Array) -> Array:
    """The sum of the squared scores that would be left without each area, its pull on the common change taken out."""
    free = 1 - chance / chance.sum()
    own = np.divide(squares, free, out=np.array(squares), where=free > 1e-9)
    left: Array = np.maximum(0.0, squares.sum() - own)
    return left


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

"""A warning that a series seems to have changed where nobody declared a break; never a reason to move a line."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, floor, inf, log, pi, sqrt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare import special
from faircount.compare.interval import Array, Places, counts, exposures
from faircount.compare.intervals.roots import halved
from faircount.errors import NotComparable

_HALVINGS = 80


def break_range(rates: Array, places: tuple[int, ...], number: int, confidence: float = 0.95) -> tuple[int, int] | None:
    """The range of the place of a break, or None where a segment does not vary, so that no range can be had.

    >>> break_range(np.array([1.0, 2, 3, 2, 1, 9, 8, 9, 7, 8]), (5,), 0)
    (4, 6)

    Reference: Bai (1997), Econometric Theory 13, 315-352, with the spread of each side taken on its own. Not for breaks
    that lie close together.
    """
    edges = (0, *places, len(rates))
    before, after = rates[edges[number] : edges[number + 1]], rates[edges[number + 1] : edges[number + 2]]
    first, second = float(np.var(before)), float(np.var(after))
    step = float(after.mean() - before.mean())
    if min(first, second) == 0 or step == 0:
        return None
    beyond, ratio = (1 - confidence) / 2, second / first
    if not beyond <= _at_most(0.0, ratio) <= 1 - beyond:
        return None
    low, high = _quantile(beyond, ratio, -1.0), _quantile(1 - beyond, ratio, 1.0)
    scale = first / step**2
    return places[number] - ceil(high * scale), places[number] - floor(low * scale)


def _quantile(probability: float, ratio: float, direction: float) -> float:
    far = direction
    while (_at_most(far, ratio) - probability) * direction < 0:
        far *= 2
    low, high = sorted((0.0, far))
    return halved(lambda place: _at_most(place, ratio) < probability, low, high, _HALVINGS)[1]


def _at_most(place: float, ratio: float) -> float:
    """The distribution of where a Brownian motion with drift on both sides is highest, its variance ``ratio`` on the right."""
    if place < 0:
        return _side(-place, ratio)
    # The right side is the left one with the sides exchanged and time measured in its own variance.
    return 1 - _side(place / ratio, 1 / ratio)


def _side(away: float, ratio: float) -> float:
    if away == 0:
        away = 1e-300
    odds = (ratio + 2) ** 2 / (ratio + 1)
    near = -sqrt(away / (2 * pi)) * exp(-away / 8)
    steep = (1 + 1 / ratio) / ratio * away / 2 + float(special.log_ndtr(-(0.5 + 1 / ratio) * sqrt(away)))
    middle = ratio * (ratio + 2) / (ratio + 1) * exp(steep)
    height = away / 2 - 2 + odds
    outer = exp(log(height) + float(special.log_ndtr(-sqrt(away) / 2))) if height > 0 else -inf
    return near - middle + outer


SHORTEST = 0.15
"""The share of the series that lies between two breaks at least."""
MIN_PERIODS = 20
RARE = 0.01
"""How seldom a series without a break must look like this for a warning: every series is looked at, so one in twenty is often."""
SHUFFLES = 1999
_SEED = 20150401


@dataclass(frozen=True, slots=True)
class BreakWarning:
    """The likeliest places of a change, each the number of periods before it, with their ranges, and whether to warn.

    ``places`` minimise the information criterion, which finds breaks in pure noise too: they are shown only where
    ``probability``, how often the same counts in shuffled order look as broken, is under one in a hundred.
    """

    places: tuple[int, ...]
    ranges: tuple[tuple[int, int] | None, ...]
    sup_f: float
    probability: float
    criteria: tuple[float, ...]
    squares: tuple[float, ...]

    @property
    def warns(self) -> bool:
        """Whether a person should look for a change in recording that is not in the register."""
        return bool(self.places) and self.probability < RARE

    @property
    def say(self) -> str:
        """The warning in a sentence, or that there is none."""
        if not self.warns:
            return "Nothing in the series points to an undeclared break beyond what chance would give."
        where = ", ".join(map(str, self.places))
        return (
            f"The series seems to change after period {where}. Ask the force what changed in recording; "
            "until a break is declared, nothing here is redrawn."
        )


def break_warning(series: ArrayLike, exposure: ArrayLike = 1.0, most: int | None = None) -> BreakWarning:
    """Where the mean of a series seems to change, and whether that is more than chance would give.

    >>> steady = break_warning([20, 24, 22, 18, 21, 25, 19, 23] * 4)
    >>> steady.warns
    False
    >>> broken = break_warning([20, 24, 22, 18, 21, 25, 19, 23] * 2 + [41, 44, 39, 45, 40, 38, 42, 43] * 2)
    >>> broken.places, broken.ranges, broken.warns
    ((16,), ((15, 17),), True)

    Reference: Bai and Perron (2003), Journal of Applied Econometrics 18, 1-22, for the places and their number; Andrews
    (1993), Econometrica 61, 821-856, for the largest F, with its probability by shuffling.

    In words: "the series seems to change after period 16; ask the force what changed in recording".

    Not for a series with a trend or a season, which look like breaks: take them out first. Never to start a new mean line,
    and never published: it is a question to a force.
    """
    rates = counts(series) / exposures(exposure)
    if rates.ndim != 1 or len(rates) < MIN_PERIODS:
        raise NotComparable(f"{rates.size} periods are too few to look for a break; {MIN_PERIODS} or more are needed")
    shortest = floor(SHORTEST * len(rates))
    held = max(1, len(rates) // shortest - 1)
    allowed = held if most is None else min(most, held)
    divided = _best_divisions(rates, shortest, allowed)
    squares = tuple(sum_of for sum_of, _ in divided)
    criteria = tuple(_criterion(sum_of, len(rates), breaks) for breaks, sum_of in enumerate(squares))
    places = divided[int(np.argmin(criteria))][1]
    sup_f = float(_largest_f(rates[None, :], shortest)[0])
    shuffler = np.random.default_rng(_SEED)
    shuffled = shuffler.permuted(np.tile(rates, (SHUFFLES, 1)), axis=1)
    as_broken = int(np.sum(_largest_f(shuffled, shortest) >= sup_f * (1 - 1e-12)))
    ranges = tuple(break_range(rates, places, number) for number in range(len(places)))
    return BreakWarning(places, ranges, sup_f, (1 + as_broken) / (1 + SHUFFLES), criteria, squares)


def _criterion(squares: float, periods: int, breaks: int) -> float:
    """Schwarz's criterion of a normal fit with so many means, their breaks and one variance."""
    if squares <= 0:
        return -float("inf")
    return periods * (log(squares / periods) + 1 + log(2 * pi)) + log(periods) * 2 * (breaks + 1)


def _best_divisions(rates: Array, shortest: int, most: int) -> list[tuple[float, tuple[int, ...]]]:
    """For each number of breaks the least sum of squares round segment means, and where it is reached."""
    periods = len(rates)
    total = np.concatenate([[0.0], np.cumsum(rates - rates.mean())])
    squared = np.concatenate([[0.0], np.cumsum((rates - rates.mean()) ** 2)])

    def within(start: int, ends: Places) -> Array:
        spread: Array = squared[ends] - squared[start] - (total[ends] - total[start]) ** 2 / (ends - start)
        return spread

    ends = np.arange(shortest, periods + 1)
    best: dict[int, tuple[float, tuple[int, ...]]] = {
        int(end): (float(sum_of), ()) for end, sum_of in zip(ends, within(0, ends), strict=True)
    }
    divisions = [best[periods]]
    for breaks in range(1, most + 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start in range(breaks * shortest, periods - shortest + 1):
            known = best[start]
            later = np.arange(start + shortest, periods + 1)
            for end, sum_of in zip(later.tolist(), within(start, later).tolist(), strict=True):
                if end not in following or known[0] + sum_of < following[end][0]:
                    following[end] = (known[0] + sum_of, (*known[1], start))
        best = following
        divisions.append(best[periods])
    return divisions


def _largest_f(many: Array, shortest: int) -> Array:
    """The largest F of one break, over the places that leave enough on both sides, for each row."""
    periods = many.shape[1]
    centred = many - many.mean(axis=1, keepdims=True)
    every = np.sum(centred**2, axis=1)
    place = np.arange(shortest, periods - shortest + 1)
    reached = np.cumsum(centred, axis=1)[:, place - 1]
    between = reached**2 * periods / (place * (periods - place))
    largest = np.max(between, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Array = np.where(every > largest, largest / ((every - largest) / (periods - 2)), np.inf)
    return np.where(every > 0, found, 0.0)

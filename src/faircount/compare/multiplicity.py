"""Corrections for having looked at many areas: the more one compares, the more often chance alone stands out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Probabilities after correction, in the order they came; None where there was none.

    ``compared`` is how many were compared. It is printed beside whatever is concluded.
    """

    values: tuple[float | None, ...]
    compared: int
    method: str


def adjust(p_values: Sequence[float | None], method: str = "Benjamini-Hochberg") -> Adjusted:
    """The probabilities corrected for how many there are; an area without an answer is not one of them.

    >>> adjust([0.01, 0.04, None, 0.03]).values
    (0.03, 0.04, None, 0.04)
    >>> adjust([0.01, 0.04, None, 0.03], "Holm").compared
    3

    Reference: Holm (1979), Scandinavian Journal of Statistics 6, 65-70; Benjamini and Hochberg (1995), Journal of the Royal
    Statistical Society B 57, 289-300. Holm keeps the chance of a single false headline under the level; Benjamini-Hochberg
    keeps the share of false ones among those named.

    In words: "of 43 compared, 5 show a change that is more than chance alone would explain among so many".

    Not a licence to pick the comparisons after seeing them: every area that answered is compared, and counted.
    """
    known = [value for value in p_values if value is not None]
    if any(not 0 <= value <= 1 for value in known):
        raise NotComparable("a probability lies outside 0 to 1; give the exact two-sided ones")
    order = sorted(range(len(known)), key=known.__getitem__)
    adjusted = ADJUSTMENTS[method]([known[place] for place in order])
    by_place = dict(zip(order, adjusted, strict=True))
    corrected = iter([by_place[place] for place in range(len(known))])
    return Adjusted(tuple(None if value is None else next(corrected) for value in p_values), len(known), method)


def bonferroni(ascending: Sequence[float]) -> list[float]:
    """Each probability times the number compared."""
    return [min(1.0, len(ascending) * value) for value in ascending]


def holm(ascending: Sequence[float]) -> list[float]:
    """The smallest times the number compared, the next times one fewer, and so on, never falling again (Holm 1979)."""
    return _never_falling([(len(ascending) - place) * value for place, value in enumerate(ascending)])


def hochberg(ascending: Sequence[float]) -> list[float]:
    """As Holm, taken from the largest downwards (Hochberg 1988); for comparisons that do not pull against each other."""
    return _never_rising([(len(ascending) - place) * value for place, value in enumerate(ascending)])


def hommel(ascending: Sequence[float]) -> list[float]:
    """The closed test built on Simes' inequality (Hommel 1988), in the form of Wright (1992)."""
    number = len(ascending)
    if number == 0:
        return []
    adjusted = [min(number * value / (place + 1) for place, value in enumerate(ascending))] * number
    for size in range(number - 1, 1, -1):
        head, last = number - size + 1, ascending[number - size + 1 :]
        simes = min(size * value / place for place, value in enumerate(last, start=2))
        floor = [min(size * value, simes) for value in ascending[:head]]
        adjusted = [max(known, (floor + [floor[-1]] * len(last))[place]) for place, known in enumerate(adjusted)]
    return [max(known, value) for known, value in zip(adjusted, ascending, strict=True)]


def benjamini_hochberg(ascending: Sequence[float]) -> list[float]:
    """Each probability times the number compared over its place, never above a later one (Benjamini and Hochberg 1995)."""
    return _never_rising([len(ascending) / place * value for place, value in enumerate(ascending, start=1)])


def benjamini_yekutieli(ascending: Sequence[float]) -> list[float]:
    """As Benjamini-Hochberg, but whatever the comparisons have in common (Benjamini and Yekutieli 2001)."""
    dependence = sum(1 / place for place in range(1, len(ascending) + 1))
    return _never_rising([dependence * len(ascending) / place * value for place, value in enumerate(ascending, start=1)])


ADJUSTMENTS: Mapping[str, Callable[[Sequence[float]], list[float]]] = {
    "Bonferroni": bonferroni,
    "Holm": holm,
    "Hochberg": hochberg,
    "Hommel": hommel,
    "Benjamini-Hochberg": benjamini_hochberg,
    "Benjamini-Yekutieli": benjamini_yekutieli,
}


def _never_falling(values: Sequence[float]) -> list[float]:
    return [min(1.0, highest) for highest in accumulate(values, max)]


def _never_rising(values: Sequence[float]) -> list[float]:
    return [*accumulate(reversed(values), min, initial=1.0)][:0:-1]


def said_of_many(compared: int, standing_out: int) -> str:
    """How many were compared and how many stand out, in a sentence.

    >>> said_of_many(43, 1)
    'Of 43 compared, 1 shows a change that is more than chance and the ordinary spread between areas would explain among so many.'
    """
    stand = "none shows" if standing_out == 0 else f"{standing_out} {'shows' if standing_out == 1 else 'show'}"
    among = " among so many" if compared > 1 else ""
    more = "a change that is more than chance and the ordinary spread between areas would explain"
    return f"Of {compared} compared, {stand} {more}{among}."

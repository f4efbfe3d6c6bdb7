"""How long to look for a pattern that loses less: counts of work and not seconds, so that the same table gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from faircount.errors import NotProtected


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried to publish cells again; the pattern is safe from the first moment on.

    Each of the ``sweeps`` says how much dearer, on average, the pattern may become in a trial (in prices of a tiny cell), and
    which share of the secondary cells it tries, dearest first; they end when searches have taken ``most_pivots``, which are told
    for width 1 and for wider ones, where the last of them win least. Then tables of up to ``largest`` non-zero cells are
    improved by linear programs over the whole table, which may be so much ``work``
    (microseconds, counted and not timed).
    """

    sweeps: tuple[tuple[float, float], ...]
    most_pivots: tuple[int, int]
    work: int
    largest: int

    def pivots_for(self, width: int) -> int:
        """The most pivots of all searches for ranges of this width."""
        return self.most_pivots[min(width, 2) - 1]


EFFORTS: Mapping[str, Effort] = MappingProxyType(
    {
        "quick": Effort((), (0, 0), 0, 0),
        "normal": Effort(
            ((1.0, 0.4), (1.0, 0.3), *((0.3, 0.3),) * 3, (0.3, 0.5), (0.3, 0.4), *((0.1, 0.4),) * 6),
            (8_500_000, 6_500_000),
            14_000_000,
            1_200,
        ),
        "best": Effort(
            tuple((heat, 1.0) for heat in (2.0, 1.0, 1.0, 0.5, 0.3, 0.3, 0.1, 0.05, 0.05)),
            (300_000_000, 300_000_000),
            350_000_000,
            6_000,
        ),
    }
)


def effort_named(name: str) -> Effort:
    """The effort of this name."""
    if name not in EFFORTS:
        raise NotProtected(f"effort {name!r} is not known; use {', '.join(EFFORTS)}")
    return EFFORTS[name]

"""How long to look for a pattern that loses less: counts of work and not seconds, so that the same table gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from faircount.errors import NotProtected


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried to publish cells again; the pattern is safe from the first moment on.

    First ``trials`` for each primary cell with moves alone, ``most_trials`` at most. Then a sweep over the secondary cells for
    each of the ``heats``, in which any change is looked for and the pattern may become so much dearer, on average, in a trial;
    no more than ``most_patient`` trials in all, and no more than this ``share`` of the cells that may be hidden. Then tables of
    up to ``largest`` non-zero cells are improved by linear programs over the whole table, which may be so much ``work``
    (microseconds, counted and not timed).
    """

    trials: int
    most_trials: int
    heats: tuple[float, ...]
    most_patient: int
    share: float
    work: int
    largest: int


EFFORTS: Mapping[str, Effort] = MappingProxyType(
    {
        "quick": Effort(0, 0, (), 0, 0.0, 0, 0),
        "normal": Effort(2, 8_000, (1.0, 0.3), 4_000, 0.6, 38_000_000, 1_200),
        "best": Effort(6, 100_000, (2.0, 1.0, 1.0, 0.5, 0.3, 0.3, 0.1, 0.05, 0.05, 0.05), 100_000, 10.0, 350_000_000, 6_000),
    }
)


def effort_named(name: str) -> Effort:
    """The effort of this name."""
    if name not in EFFORTS:
        raise NotProtected(f"effort {name!r} is not known; use {', '.join(EFFORTS)}")
    return EFFORTS[name]

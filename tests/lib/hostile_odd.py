"""Tables in which one cell, drawn anew each time, is no plain number: each is said."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.lib.hostile_parts import CSV, Hostile

_ODD: tuple[tuple[str, tuple[str, ...], int, str], ...] = (
    ("error", ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "Err:502"), 7, "error of a formula"),
    ("point", ("1.820", "12.004"), 8, "thousands"),
    ("quote", ("1'820", "2’004"), 7, "thousands"),
    ("turned", ("\u202e12", "\u20667"), 8, "direction of writing"),
)
"""A name, cells of the kind, the figures that are read of the eight, and what the finding says."""


def odd_numbers(seed: int | None = None) -> Iterator[Hostile]:
    """A file for each kind, its cell drawn."""
    seed = random.randrange(10_000) if seed is None else seed
    print(f"odd numbers drawn with seed {seed}")
    rng = random.Random(seed)
    for name, cells, figures, says in _ODD:
        cell = rng.choice(cells)
        yield Hostile(f"odd-{name}.csv", (CSV + f"Exposure,{cell},3\nGrooming,5,4\n").encode(), figures, says)

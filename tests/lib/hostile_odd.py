"""Tables in which one cell, drawn anew each time, is no plain number: each is said."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.lib.hostile_parts import CSV, Hostile

_ODD: tuple[tuple[str, tuple[str, ...], int, str], ...] = (
    ("error", ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "Err:502"), 3, "error of a formula"),
    ("point", ("1.820", "12.004"), 4, "thousands"),
    ("quote", ("1'820", "2’004"), 3, "thousands"),
    ("turned", ("\u202e12", "\u20667"), 4, "direction of writing"),
)
"""A name, cells of the kind, the figures that are read of the four, and what the finding says."""


def odd_numbers(seed: int | None = None) -> Iterator[Hostile]:
    """A file for each kind, its cell and the place of it drawn."""
    seed = random.randrange(10_000) if seed is None else seed
    print(f"odd numbers drawn with seed {seed}")
    rng = random.Random(seed)
    for name, cells, figures, says in _ODD:
        number = rng.choice(("12", "15", ",9"))
        cell = rng.choice(cells)
        yield Hostile(f"odd-{name}.csv", CSV.replace(number, f",{cell}" if number == ",9" else cell).encode(), figures, says)

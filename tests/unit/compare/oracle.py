"""Known answers made by independent programs, read from ``tests/fixtures/oracle``."""

from __future__ import annotations

import csv
import math
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fixtures" / "oracle"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of known answers."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def number(text: str) -> float | None:
    """A number as written by R, None for NA."""
    return None if text == "NA" else float(text)


def agrees(found: float, known: str, within: float) -> bool:
    """Whether the number is the known one, to this relative tolerance; infinite only where it is known to be."""
    wanted = float(known)
    if math.isinf(wanted):
        return found == wanted
    return math.isclose(found, wanted, rel_tol=within, abs_tol=1e-300)

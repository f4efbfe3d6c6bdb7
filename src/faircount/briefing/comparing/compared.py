"""What a comparison came to: sentences, the numbers with their ranges, charts, and remarks for whoever asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.compare.comparability import Comparability, Grade
from faircount.compare.estimate import Estimate

ASSUMED = "Taken as the same thing counted in the same area over like periods"


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """Everything that may be said of the figures, once; face, page and JSON are made of it.

    ``sentences`` may be printed; ``remarks`` are for whoever asked, not for readers. ``numbers`` are plain values for JSON.
    ``refused`` says that no comparison was made, and the sentences why.
    """

    kind: str
    title: str
    sentences: tuple[str, ...]
    table: ChartTable
    charts: tuple[Chart, ...]
    numbers: Mapping[str, object]
    remarks: tuple[str, ...] = ()
    refused: bool = False


def ask_the_register(offence: str | None, periods: bool, how: str = "--before 2015/16 --after 2016/17") -> tuple[str, ...]:
    """What to name so that the register of breaks can be asked; nothing where all of it is named."""
    missing = [] if periods else [f"the periods ({how})"]
    missing += [] if offence else ["what was counted (--offence sexual_under_18)"]
    return (f"Name {' and '.join(missing)}, and the register of breaks is asked.",) if missing else ()


def graded(found: Comparability, is_named: bool) -> tuple[str, dict[str, object]]:
    """The grade in a sentence, and as plain values; what nobody named is said to be taken on trust."""
    if is_named or found.grade is Grade.D:
        said, reasons = f"Comparability: {found.grade}. {' '.join(found.reasons)}", list(found.reasons)
    else:
        reasons = [
            f"{ASSUMED}; {'audited in both' if found.grade is Grade.A else 'how complete the recording was is not known'}."
        ]
        said = f"Comparability: {found.grade} at most. {reasons[0]}"
    breaks = [{"key": entry.key, "date": entry.date.isoformat(), "words": entry.words} for entry in found.breaks]
    return said, {"grade": str(found.grade), "at_most": not is_named, "reasons": reasons, "breaks": breaks}


def estimate_values(found: Estimate) -> dict[str, object]:
    """An estimate as plain values."""
    return {"value": found.value, "lower": found.lower, "upper": found.upper, "method": found.method}


def finite(number: float) -> float | None:
    """The number, or None where there is none to give: JSON has no infinity."""
    return float(number) if isfinite(number) else None

"""Extracts written as one CSV whose cells no spreadsheet runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from faircount.tables.extract import AnsweredFigure, Extract

COLUMNS = (
    "file", "area", "period_start", "period_end", "counted", "offence", "online", "age_low", "age_high", "age_known", "sex",
    "breakdown", "count", "lower", "upper", "status", "role", "locator", "is_count", "note", "doubt", "assigned",
)  # fmt: skip
_RUN = ("=", "+", "-", "@", "\t", "\r")


def write_extract(extracts: Iterable[Extract], path: Path) -> int:
    """Write the figures of the extracts, one a row, and give back how many there are."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for extract in extracts:
            for row in rows_of(extract):
                writer.writerow(row)
                written += 1
    return written


def rows_of(extract: Extract) -> Iterator[tuple[str, ...]]:
    """The figures of an extract as text, in the order of ``COLUMNS``."""
    name = neutral(extract.file)
    for figure in extract.figures:
        yield (name, *_row(figure))


def _row(figure: AnsweredFigure) -> tuple[str, ...]:
    number, ages, period = figure.number, figure.ages, figure.period
    return (
        neutral(figure.area),
        period.start.isoformat(),
        period.end.isoformat(),
        neutral(figure.counted),
        neutral(figure.offence),
        figure.online.value,
        _whole(ages.low),
        _whole(ages.high),
        "yes" if ages.known else "no",
        figure.sex.value,
        neutral(figure.breakdown),
        "" if number is None else f"{number:.10g}",
        _whole(figure.lower),
        _whole(figure.upper),
        figure.status.value,
        figure.role.value,
        neutral(figure.locator),
        "yes" if figure.is_count else "no",
        neutral(figure.note),
        neutral(figure.doubt),
        neutral(figure.assigned),
    )


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


@lru_cache(maxsize=20_000)
def neutral(text: str) -> str:
    """The text such that no spreadsheet takes it for a formula: an apostrophe before a leading =, +, - or @.

    >>> neutral("=HYPERLINK(1)"), neutral("rape")
    ("'=HYPERLINK(1)", 'rape')
    """
    cleaned = text.replace("\n", " ").replace("\r", " ").replace("\0", "")
    return f"'{cleaned}" if cleaned.lstrip(" ").startswith(_RUN) else cleaned

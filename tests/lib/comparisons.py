"""Small tables of invented counts to compare, and a step by which any command's tests write them."""

from __future__ import annotations

from pathlib import Path

AREAS = (
    ("Avon and Somerset", 240, 310), ("Bedfordshire", 62, 79), ("Cambridgeshire", 118, 160), ("Cheshire", 190, 250),
    ("Cleveland", 55, 145), ("Cumbria", 40, 52), ("Derbyshire", 150, 188), ("Dorset", 88, 120), ("Durham", 97, 119),
    ("Essex", 301, 395), ("Gwent", 61, 80), ("Kent", 333, 430),
)  # fmt: skip
"""Twelve areas whose counts rise alike, but for one."""
MONTHS = (21, 18, 24, 20, 17, 22, 19, 25, 20, 18, 23, 21, 16, 22, 20, 24, 19, 21, 18, 23, 20, 22, 19, 21)
"""Two years of months without a change."""


def forces_csv(folder: Path, *more: str) -> Path:
    """The twelve areas in a table headed by their periods, with populations, and any further lines."""
    lines = [f"{name},{before},{after},{1000 * (before + 90)}" for name, before, after in AREAS]
    return _written(folder / "forces.csv", ["Force,2015/16,2016/17,Population", *lines, *more])


def months_csv(folder: Path, step: int = 0, unknown: int | None = None) -> Path:
    """Four years of months, the last two higher by ``step``; the month at place ``unknown`` is hidden."""
    counts = [str(count) for count in (*MONTHS, *(count + step for count in MONTHS))]
    if unknown is not None:
        counts[unknown] = "*"
    names = [f"{2014 + place // 12}-{place % 12 + 1:02d}" for place in range(len(counts))]
    return _written(folder / "months.csv", ["month,offences", *map(",".join, zip(names, counts, strict=True))])


def _written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path

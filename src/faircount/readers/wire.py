"""Extracts as plain JSON and back: what a reading process hands over holds no code."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from faircount.tables.extract import AnsweredFigure, Doubt, Extract, FileFinding, Leftover, RefusedPart, Role, Weight
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus


def to_json(extract: Extract) -> str:
    """The extract on one line."""
    return json.dumps(
        {
            "file": extract.file,
            "sha256": extract.sha256,
            "kind": extract.kind,
            "title": extract.title,
            "dated": extract.dated.isoformat() if extract.dated else None,
            **_figures_out(extract.figures),
            "leftovers": [[leftover.place, leftover.reason] for leftover in extract.leftovers],
            "refusals": [[list(r.sections), r.question, r.whole, r.place, r.reason] for r in extract.refusals],
            "doubts": [[doubt.question, list(doubt.alternatives), doubt.place] for doubt in extract.doubts],
            "findings": [[f.file, f.place, f.reason, str(f.weight)] for f in extract.findings],
        }
    )


def from_json(text: str) -> Extract:
    """The extract that a line holds."""
    said: dict[str, Any] = json.loads(text)
    return Extract(
        said["file"],
        said["sha256"],
        said["kind"],
        figures=_figures_in(said["meanings"], said["figures"]),
        leftovers=tuple(Leftover(*row) for row in said["leftovers"]),
        refusals=tuple(RefusedPart(tuple(sections), *rest) for sections, *rest in said["refusals"]),
        doubts=tuple(Doubt(question, tuple(alternatives), place) for question, alternatives, place in said["doubts"]),
        findings=tuple(FileFinding(file, place, reason, Weight(weight)) for file, place, reason, weight in said["findings"]),
        dated=date.fromisoformat(said["dated"]) if said["dated"] else None,
        title=said["title"],
    )


def _figures_out(figures: tuple[AnsweredFigure, ...]) -> dict[str, Any]:
    """The figures, with what many of them share told once: a number, its bounds and its place point to their meaning."""
    meanings: dict[tuple[Any, ...], int] = {}
    rows = []
    for figure in figures:
        ages, period = figure.ages, figure.period
        shared = (
            figure.area, period.start.isoformat(), period.end.isoformat(), figure.counted, figure.offence, figure.status.value,
            figure.online.value, ages.low, ages.high, ages.known, figure.sex.value, figure.breakdown, figure.role.value,
            figure.is_count, figure.note, figure.doubt, figure.assigned,
        )  # fmt: skip
        rows.append((meanings.setdefault(shared, len(meanings)), figure.number, figure.lower, figure.upper, figure.locator))
    return {"meanings": list(meanings), "figures": rows}


def _figures_in(meanings: list[list[Any]], rows: list[list[Any]]) -> tuple[AnsweredFigure, ...]:
    shared = [_meaning_in(meaning) for meaning in meanings]
    found = []
    for number, count, lower, upper, locator in rows:
        (area, period, counted, offence), rest = shared[number]
        found.append(AnsweredFigure(area, period, counted, offence, count, lower, upper, locator, *rest))
    return tuple(found)


def _meaning_in(meaning: list[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What stands before the number in a figure, and what stands after its place."""
    area, start, end, counted, offence, status, online, low, high, known, sex, breakdown, role, is_count, *texts = meaning
    first = (area, _period(start, end), counted, offence)
    return first, (CellStatus(status), Online(online), _ages(low, high, known), Sex(sex), breakdown, Role(role), is_count, *texts)


@lru_cache(maxsize=1000)
def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@lru_cache(maxsize=1000)
def _ages(low: int | None, high: int | None, known: bool) -> AgeBand:
    return AgeBand(low, high, known)

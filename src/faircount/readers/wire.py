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
            "figures": [_figure_out(figure) for figure in extract.figures],
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
        figures=tuple(_figure_in(row) for row in said["figures"]),
        leftovers=tuple(Leftover(*row) for row in said["leftovers"]),
        refusals=tuple(RefusedPart(tuple(sections), *rest) for sections, *rest in said["refusals"]),
        doubts=tuple(Doubt(question, tuple(alternatives), place) for question, alternatives, place in said["doubts"]),
        findings=tuple(FileFinding(file, place, reason, Weight(weight)) for file, place, reason, weight in said["findings"]),
        dated=date.fromisoformat(said["dated"]) if said["dated"] else None,
        title=said["title"],
    )


def _figure_out(figure: AnsweredFigure) -> list[Any]:
    ages = figure.ages
    return [
        figure.area, figure.period.start.isoformat(), figure.period.end.isoformat(), figure.counted, figure.offence, figure.number, figure.lower,
        figure.upper, figure.locator, figure.status.value, figure.online.value, ages.low, ages.high, ages.known, figure.sex.value,
        figure.breakdown, figure.role.value, figure.is_count, figure.note, figure.doubt, figure.assigned,
    ]  # fmt: skip


def _figure_in(row: list[Any]) -> AnsweredFigure:
    area, start, end, counted, offence, number, lower, upper, locator, status, online, low, high, known, sex, *rest = row
    breakdown, role, is_count, note, doubt, assigned = rest
    return AnsweredFigure(
        area, _period(start, end), counted, offence, number, lower, upper, locator, CellStatus(status), Online(online), _ages(low, high, known),
        Sex(sex), breakdown, Role(role), is_count, note, doubt, assigned,
    )  # fmt: skip


@lru_cache(maxsize=1000)
def _period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@lru_cache(maxsize=1000)
def _ages(low: int | None, high: int | None, known: bool) -> AgeBand:
    return AgeBand(low, high, known)

"""Extracts as plain JSON and back: what a reading process hands over holds no code."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np

from faircount.tables.extract import AnsweredFigure, Doubt, Extract, FigureRole, FileFinding, Leftover, RefusedPart, Weight
from faircount.tables.figure_columns import AttributeColumn, FigureColumns
from faircount.tables.piece import FilePart, Piece, Says
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

_OUT: Mapping[str, Callable[[Any], Any]] = {
    "period": lambda period: (period.start.isoformat(), period.end.isoformat()),
    "ages": lambda ages: (ages.low, ages.high, ages.known),
}
_IN: Mapping[str, Callable[[Any], Any]] = {
    "period": lambda said: Period(date.fromisoformat(said[0]), date.fromisoformat(said[1])),
    "ages": lambda said: AgeBand(*said),
    "status": CellStatus,
    "online": Online,
    "sex": Sex,
    "role": FigureRole,
}


def to_json(extract: Extract) -> str:
    """The extract on one line."""
    return json.dumps(
        {
            "file": extract.file,
            "sha256": extract.sha256,
            "kind": extract.kind,
            "title": extract.title,
            "dated": extract.dated.isoformat() if extract.dated else None,
            "figures": _figures_out(extract.figures),
            "proposals": _figures_out(extract.proposals),
            "leftovers": [[leftover.place, leftover.reason] for leftover in extract.leftovers],
            "refusals": [[list(r.sections), r.question, r.whole, r.place, r.reason] for r in extract.refusals],
            "doubts": [
                [doubt.question, list(doubt.alternatives), doubt.place, _figures_out(doubt.readings) if doubt.readings else None]
                for doubt in extract.doubts
            ],
            "pieces": [_piece_out(piece) for piece in extract.pieces],
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
        figures=_figures_in(said["figures"]),
        leftovers=tuple(Leftover(*row) for row in said["leftovers"]),
        refusals=tuple(RefusedPart(tuple(sections), *rest) for sections, *rest in said["refusals"]),
        doubts=tuple(
            Doubt(question, tuple(alternatives), place, tuple(_figures_in(readings)) if readings else ())
            for question, alternatives, place, readings in said["doubts"]
        ),
        findings=tuple(FileFinding(file, place, reason, Weight(weight)) for file, place, reason, weight in said["findings"]),
        dated=date.fromisoformat(said["dated"]) if said["dated"] else None,
        title=said["title"],
        proposals=_figures_in(said["proposals"]),
        pieces=tuple(map(_piece_in, said["pieces"])),
    )


def _piece_out(piece: Piece) -> dict[str, Any]:
    days = {name: day.isoformat() if day else None for name, day in (("dated", piece.dated), ("until", piece.until))}
    return asdict(piece) | days


def _piece_in(said: Mapping[str, Any]) -> Piece:
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("dated", "until")}
    return Piece(**told | days | {"part": FilePart(told["part"]), "says": tuple(map(Says, told["says"]))})


def _figures_out(figures: Sequence[AnsweredFigure]) -> dict[str, list[Any]]:
    return {name: _column_out(name, column) for name, column in FigureColumns.of(figures).columns.items()}


def _figures_in(said: Mapping[str, list[Any]]) -> FigureColumns:
    return FigureColumns({name: _column_in(name, *column) for name, column in said.items()})


def _column_out(name: str, column: AttributeColumn) -> list[Any]:
    """What a column tells, and which of it each figure has: nothing where each has its own, their number where all share one."""
    tell = _OUT.get(name)
    told = [tell(entry) for entry in column.told] if tell is not None else column.told
    if isinstance(column.which, range):
        return [told, None]
    return [told, len(column.which) if len(told) == 1 else base64.b64encode(column.which.astype(_WHICH).tobytes()).decode()]


def _column_in(name: str, told: list[Any], which: str | int | None) -> AttributeColumn:
    take = _IN.get(name)
    told = [take(entry) for entry in told] if take is not None else told
    if which is None:
        return AttributeColumn(told, range(len(told)))
    if isinstance(which, int):
        return AttributeColumn(told, np.zeros(which, np.int32))
    return AttributeColumn(told, np.frombuffer(base64.b64decode(which), _WHICH).astype(np.int32))


_WHICH = np.dtype("<i4")

"""Of which rows a percentage is told: of the same row with one dimension whole, where that is asked for and may be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from faircount.errors import BadProject
from faircount.tables.request import AskedCell, RequestForm
from faircount.tables.shares import Wholes
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.breakdowns import breakdown_of, values_of
from faircount.vocabulary.measures import Online, Sex

FOLLOWED = 365
"""Days from the end of a period on from which a share by outcome is told: cases of later ones still run."""


def wholes_of(form: RequestForm, dimensions: Sequence[str], as_of: date) -> Wholes:
    """The rows of which each row is told a percentage.

    Refused where a dimension is broken down and no row is its whole: then there is nothing to be a percentage of.
    """
    rows = {_same(cell): cell.key for cell in form.cells}
    wholes: dict[str, list[str]] = {}
    for name in dimensions:
        parts = [(cell, rows.get(_same(whole))) for cell in form.cells if (whole := _whole(cell, name)) != cell]
        missing = next((cell.key for cell, key in parts if key is None), "")
        if missing:
            raise BadProject(
                f"request.percentages: {missing} is no part of a row of all by {name}, so it is a percentage of nothing; ask for "
                f"{name} 'all' beside it, or take {name!r} out of request.percentages"
            )
        for cell, key in parts:
            if key and not _still_runs(cell, name, as_of):
                wholes.setdefault(cell.key, []).append(key)
    return wholes


def said_of(dimensions: Sequence[str]) -> Iterator[str]:
    """What a reader should know of percentages, a sentence each."""
    if dimensions:
        yield (
            "A percentage is of the row that it names, to one decimal, and follows from two counts that stand there. Where one "
            "of them is withheld, none is given."
        )
    if "outcome" in dimensions:
        yield f"None is given by outcome for a period that ended under {FOLLOWED} days before the extract: its cases still run."


def _same(cell: AskedCell) -> AskedCell:
    return replace(cell, key="")


def _whole(cell: AskedCell, name: str) -> AskedCell:
    """The row with one dimension whole."""
    if name == "online":
        return replace(cell, online=Online.ALL)
    if name == "ages":
        return replace(cell, ages=ALL_AGES)
    if name == "sex":
        return replace(cell, sex=Sex.ALL)
    return replace(cell, breakdown=breakdown_of({key: value for key, value in values_of(cell.breakdown).items() if key != name}))


def _still_runs(cell: AskedCell, name: str, as_of: date) -> bool:
    return name == "outcome" and (as_of - cell.period.end).days < FOLLOWED

"""The rows of a request with their counts and why each is shown or not: for the house alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from faircount.protect.guarding.grid import codes_of, is_about_children
from faircount.protect.guarding.world import Place
from faircount.requests.answering.counting import Cube
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import withhold
from faircount.tables.request import AskedCell, RequestForm
from faircount.vocabulary.breakdowns import DIMENSIONS, values_of
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.status import CellStatus


class Why(StrEnum):
    """What becomes of a row, and why. Which of the hidden kinds it is never leaves the house."""

    SHOWN = "shown"
    SMALL = "small count"
    HIDES = "would give a small count away"
    NOT_HELD = "not held"

    @property
    def is_hidden(self) -> bool:
        """Whether the count is known and withheld."""
        return self in (Why.SMALL, Why.HIDES)


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One row of the request. ``because`` says in words why nothing is held."""

    cell: AskedCell
    why: Why
    count: int | None = None
    place: Place = ()
    because: str = ""

    def hidden(self, why: Why) -> RequestRow:
        """The same row, withheld."""
        return replace(self, why=why)


def not_held(cell: AskedCell, place: Place, cube: Cube, since: date, as_of: date) -> str:
    """Why the extract cannot say the count of a row, or nothing."""
    if not codes_of(cell.offence):
        return "the records hold whole Home Office codes and no such mark; ask for codes instead"
    if not is_about_children(cell):
        return "the records hold victims under 18 only; ask for an age band up to 17"
    if cell.period.start < since or cell.period.end > as_of:
        return f"the records are whole from {say_date(since)} to {say_date(as_of)} only"
    for key, value in values_of(cell.breakdown).items():
        dimension = DIMENSIONS[key]
        if not dimension.words and not dimension.held(value) & cube.words[key] and value not in dimension.groups:
            return f"the records name no such {key}; ask by the names that the force uses"
    return "" if all(place) else "no victim under 18 can be in the row"


def counted_rows(form: RequestForm, cube: Cube, since: date, as_of: date) -> tuple[RequestRow, ...]:
    """The rows with their counts, before anything is hidden."""
    rows = []
    for cell in form.cells:
        place = cube.grid.place(cell)
        because = not_held(cell, place, cube, since, as_of)
        if because:
            rows.append(RequestRow(cell, Why.NOT_HELD, because=because))
        else:
            rows.append(RequestRow(cell, Why.SHOWN, cube.count(place), place))
    return tuple(rows)


def to_figures(area: str, rows: Sequence[RequestRow]) -> Figures:
    """The figures that may leave: hidden rows have lost their counts before anything else sees them."""
    return Figures.of(_figure(area, row) for row in rows)


def _figure(area: str, row: RequestRow) -> Figure:
    cell = row.cell
    status = CellStatus.NOT_RECORDED if row.why is Why.NOT_HELD else CellStatus.OBSERVED
    figure = Figure(
        area, cell.period, cell.counted, cell.offence, row.count, row.count, cell.online, cell.ages, cell.sex, cell.breakdown,
        status=status, locator=cell.key,
    )  # fmt: skip
    return withhold(figure) if row.why.is_hidden else figure


def ranges_of(keys: Iterable[str]) -> str:
    """Keys of rows as a person writes them.

    >>> ranges_of(["R001", "R002", "R003", "R007"])
    'R001 to R003, R007'
    """
    runs: list[list[str]] = []
    for key in keys:
        if runs and int(key[1:]) == int(runs[-1][-1][1:]) + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)

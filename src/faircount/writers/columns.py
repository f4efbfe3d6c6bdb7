"""The columns of a published table: what stands in them, what they mean, and which marks are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from faircount.tables.inert import inert
from faircount.tables.protected import printed_count
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN, MARKS, CellStatus
from faircount.writers.publication import DerivedColumn, PublicationTable

Cell = str | int | Decimal | date | None

SHORTHAND = {
    "[c]": (
        "hidden to protect people, by whoever gave the figure or by us: a small count, or one that would give a small one away"
    ),
    "[x]": "not known: not recorded, not answered, or refused; this is never zero",
    "[z]": "does not apply",
}
"""The marks of official statistics in the UK that we use, and what they mean here."""


@dataclass(frozen=True, slots=True)
class WrittenColumn:
    """A column as it is written: its name in data files, its heading in print, what it means, and a cell a row."""

    name: str
    title: str
    meaning: str
    cells: tuple[Cell, ...]
    datatype: str = "string"
    required: bool = False


def subject_columns(published: PublicationTable) -> tuple[WrittenColumn, ...]:
    """What each figure is a figure of."""
    frame = published.table.frame
    periods = [Period(start, end) for start, end in frame.select("period_start", "period_end").iter_rows()]
    ages = [
        AgeBand(low, high, known == "yes") for low, high, known in frame.select("age_low", "age_high", "age_known").iter_rows()
    ]
    return (
        _column("area_code", "Area code", "code of the area; E and W codes are of the ONS", frame["area"], required=True),
        _column("area", "Area", "police force area, region or country", map(_area_name, frame["area"]), required=True),
        _column("period", "Period", "the period in words", (period.label for period in periods), required=True),
        _column("period_start", "First day", "first day of the period", frame["period_start"], "date", required=True),
        _column("period_end", "Last day", "last day of the period, included", frame["period_end"], "date", required=True),
        _column("counted", "Counted", "what is counted: offences are not victims", frame["counted"], required=True),
        _column(
            "offence_code", "Offence code", "Home Office code, or the name of a set of codes", frame["offence"], required=True
        ),
        _column(
            "offence",
            "Offence",
            "the offence, or the set of offences, in words",
            map(offence_label, frame["offence"]),
            required=True,
        ),
        _column(
            "online", "Marked online", "whether the force put the online mark on the offence", frame["online"], required=True
        ),
        _column("age", "Age", "age at the offence in completed years, in words", (band.label for band in ages), required=True),
        _column("age_low", "Youngest", "lowest completed year, included", frame["age_low"], "integer"),
        _column("age_high", "Oldest", "highest completed year, included", frame["age_high"], "integer"),
        _column("sex", "Sex", "sex as recorded", frame["sex"], required=True),
        _column("breakdown", "Further breakdown", "further dimensions as name=value", map(_or_none, frame["breakdown"])),
    )


def count_columns(published: PublicationTable) -> tuple[WrittenColumn, ...]:
    """The count, what is known of it where it is not printed, and why."""
    frame = published.table.frame
    bounds = list(frame.select("lower", "upper").iter_rows())
    states = [CellStatus(status) for status in frame["status"]]
    counts = [lower if lower == upper else None for lower, upper in bounds]
    return (
        _column("count", "Count", "the count; empty where it is not shown, and then the shorthand says why", counts, "integer"),
        _column("count_lower", "At least", "lowest count that the source allows", (lower for lower, _ in bounds), "integer"),
        _column("count_upper", "At most", "highest count that the source allows", (upper for _, upper in bounds), "integer"),
        _column("shorthand", "Shorthand", _meanings(), (MARKS.get(state, "").strip("[]") or None for state in states)),
        _column("status", "Status", "why the count is shown or not", map(_status_word, states), required=True),
    )


def provenance_columns(published: PublicationTable) -> tuple[WrittenColumn, ...]:
    """What limits the use of each figure, and where it came from."""
    frame = published.table.frame
    return (
        _column("quality", "Quality", "provisional, revised, break in series, part of a year", map(_or_none, frame["quality"])),
        _column("source", "Source", "the document, as named in the list of sources", map(_or_none, frame["source_id"])),
        _column("locator", "Place in source", "sheet and cell, page, or characters", map(_or_none, frame["locator"])),
        _column("note", "Note", "what no other column says", map(_or_none, frame["note"])),
    )


def derived_columns(published: PublicationTable) -> tuple[WrittenColumn, ...]:
    """The numbers worked out from the counts, rounded half up."""
    return tuple(
        _column(column.name, column.title, column.meaning, (rounded(n, column) for n in column.numbers), _number_type(column))
        for column in published.derived
    )


def written_columns(published: PublicationTable) -> tuple[WrittenColumn, ...]:
    """Every column, in the order of data files."""
    return (
        *subject_columns(published),
        *count_columns(published),
        *derived_columns(published),
        *provenance_columns(published),
    )


def shorthand_used(published: PublicationTable) -> dict[str, str]:
    """The marks that stand in this table, and what they mean; a mark that is not used is not explained."""
    used = {MARKS[state] for status in published.table.frame["status"] if (state := CellStatus(status)) in MARKS}
    used |= {printed_count(figure) for figure in published.table}
    return {mark: meaning for mark, meaning in SHORTHAND.items() if mark in used}


def rounded(number: float | None, column: DerivedColumn) -> Decimal | None:
    """The number with the digits of its column, halves away from zero.

    >>> column = DerivedColumn("rate", "Rate", "", (0.125,), digits=2)
    >>> rounded(0.125, column), rounded(2.675, column), rounded(None, column)
    (Decimal('0.13'), Decimal('2.68'), None)
    """
    if number is None:
        return None
    return Decimal(repr(number)).quantize(Decimal(1).scaleb(-column.digits), rounding=ROUND_HALF_UP)


def _column(
    name: str,
    title: str,
    meaning: str,
    cells: Iterable[Any],
    datatype: str = "string",
    required: bool = False,
) -> WrittenColumn:
    written = tuple(inert(cell) if isinstance(cell, str) else cell for cell in cells)
    return WrittenColumn(name, title, meaning, written, datatype, required)


def _or_none(text: str) -> str | None:
    """An empty text is no cell."""
    return text or None


def _number_type(column: DerivedColumn) -> str:
    return "decimal" if column.digits else "integer"


def _area_name(code: str) -> str:
    return AREAS[code].name


def _status_word(state: CellStatus) -> str:
    return "hidden" if state in HIDDEN else "shown" if state is CellStatus.OBSERVED else str(state)


def _meanings() -> str:
    return "; ".join(f"{mark.strip('[]')}: {meaning}" for mark, meaning in SHORTHAND.items())

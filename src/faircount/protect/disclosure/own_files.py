"""Our own published files as what they tell: each row a figure with its limits, and no table of codes and counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import checked
from faircount.protect.public.marks import SuppressionMarks
from faircount.tables.figures import Figure
from faircount.tables.inert import bare_frame
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

OURS = frozenset(
    {"area_code", "period_start", "period_end", "counted", "offence_code", "online", "age_low", "age_high", "sex", "status"}
)
"""Columns by which a file of ours is known, whoever sent it."""


_STATES = {"hidden": CellStatus.PRIMARY_SUPPRESSED, "shown": CellStatus.OBSERVED}


def is_own_file(path: Path) -> bool:
    """Whether faircount published this file of figures, as its heads tell."""
    if path.suffix.lower() != ".csv":
        return False
    try:
        return set(pl.read_csv(checked(path), infer_schema=False, glob=False, n_rows=0).columns) >= OURS
    except (OSError, pl.exceptions.PolarsError):
        return False


def read_own_file(path: Path, legend: SuppressionMarks) -> list[Figure] | None:
    """The figures of a file that faircount published; None where it is none of ours."""
    if not is_own_file(path):
        return None
    try:
        frame = bare_frame(pl.read_csv(checked(path), infer_schema=False, glob=False))
    except (OSError, pl.exceptions.PolarsError):
        raise UnreadableSource(f"{path.name}: cannot be read as CSV; take the file as it was published") from None
    return [_figure(row, number, path.name, legend) for number, row in enumerate(frame.iter_rows(named=True), start=2)]


def _figure(row: dict[str, str | None], number: int, name: str, legend: SuppressionMarks) -> Figure:
    try:
        count, least, most = (_whole(row.get(column)) for column in ("count", "count_lower", "count_upper"))
        is_hidden = row["status"] == "hidden"
        return Figure(
            area=row["area_code"] or "",
            period=Period(date.fromisoformat(row["period_start"] or ""), date.fromisoformat(row["period_end"] or "")),
            counted=Counted(row["counted"] or ""),
            offence=row["offence_code"] or "",
            online=Online(row["online"] or ""),
            ages=AgeBand(_whole(row["age_low"]), _whole(row["age_high"]), "not known" not in (row.get("age") or "")),
            sex=Sex(row["sex"] or ""),
            breakdown=row.get("breakdown") or "",
            lower=count if count is not None else max(least or 0, legend.least) if is_hidden else least,
            upper=count if count is not None else most,
            status=_STATES.get(row["status"] or "") or CellStatus(row["status"] or ""),
            source_id=name,
            locator=f"row {number}",
        )
    except (ValueError, TypeError):
        # Not chained: the message may quote the row.
        raise SchemaMismatch(
            f"{name}, row {number}: is no row of a file of ours any more; take the file as it was published"
        ) from None


def _whole(text: str | None) -> int | None:
    return int(text) if text else None

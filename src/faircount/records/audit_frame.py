"""The records that an audit draws from: the offences of a force that stand, period by period, with and without the flag."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.records.files import collected, scan_records
from faircount.records.schema import FIRST_VICTIM, STANDS
from faircount.records.validation import check_cells, refuse_what_is_not_understood
from faircount.vocabulary.periods import Period

FLAGGED, UNFLAGGED, NOT_FILLED_IN = "marked", "not marked", "mark not filled in"
_STRATA = {"yes": FLAGGED, "no": UNFLAGGED}


def flagged_offences(path: Path, force: str, periods: Sequence[Period]) -> dict[tuple[str, str], list[str]]:
    """The offences of each period and stratum, each by its crime id; an empty mark is a stratum of its own.

    Cancelled and transferred offences are out, and an offence with several victims is there once. When not to use it: for
    incidents that were never recorded as offences; no audit of records can miss what is in none of them.
    """
    wanted = ("crime_id", "victim_number", "force", "recorded", "online", "standing")
    refuse_what_is_not_understood(check_cells(path, date.today(), (force,)), path, wanted)
    frame = collected(scan_records(path).select(wanted), path).filter(
        pl.col("force") == force, pl.col("standing") == STANDS, pl.col("victim_number") <= FIRST_VICTIM
    )
    strata: dict[tuple[str, str], list[str]] = {}
    for period in periods:
        recorded = frame.filter(pl.col("recorded").is_between(period.start, period.end))
        if recorded.is_empty():
            raise SchemaMismatch(f"{path.name}: holds no offence of {force} recorded in {period.label}; check force and period")
        for crime, mark in recorded.select("crime_id", "online").sort("crime_id").iter_rows():
            strata.setdefault((period.label, _STRATA.get(mark, NOT_FILLED_IN)), []).append(crime)
    return strata

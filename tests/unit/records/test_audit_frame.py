from datetime import date

import polars as pl
import pytest

from faircount.errors import SchemaMismatch
from faircount.records.audit_frame import FLAGGED, NOT_FILLED_IN, UNFLAGGED, flagged_offences
from faircount.records.schema import POLARS_SCHEMA
from faircount.vocabulary.periods import FinancialYear

YEAR = FinancialYear(2020).period


def record(crime: str, online: str | None, victim: int = 1, standing: str = "stands", recorded: date = date(2020, 6, 1)):
    return {
        "crime_id": crime, "victim_number": victim, "force": "X99000001", "local_area": None, "offence": "22B",
        "recorded": recorded, "committed_from": None, "committed_to": None, "online": online, "victim_age": 14,
        "victim_sex": None, "relationship": None, "outcome": None, "outcome_date": None, "standing": standing,
    }  # fmt: skip


def test_offences_that_stand_are_there_once_by_period_and_mark(tmp_path):
    rows = [
        record("C", "yes"), record("C", "yes", 2), record("A", "no"), record("B", None), record("D", "yes", 0),
        record("E", "yes", standing="cancelled"), record("F", "no", recorded=date(2021, 5, 1)),
    ]  # fmt: skip
    path = tmp_path / "records.parquet"
    pl.DataFrame(rows, schema=POLARS_SCHEMA).write_parquet(path)
    found = flagged_offences(path, "X99000001", [YEAR])
    assert found == {("2020/21", FLAGGED): ["C", "D"], ("2020/21", UNFLAGGED): ["A"], ("2020/21", NOT_FILLED_IN): ["B"]}
    with pytest.raises(SchemaMismatch, match="no offence of X99000001 recorded in 2015/16"):
        flagged_offences(path, "X99000001", [FinancialYear(2015).period])

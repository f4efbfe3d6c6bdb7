from datetime import date

import polars as pl
import pytest

from faircount.errors import SchemaMismatch, UnreadableSource, WrongArgument
from faircount.records.audit_strata import FLAGGED, NOT_FILLED_IN, UNFLAGGED, AuditSource, Guesses, flagged_offences, framed
from faircount.records.schema import POLARS_SCHEMA
from faircount.vocabulary.periods import FinancialYear


def written(tmp_path, *lines):
    path = tmp_path / "strata.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return AuditSource(path)


def test_strata_are_named_or_called_after_their_mark():
    found = framed(
        AuditSource(flagged=("2016/17=145", "2015/16=55"), unflagged=("2015/16:high=40", "2015/16:other=725", "2016/17=627"))
    )
    assert [(each.stratum.label, each.stratum.size, each.stratum.is_flagged) for each in found] == [
        ("2015/16, marked", 55, True),
        ("2015/16, high", 40, False),
        ("2015/16, other", 725, False),
        ("2016/17, marked", 145, True),
        ("2016/17, not marked", 627, False),
    ]
    assert found[0].records[:2] == ["2015/16, marked: no. 1", "2015/16, marked: no. 2"]
    assert [each.stratum.guess for each in found[:2]] == [0.9, 0.1]


def test_a_table_of_strata_may_bring_its_own_guesses(tmp_path):
    heads = "period,stratum,marked,records,expected"
    source = written(tmp_path, heads, "2015/16,flagged,yes,55,95%", "2015/16,likely,No,40,50", "2015/16,others,no,725,")
    assert [each.stratum.guess for each in framed(source)] == [0.95, 0.5, 0.1]
    assert framed(AuditSource(source.path, guesses=Guesses(0.8, 0.02)))[2].stratum.guess == 0.02


def test_a_list_of_records_is_counted_by_stratum(tmp_path):
    found = framed(written(tmp_path, "record,marked", "A1,yes", "", "A2,no", "A3,no"))
    assert [(each.stratum.name, each.stratum.size, list(each.records)) for each in found] == [
        ("marked", 1, ["A1"]),
        ("not marked", 2, ["A2", "A3"]),
    ]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("period,count", "2015/16,5"), "neither strata"),
        (("marked,records", "yes,55", "yes,60", "no,9"), "a stratum stands there twice: marked"),
        (("marked,records", "perhaps,55"), "line 2: marked must be yes or no"),
        (("marked,records", "yes,0"), "line 2: records must be a whole number above 0"),
        (("marked,records,expected", "yes,55,120"), "line 2: what is expected"),
        (("marked,records", "yes,55,1"), "line 2: has not as many cells"),
        (("record,marked", ",yes"), "line 2: the record has no name"),
        (("record,marked,stratum", "A,yes,one", "B,no,one"), "line 3: its stratum is marked"),
        (("period,marked,records", "2015/16,yes,5", "2015/16,no,5", "2016/17,yes,5"), "of 2016/17 are all of one kind"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_line(tmp_path, lines, words):
    with pytest.raises(SchemaMismatch, match=words):
        framed(written(tmp_path, *lines))


def test_one_source_and_no_more_is_taken(tmp_path):
    with pytest.raises(WrongArgument, match="one file of strata"):
        framed(AuditSource(tmp_path / "strata.csv", flagged=("5",)))
    with pytest.raises(UnreadableSource, match="no such file"):
        framed(AuditSource(tmp_path / "gone.csv"))
    (tmp_path / "records.csv").write_text("crime_id,online\nA,yes\n", encoding="utf-8")
    with pytest.raises(WrongArgument, match="--force NAME"):
        framed(AuditSource(tmp_path / "records.csv"))
    with pytest.raises(SchemaMismatch, match="too many to number"):
        framed(AuditSource(flagged=("20,000,000",), unflagged=("5",)))


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

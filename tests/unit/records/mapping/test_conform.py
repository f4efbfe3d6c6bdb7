"""A mapping that loses rows, turns days round or gives one victim two ages is refused with place and mend."""

from __future__ import annotations

import polars as pl
import pytest

from faircount.errors import FaircountError, SchemaMismatch
from faircount.pipeline.map import map_export
from faircount.records.mapping.propose import propose
from tests.lib.exports import Export, in_athena_style, in_niche_style, true_records
from tests.lib.mapping_exports import mapped

TRUTH = true_records(1_500, 4)


def changed(export: Export, **columns: pl.Expr) -> Export:
    return Export(export.frame.with_columns(**columns), export.truth, export.force)


def test_ages_that_are_a_suspects_beside_the_victims_birthday_give_two_ages(tmp_path):
    export = in_niche_style(TRUTH, 1)
    with_ages = changed(export, VIC_AGE=pl.Series([f"{20 + row % 40}" for row in range(export.frame.height)]))
    with pytest.raises(SchemaMismatch, match=r"two ages, first in row \d+.*mend \[columns\]"):
        mapped(with_ages, tmp_path, {"victim_age": "VIC_AGE"})


def test_one_victim_with_two_ages_in_two_rows_is_refused_by_both_rows(tmp_path):
    export = in_athena_style(TRUTH, 1)
    again = export.frame.filter(pl.col("Vict Age") != "UNK").head(30).with_columns(pl.lit("3").alias("Vict Age"))
    with pytest.raises(SchemaMismatch, match=r"one victim two ages in rows 2 and 150\d"):
        mapped(Export(pl.concat([export.frame, again]), export.truth, export.force), tmp_path)


def test_rows_without_a_crime_are_not_lost_in_silence(tmp_path):
    export = in_athena_style(TRUTH, 1)
    empty = pl.when(pl.int_range(pl.len()) == 17).then(pl.lit("")).otherwise(pl.col("Investigation URN"))
    with pytest.raises(SchemaMismatch, match="loses 1 rows, first row 19"):
        mapped(changed(export, **{"Investigation URN": empty}), tmp_path)


def test_a_number_that_is_no_crimes_is_refused(tmp_path):
    export = in_athena_style(TRUTH, 1)
    shared = pl.format("EX/{}", pl.int_range(pl.len()) // 2)
    with pytest.raises(SchemaMismatch, match="number of the crime is that of something else"):
        mapped(changed(export, **{"Investigation URN": shared}), tmp_path)


def test_a_form_of_days_that_changed_is_not_read_the_other_way_round(tmp_path):
    done, _ = mapped(in_niche_style(TRUTH, 1), tmp_path / "first")
    later = in_niche_style(TRUTH, 2)
    turned = changed(later, DT_RECORDED=TRUTH["recorded"].dt.strftime("%m/%d/%Y"))
    path = tmp_path / "later.csv"
    turned.frame.write_csv(path)
    with pytest.raises(SchemaMismatch, match="DT_RECORDED is no longer written as day month year"):
        map_export(path, done.mapping, None)


def test_a_renamed_column_is_named_with_the_mend(tmp_path):
    done, _ = mapped(in_niche_style(TRUTH, 1), tmp_path / "first")
    path = tmp_path / "later.csv"
    in_niche_style(TRUTH, 2).frame.rename({"VIC_GENDER": "V_SEX"}).write_csv(path)
    with pytest.raises(SchemaMismatch, match=r"another shape.*VIC_GENDER \(victim_sex\)"):
        map_export(path, done.mapping, None)


def test_new_words_are_asked_about_and_the_old_ones_stay(tmp_path):
    done, _ = mapped(in_niche_style(TRUTH, 1), tmp_path / "first")
    path = tmp_path / "later.csv"
    later = in_niche_style(TRUTH, 2)
    puce = pl.when(pl.int_range(pl.len()) % 5 == 0).then(pl.lit("Puce")).otherwise(pl.col("OCC_STATUS"))
    later.frame.with_columns(OCC_STATUS=puce).write_csv(path)
    opened = map_export(path, done.mapping, None)
    assert [question.about for question in opened.open] == ["words:standing"]
    assert opened.records is None


def test_days_that_could_be_turned_are_asked_about(tmp_path):
    export = in_niche_style(TRUTH.filter(pl.col("recorded").dt.day() <= 12), 1)
    low = {
        head: pl.col(head).str.replace(r"^(\d\d)", "05")
        for head in ("REP_DTTM", "OCC_FROM", "OCC_TO", "OUTCOME_DATE", "VIC_DOB", "SUSP_DOB")
    }
    proposed = propose(changed(export, **low).frame, "X99000001")
    assert any(question.about.startswith("days:") for question in proposed.questions)
    del tmp_path


def test_ages_at_the_report_are_not_taken_for_ages_at_the_offence(tmp_path):
    export = in_athena_style(TRUTH, 1)
    lag = (TRUTH["recorded"] - TRUTH["committed_from"]).dt.total_days() // 365
    aged = (TRUTH["victim_age"].cast(pl.Int64) + lag.fill_null(0)).cast(pl.String).fill_null("UNK")
    with pytest.raises(SchemaMismatch, match="ages are those when the crime was recorded"):
        mapped(changed(export, **{"Vict Age": aged}), tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", "no table"),
        ("one,two,three\n", "no row"),
        ("one,one,three\n1,2,3\n", "have one head"),
        ("one,two,three\n1,2,3\n", "no column holds days"),
    ],
)
def test_what_is_no_export_is_refused_in_plain_words(text, said, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaircountError, match=said):
        map_export(path, None, None, "Exampleshire")


def test_no_word_of_a_row_stands_in_a_refusal(tmp_path):
    export = in_athena_style(TRUTH, 1)
    again = export.frame.filter(pl.col("Vict Age") != "UNK").head(30).with_columns(pl.lit("3").alias("Vict Age"))
    with pytest.raises(SchemaMismatch) as refused:
        mapped(Export(pl.concat([export.frame, again]), export.truth, export.force), tmp_path)
    cells = {word for column in again for word in column.cast(pl.String).drop_nulls() if len(word) > 4}
    assert not [word for word in cells if word in str(refused.value)]


def test_several_victims_in_a_row_are_not_lost(tmp_path):
    export = in_athena_style(TRUTH, 1)
    second = pl.when(pl.int_range(pl.len()) % 9 == 0).then(pl.lit("12"))
    wide = Export(export.frame.rename({"Vict Age": "Vict 1 Age"}).with_columns(second.alias("Vict 2 Age")), TRUTH, export.force)
    with pytest.raises(SchemaMismatch, match="several victims: columns Vict 1 Age and Vict 2 Age"):
        mapped(wide, tmp_path)


def test_an_age_that_is_not_known_is_not_a_crime_that_names_nobody(tmp_path):
    export = in_athena_style(TRUTH, 1)
    bare = Export(export.frame.drop("Vict Sex", "Vict Person ID", "Susp Sex"), TRUTH, export.force)
    done, _ = mapped(bare, tmp_path, {"victim_age": "Vict Age"})
    assert pl.read_parquet(done.records)["victim_number"].min() == 1
    assert any("each row is taken for a victim" in line for line in done.said)
    assert any(line.startswith("No column was found for victim_sex") for line in done.said)


def test_the_force_of_a_row_is_what_its_column_says_and_not_what_was_given(tmp_path):
    export = in_athena_style(TRUTH, 1)
    named = pl.when(pl.int_range(pl.len()) % 2 == 0).then(pl.lit("Cleveland Police")).otherwise(pl.lit("Durham Constabulary"))
    done, _ = mapped(changed(export, **{"Owning Force": named}), tmp_path)
    assert set(pl.read_parquet(done.records)["force"]) == {"E23000013", "E23000008"}

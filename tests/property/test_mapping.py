"""An export becomes its records, whatever its columns and words are called, with at most six questions and then without any."""

from __future__ import annotations

import csv
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.pipeline.count import count_file
from faircount.pipeline.map import map_export
from faircount.records.mapping.days import FORMS, days_in, forms_of
from faircount.records.mapping.propose import MOST_QUESTIONS
from tests.lib.exports import STYLES, true_records
from tests.lib.inputs import inputs
from tests.lib.mapping_exports import mapped, numbered_rightly, wrong_cells
from tests.lib.strange_exports import RIGHT, STRANGE

NEVER_SAID = {"athena": frozenset({"online"}), "bare": frozenset({"relationship"}), "questionnaire": frozenset({"relationship"})}
"""What an export does not say at all, or in words that nobody could know: a list of keywords has no "no"."""


@pytest.mark.parametrize("seed", [101, 202])
@pytest.mark.parametrize("style", [*STYLES, *STRANGE])
def test_every_row_is_the_record_that_it_was_made_from(style, seed, tmp_path):
    export = {**STYLES, **STRANGE}[style](true_records(1_500, seed), seed)
    done, asked = mapped(export, tmp_path, RIGHT.get(style))
    assert len(asked) <= MOST_QUESTIONS, (style, seed)
    assert not wrong_cells(done.records, export.truth, NEVER_SAID.get(style, frozenset())), (style, seed)
    assert numbered_rightly(done.records)


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_said_is_empty_and_never_another_word(style, tmp_path):
    export = STYLES[style](true_records(1_500, 9), 9)
    done, _ = mapped(export, tmp_path)
    got = pl.read_parquet(done.records)
    for name in ("online", "relationship"):
        both = pl.DataFrame({"got": got[name], "true": export.truth[name]}).drop_nulls()
        assert both["got"].equals(both["true"]), name


@pytest.mark.parametrize("style", [*STYLES, *STRANGE])
def test_the_next_export_of_the_shape_asks_nothing(style, tmp_path):
    made = {**STYLES, **STRANGE}[style]
    first, _ = mapped(made(true_records(1_500, 5), 5), tmp_path / "first", RIGHT.get(style))
    later = made(true_records(1_200, 6), 6)
    path = tmp_path / "later.csv"
    later.frame.write_csv(path)
    before = first.mapping.read_bytes()
    done = map_export(path, first.mapping, None, later.force, None)
    assert not done.open
    assert done.records is not None
    assert first.mapping.read_bytes() == before or b"[[questions]]" not in first.mapping.read_bytes()
    assert not wrong_cells(done.records, later.truth, NEVER_SAID.get(style, frozenset()))


@pytest.mark.parametrize("style", STYLES)
def test_the_counts_are_those_of_an_independent_count(style, tmp_path):
    export = STYLES[style](true_records(3_000, 31), 31)
    done, _ = mapped(export, tmp_path)
    count_file(done.records, ["sex", "year"], "victims", [], tmp_path / "counts")
    counted = {
        (row["sex"], row["year"]): int(row["freq"])
        for row in csv.DictReader((tmp_path / "counts" / "data.csv").read_text("utf-8").splitlines())
    }
    stands = export.truth.filter(pl.col("standing") == "stands", pl.col("victim_number") > 0)
    for (sex, starts), rows in stands.group_by(
        pl.col("victim_sex").fill_null("not known"),
        pl.when(pl.col("recorded").dt.month() > 3).then(pl.col("recorded").dt.year()).otherwise(pl.col("recorded").dt.year() - 1),
    ):
        found = [count for (of_sex, year), count in counted.items() if of_sex == sex and year.startswith(f"{starts}/")]
        assert found == [rows.height], (sex, starts)
    assert sum(counted.values()) == stands.height


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
WRITTEN = {
    "year month day": "%Y-%m-%dT23:59:00", "day month year": "%d/%m/%Y 13:45", "month day year": "%m/%d/%Y",
    "day month in words year": "%d-%b-%Y", "month in words day year": "%B %d, %Y", "year month in words day": "%Y-%b-%d",
    "yearmonthday": "%Y%m%d", "daymonthyear": "%d%m%Y",
}  # fmt: skip


@inputs(40)
@given(days=st.lists(DAYS, min_size=2, max_size=30), form=st.sampled_from(sorted(WRITTEN)))
def test_days_are_read_in_the_form_in_which_they_are_written(days, form):
    column = pl.Series("day", [day.strftime(WRITTEN[form]) for day in days])
    assert days_in(column, form).to_list() == days
    assert form in forms_of(column) or form == "yearmonthday"


def test_every_form_is_tried():
    assert set(WRITTEN) | {"number of a spreadsheet"} == set(FORMS)

"""Frames of every kind protected: the same kind back, the promise kept, and refusals that say what to do."""

from __future__ import annotations

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import faircount as fc
from faircount.library.frames import in_kind, take
from tests.lib.inputs import inputs

COUNTS = {"area": ["north", "south", "east"] * 2, "sex": ["f"] * 3 + ["m"] * 3, "count": [40, 3, 21, 33, 12, 9]}
TREES = {"area": ["north", "south", "east"], "sex": ["f", "m"]}
KINDS = {
    "polars": pl.DataFrame(COUNTS),
    "lazy": pl.LazyFrame(COUNTS),
    "pandas": pd.DataFrame(COUNTS),
    "categories": pd.DataFrame(COUNTS).astype({"area": "category", "count": "Int64"}),
    "pyarrow": pa.table(COUNTS),
    "duckdb": duckdb.from_arrow(pa.table(COUNTS)),
}


@pytest.mark.parametrize("frame", KINDS.values(), ids=KINDS)
def test_a_frame_comes_back_in_its_own_kind_and_gives_nobody_away(frame):
    published = fc.protect(frame, effort="quick")
    assert type(published) is type(frame)
    rows = take(published).rows
    assert dict(rows.group_by("status").len().rows()) == {"observed": 8, "suppressed": 4}
    assert rows.filter(status="suppressed")["count"].null_count() == 4
    assert fc.audit_disclosure(published, hierarchies=TREES).is_safe


@inputs(6)
@given(st.lists(st.integers(0, 30), min_size=6, max_size=6), st.integers(2, 8))
def test_whatever_is_counted_no_small_count_follows_from_what_comes_back(counts, threshold):
    frame = pl.DataFrame({**COUNTS, "count": counts})
    policy = fc.ProtectionPolicy(threshold=threshold)
    published = fc.protect(frame, TREES, policy, effort="quick")
    assert fc.audit_disclosure(published, hierarchies=TREES, threshold=threshold).is_safe
    shown = {row[:2]: row[2] for row in published.iter_rows()}
    true = {row[:2]: row[2] for row in frame.iter_rows()}
    assert all(count in (None, true[cell]) for cell, count in shown.items() if cell in true)
    assert shown["total", "total"] in (None, sum(counts))
    assert not [count for count in shown.values() if count is not None and 0 < count < threshold]


def test_margins_in_the_frame_are_held_against_the_sum_of_their_parts():
    whole = pl.DataFrame({"area": ["Total"], "sex": ["All"], "count": [118]})
    frame = pl.concat([KINDS["polars"], whole])
    assert fc.protect(frame, effort="quick")["area"].unique().to_list().count("Total") == 1
    with pytest.raises(fc.SchemaMismatch, match="row 6: is the sum of other rows and is not what these add up to"):
        fc.protect(frame.with_columns(pl.col("count").replace(118, 117)))


def test_a_deeper_hierarchy_is_drawn_as_a_tree():
    ages = pl.DataFrame({"age": ["0 to 4", "5 to 9", "10 to 17"], "n": [30, 80, 40], "rate": [0.1, 0.2, 0.3]})
    tree = {"age": {"under 18": {"under 10": ["0 to 4", "5 to 9"], "10 to 17": None}}}
    assert fc.protect(ages, tree, by=["age"])["n"].to_list() == [150, 110, 30, 80, 40]


def test_only_the_tables_that_are_asked_for_come_back():
    published = fc.protect(KINDS["polars"], tables=["area", "sex"], effort="quick")
    assert not [row for row in published.iter_rows() if row[0] != "total" and row[1] != "total"]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"count": [None] * 6}, "row 0: count must hold whole numbers"),
        ({"count": [40, 3, -1, 33, 12, 9]}, "row 2: count must hold"),
        ({"count": [1.5] * 6}, "row 0: count must hold"),
        ({"area": ["north"] * 6}, "row 1: its cell stands in a row above too"),
        ({"area": ["north", None, "east"] * 2}, "row 1: area is empty"),
        ({"area": [0.5, 1.5, 2.5] * 2}, "column area: holds fractions"),
        ({"sex": ["all"] * 3 + ["Total"] * 3}, "column sex names several wholes"),
        ({"status": ["x"] * 6}, "has a column 'status' of its own"),
    ],
)
def test_what_cannot_be_protected_is_refused_by_row_or_column(broken, says):
    with pytest.raises(fc.SchemaMismatch, match=says):
        fc.protect(pl.DataFrame({**COUNTS, **broken}, strict=False))


@pytest.mark.parametrize(
    "tree", [{"area": "north"}, {"colour": ["red"]}, {"area": ["north"]}, {"area": ["total", "north"]}, "nowhere"]
)
def test_a_hierarchy_that_does_not_fit_is_refused(tree):
    with pytest.raises(fc.SchemaMismatch):
        fc.protect(KINDS["polars"], tree)


def test_what_is_no_frame_is_refused():
    with pytest.raises(fc.SchemaMismatch, match="list: is no dataframe"):
        fc.protect([1, 2])
    with pytest.raises(fc.SchemaMismatch, match="no such kind of dataframe"):
        in_kind(KINDS["polars"], "abacus")


def test_what_is_shown_in_a_notebook_holds_the_marks_and_no_word_unescaped():
    planned = fc.plan_protection(pl.DataFrame({"area": ["<b>", "south", "east"], "count": [40, 3, 21]}), effort="quick")
    shown = planned._repr_html_()
    assert "[c]" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert planned.lines[0] not in shown, "how many hidden cells are small is not for readers"


LEVELS = st.lists(st.sampled_from(["area", "sex"]), min_size=1, max_size=2, unique=True)


@inputs(12)
@given(LEVELS, st.permutations(range(6)))
def test_what_an_index_says_is_a_column_like_any_other(levels, order):
    frame = pd.DataFrame(COUNTS).iloc[order]
    read = take(frame.set_index(levels)).rows
    assert read.select("area", "sex", "count").equals(take(frame).rows)
    assert read.columns[: len(levels)] == levels


def test_it_is_protected_as_the_columns_would_be():
    frame = pd.DataFrame(COUNTS)
    published, known = (take(fc.protect(each, effort="quick")).rows for each in (frame.set_index(["area", "sex"]), frame))
    assert published.equals(known)


def test_an_index_without_a_name_numbers_the_rows_or_is_refused():
    frame = pd.DataFrame(COUNTS)
    assert take(frame[frame["sex"] == "m"]).rows.columns == list(COUNTS)
    with pytest.raises(fc.SchemaMismatch, match="the index of the frame has no name"):
        fc.protect(frame.set_index("area").rename_axis(None))
    with pytest.raises(fc.SchemaMismatch, match="are both called 'area'"):
        fc.protect(frame.set_index("area", drop=False))


def test_areas_in_an_index_are_compared_by_their_names():
    forces = pd.DataFrame({"area": ["Cleveland", "Kent", "Essex"], "before": [55, 820, 30], "after": [145, 772, 31]})
    assert fc.compare_table(forces.set_index("area")).sentences == fc.compare_table(forces).sentences
    with pytest.raises(fc.SchemaMismatch, match="rename_axis"):
        fc.compare_table(forces.set_index("area").rename_axis(None))


@pytest.mark.parametrize("policy", [10, "strict", {"threshold": 10}, fc.ProtectionPolicy])
def test_a_rule_that_is_none_is_refused_with_what_to_write(policy):
    for call in (fc.protect, fc.plan_protection):
        with pytest.raises(fc.SchemaMismatch, match=r"policy=fc\.ProtectionPolicy\(threshold=10\)"):
            call(pl.DataFrame(COUNTS), policy=policy)

"""Offences in the records of two forces are counted as a range that holds the truth, from words that nobody can read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from faircount.cli.main import main
from faircount.errors import BadProject, SchemaMismatch, UnreadableSource
from faircount.records.keyed import CHECK, COLUMNS, keyed_records, read_keyed, read_secret
from faircount.records.link import (
    AGREEING,
    DistinctOffences,
    agreement_by_chance,
    distinct_offences,
)
from faircount.vocabulary.periods import Period
from tests.lib.invented_pair import invent_pair
from tests.unit.records.samples import rows

SECRET = b"0123456789abcdef0123456789abcdef"
ONE, OTHER = "X99000001", "X99000002"


def keyed(frame: pl.DataFrame, folder: Path, force: str, secret: bytes = SECRET, period: Period | None = None) -> pl.DataFrame:
    frame.write_parquet(folder / f"{force}.parquet")
    return keyed_records(folder / f"{force}.parquet", force, secret, period)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("size", "both"), [(2_000, 0), (2_000, 40), (4_000, 200)])
def test_the_range_holds_the_planted_offences_and_is_no_wider_than_it_must_be(tmp_path, seed, size, both):
    first, second = invent_pair(size, both, seed)
    found = distinct_offences(keyed(first, tmp_path, ONE), keyed(second, tmp_path, OTHER))
    assert found.both_least <= both <= found.both_most
    assert found.both_least >= both // 2
    assert found.both_most <= 1.6 * both + 20
    assert (found.least, found.most) == (
        found.first + found.second - found.both_most, found.first + found.second - found.both_least,
    )  # fmt: skip


def test_the_range_holds_where_forces_write_more_carelessly_than_was_judged(tmp_path):
    first, second = invent_pair(3_000, 120, seed=102, slips=2.0, numbers=0.0)
    found = distinct_offences(keyed(first, tmp_path, ONE), keyed(second, tmp_path, OTHER))
    assert 30 <= found.both_least <= 120 <= found.both_most <= 240


def test_the_same_files_give_the_same_range(tmp_path):
    first, second = invent_pair(1_500, 40)
    ours = keyed(first, tmp_path, ONE)
    theirs = [keyed(second.sample(fraction=1, shuffle=True, seed=seed), tmp_path, OTHER) for seed in (1, 2)]
    assert distinct_offences(ours, theirs[0]) == distinct_offences(ours, theirs[1])


def test_a_keyed_file_holds_no_word_of_a_record_and_no_name_place_or_relationship(tmp_path):
    frame = rows({"crime_id": "KANARIENVOGEL-31337", "local_area": "ZZ99", "relationship": "parent or carer", "victim_age": 7})
    found = keyed(frame, tmp_path, ONE)
    assert tuple(found.columns) == COLUMNS
    written = found.write_csv()
    assert not any(word in written for word in ("KANARIEN", "31337", "ZZ99", "parent", "2020-06", "22B", "female"))
    other = keyed(frame, tmp_path, ONE, SECRET[::-1])
    assert not set(found.drop("source").row(0)) & set(other.drop("source").row(0)) - {None}


def test_one_word_in_two_columns_has_two_keys(tmp_path):
    found = keyed(rows({"recorded": date(2020, 5, 1)}), tmp_path, ONE)
    assert found["recorded_day"][0] != found["committed_day"][0]


def test_only_offences_that_stand_are_keyed_each_once_and_of_the_period(tmp_path):
    frame = rows({}, {"victim_number": 2}, {"standing": "cancelled"}, {"standing": "transferred"}, {"recorded": date(2019, 1, 1)})
    assert keyed(frame, tmp_path, ONE).height == 2
    assert keyed(frame, tmp_path, ONE, period=Period(date(2020, 4, 1), date(2021, 3, 31))).height == 1
    with pytest.raises(SchemaMismatch, match="holds no offence"):
        keyed(frame, tmp_path, OTHER)


@pytest.mark.parametrize("written", ["22.5", "22b", "sexual assault"])
def test_offences_in_another_way_of_writing_are_refused_by_column_and_share(tmp_path, written):
    frame = rows(*({"crime_id": f"T-{number}"} for number in range(99)), {"crime_id": "T-99", "offence": written})
    assert keyed(frame, tmp_path, ONE).height == 100, "a slip is passed over"
    with pytest.raises(SchemaMismatch, match="offence is not understood in 100%"):
        keyed(frame.with_columns(offence=pl.lit(written)), tmp_path, ONE)


def test_files_of_different_secrets_or_of_one_force_are_not_compared(tmp_path):
    first, second = keyed(rows({}), tmp_path, ONE), keyed(rows({"force": OTHER}), tmp_path, OTHER, SECRET[::-1])
    with pytest.raises(SchemaMismatch, match="different secrets"):
        distinct_offences(first, second)
    with pytest.raises(SchemaMismatch, match="of one force"):
        distinct_offences(first, first)


def test_agreement_by_chance_is_that_of_all_pairs_counted_one_by_one():
    chance = np.random.default_rng(5)
    names = ("offence", "age", "sex")
    first, second = (pl.DataFrame({name: chance.choice(["a", "b", "c", None], 60).tolist() for name in names}) for _ in (1, 2))
    levels = list(AGREEING["what"])
    seen = [0] * len(levels)
    for mine in first.iter_rows(named=True):
        for theirs in second.iter_rows(named=True):
            agrees = [all(mine[name] is not None and mine[name] == theirs[name] for name in columns) for columns in levels]
            seen[agrees.index(True)] += 1
    assert agreement_by_chance(first, second, levels) == pytest.approx([count / 3600 for count in seen])


@pytest.mark.parametrize(("least", "most", "shown"), [(0, 0, (0, 4)), (2, 3, (0, 4)), (3, 30, (0, 30)), (5, 6, (5, 6))])
def test_a_small_count_of_offences_in_both_is_told_as_small_only(least, most, shown):
    found = DistinctOffences(900, 800, least, most).shown(5)
    assert (found.both_least, found.both_most) == shown


def test_a_short_or_absent_secret_and_a_file_that_is_not_keyed_are_refused(tmp_path):
    (tmp_path / "short").write_bytes(b"secret")
    with pytest.raises(BadProject, match="can be guessed"):
        read_secret(tmp_path / "short")
    with pytest.raises(UnreadableSource):
        read_secret(tmp_path / "absent")
    rows({}).write_parquet(tmp_path / "records.parquet")
    with pytest.raises(SchemaMismatch, match="no keyed file"):
        read_keyed(tmp_path / "records.parquet")
    with pytest.raises(UnreadableSource, match="no keyed file"):
        read_keyed(tmp_path / "records.csv")


def test_the_command_keys_at_each_force_and_compares_without_the_secret(tmp_path, monkeypatch, capsys):
    def run(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["faircount", "link", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        return capsys.readouterr().out

    (tmp_path / "secret").write_bytes(SECRET)
    first, second = invent_pair(1_500, 60)
    second = second.with_columns(force=pl.lit("E23000013"))
    secret = str(tmp_path / "secret")
    for name, frame, force in (("a", first, "Exampleshire"), ("b", second, "Cleveland")):
        frame.write_csv(tmp_path / f"{name}.csv")
        extract, made = (str(tmp_path / f"{name}.{kind}") for kind in ("csv", "parquet"))
        run(extract, "--key", secret, "--force", force, "--to", made)
    (tmp_path / "secret").unlink()
    said = run(str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet"))
    assert "Exampleshire Constabulary: " in said
    assert "Distinct offences: " in said
    assert CHECK not in said

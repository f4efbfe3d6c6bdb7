"""Every engine gives the same cells, and they are the right ones."""

from __future__ import annotations

import time
from datetime import date

import numpy as np
import polars as pl
import pytest

from faircount.errors import BadProject, UnreadableSource
from faircount.records.counting import UNITS, count_records
from faircount.records.dimensions import ByCode, ByRecency, flat
from faircount.records.engine import ENGINES, EngineSettings, hold_records, open_engine, open_records
from faircount.vocabulary.measures import Counted
from tests.unit.records.cluster import two_workers
from tests.unit.records.samples import CODES, invented, national, rows, written


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    with two_workers(tmp_path_factory.mktemp("spark")) as master:
        yield {"duckdb": "", "spark": master, "address": "duckdb://"}


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    strange = rows({"force": "nowhere"}, {"recorded": date(2030, 1, 1)}, {"victim_age": 40}, {"recorded": date(2020, 2, 29)})
    frame = pl.concat([invented(20_000), strange])
    return frame, written(frame, tmp_path_factory.mktemp("extract"))


DIMENSIONS = (*national(), ByRecency())


@pytest.fixture(scope="module")
def cubes_of_duckdb(extract):
    """Every cell of every unit, as the default engine counts them."""
    with open_engine(EngineSettings()) as connection:
        return _cubes(open_records(connection, extract[1]))


def _cubes(records):
    return {unit: count_records(records, unit, DIMENSIONS) for unit in UNITS}


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_gives_the_cells_that_polars_and_every_other_engine_give(name, addresses, extract, cubes_of_duckdb):
    frame, path = extract
    with open_engine(EngineSettings(name, addresses[name])) as connection:
        records = open_records(connection, path)
        if name == "spark":
            assert _workers(connection) == 2
        cubes = _cubes(records)
    for unit, expected_cube in cubes_of_duckdb.items():
        assert np.array_equal(cubes[unit].table.counts, expected_cube.table.counts), f"{unit}: a cell differs"
        assert _apart(cubes[unit]) == _apart(expected_cube)
    found = cubes[Counted.OFFENCES]
    assert found.table.counts.size == 544_320
    expected = frame.filter(pl.col("standing") == "stands", pl.col("victim_number") <= 1)
    assert found.is_complete
    assert found.records == frame.height
    assert found.in_table + found.left_over == expected.height
    assert found.left_over == sum(_outside(expected))
    assert np.array_equal(found.table.counts[0, 0, 0, 0, 0, 0], _by_recency(expected))
    by_offence = {code: found.table.counts[0, place, 0, 0, 0, 0, 0] for code, place in found.table.hierarchies[1].places.items()}
    inside = expected.filter(~pl.Series(_outside(expected)))
    assert {code: by_offence[code] for code in CODES} == dict.fromkeys(CODES, 0) | dict(
        inside["offence"].value_counts().iter_rows()
    )


def _apart(found):
    return found.records, found.left_over, dict(found.outside), found.cancelled, found.transferred, found.another_unit


def _outside(frame):
    known = [f"X9900000{number}" for number in range(1, 7)]
    return [
        force not in known or not (2018, 4) <= (day.year, day.month) < (2026, 4) or (age is not None and age > 17)
        for force, day, age in frame.select("force", "recorded", "victim_age").iter_rows()
    ]


def _by_recency(frame):
    """All, recent, non-recent, not known: told by the calendar of polars, not by ours."""
    inside = frame.filter(~pl.Series(_outside(frame)))
    last = pl.coalesce("committed_to", "committed_from")
    told = inside.select(
        pl.when(last.is_null()).then(3).when(last.dt.offset_by("1y") < pl.col("recorded")).then(2).otherwise(1).alias("kind")
    )
    counts = [told.filter(pl.col("kind") == kind).height for kind in (1, 2, 3)]
    return np.array([sum(counts), *counts])


def _workers(connection):
    """How many workers have reported; a busy machine starts the second some seconds after the first."""
    context = connection._session.sparkContext._jsc.sc()
    until = time.monotonic() + 60
    while (found := context.getExecutorMemoryStatus().size() - 1) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    return found


def test_an_engine_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(BadProject, match="duckdb, spark, address"):
        open_engine(EngineSettings("sqlite"))


def test_an_address_is_asked_for_where_there_is_none():
    with pytest.raises(BadProject, match="needs an address"), open_engine(EngineSettings("address")):
        pass


def test_a_file_that_is_not_there_or_holds_no_records_is_refused(tmp_path):
    pl.DataFrame({"crime_id": ["T-1"]}).write_parquet(tmp_path / "short.parquet")
    with open_engine(EngineSettings()) as connection:
        with pytest.raises(UnreadableSource, match="no such file"):
            open_records(connection, tmp_path / "absent.parquet")
        with pytest.raises(UnreadableSource, match="standing are missing"):
            open_records(connection, tmp_path / "short.parquet")


def test_a_table_of_the_engine_can_be_counted(extract):
    _, path = extract
    with open_engine(EngineSettings()) as connection:
        connection.raw_sql(f"CREATE TABLE crimes AS SELECT * FROM '{path}'")
        found = count_records(open_records(connection, "crimes"), Counted.VICTIMS, [ByCode(flat("offence", CODES), "offence")])
    assert found.is_complete


def test_an_error_of_the_engine_is_passed_on_without_the_word_that_caused_it():
    with pytest.raises(UnreadableSource, match="cannot be counted") as refused, open_engine(EngineSettings()) as connection:
        connection.raw_sql("SELECT CAST('CANARY' AS DATE)").fetchall()
    assert "CANARY" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_records_in_memory_are_counted_and_may_be_kept_from_every_disk():
    frame = rows({}, {"standing": "cancelled"})
    with open_engine(EngineSettings(spills=False)) as connection:
        where = connection.raw_sql("SELECT current_setting('temp_directory')").fetchall()
        records = hold_records(connection, frame.to_arrow(compat_level=pl.CompatLevel.oldest()))
        found = count_records(records, Counted.OFFENCES, [ByCode(flat("offence", CODES), "offence")])
    assert where == [("",)]
    assert (found.in_table, found.cancelled) == (1, 1)

"""The engines that count: DuckDB inside the program, Spark on a cluster, or whatever else Ibis reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faircount.errors import BadProject, UnreadableSource
from faircount.records.dimensions import Expression
from faircount.records.extras import needed
from faircount.records.schema import RECORDS

PERFECT_BITS = 21
"""Up to two million keys DuckDB keeps the counts in an array by key; over it, in a hash table, which is a third slower."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Where the counting is done.

    ``address`` is the master of a Spark cluster (``spark://host:7077``), or what ``ibis.connect`` takes for any other engine
    (``postgres://...``, ``clickhouse://...``); DuckDB needs none. ``memory_mb`` bounds DuckDB: what does not fit is spilled
    to a file, or refused where ``spills`` is False, for records that may be written nowhere.
    """

    name: str = "duckdb"
    address: str = ""
    threads: int = 2
    memory_mb: int = 200
    spills: bool = True


def open_engine(settings: EngineSettings) -> AbstractContextManager[Expression]:
    """A connection to the engine that the settings name, closed on leaving."""
    opener = ENGINES.get(settings.name)
    if opener is None:
        raise BadProject(f"engine {settings.name!r} is not known; write one of {', '.join(ENGINES)}")
    return opener(settings)


def open_records(connection: Expression, source: Path | str) -> Expression:
    """The table of records in a Parquet file (a path) or in a table of the engine (a name), refused if a column is missing."""
    if isinstance(source, Path):
        if not source.exists():
            raise UnreadableSource(f"{source}: no such file; give a Parquet file of records")
        records = connection.read_parquet(str(source.resolve()))
    else:
        records = connection.table(source)
    missing = [column.name for column in RECORDS if column.name not in records.columns]
    if missing:
        raise UnreadableSource(f"{source}: no records: columns {', '.join(missing)} are missing")
    return records


def hold_records(connection: Expression, records: Any) -> Expression:
    """The table of records that are in memory (an Arrow table), so that DuckDB counts them without a file."""
    connection.con.register("records", records)
    return connection.table("records")


@contextmanager
def open_duckdb(settings: EngineSettings) -> Iterator[Expression]:
    """DuckDB inside this program, in a bounded memory that does not grow with the file."""
    duckdb = needed("duckdb", "records")
    connection = needed("ibis", "records").duckdb.connect(threads=settings.threads, memory_limit=f"{settings.memory_mb}MB")
    for setting in (
        f"perfect_ht_threshold = {PERFECT_BITS}",
        "enable_external_file_cache = false",
        "preserve_insertion_order = false",
        "enable_progress_bar = false",
    ):
        connection.raw_sql(f"SET {setting}")
    if not settings.spills:
        connection.raw_sql("SET temp_directory = ''")
    try:
        yield connection
    except duckdb.Error:
        # Not chained: the message of the engine may quote a row.
        raise UnreadableSource(
            "the records cannot be counted: a column holds what it may not hold, or memory is short; check the extract"
        ) from None
    finally:
        connection.disconnect()


@contextmanager
def open_spark(settings: EngineSettings) -> Iterator[Expression]:
    """A Spark cluster; without an address, Spark inside this machine with as many threads as are asked for."""
    session_builder = needed("pyspark.sql", "spark").SparkSession.builder
    master = settings.address or f"local[{settings.threads}]"
    builder = session_builder.master(master).appName("faircount").config("spark.ui.enabled", "false")
    for key, setting in SPARK_SETTINGS.items():
        builder = builder.config(key, setting)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield needed("ibis", "records").pyspark.connect(session)
    finally:
        session.stop()


SPARK_SETTINGS: Mapping[str, str] = {
    # Dates are days, not moments: the zone of a machine may not move a record into another year.
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.ansi.enabled": "true",
    # Row values never reach a log: plans and query texts hold code lists only, and progress bars are off.
    "spark.ui.showConsoleProgress": "false",
}


@contextmanager
def open_address(settings: EngineSettings) -> Iterator[Expression]:
    """Any other engine that Ibis reaches by an address; its driver comes from ``ibis-framework[<engine>]``."""
    if not settings.address:
        raise BadProject("engine 'address' needs an address, such as postgres://host/database or duckdb://records.duckdb")
    connection = needed("ibis", "records").connect(settings.address)
    try:
        yield connection
    finally:
        connection.disconnect()


ENGINES: Mapping[str, Callable[[EngineSettings], AbstractContextManager[Expression]]] = {
    "duckdb": open_duckdb,
    "spark": open_spark,
    "address": open_address,
}

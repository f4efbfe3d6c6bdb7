"""The recipe of a finished table: its hierarchies worked out, shown and written to be corrected, and its leaf cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from faircount.errors import BadProject
from faircount.inputs import place_beside
from faircount.pipeline.methods import CountsSource
from faircount.protect.public.finished import FinishedTable, has_sums, read_finished
from faircount.protect.public.read import COUNT_NAMES, PublishedFormat
from faircount.protect.public.worked_out import in_words
from faircount.protect.release import write_hierarchies
from faircount.store.private import privately
from faircount.tables.inert import inert_frame
from faircount.tables.margins import read_hierarchy

CELLS = "cells.csv"


@contextmanager
def finest_cells(source: CountsSource, to: Path | None) -> Iterator[tuple[CountsSource, tuple[str, ...]]]:
    """The counts as protection takes them, for as long as it lasts, and what is said of hierarchies that were worked out."""
    if source.hierarchies is not None and not has_sums(source.counts, source.hierarchies, source.column):
        yield source, ()
        return
    named = None if source.column in COUNT_NAMES else source.column
    finished = read_finished(source.counts, PublishedFormat(source.hierarchies, count_column=named))
    said = _write_worked_out(finished, place_beside(to or source.counts, "{stem}.hierarchies")) if finished.worked_out else ()
    with privately(), TemporaryDirectory(prefix=".finest-", dir=(to or source.counts).parent) as folder:
        write_hierarchies(finished.table.hierarchies, Path(folder))
        finest = pl.Series(finished.table.is_leaf)
        cells = pl.DataFrame({**finished.table.code_columns(), source.column: pl.Series(finished.table.flat)}).filter(finest)
        inert_frame(cells).write_csv(Path(folder) / CELLS)
        yield CountsSource(Path(folder) / CELLS, Path(folder), source.column), said


def _write_worked_out(finished: FinishedTable, folder: Path) -> tuple[str, ...]:
    """Write what was worked out, to be corrected; refused where it would go over what a person corrected."""
    for hierarchy in finished.worked_out:
        there = folder / f"hier_{hierarchy.name}.csv"
        if there.exists() and _differs(there, hierarchy.codes, hierarchy.parents):
            raise BadProject(
                f"{there}: says something else than the table tells; give it with --hierarchies {folder}, or take it away"
            )
    write_hierarchies(finished.worked_out, folder)
    sums = [f"{hierarchy.name}: {in_words(hierarchy)}" for hierarchy in finished.worked_out]
    return (
        "No hierarchies were given, so they were worked out from the labels and sums of the table:",
        *sums,
        f"If one is wrong, correct it in {folder} and run again with --hierarchies {folder}.",
    )


def _differs(path: Path, codes: tuple[str, ...], parents: tuple[int, ...]) -> bool:
    found = read_hierarchy(path)
    return (found.codes, found.parents) != (codes, parents)

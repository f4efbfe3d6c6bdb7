"""Figures kept as they are in a file of the house, for the desk alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.store.atomic_write import atomic_write
from faircount.tables.figures import Figure, Figures


def keep_figures(figures: Iterable[Figure], path: Path) -> None:
    """Write them whole or not at all."""
    stream = io.BytesIO()
    Figures.of(figures).frame.write_parquet(stream)
    atomic_write(path, stream.getvalue())


def kept_figures(path: Path) -> tuple[Figure, ...] | None:
    """The figures that a file keeps; None where there is no such file."""
    if not path.is_file():
        return None
    try:
        return tuple(Figures(pl.read_parquet(path)))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise SchemaMismatch(f"{path}: is damaged; build again, or restore it from a copy") from error

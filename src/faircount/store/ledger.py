"""Every figure that was ever said, by whom and when, with all versions of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.store.current_figures import source_of
from faircount.store.documents import StoredDocument
from faircount.store.together import read_together, write_together
from faircount.tables.figures import FIGURES, Figure, Figures
from faircount.tables.inert import bare_frame, inert_frame
from faircount.tables.schema import Column, conform
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

SOURCES = (
    Column("source_id", pl.String),
    Column("sha256", pl.String),
    Column("title", pl.String),
    Column("publisher", pl.String),
    Column("trust", pl.Int64),
    Column("address", pl.String),
    Column("published", pl.Date, nullable=True),
    Column("licence", pl.String),
    Column("public", pl.String),
    Column("standing", pl.String, allowed=("current", "superseded")),
)
ENTRIES = (*FIGURES, Column("sha256", pl.String))
FILES: Mapping[str, tuple[Column, ...]] = {"figures.csv": ENTRIES, "sources.csv": SOURCES}


@dataclass(frozen=True, slots=True)
class Saying:
    """One figure as one version of one document said it."""

    figure: Figure
    source: Source
    current: bool


@dataclass(frozen=True)
class Ledger:
    """Figures of all documents and of all their versions; a version that was replaced stays, marked as superseded."""

    entries: pl.DataFrame
    documents: pl.DataFrame

    @classmethod
    def empty(cls) -> Ledger:
        """A ledger in which nothing was said yet."""
        return cls(_frame((), ENTRIES), _frame((), SOURCES))

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """The ledger kept in the folder, or an empty one; refused if its files are cut, or have not the declared columns."""
        held = read_together(folder, FILES)
        if not held:
            return cls.empty()
        try:
            read = [
                conform(_filled(bare_frame(pl.read_csv(held[name], infer_schema=False)), columns), columns, str(folder / name))
                for name, columns in FILES.items()
            ]
        except pl.exceptions.PolarsError as error:
            raise SchemaMismatch(f"{folder}: the ledger is damaged; restore it, or move it away and build again") from error
        return cls(*read)

    def save(self, folder: Path) -> None:
        """Write the ledger as two CSV files, both whole or neither."""
        frames = zip(FILES, (self.entries, self.documents), strict=True)
        write_together(folder, {name: inert_frame(frame).write_csv().encode("utf-8") for name, frame in frames})

    def record(self, documents: Iterable[StoredDocument]) -> Ledger:
        """The ledger with these as the current documents; versions of before, and documents gone since, stay as superseded.

        A document that was read before is read anew: a better reader may have found more in the same bytes.
        """
        read = list(documents)
        hashes = [document.source.sha256 for document in read]
        names = [document.source.source_id for document in read]
        if len(set(names)) < len(names):
            twice = sorted({name for name in names if names.count(name) > 1})
            raise SchemaMismatch(f"two documents share the source_id {', '.join(twice)}; give each its own")
        same = pl.col("sha256").is_in(hashes) & pl.col("source_id").is_in(names)
        kept = self.documents.filter(~same).with_columns(standing=pl.lit("superseded"))
        current = _frame([_source_row(document.source) for document in read], SOURCES)
        figures = [
            document.figures.frame.with_columns(
                sha256=pl.lit(document.source.sha256), source_id=pl.lit(document.source.source_id)
            )
            for document in read
        ]
        entries = pl.concat([self.entries.filter(~same), *figures])
        return Ledger(entries, pl.concat([kept, current]).sort("source_id", "standing", "sha256"))

    @cached_property
    def figures(self) -> Figures:
        """The figures of the current version of each document."""
        current = self.documents.filter(pl.col("standing") == "current").select("source_id", "sha256")
        found = self.entries.join(current, on=["source_id", "sha256"], how="semi", maintain_order="left")
        return Figures(found.drop("sha256"))

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """The source_id and the sha256 of every version of every document."""
        return tuple(zip(self.documents["source_id"], self.documents["sha256"], strict=True))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The current version of each document, by source_id."""
        current = self.documents.filter(pl.col("standing") == "current")
        return {row["source_id"]: source_of(row) for row in current.iter_rows(named=True)}

    def said(
        self,
        area: str | None = None,
        period: Period | None = None,
        offence: str | Collection[str] | None = None,
        online: Online | None = None,
    ) -> list[Saying]:
        """What was said about this, by whom and when: the oldest document first, those without a date last.

        ``offence`` is a code or the key of a set, or several of them.
        """
        wanted = [pl.lit(True)]
        wanted += [pl.col("area") == area] if area else []
        wanted += [pl.col("offence").is_in([offence] if isinstance(offence, str) else list(offence))] if offence else []
        wanted += [pl.col("online") == str(online)] if online else []
        wanted += [(pl.col("period_start") <= period.end) & (pl.col("period_end") >= period.start)] if period else []
        found = self.entries.filter(*wanted)
        by_version = {(row["source_id"], row["sha256"]): row for row in self.documents.iter_rows(named=True)}
        versions = zip(found["source_id"], found["sha256"], strict=True)
        sayings = [
            Saying(figure, source_of(row), row["standing"] == "current")
            for figure, row in zip(Figures(found.drop("sha256")), (by_version[version] for version in versions), strict=True)
        ]
        return sorted(sayings, key=lambda saying: (saying.source.published or date.max, saying.source.source_id))


def _frame(rows: Iterable[tuple[object, ...]], columns: tuple[Column, ...]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema={column.name: column.dtype for column in columns}, orient="row")


def _filled(frame: pl.DataFrame, columns: tuple[Column, ...]) -> pl.DataFrame:
    # CSV cannot tell an empty string from nothing: a text column that may not be empty of meaning gets its "" back.
    if "public" not in frame.columns and any(column.name == "public" for column in columns):
        frame = frame.with_columns(public=pl.lit(""))  # a ledger from before it was asked for
    texts = [column.name for column in columns if column.dtype is pl.String and not column.nullable]
    days = [column.name for column in columns if column.dtype is pl.Date]
    return frame.with_columns(
        *(pl.col(name).fill_null("") for name in texts if name in frame.columns),
        *(pl.col(name).str.to_date("%Y-%m-%d") for name in days if name in frame.columns),
    )


def _source_row(source: Source) -> tuple[object, ...]:
    return (
        source.source_id, source.sha256, source.title, source.publisher, int(source.trust),
        source.address, source.published, source.licence, source.public, "current",
    )  # fmt: skip

"""What a reader of published tables can work out about their hidden counts: frames or files in, findings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

import polars as pl
from narwhals.typing import IntoFrame

from faircount.errors import SchemaMismatch
from faircount.library.counted import count_column
from faircount.library.frames import in_kind, take
from faircount.library.hierarchies import Hierarchies, given_hierarchies
from faircount.library.wording import as_arguments, in_python
from faircount.pipeline.audit_disclosure import audit_files
from faircount.project.progress import quiet
from faircount.protect.disclosure.hierarchical_tables import audit_tables, tables_in_hand
from faircount.protect.disclosure.question import DisclosedCount, DisclosureFound, DisclosureQuestion
from faircount.protect.release import MARK, STATUS
from faircount.tables.html import html_table
from faircount.tables.margins import Hierarchy

Published: TypeAlias = "IntoFrame | Path | str"
"""A table as published: a dataframe, or the path of a file."""


@dataclass(frozen=True)
class DisclosureAudit:
    """What published tables give away together: which small counts, how nearly, from what, and what mends it; never a count."""

    found: DisclosureFound

    @property
    def is_safe(self) -> bool:
        """Whether no small count is given away or printed."""
        return self.found.is_safe

    @property
    def given_away(self) -> tuple[DisclosedCount, ...]:
        """Each hidden count that can be narrowed inside the rule, with its codes, from what it follows and what would mend it."""
        return self.found.given

    @property
    def printed(self) -> tuple[tuple[str, ...], ...]:
        """The codes of small counts that stand in the tables for all to see."""
        return self.found.printed

    @property
    def remarks(self) -> tuple[str, ...]:
        """How the tables were read, where a person should know it."""
        return tuple(map(in_python, self.found.remarks))

    @property
    def summary(self) -> str:
        """What was found, in a sentence."""
        found = self.found
        exactly = sum(each.is_exact for each in found.given)
        return (
            f"{len(found.given):,} small counts are given away ({exactly:,} exactly), {len(found.printed):,} are printed; "
            f"{found.hidden:,} of {found.cells:,} cells are hidden."
        )

    def frame(self, kind: str = "polars") -> Any:
        """One row for each count given away or printed, as a dataframe of the kind that is named: polars, pandas, pyarrow."""
        return in_kind(self._rows, kind)

    @property
    def _rows(self) -> pl.DataFrame:
        rows = [(", ".join(one.codes), one.how, one.follows, one.mend) for one in self.found.given]
        rows += [(", ".join(codes), "printed", "the table itself", "hide it") for codes in self.found.printed]
        return pl.DataFrame(rows, schema=dict.fromkeys(("cell", "given_away", "follows_from", "mend"), pl.String), orient="row")

    def __str__(self) -> str:
        return self.summary

    def _repr_html_(self) -> str:
        rows = self._rows
        told = "".join(f"<p>{escape(remark)}</p>" for remark in self.remarks)
        return f"<p>{escape(self.summary)}</p>{html_table(rows.columns, rows.iter_rows(), rows.height)}{told}"


@as_arguments
def audit_disclosure(
    *published: Published,
    hierarchies: Hierarchies | None = None,
    threshold: int = 5,
    width: int | None = None,
    count: str | None = None,
    marks: Sequence[str] = (),
    zeros_shown: bool = True,
    totals: Mapping[str, str] | None = None,
) -> DisclosureAudit:
    """What a reader of all these tables can work out about the counts that they hide, by exact bounds.

    >>> import faircount as fc, polars as pl
    >>> shown = pl.DataFrame({"area": ["all", "north", "south"], "count": ["64", "61", "*"]})
    >>> found = fc.audit_disclosure(shown)
    >>> found.is_safe, found.given_away[0].codes, found.given_away[0].how
    (False, ('south',), 'exactly')

    ``published`` are dataframes, or paths of files; all of one kind, and best everything that was ever published of the records.
    In a frame a count may be a number, a range ("1-4", "<5"), a mark ("*", "[c]") or missing, which is taken as hidden. ``marks``
    names further marks, ``totals`` the whole of a column whose name does not say so, ``hierarchies`` what adds up to what where
    the tables do not tell. ``width`` is how wide each hidden count must stay: ``threshold`` less 2 where none is given.

    What is found never names a count. Refused with ``SchemaMismatch`` where a table cannot be read.
    """
    if not published:
        raise SchemaMismatch("nothing to audit: give the tables as published, as dataframes or paths")
    paths = [Path(each) for each in published if isinstance(each, str | Path)]
    asked = DisclosureQuestion(threshold, width, None, tuple(marks), zeros_shown, count, dict(totals or {}))
    if len(paths) == len(published):
        return DisclosureAudit(audit_files(paths, _with(asked, _of_files(hierarchies)), quiet))
    if paths:
        raise SchemaMismatch("some tables are dataframes and some are files; read the files first, or write the frames")
    frames = [each for each in published if not isinstance(each, str | Path)]
    grids = [(f"table {number}", _as_text(take(each).rows, count)) for number, each in enumerate(frames, 1)]
    given = given_hierarchies(hierarchies, [name for _, grid in grids for name in grid.columns])
    return DisclosureAudit(audit_tables(tables_in_hand(grids, _with(asked, tuple(given.values()) or None)), asked, quiet))


def _with(asked: DisclosureQuestion, hierarchies: Path | Sequence[Hierarchy] | None) -> DisclosureQuestion:
    return replace(asked, hierarchies=hierarchies)


def _of_files(hierarchies: Hierarchies | None) -> Path | Sequence[Hierarchy] | None:
    if hierarchies is None or isinstance(hierarchies, str | Path):
        return None if hierarchies is None else Path(hierarchies)
    return tuple(given_hierarchies(hierarchies, list(hierarchies)).values())


def _as_text(frame: pl.DataFrame, count: str | None) -> pl.DataFrame:
    """The frame as it would be printed; a count that is missing is one that was hidden."""
    counted = count_column(frame, count)
    texts = frame.select(_printed(frame[name]) for name in frame.columns if name != STATUS)
    codes = [name for name in texts.columns if name != counted]
    return texts.select(*codes, pl.col(counted).fill_null(MARK))


def _printed(column: pl.Series) -> pl.Series:
    whole = column.dtype.is_float() and bool((column.drop_nulls() == column.drop_nulls().round()).all())
    return (column.cast(pl.Int64) if whole else column).cast(pl.String)

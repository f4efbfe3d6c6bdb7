"""Small counts of a dataframe hidden, so that a reader of all of it cannot work one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Generic

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.library.counted import hierarchical_table
from faircount.library.frames import Frame, Taken, take
from faircount.library.hierarchies import Hierarchies
from faircount.protect.measures import said_of_pattern
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.release import MARK, STATUS, require_safe
from faircount.protect.suppression import SafePattern
from faircount.tables.html import MOST_ROWS, html_table
from faircount.vocabulary.status import CellStatus

HIDDEN_AS = "suppressed"
"""The one word for both kinds of hidden cell: a reader must not learn which was small and which one only hides it."""


@dataclass(frozen=True, eq=False)
class Protection(Generic[Frame]):
    """A protected table: what may leave the house as ``frame``, and the words that belong under it."""

    pattern: SafePattern
    taken: Taken[Frame]
    count: str

    @cached_property
    def frame(self) -> Frame:
        """Every cell of what is published, totals included: its codes, its count (none where hidden) and its status.

        >>> import faircount as fc, polars as pl
        >>> counts = pl.DataFrame({"area": ["north", "south", "east"], "count": [40, 3, 21]})
        >>> fc.plan_protection(counts).frame["status"].to_list()
        ['observed', 'observed', 'suppressed', 'suppressed']
        """
        return self.taken.give_back(self._rows)

    @cached_property
    def _rows(self) -> pl.DataFrame:
        table, hidden = self.pattern.table, pl.Series(self.pattern.hidden)
        rows = pl.DataFrame({**table.code_columns(), self.count: pl.Series(table.flat)})
        told = pl.when(hidden).then(None).otherwise(pl.col(self.count))
        status = pl.when(hidden).then(pl.lit(HIDDEN_AS)).otherwise(pl.lit(str(CellStatus.OBSERVED)))
        return rows.with_columns(told.alias(self.count), status.alias(STATUS)).filter(pl.Series(self.pattern.listed))

    @property
    def rule(self) -> str:
        """The rule by which counts are hidden, in words for readers."""
        return self.pattern.policy.rule

    @property
    def lines(self) -> tuple[str, ...]:
        """What was done, in numbers: for whoever publishes, and not for readers."""
        return said_of_pattern(self.pattern)

    def _repr_html_(self) -> str:
        rows = self._rows.head(MOST_ROWS).with_columns(pl.col(self.count).cast(pl.String).fill_null(MARK))
        return html_table(rows.columns, rows.iter_rows(), self._rows.height) + f"<p>{escape(self.rule)}</p>"


def plan_protection(
    frame: Frame,
    hierarchies: Hierarchies | None = None,
    policy: ProtectionPolicy | None = None,
    *,
    count: str | None = None,
    by: Sequence[str] | None = None,
    tables: Sequence[str] = (),
    keep: Sequence[str] = (),
    effort: str = "normal",
) -> Protection[Frame]:
    """What ``protect`` does, with the words that belong under the table and what it cost in numbers.

    >>> import faircount as fc, polars as pl
    >>> counts = pl.DataFrame({"area": ["north", "south", "east"], "count": [40, 3, 21]})
    >>> found = fc.plan_protection(counts)
    >>> found.rule[:71]
    'Counts of 1 to 4 are hidden, and further counts so that no hidden one c'
    >>> found.lines[0]
    '4 cells: 1 too small to show, 1 more hidden to keep them so (21 counted in these).'

    The arguments are those of ``protect``.
    """
    if not isinstance(policy, ProtectionPolicy | None):
        raise SchemaMismatch(f"policy: {type(policy).__name__} is no rule; write policy=fc.ProtectionPolicy(threshold=10), say")
    taken = take(frame)
    table, counted = hierarchical_table(taken.rows, hierarchies, count, by)
    if STATUS in (*table.names, counted):
        raise SchemaMismatch(
            f"what comes back has a column {STATUS!r} of its own; give yours another name, or leave it out with by=[...]"
        )
    constraints = PublicationConstraints(tables=tuple(tables), keep=tuple(keep))
    pattern = require_safe(protect_counts(table, policy or ProtectionPolicy(), constraints, effort=effort))
    return Protection(pattern, taken, counted)


def protect(
    frame: Frame,
    hierarchies: Hierarchies | None = None,
    policy: ProtectionPolicy | None = None,
    *,
    count: str | None = None,
    by: Sequence[str] | None = None,
    tables: Sequence[str] = (),
    keep: Sequence[str] = (),
    effort: str = "normal",
) -> Frame:
    """The counts of a dataframe as they may be published, totals included, as the same kind of dataframe.

    >>> import faircount as fc, polars as pl
    >>> counts = pl.DataFrame({"area": ["north", "south", "east"], "count": [40, 3, 21]})
    >>> fc.protect(counts).rows()
    [('total', 64, 'observed'), ('north', 40, 'observed'), ('south', None, 'suppressed'), ('east', None, 'suppressed')]

    ``frame`` holds one row a cell: columns of codes and one of true counts, whole numbers; pandas, polars, pyarrow, duckdb and
    whatever else narwhals takes; an index of pandas that has a name is a column. ``hierarchies`` says what adds up to what, for
    each column that is more than a total and its parts:
    ``{"age": {"under 18": {"under 10": ["0 to 4", "5 to 9"], "10 to 17": None}}}``, or a folder of ``hier_<column>.csv``.
    ``policy`` is the rule; without one, counts under 5 are hidden. ``by`` names the columns of codes where there are others,
    ``count`` the counts. ``tables`` are the breakdowns to publish (``"area,age"``), all of them if none is named; ``keep`` what
    must stay published (``"total"``, ``"one-way"``). ``effort`` is ``quick``, ``normal`` or ``best``.

    Each hidden cell keeps at least the policy's ``width`` for a reader of all that comes back, which is proved before it does.
    Refused with ``SchemaMismatch`` where the frame cannot be read so, with ``NotProtected`` where a wish cannot be kept. When not
    to use it: for tables that others published of the same records before, which this does not know of (``faircount protect
    --earlier``).
    """
    return plan_protection(
        frame, hierarchies, policy, count=count, by=by, tables=tables, keep=keep, effort=effort
    ).frame  # fmt: skip

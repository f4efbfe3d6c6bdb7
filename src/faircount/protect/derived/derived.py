"""The registry of derived figures: what is printed beside counts, as further limits of the disclosure audit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

import numpy as np

from faircount.errors import SchemaMismatch, some_of
from faircount.protect.derived import bar, change, interval, percentage, rate, rounded
from faircount.protect.derived.column import FigureColumn
from faircount.protect.disclosure.knowledge import WeightedTie
from faircount.protect.public.table import PublishedTable
from faircount.protect.release import PublishedHierarchicalTable


@dataclass(frozen=True, slots=True)
class DerivedKind:
    """A kind of derived figure: how its column is headed, and what it tells."""

    head: re.Pattern[str]
    find: Callable[[FigureColumn], Iterator[WeightedTie]]
    example: str


DERIVED: Mapping[str, DerivedKind] = MappingProxyType(
    {
        "rate": DerivedKind(rate.HEAD, rate.rate, "rate per 1,000"),
        "percentage": DerivedKind(percentage.HEAD, percentage.percentage, "percent of age"),
        "change": DerivedKind(change.HEAD, change.change, "change on year"),
        "interval": DerivedKind(interval.HEAD, interval.interval, "upper 95"),
        "bar": DerivedKind(bar.HEAD, bar.bar, "bar px"),
        "rounded": DerivedKind(rounded.HEAD, rounded.rounded, "rounded to 5"),
    }
)
"""Every kind of derived figure by its name; a column belongs to the first whose head it has."""


@dataclass(frozen=True, eq=False)
class DerivedLimits:
    """What derived figures add: a table with narrower limits, ties between cells, the columns used, and figures left aside.

    ``by_cell`` says for each cell that was narrowed where it is printed.
    """

    published: PublishedHierarchicalTable
    ties: tuple[WeightedTie, ...]
    columns: tuple[str, ...]
    by_cell: Mapping[int, tuple[str, ...]]
    left_aside: tuple[str, ...]


def told_beside(
    tables: Sequence[PublishedTable], published: PublishedHierarchicalTable, named: Mapping[str, str] | None = None
) -> DerivedLimits:
    """What stands beside the counts, as limits; ``named`` gives the head that a column should be read by.

    A figure that no count fits, within what is printed, is left aside and said: it is wrong, or of another kind.
    """
    least, most = published.least.copy(), published.most.copy()
    ties, columns, aside = list[WeightedTie](), list[str](), list[str]()
    by_cell: dict[int, list[str]] = {}
    for column, kind in _columns(tables, published, named or {}):
        columns.append(f"{column.table.name}, {column.head}")
        for tie in kind.find(column):
            unknown = [(cell, weight) for cell, weight in tie.weights if published.hidden[cell]]
            if len(unknown) > 1:
                ties.append(tie)
            elif unknown:
                ((cell, weight),) = unknown
                low, high = _limits(tie, published, cell, weight)
                if max(low, least[cell]) > min(high, most[cell]):
                    aside.append(tie.said)
                    continue
                least[cell], most[cell] = max(low, least[cell]), min(high, most[cell])
                by_cell.setdefault(cell, []).append(tie.said)
    said = {cell: tuple(dict.fromkeys(places)) for cell, places in by_cell.items()}
    return DerivedLimits(
        replace(published, least=least, most=most), tuple(ties), tuple(columns), said, tuple(dict.fromkeys(aside))
    )


def is_derived(head: str) -> bool:
    """Whether a head is that of a derived figure, or of a population that rates need."""
    return head.casefold() == rate.POPULATION or any(kind.head.fullmatch(head.strip()) for kind in DERIVED.values())


def _columns(
    tables: Sequence[PublishedTable], published: PublishedHierarchicalTable, named: Mapping[str, str]
) -> Iterator[tuple[FigureColumn, DerivedKind]]:
    known = {head for table in tables for head in table.beside.columns}
    for head, wanted in named.items():
        if head not in known:
            raise SchemaMismatch(f"--derived {head}: no such column beside the counts; have {some_of(sorted(known)) or 'none'}")
        if not is_derived(wanted):
            examples = ", ".join(f"'{kind.example}'" for kind in DERIVED.values())
            raise SchemaMismatch(f"--derived {head}={wanted}: no such kind of figure; write it like one of {examples}")
    for table in tables:
        cells = table.cells_in(published.hierarchies) if table.beside.width else np.zeros(0, dtype=np.int64)
        for head in table.beside.columns:
            for kind in DERIVED.values():
                said = kind.head.fullmatch(named.get(head, head).strip())
                if said is not None:
                    yield FigureColumn(table, published, cells, head, said), kind
                    break


def _limits(tie: WeightedTie, published: PublishedHierarchicalTable, cell: int, weight: int) -> tuple[int, int]:
    """The counts of the one unknown cell that the others leave."""
    rest = sum(int(published.counts[other]) * factor for other, factor in tie.weights if other != cell)
    low = None if tie.lower is None else Fraction(tie.lower - rest, weight)
    high = None if tie.upper is None else Fraction(tie.upper - rest, weight)
    if weight < 0:
        low, high = high, low
    endless = int(published.most.max(initial=0))
    return (0 if low is None else ceil(low)), (endless if high is None else floor(high))

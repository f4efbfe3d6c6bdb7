"""Figures derived from counts (rates, shares, bars), and what each tells of the counts behind it, as limits of the audit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

import numpy as np
from scipy.special import gammaincinv

from faircount.errors import SchemaMismatch, some_of
from faircount.patterns import regex
from faircount.protect.disclosure.knowledge import WeightedTie
from faircount.protect.public.table import PublishedTable
from faircount.protect.release import PublishedHierarchicalTable
from faircount.tables.margins import Counts

Span = tuple[Fraction, Fraction]
"""The least and the most that a printed number can have been before it was rounded."""

_NUMBER = regex(r"([+−-]?)\s*(\d[\d,]*)(?:\.(\d+))?\s*%?$")


@dataclass(frozen=True, eq=False)
class FigureColumn:
    """One column beside the counts: its rows, the cell of each, and what its head says of the kind of figure."""

    table: PublishedTable
    published: PublishedHierarchicalTable
    cells: Counts
    head: str
    said: re.Match[str]

    def spans(self) -> Iterator[tuple[int, int, Span]]:
        """Each row that holds a number: its place, its cell, and what the number can have been."""
        for row, text in enumerate(self.table.beside[self.head].to_list()):
            span = printed_span(str(text or ""))
            if span is not None:
                yield row, int(self.cells[row]), span

    def beside(self, name: str) -> Sequence[Span | None]:
        """The numbers in another column of the table, which this kind of figure needs."""
        found = [column for column in self.table.beside.columns if column.casefold() == name]
        if not found:
            raise SchemaMismatch(f"{self.table.name}: column {self.head!r} needs a column {name!r} beside it")
        return [printed_span(str(text or "")) for text in self.table.beside[found[0]].to_list()]

    def place(self, row: int) -> str:
        """Where a figure stands, in words."""
        return f"{self.table.name}, {self.head}, row {row + 2}"

    def axis(self, dimension: str) -> int:
        """The dimension that the head names; refused where there is none."""
        names = [hierarchy.name for hierarchy in self.published.hierarchies]
        found = [axis for axis, name in enumerate(names) if name.casefold() == dimension.casefold()]
        if not found:
            raise SchemaMismatch(f"{self.table.name}: column {self.head!r} names no dimension; have {some_of(names)}")
        return found[0]


def printed_span(text: str) -> Span | None:
    """What a printed number can have been: half a unit of its last decimal either way; None where it is no number.

    >>> printed_span("12.5%")
    (Fraction(249, 20), Fraction(251, 20))
    """
    read = _NUMBER.match(text.strip())
    if read is None:
        return None
    decimals = read[3] or ""
    number = Fraction(int(read[2].replace(",", "") + decimals), 10 ** len(decimals))
    signed = -number if read[1] in ("-", "−") else number
    half = Fraction(1, 2 * 10 ** len(decimals))
    return signed - half, signed + half


def of_count(cell: int, span: Span, said: str) -> WeightedTie:
    """The counts that lie in a span."""
    return WeightedTie(((cell, 1),), ceil(span[0]), floor(span[1]), said)


def of_ratio(part: int, whole: int, span: Span, said: str) -> Iterator[WeightedTie]:
    """The counts of which the first divided by the second lies in a span, as two sums of whole numbers."""
    low, high = span
    yield WeightedTie(((part, low.denominator), (whole, -low.numerator)), 0, None, said)
    yield WeightedTie(((part, high.denominator), (whole, -high.numerator)), None, 0, said)


def bar(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that the length of a bar allows, where the bar of some printed count gives the scale away."""
    spans = [(row, cell, (max(low, Fraction(0)), high)) for row, cell, (low, high) in column.spans()]
    shown = [(int(column.published.counts[cell]), span) for _, cell, span in spans if not column.published.hidden[cell]]
    scales = [(low / count, high / count) for count, (low, high) in shown if count > 0]
    if not scales:
        return
    least, most = max(low for low, _ in scales), min(high for _, high in scales)
    if least > most or least <= 0:
        return  # no one scale fits the printed counts: the bars do not start at zero, or stand for something else
    for row, cell, (low, high) in spans:
        yield of_count(cell, (low / most, high / least), column.place(row))


def change(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that a printed change allows: of a cell from the one just before it in the named dimension."""
    axis = column.axis(column.said[1].strip())
    hierarchy = column.published.hierarchies[axis]
    for row, cell, (low, high) in column.spans():
        places = [int(place) for place in np.unravel_index(cell, column.published.shape)]
        siblings = hierarchy.children[hierarchy.parents[places[axis]]] if places[axis] else ()
        order = siblings.index(places[axis]) if siblings else 0
        if order:
            places[axis] = siblings[order - 1]
            before = int(np.ravel_multi_index(tuple(places), column.published.shape))
            yield from of_ratio(cell, before, (1 + low / 100, 1 + high / 100), column.place(row))


MAX_COUNT = 1 << 24


def interval(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts whose exact Poisson limit, printed so, is the one that is printed."""
    limit = ENDS[column.said[1].casefold()]
    for row, cell, span in column.spans():
        low, high = counts_with(limit, span)
        yield WeightedTie(((cell, 1),), low, high, column.place(row))


def counts_with(limit: Callable[[int], float], span: Span) -> tuple[int, int]:
    """The least and the most count whose limit lies in the span.

    >>> counts_with(ENDS["upper"], (Fraction("11.65"), Fraction("11.75")))
    (5, 5)

    (5 has the exact limits 1.6 and 11.7: Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936).) When not
    to use it: for limits made by an approximation, which fit another count or none.
    """
    return _first(limit, span[0]), _first(limit, span[1] + Fraction(1, 10**9)) - 1


def _first(limit: Callable[[int], float], least: Fraction) -> int:
    """The first count whose limit is at least so much; limits grow with the count."""
    return bisect_left(range(MAX_COUNT), True, key=lambda count: limit(count) >= least)


ENDS: dict[str, Callable[[int], float]] = {
    "lower": lambda count: float(gammaincinv(count, 0.025)) if count > 0 else 0.0,
    "upper": lambda count: float(gammaincinv(count + 1, 0.975)),
}
"""The exact limits of a count (Garwood 1936), by the end that is printed: quantiles of chi-squared are twice those of gamma."""

EVERYTHING = ("total", "all", "everything")


def percentage(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that a printed share of a whole allows: of the whole of the named dimension, or of the grand total."""
    wanted = column.said[1].strip()
    everything = wanted.casefold() in EVERYTHING
    axis = -1 if everything else column.axis(wanted)
    for row, cell, (low, high) in column.spans():
        places = list(np.unravel_index(cell, column.published.shape))
        whole = [0 if everything or number == axis else int(place) for number, place in enumerate(places)]
        total = int(np.ravel_multi_index(tuple(whole), column.published.shape))
        if total != cell:
            yield from of_ratio(cell, total, (low / 100, high / 100), column.place(row))


POPULATION = "population"


def rate(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts that a rate per 1,000 (or another number) of the printed population allows."""
    people = int(re.sub(r"\D", "", column.said[1]))
    populations = column.beside(POPULATION)
    for row, cell, (low, high) in column.spans():
        population = populations[row]
        if population is not None and population[0] > 0:
            count = (population[0] * low / people, population[1] * high / people)
            yield of_count(cell, count, column.place(row))


def rounded(column: FigureColumn) -> Iterator[WeightedTie]:
    """The counts less than one base away: what any rounding to a neighbouring multiple allows."""
    base = int(column.said[1])
    for row, cell, (low, high) in column.spans():
        middle = (low + high) / 2
        yield of_count(cell, (max(middle - base + 1, middle * 0), middle + base - 1), column.place(row))


@dataclass(frozen=True, slots=True)
class DerivedKind:
    """A kind of derived figure: how its column is headed, and what it tells."""

    head: re.Pattern[str]
    find: Callable[[FigureColumn], Iterator[WeightedTie]]
    example: str


def _head(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


DERIVED: Mapping[str, DerivedKind] = {
    "rate": DerivedKind(_head(r"rate[ _]?per[ _]?([\d, _]+).*"), rate, "rate per 1,000"),
    "percentage": DerivedKind(_head(r"(?:percent(?:age)?|share|%)[ _]of[ _](.+)"), percentage, "percent of age"),
    "change": DerivedKind(
        _head(r"(?:percent(?:age)?[ _])?change[ _](?:on|over|in)[ _](?:previous[ _])?(.+)"), change, "change on year"
    ),
    "interval": DerivedKind(_head(r"(?:chance[ _])?(lower|upper)(?:[ _](?:95%?|limit|ci|end|bound).*)?"), interval, "upper 95"),
    "bar": DerivedKind(_head(r"(?:bar|height|length|width)[ _]?(?:in[ _])?(?:px|pixels?|points?|mm|units?)"), bar, "bar px"),
    "rounded": DerivedKind(_head(r"(?:count[ _])?rounded[ _]to[ _](?:nearest[ _])?(\d+)"), rounded, "rounded to 5"),
}
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
    return head.casefold() == POPULATION or any(kind.head.fullmatch(head.strip()) for kind in DERIVED.values())


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

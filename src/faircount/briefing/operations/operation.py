"""What an operation is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from faircount.errors import NotComparable
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Source

Operands = tuple[tuple[Figure, ...], ...]
"""The published cells that each operand is made of."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cell that the version before printed otherwise: what it is of, both as printed, and the reason that a person gave."""

    what: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True)
class Published:
    """What is published beside the cells.

    ``children`` live in each area, ``answered`` is how many figures each area has in tables of answers, ``findings`` how many
    findings are about it. ``corrected`` are the corrected cells by their ids, ``further`` says how many of an area (``""``: how
    many areas) are more than a notice lists.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    children: Mapping[str, int] = field(default_factory=dict)
    answered: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    corrected: Mapping[str, Corrected] = field(default_factory=dict)
    further: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: how it is done, what it gives in words, and whether an operand may be hidden.

    That it may only where no number is made from the cell: where its period is named, or what a reader has of it is a range.
    """

    compute: Callable[[Operands, str, Published], str]
    gives: str
    may_be_hidden: bool = False


def together(cells: tuple[Figure, ...]) -> Figure:
    """One figure for the cells of an operand: the cell itself, or their sum, which several areas have of one thing.

    >>> together(())
    Traceback (most recent call last):
    ...
    faircount.errors.NotComparable: there is no published cell to work from
    """
    if not cells:
        raise NotComparable("there is no published cell to work from")
    if len(cells) == 1:
        return cells[0]
    if len({cell.subject[1:] for cell in cells}) > 1 or len({cell.area for cell in cells}) < len(cells):
        raise NotComparable("cells of unlike things are not added up")
    return replace(cells[0].with_count(sum(count_of(cell) for cell in cells)), area="several areas", note="")


def count_of(cell: Figure) -> int:
    """The count that a cell shows."""
    if cell.count is None:
        raise NotComparable("a cell that shows no count gives none")
    return cell.count

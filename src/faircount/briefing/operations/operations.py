"""Every operation by its name, and a fact said again from published cells."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.briefing.operations.of_areas import OF_AREAS
from faircount.briefing.operations.operation import OF_CELLS, OF_CORRECTIONS, OF_TWO_COUNTS, Operands, Operation, Published
from faircount.errors import NotComparable, NotProtected

OPERATIONS: Mapping[str, Operation] = {**OF_CELLS, **OF_TWO_COUNTS, **OF_AREAS, **OF_CORRECTIONS}
"""Each operation by its name, as it stands beside a number in the published words of a page."""


def said_again(operation: str, of: Operands, about: str, published: Published) -> str:
    """What an operation gives from published cells; empty where it gives nothing, refused where it may not be done.

    >>> said_again("forces there are", (), "", Published())
    '43'
    """
    known = OPERATIONS.get(operation)
    if known is None:
        raise NotComparable(f"no operation is called {operation!r}")
    if not known.may_be_hidden and any(cell.count is None for cells in of for cell in cells):
        raise NotProtected("a number made from a hidden cell")
    try:
        return known.compute(of, about, published)
    except IndexError as error:
        raise NotComparable("an operand is missing") from error

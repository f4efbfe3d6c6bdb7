"""The columns of a table that a total is the sum of."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.evidence.evidence import Evidence
from faircount.claims.evidence.totals import Group
from faircount.claims.resolving.reading import Read, Told


def columns(evidence: Evidence, claim: Read, total: Told) -> Iterator[Group]:
    """The figures of each column of a table without the row that adds them up: complete for the number in that row."""
    cell_of = evidence.passage.cell
    own, found = cell_of(total.at), dict[tuple[int, int], list[Told]]()
    if own is not None and not own.total:
        return
    for told in evidence.told:
        cell = cell_of(told.at)
        if cell is not None and not cell.total and told.claim != claim.id:
            found.setdefault((cell.first, cell.column), []).append(told)
    for place, parts in found.items():
        in_it = own is not None and place == (own.first, own.column)
        if len(parts) > 1 and (own is None or in_it):
            yield Group(tuple(parts), complete=in_it)

"""Earlier releases: what was published of the same records before, laid over the table that is to be published now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faircount.errors import NotProtected, SchemaMismatch
from faircount.protect.cell_state import Cells, CellState
from faircount.protect.coarsening import JOINED
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.public.read import PublishedFormat, named_hierarchies, read_public
from faircount.protect.public.table import PublishedTable
from faircount.protect.release import ENDLESS
from faircount.tables.margins import Counts, HierarchicalTable, Hierarchy
from faircount.tables.widening import Finest, Widened, finest_under, widened


@dataclass(frozen=True, slots=True)
class EarlierRelease:
    """A file that was published before, and the hierarchies that it was published with, or their folder."""

    path: Path
    hierarchies: Path | Sequence[Hierarchy]


@dataclass(frozen=True, eq=False)
class Placed:
    """Earlier tables over the present table, which was widened by the classes that they alone have."""

    wide: Widened
    cell_state: CellState


@dataclass(frozen=True, eq=False)
class _ReadRelease:
    tables: tuple[PublishedTable, ...]
    finest: dict[str, dict[str, Finest]]


def place_earlier(
    table: HierarchicalTable, listed: Cells, releases: Sequence[EarlierRelease], policy: ProtectionPolicy
) -> Placed:
    """What readers of the earlier releases know of each cell of the table, which is widened where they have other classes.

    A class is found again by the finest codes that it counts and not by its name: a total over fewer years is another cell than
    the total of now. Refused where a code is not among the present ones, or a count is not that of the records as they are now.
    """
    read = [_read(each, table) for each in releases]
    hierarchies = tuple(
        widened(own, (held for each in read for held in each.finest.get(own.name, {}).values())) for own in table.hierarchies
    )
    wide = Widened.of(table, hierarchies)
    known, marked = np.zeros((2, wide.table.counts.size), dtype=np.bool_)
    for each in read:
        for published in each.tables:
            cells = _cells(published, each, hierarchies)
            _check(published, cells, wide.table, policy)
            told = published.lower == published.upper
            known[cells[told]] = True
            marked[cells[~told]] = True
    return Placed(wide, CellState(wide.spread(listed), known, marked & ~known))


def _read(release: EarlierRelease, table: HierarchicalTable) -> _ReadRelease:
    """The tables of one release, and for each of its codes the present finest codes that it counts."""
    _, tables = read_public([release.path], PublishedFormat(hierarchies=release.hierarchies))
    names = {name for each in tables for name in each.codes.columns}
    foreign = sorted(names - set(table.names))
    if foreign:
        raise SchemaMismatch(
            f"{release.path.name}: the counts have no dimension {foreign[0]!r}; count the records by it too, "
            "and name with --table which breakdowns are to be published now"
        )
    finest, named = {}, named_hierarchies(release.hierarchies)
    for own in table.hierarchies:
        if own.name in names:
            used = {str(code) for each in tables if own.name in each.codes.columns for code in each.codes[own.name].unique()}
            finest[own.name] = _matched(named[own.name], own, used, release.path)
    return _ReadRelease(tables, finest)


def _matched(earlier: Hierarchy, own: Hierarchy, used: set[str], path: Path) -> dict[str, Finest]:
    """For each used code of the earlier hierarchy the finest codes of the present one that it counts."""
    present, leaves = finest_under(own), finest_under(earlier)
    held = {leaf: finest_of(leaf, present) for code in sorted(used) for leaf in sorted(leaves.get(code, frozenset({code})))}
    unknown = sorted(leaf for leaf, finest in held.items() if finest is None)
    if unknown:
        raise SchemaMismatch(
            f"{path.name}: {len(unknown)} codes of {own.name} are not in hier_{own.name}.csv (first: {', '.join(unknown[:3])}); "
            "the present counts must be at least as fine as what was published before"
        )
    return {code: frozenset[str]().union(*(held[leaf] or () for leaf in leaves[code])) for code in sorted(used)}


def finest_of(code: str, present: Mapping[str, Finest]) -> Finest | None:
    """The present finest codes of an earlier one, or of those that coarsening had merged into it; None where it is unknown.

    >>> present = {"18+": frozenset({"18+"}), "16": frozenset({"16"}), "17": frozenset({"17"})}
    >>> sorted(finest_of("16+17+18+", present))
    ['16', '17', '18+']
    """
    if code in present:
        return present[code]
    for cut in (place for place, letter in enumerate(code) if letter == JOINED and code[:place] in present):
        rest = finest_of(code[cut + 1 :], present)
        if rest is not None:
            return present[code[:cut]] | rest
    return None


def _cells(published: PublishedTable, read: _ReadRelease, hierarchies: Sequence[Hierarchy]) -> Counts:
    places = []
    for hierarchy in hierarchies:
        if hierarchy.name not in published.codes.columns:
            places.append(np.zeros(len(published), dtype=np.int64))
            continue
        by_class = {held: hierarchy.places[code] for code, held in reversed(finest_under(hierarchy).items())}
        code_places = {code: by_class[held] for code, held in read.finest[hierarchy.name].items()}
        places.append(np.array([code_places[code] for code in published.codes[hierarchy.name]], dtype=np.int64))
    return np.ravel_multi_index(tuple(places), tuple(len(each) for each in hierarchies)).astype(np.int64)


def _check(published: PublishedTable, cells: Counts, table: HierarchicalTable, policy: ProtectionPolicy) -> None:
    """Refuse what is not about the same records, and what says more of a hidden count than that it is hidden."""
    counts, told = table.flat[cells], published.lower == published.upper
    ranges = ~told & (published.upper < ENDLESS)
    if ranges.any():
        row = int(np.flatnonzero(ranges)[0]) + 2
        raise NotProtected(f"{published.name}, row {row}: prints a range; only counts and marks can be protected together")
    wrong = np.flatnonzero(np.where(told, counts != published.lower, counts < policy.least_hidden))
    if len(wrong):
        named = "; ".join(", ".join(table.codes_of(int(cell))) for cell in cells[wrong[:3]])
        raise NotProtected(
            f"{published.name}: {len(wrong)} counts are not those of the records as they are now (first: {named}). Two releases "
            "are safe together only where both count the same records: count them as they were then, or with the hierarchies of "
            "then (--earlier-hierarchies)"
        )

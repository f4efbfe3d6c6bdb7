"""Hierarchies for tables that come without any: which code is the sum of which, as counts, marks, names and order tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import SchemaMismatch, some_of
from faircount.patterns import regex
from faircount.protect.public.table import PublishedTable
from faircount.protect.release import ENDLESS
from faircount.tables.margins import Counts, Hierarchy

MOST_TRIED = 20_000
"""Sets of codes that are tried for a sum whose parts do not stand together."""
FEWEST_AGREEING = 3
"""Columns in which a code must equal one other, and not be 0, to be the sum of that one alone."""


@dataclass(eq=False)
class Code:
    """A code with what is printed of it beside each combination of the other codes, and what was found to lie below it."""

    name: str
    lower: Counts
    upper: Counts
    below: tuple[Code, ...] = ()

    @property
    def size(self) -> int:
        """What is known to be counted in it."""
        return int(self.lower.sum())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is counted in it, so that numbers do not tell where it belongs."""
        return bool((self.upper == 0).all())


def codes_of(name: str, tables: Sequence[PublishedTable]) -> list[Code]:
    """The codes of a dimension in the order in which they are printed, each with all that is printed of it."""
    having = [table for table in tables if name in table.codes.columns]
    codes = {
        code: place
        for place, code in enumerate(
            dict.fromkeys(code for table in having for code in table.codes[name].unique(maintain_order=True))
        )
    }
    blocks = [_block(name, table, codes) for table in having]
    least, most = (np.hstack([block[side] for block in blocks]) for side in (0, 1))
    return [Code(code, least[place], most[place]) for code, place in codes.items()]


def _block(name: str, table: PublishedTable, codes: Mapping[str, int]) -> tuple[Counts, Counts]:
    """What one table prints: a row a code, a column a combination of its other codes."""
    others = [column for column in table.codes.columns if column != name]
    rows = table.codes[name].replace_strict(codes, return_dtype=pl.Int64).to_numpy()
    columns = (
        table.codes.select(pl.struct(others).rank("dense") - 1).to_series().to_numpy()
        if others
        else np.zeros(len(table), dtype=np.int64)
    )
    shape = (len(codes), int(columns.max(initial=0)) + 1)
    least, most = np.zeros(shape, dtype=np.int64), np.full(shape, ENDLESS, dtype=np.int64)
    least[rows, columns], most[rows, columns] = table.lower, table.upper
    return least, most


def is_sum(whole: Code, parts: Sequence[Code]) -> bool:
    """Whether the parts can add up to the whole, and do so in some column where all is printed and not 0."""
    lower = np.sum([part.lower for part in parts], axis=0)
    upper = np.minimum(np.sum([part.upper for part in parts], axis=0), ENDLESS)
    if (lower > whole.upper).any() or (upper < whole.lower).any():
        return False
    printed: NDArray[np.bool_] = (lower == upper) & (whole.lower == whole.upper) & (lower > 0)
    return int(printed.sum()) >= (FEWEST_AGREEING if len(parts) == 1 else 1)


def hierarchy_of(name: str, codes: Sequence[Code], whole: Code) -> Hierarchy | None:
    """The hierarchy under this whole; None where its parts cannot be found."""
    rest = [code for code in codes if code is not whole]
    if not rest:
        return Hierarchy.of_levels(name, [1], [whole.name])
    if is_sum(whole, rest):
        return _as_hierarchy(name, Code(whole.name, whole.lower, whole.upper, tuple(rest)))
    roots = _nested(rest)
    for tried in (roots, _nested(rest, apart=True)):
        if is_sum(whole, tried):
            return _as_hierarchy(name, Code(whole.name, whole.lower, whole.upper, tuple(tried)))
    return None


def _nested(codes: Sequence[Code], apart: bool = False) -> list[Code]:
    """The codes that lie below none of the others, each with what was found below it, from the smallest sum up."""
    items = [Code(code.name, code.lower, code.upper) for code in codes]
    for item in sorted(items, key=lambda each: each.size):
        if item.is_empty:
            continue
        parts = next(_runs(items, item), None) or (_set_of(items, item) if apart else None)
        if parts:
            item.below = tuple(parts)
            items = [each for each in items if not any(each is part for part in parts)]
    return items


def _runs(items: Sequence[Code], whole: Code) -> Iterator[list[Code]]:
    """The codes just behind the whole that add up to it, or those just before it."""
    place = next(number for number, item in enumerate(items) if item is whole)
    for before, side in ((False, items[place + 1 :]), (True, items[:place][::-1])):
        for end in range(1, len(side) + 1):
            parts = list(side[:end])
            if (np.sum([part.lower for part in parts], axis=0) > whole.upper).any():
                break
            if is_sum(whole, parts) and not (end == 1 and side[0].below):
                # A code without a count that stands behind the last part stands among its kind.
                for after in side[end:]:
                    if not after.is_empty:
                        break
                    parts.append(after)
                yield parts[::-1] if before else parts


def _set_of(items: Sequence[Code], whole: Code) -> list[Code] | None:
    """Any codes, wherever they stand, that add up to the whole; None where none are found in so many steps."""
    smaller = [item for item in items if item is not whole and not item.is_empty and (item.lower <= whole.upper).all()]
    smaller = sorted(smaller, key=lambda item: -item.size)
    tried = 0

    def search(start: int, taken: list[Code], left: Counts) -> list[Code] | None:
        nonlocal tried
        if len(taken) > 1 and is_sum(whole, taken):
            return taken
        for place in range(start, len(smaller)):
            tried += 1
            if tried > MOST_TRIED:
                return None
            rest = left - smaller[place].lower
            if (rest >= 0).all():
                found = search(place + 1, [*taken, smaller[place]], rest)
                if found is not None:
                    return found
        return None

    found = search(0, [], whole.upper)
    return None if found is None else [item for item in items if any(item is part for part in found)]


def _as_hierarchy(name: str, whole: Code) -> Hierarchy:
    levels: list[int] = []
    names: list[str] = []

    def walk(code: Code, level: int) -> None:
        levels.append(level)
        names.append(code.name)
        for part in code.below:
            walk(part, level + 1)

    walk(whole, 1)
    return Hierarchy.of_levels(name, levels, names)


def in_words(hierarchy: Hierarchy) -> str:
    """What adds up to what, as a person checks it.

    >>> in_words(Hierarchy.of_levels("area", [1, 2, 3, 3, 2], ["All", "North", "A", "B", "South"]))
    'All = North + South; North = A + B'
    """
    sums = [
        f"{hierarchy.codes[whole]} = {' + '.join(hierarchy.codes[part] for part in parts)}"
        for whole, parts in enumerate(hierarchy.children)
        if parts
    ]
    return "; ".join(sums)


WHOLE = regex(r"@|t|tot|(grand |sub-?)?totals?|total .*|.* total|all|all .*|overall|both|both sexes|persons|any", re.IGNORECASE)
NOT_PUBLISHED = "none"
"""What is given for the name of a whole that no table publishes."""
UNNAMED = "(whole, not published)"


LARGEST_TRIED = 3
"""How many of the largest codes are tried for the whole where none is named like one."""


def worked_out_hierarchies(tables: Sequence[PublishedTable], totals: Mapping[str, str]) -> list[Hierarchy]:
    """The hierarchy of each column of codes, from all tables together; ``totals`` names wholes that do not look like one.

    Where no code is named or counted as the whole, nobody knows what adds up to what: refused.
    """
    names = list(dict.fromkeys(column for table in tables for column in table.codes.columns))
    unknown = set(totals) - set(names)
    if unknown:
        raise SchemaMismatch(f"--total {min(unknown)}: no table has such a column; have {some_of(names)}")
    return [_hierarchy(name, tables, totals) for name in names]


def _hierarchy(name: str, tables: Sequence[PublishedTable], totals: Mapping[str, str]) -> Hierarchy:
    codes = codes_of(name, tables)
    said = totals.get(name)
    if said == NOT_PUBLISHED:
        return _flat(name, UNNAMED, codes)
    if said is not None and said not in {code.name for code in codes}:
        raise SchemaMismatch(f"--total {name}={said}: no row has this code in column {name}")
    wholes = [code for code in codes if (code.name == said if said else WHOLE.fullmatch(code.name))]
    found = _first(name, codes, sorted(wholes, key=lambda code: -code.size))
    if found is not None:
        return found
    if len(wholes) == 1:
        return _flat(name, wholes[0].name, codes)
    found = _first(name, codes, _like_wholes(codes)) if not wholes else None
    if found is not None:
        return found
    raise SchemaMismatch(_no_whole(name, wholes, tables))


def _first(name: str, codes: Sequence[Code], wholes: Sequence[Code]) -> Hierarchy | None:
    made = (hierarchy_of(name, codes, whole) for whole in wholes)
    return next((found for found in made if found is not None), None)


def _like_wholes(codes: Sequence[Code]) -> list[Code]:
    """The largest codes, where enough is counted beside them that an equal sum is no chance."""
    largest = sorted(codes, key=lambda code: -code.size)[:LARGEST_TRIED]
    return [code for code in largest if int((code.lower > 0).sum()) >= FEWEST_AGREEING and len(codes) > 2]


def _flat(name: str, whole: str, codes: Sequence[Code]) -> Hierarchy:
    parts = [code.name for code in codes if code.name != whole]
    return Hierarchy.of_levels(name, [1] + [2] * len(parts), [whole, *parts])


def _no_whole(name: str, wholes: Sequence[Code], tables: Sequence[PublishedTable]) -> str:
    where = ", ".join(table.name for table in tables if name in table.codes.columns)
    named = ", ".join(code.name for code in wholes)
    problem = f"names several wholes ({named})" if wholes else "names no whole (Total, All, ...)"
    return (
        f"{where}: column {name} {problem}; say which code is the sum of the others with --total {name}=CODE, "
        f"or --total {name}={NOT_PUBLISHED} if none is published, or give the hierarchies with --hierarchies"
    )

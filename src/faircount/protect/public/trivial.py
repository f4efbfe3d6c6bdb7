"""Hierarchies of one level for tables that come without any: a whole, and everything else as its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from faircount.errors import SchemaMismatch
from faircount.protect.public.table import PublishedTable
from faircount.tables.margins import Hierarchy

WHOLE = re.compile(
    r"@|t|tot|(grand |sub-?)?totals?|total .*|.* total|all|all .*|overall|both|both sexes|persons|any", re.IGNORECASE
)
NOT_PUBLISHED = "none"
"""What is given for the name of a whole that no table publishes."""
UNNAMED = "(whole, not published)"


def trivial_hierarchies(tables: Sequence[PublishedTable], totals: Mapping[str, str]) -> list[Hierarchy]:
    """A whole and its parts for each column of codes, from all tables together; ``totals`` names those that do not look like one.

    Refused where a column names no whole, since then nobody knows what adds up to what.
    """
    names = list(dict.fromkeys(column for table in tables for column in table.codes.columns))
    unknown = set(totals) - set(names)
    if unknown:
        raise SchemaMismatch(f"--total {min(unknown)}: no table has such a column; have {', '.join(names)}")
    return [_hierarchy(name, tables, totals) for name in names]


def _hierarchy(name: str, tables: Sequence[PublishedTable], totals: Mapping[str, str]) -> Hierarchy:
    having = [table for table in tables if name in table.codes.columns]
    codes = list(dict.fromkeys(code for table in having for code in table.codes[name].unique(maintain_order=True)))
    whole = totals.get(name) or _whole_among(name, codes, [table.name for table in having])
    if whole == NOT_PUBLISHED:
        whole = UNNAMED
    elif whole not in codes:
        raise SchemaMismatch(f"--total {name}={whole}: no row has this code in column {name}")
    parts = [code for code in codes if code != whole]
    return Hierarchy.of_levels(name, [1] + [2] * len(parts), [whole, *parts])


def _whole_among(name: str, codes: Sequence[str], where: Sequence[str]) -> str:
    found = [code for code in codes if WHOLE.fullmatch(code)]
    if len(found) == 1:
        return found[0]
    problem = "names no whole (Total, All, ...)" if not found else f"names several wholes ({', '.join(found)})"
    raise SchemaMismatch(
        f"{', '.join(where)}: column {name} {problem}; say which code is the sum of the others with --total {name}=CODE, "
        f"or --total {name}={NOT_PUBLISHED} if none is published, or give the hierarchies with --hierarchies"
    )

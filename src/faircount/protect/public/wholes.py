"""Hierarchies for tables that come without any: which code of a column is the whole, and what lies below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from faircount.errors import SchemaMismatch, some_of
from faircount.patterns import regex
from faircount.protect.public.table import PublishedTable
from faircount.protect.public.worked_out import FEWEST_AGREEING, Code, codes_of, hierarchy_of
from faircount.tables.margins import Hierarchy

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

"""Hierarchies as a person writes them in Python: nested dicts and lists, a folder, or nothing at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from faircount.errors import SchemaMismatch, some_of
from faircount.protect.public.worked_out import WHOLE
from faircount.tables.margins import Hierarchy, read_hierarchy

Tree: TypeAlias = "Collection[Any]"
"""Codes: a list of leaves, or a dict from each code to what lies below it (None or an empty list for nothing)."""
Hierarchies: TypeAlias = "Mapping[str, Tree] | Path | str"
"""For each dimension its tree, or the folder with ``hier_<dimension>.csv``."""
TOTAL = "total"


def hierarchy_of(name: str, tree: Tree) -> Hierarchy:
    """The hierarchy that the tree draws; where it has no whole at its head, ``total`` is put there.

    >>> hierarchy_of("age", {"under 18": {"under 10": ["0 to 4", "5 to 9"], "10 to 17": None}}).codes
    ('under 18', 'under 10', '0 to 4', '5 to 9', '10 to 17')
    >>> hierarchy_of("online", ["yes", "no"]).codes
    ('total', 'yes', 'no')
    """
    rows = list(_rows(name, tree, 1))
    if sum(level == 1 for level, _ in rows) != 1:
        if any(code == TOTAL for _, code in rows):
            raise SchemaMismatch(f"hierarchy {name}: {TOTAL!r} stands beside other codes; make it the one that holds them")
        rows = [(1, TOTAL), *((level + 1, code) for level, code in rows)]
    levels, codes = zip(*rows, strict=True)
    return Hierarchy.of_levels(name, levels, codes)


def _rows(name: str, tree: object, level: int) -> Iterator[tuple[int, str]]:
    if isinstance(tree, Mapping):
        for code, below in tree.items():
            yield level, str(code)
            if below:
                yield from _rows(name, below, level + 1)
    elif isinstance(tree, Sequence) and not isinstance(tree, str):
        yield from ((level, str(code)) for code in tree)
    else:
        raise SchemaMismatch(f"hierarchy {name}: write it as a list of codes, or as a dict from each code to those below it")


def given_hierarchies(given: Hierarchies | None, names: Sequence[str]) -> dict[str, Hierarchy]:
    """The hierarchies of these dimensions that were given; refused where one is of another dimension."""
    if given is None:
        return {}
    if isinstance(given, Path | str):
        found = {path.stem.removeprefix("hier_"): read_hierarchy(path) for path in sorted(Path(given).glob("hier_*.csv"))}
        if not found:
            raise SchemaMismatch(f"{given}: no hierarchies in it; give the folder that holds hier_<dimension>.csv, or a dict")
        return {name: found[name] for name in names if name in found}
    unknown = [name for name in given if name not in names]
    if unknown:
        raise SchemaMismatch(f"hierarchies: no column is called {unknown[0]!r}; have {some_of(names)}")
    return {name: hierarchy_of(name, tree) for name, tree in given.items()}


def flat(name: str, codes: Sequence[str]) -> Hierarchy:
    """The hierarchy of a column that nobody described: its codes under the one that is named like a whole, or under ``total``.

    >>> flat("sex", ["female", "male", "All"]).codes, flat("sex", ["female", "male"]).codes
    (('All', 'female', 'male'), ('total', 'female', 'male'))
    """
    wholes = [code for code in codes if WHOLE.fullmatch(code)]
    if len(wholes) > 1:
        raise SchemaMismatch(
            f"column {name} names several wholes ({', '.join(wholes)}); say which holds which: hierarchies={{{name!r}: ...}}"
        )
    whole = wholes[0] if wholes else TOTAL
    parts = [code for code in codes if code != whole]
    return Hierarchy.of_levels(name, [1] + [2] * len(parts), [whole, *parts])

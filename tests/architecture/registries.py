"""The registries as the architecture tests see them: which exist, what stands in them, which tests know of it."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.architecture.source import PACKAGE, python_files, tree

REGISTRIES = ("READERS", "METHODS", "STATISTICS", "CHECKS", "WRITERS", "ENGINES")
AT_THE_EDGE = re.compile(rf"^(?:{'|'.join(REGISTRIES)})\b", re.MULTILINE)
WHAT_IS_CALLED = ("compute", "read", "find", "apply", "write", "check", "draw")
"""The parts of an entry that may hold its function, where the entry is not the function itself."""


@cache
def doors() -> tuple[tuple[str, str], ...]:
    """The registries that exist: module and name."""
    return tuple(
        (module, name)
        for path in python_files("src")
        if AT_THE_EDGE.search(path.read_text("utf-8"))  # a thousand trees at the collection of every run take five seconds
        for name in _assigned(tree(path))
        if name in REGISTRIES and isinstance(getattr(importlib.import_module(module := _module_of(path)), name), Mapping)
    )


def entries(*names: str) -> list[tuple[str, str]]:
    """Every entry of the registries with these names: the registry, the key."""
    return [(name, str(key)) for module, name in doors() if name in names for key in _registry(module, name)]


def function_of(name: str, key: str) -> object:
    """What an entry calls."""
    found = [
        entry
        for module, registry in doors()
        if registry == name
        for known, entry in _registry(module, registry).items()
        if str(known) == key
    ]
    entry = found[0]
    return (
        entry
        if isinstance(entry, type)
        else next((getattr(entry, part) for part in WHAT_IS_CALLED if hasattr(entry, part)), entry)
    )


@cache
def imported_by_tests() -> frozenset[tuple[str, str]]:
    """What the tests import: module and name."""
    return frozenset(
        (node.module, alias.name)
        for path in python_files("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    )


def is_tested(module: str) -> bool:
    """Whether a module has a doctest, a test that imports it, or a test file of its name."""
    path = Path(str(importlib.import_module(module).__file__))
    named = any(test.stem.startswith(f"test_{path.stem}") for test in python_files("tests"))
    return named or ">>> " in path.read_text("utf-8") or any(known == module for known, _ in imported_by_tests())


def _registry(module: str, name: str) -> Mapping[object, object]:
    found: Mapping[object, object] = getattr(importlib.import_module(module), name)
    return found


def _module_of(path: Path) -> str:
    return ".".join(("faircount", *path.relative_to(PACKAGE).with_suffix("").parts))


def _assigned(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets if isinstance(node, ast.Assign) else []
        yield from (target.id for target in targets if isinstance(target, ast.Name))

"""Names say what a thing is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import functions, nodes, python_files, shown

NO_MODULE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base_utils", "core"}
NO_VARIABLE = {
    "df",
    "dfs",
    "data",
    "info",
    "result",
    "results",
    "res",
    "tmp",
    "temp",
    "obj",
    "val",
    "vals",
    "num",
    "foo",
    "stuff",
}
NO_FUNCTION = {"process", "handle", "manage", "do", "run_all", "helper", "do_it"}
NO_CLASS_ENDING = ("Manager", "Helper", "Utils", "Processor")
US_SPELLING = (
    "color",
    "normaliz",
    "organiz",
    "summariz",
    "recogniz",
    "analyz",
    "behavior",
    "neighbor",
    "offense",
    "serializ",
    "initializ",
)

SOURCES = python_files("src", "tools")


def test_no_file_is_named_for_nothing():
    assert not [shown(path) for path in SOURCES if path.stem in NO_MODULE], "name a file for the one public thing in it"


def test_no_name_is_a_shrug():
    shrugs = [f"{shown(path)}:{line} {name}" for path in SOURCES for name, line in _variables(path) if name in NO_VARIABLE]
    shrugs += [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in functions(path)
        if node.name.strip("_") in NO_FUNCTION
    ]
    shrugs += [
        f"{shown(path)}:{line} {name}" for path in SOURCES for name, line in _classes(path) if name.endswith(NO_CLASS_ENDING)
    ]
    assert not shrugs, "a frame is named for what a row is, a count is a count"


def test_names_are_spelt_as_in_britain():
    american = []
    for path in SOURCES:
        defined = [(node.name, node.lineno) for node in functions(path)] + [*_classes(path), *_variables(path)]
        american += [f"{shown(path)}:{line} {name}" for name, line in defined if any(us in name.lower() for us in US_SPELLING)]
    assert not american


def _classes(path: Path) -> list[tuple[str, int]]:
    return [(node.name, node.lineno) for node in nodes(path) if isinstance(node, ast.ClassDef)]


def _variables(path: Path) -> Iterator[tuple[str, int]]:
    for node in nodes(path):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno

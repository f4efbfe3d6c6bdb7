"""Names say what a thing is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import functions, python_files, shown, tree

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


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_no_name_is_a_shrug(path):
    assert path.stem not in NO_MODULE, f"{shown(path)}: name the file for the one public thing in it"
    shrugs = [f"{shown(path)}:{line} {name}" for name, line in _variables(tree(path)) if name in NO_VARIABLE]
    shrugs += [f"{shown(path)}:{node.lineno} {node.name}" for node in functions(path) if node.name.strip("_") in NO_FUNCTION]
    shrugs += [
        f"{shown(path)}:{node.lineno} {node.name}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(NO_CLASS_ENDING)
    ]
    assert not shrugs, "a frame is named for what a row is, a count is a count"


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_names_are_spelt_as_in_britain(path):
    defined = [(node.name, node.lineno) for node in functions(path)]
    defined += [(node.name, node.lineno) for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    defined += _variables(tree(path))
    assert not [f"{shown(path)}:{line} {name}" for name, line in defined if any(us in name.lower() for us in US_SPELLING)]


def _variables(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno

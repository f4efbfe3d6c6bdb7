"""Names say what a thing is, and a name that a docstring quotes is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGE, functions, nodes, python_files, shown

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
QUOTED = re.compile(r"``([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)``")
FILES_AND_OTHERS = re.compile(r".*\.(?:csv|html|json|jsonld|pyi|toml|txt)|(?:fc|scipy)\..*|Nhants|Cleveland|release\.signed")
"""What is quoted and no name of ours: files that people keep, names as users write them, an abbreviation, a place, an act."""


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


def test_every_name_that_prose_quotes_is_there():
    """A name that was moved or dropped goes on standing in docstrings and comments that nothing else reads."""
    known, rooms = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}, _names_by_folder()
    known |= {name for names in rooms.values() for name in names}
    stale = []
    for path in python_files("src"):
        for quoted in QUOTED.findall(path.read_text("utf-8")):
            first, *rest = quoted.split(".")
            there = {first, *rest} <= known and (not rest or first not in rooms or rest[0] in rooms[first])
            if not there and not FILES_AND_OTHERS.fullmatch(quoted):
                stale.append(f"{shown(path)}: {quoted}")
    assert not stale


def _names_by_folder() -> dict[str, set[str]]:
    """By the name of each folder the names of its files and all that they name."""
    rooms: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        found = rooms.setdefault(path.parent.name, set())
        found.add(path.stem)
        for node in nodes(path):
            for field in ("id", "attr", "arg", "name"):
                if isinstance(name := getattr(node, field, None), str):
                    found.add(name)
            # Methods are chosen by words, columns are named by them.
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                found.add(node.value)
    return rooms


def _classes(path: Path) -> list[tuple[str, int]]:
    return [(node.name, node.lineno) for node in nodes(path) if isinstance(node, ast.ClassDef)]


def _variables(path: Path) -> Iterator[tuple[str, int]]:
    for node in nodes(path):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno

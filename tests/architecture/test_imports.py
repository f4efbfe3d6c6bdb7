"""Who may know whom: the contracts of pyproject.toml, no circles, and one holder of the seal."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

from tests.architecture.source import PACKAGE, ROOT, python_files, shown, tree

MAY_SEAL = ("protect/", "tables/protected.py")
"""The rooms that may call figures protected."""


def test_every_import_contract_is_kept():
    command = Path(sys.executable).parent / "lint-imports"
    linted = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


def test_no_module_imports_itself_round_a_circle():
    """Lazy imports and imports for types alone count: a circle is a circle for the reader."""
    graph = grimp.build_graph("faircount", cache_dir=None)
    knows = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(knows).prepare()
    except CycleError as found:
        raise AssertionError(" imports ".join(reversed(found.args[1]))) from found


def test_only_the_protection_room_holds_the_seal():
    takers = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("src")
        if not str(path.relative_to(PACKAGE)).startswith(MAY_SEAL)
        for node in ast.walk(tree(path))
        if {"SEAL", "Seal", "sealed"} & _names(node)
    ]
    assert not takers, "figures are called protected by faircount.protect alone"


def _names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.Attribute):
        return {node.attr}
    return set()

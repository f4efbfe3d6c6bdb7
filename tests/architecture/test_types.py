"""The type is the guard: whoever hands raw figures to a writer is told so before anything runs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from faircount.lazily import homes
from tests.architecture.source import PACKAGE, ROOT, tree

PROGRAM = """
from faircount.tables.figures import Figures
from faircount.tables.protected import ProtectedTable
from faircount.writers.publication import PublicationTable

def publish_protected(table: ProtectedTable) -> PublicationTable:
    return PublicationTable("by-year", table)

def publish_raw(figures: Figures) -> PublicationTable:
    return PublicationTable("by-year", figures)
"""


USER = Path(__file__).with_name("library_user.py")


def test_raw_figures_handed_to_a_writer_fail_the_type_check(tmp_path):
    """In the same run a user's script of the library is read, with nothing to say against it."""
    config, program = tmp_path / "pyproject.toml", tmp_path / "program.py"
    program.write_text(PROGRAM)
    config.write_text(_settings())
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(config), program, USER],
        capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | {"MYPYPATH": str(ROOT / "src")},
    )  # fmt: skip
    errors = [line for line in found.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1, found.stdout + found.stderr
    assert f"{program.name}:10:" in errors[0]  # the cache may name the place of an earlier run
    assert '"Figures"; expected "ProtectedTable"' in errors[0]


def _settings() -> str:
    """The settings of ``make check``, so that what it kept of each module need not be found out again, for a file of one's own.

    They name the package to check, which mypy will not hear beside a file.
    """
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    named = 'packages = ["faircount"]\n'
    assert named in settings
    return settings.replace(named, "") + '\n[[tool.mypy.overrides]]\nmodule = "pandas.*"\nignore_missing_imports = true\n'


def test_the_user_of_the_library_uses_every_name_of_it():
    """So that the type check above reads each of them."""
    used = {node.attr for node in ast.walk(tree(USER)) if isinstance(node, ast.Attribute) and _is_library(node.value)}
    assert used >= set(homes(PACKAGE / "__init__.pyi"))


def _is_library(node):
    return isinstance(node, ast.Name) and node.id == "fc"

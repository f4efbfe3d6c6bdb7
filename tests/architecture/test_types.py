"""The type is the guard: whoever hands raw figures to a writer is told so before anything runs."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.architecture.source import ROOT

PROGRAM = """
from faircount.tables.figures import Figures
from faircount.tables.protected import ProtectedTable
from faircount.writers.publication import PublishedTable

def publish_protected(table: ProtectedTable) -> PublishedTable:
    return PublishedTable("by-year", table)

def publish_raw(figures: Figures) -> PublishedTable:
    return PublishedTable("by-year", figures)
"""


def test_raw_figures_handed_to_a_writer_fail_the_type_check(tmp_path):
    config = tmp_path / "mypy.ini"
    config.write_text("[mypy]\nstrict = true\nfollow_imports = silent\nignore_missing_imports = true\n")
    # pyproject.toml names the packages to check, which mypy will not hear beside a program; the cache is its own for that reason.
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--cache-dir", str(ROOT / ".mypy_cache" / "guard")]
    found = subprocess.run(
        [*command, "-c", PROGRAM],
        capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | {"MYPYPATH": str(ROOT / "src")},
    )  # fmt: skip
    errors = [line for line in found.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1, found.stdout + found.stderr
    assert errors[0].startswith("<string>:10:")
    assert '"Figures"; expected "ProtectedTable"' in errors[0]

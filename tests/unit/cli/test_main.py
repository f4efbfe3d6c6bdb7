"""The list of commands says what each says of itself, and help loads none of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from faircount.cli.main import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_the_first_line_of_the_help(name: str) -> None:
    module = import_module(f"faircount.cli.{name}")
    assert (getattr(module, name).__doc__ or "").strip().split("\n")[0] == COMMANDS[name]
    assert module.EXAMPLE.startswith("Example: faircount ")


def test_help_loads_no_engine() -> None:
    code = "import sys; sys.argv = ['faircount', '--help']\nimport faircount.cli.main as main\ntry: main.main()\nexcept SystemExit: pass\nprint(sorted({'polars', 'numpy', 'scipy'} & set(sys.modules)))"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip().endswith("[]")


def test_a_claim_waits_for_no_solver() -> None:
    code = "import sys, faircount.cli.check, faircount.claims.ledger\nprint({'scipy', 'duckdb', 'numba'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "set()"

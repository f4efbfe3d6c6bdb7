"""The list of commands says what each says of itself, and help loads none of them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from faircount.cli.main import COMMANDS, ONCE_NAMED, app
from tests.lib.held_projects import ESSEX, KENT, holding


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_the_first_line_of_the_help(name: str) -> None:
    module = import_module(f"faircount.cli.{name.replace('-', '_')}")
    assert (getattr(module, name.replace("-", "_")).__doc__ or "").strip().split("\n")[0] == COMMANDS[name]
    assert module.EXAMPLE.startswith("Example: faircount ")


@pytest.mark.parametrize(("before", "now"), ONCE_NAMED.items())
def test_a_former_name_does_what_the_command_does_and_is_in_no_list(before: str, now: str) -> None:
    helped = [CliRunner().invoke(app, [name, "--help"]).output.split(name, 1) for name in (before, now)]
    assert helped[0][1] == helped[1][1]
    assert before not in CliRunner().invoke(app, ["--help"]).output.split()


RUN = """import sys, faircount.cli.main as main
sys.argv = ["faircount", *sys.argv[1:]]
try: main.main()
except SystemExit: pass
print(len(sys.modules), *sorted({"numpy", "polars", "scipy", "duckdb", "numba"} & {*sys.modules}))"""


def loaded(*words: str) -> list[str]:
    """How many modules a command loads, and which of the heavy ones; the clock of a shared machine would say less."""
    done = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.splitlines()[-1].split()


def test_help_loads_no_engine_and_few_modules() -> None:
    count, *heavy = loaded("--help")
    assert heavy == []
    assert int(count) < 200, "151 when it took 0.05 s of processor time"


def test_a_text_is_checked_without_an_engine(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Offences rose from 55 to 145.")
    count, *heavy = loaded("check", str(tmp_path / "article.txt"))
    assert heavy == []
    assert int(count) < 600, "543 when it took 0.54 s of processor time"


@pytest.mark.parametrize(
    ("text", "heavy"),
    [
        ("Kent Police recorded 480 sexual offences against children in 2015/16.", []),
        ("Kent Police recorded 480 sexual offences against children in 2015/16 and 600 in 2016/17.", []),
        ("Kent Police recorded 77 offences of grooming in 2015/16, and Essex Police 12 of bigamy in 2014/15.", []),
        ("Sexual offences against children in Kent rose from 480 in 2015/16 to 600 in 2016/17.", ["numpy", "scipy"]),
    ],
)
def test_a_text_is_checked_against_a_ledger_with_no_engine_but_that_of_chance_for_a_change(
    tmp_path: Path, text: str, heavy: list[str]
) -> None:
    project = holding(tmp_path / "project", [(KENT, 2015, 480, "table"), (KENT, 2016, 600, "table"), (ESSEX, 2016, 9, "paper")])
    (tmp_path / "article.txt").write_text(text)
    count, *found = loaded("check", str(tmp_path / "article.txt"), "--project", str(project))
    assert found == heavy
    assert int(count) < (1_100 if heavy else 640), "571 when it took 0.6 s of processor time, and 0.4 s without a ledger"


def test_a_claim_waits_for_no_solver() -> None:
    heavy = "{'numpy', 'polars', 'scipy', 'duckdb', 'numba'}"
    code = f"import sys, faircount.cli.check, faircount.claims.ledger\nprint({heavy} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "set()"

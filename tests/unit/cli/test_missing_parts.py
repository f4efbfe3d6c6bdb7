"""Installed without any extra: what needs one names it with its command, what does not goes on without it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from faircount.errors import BROUGHT_BY

ROOT = Path(__file__).parents[3]
HIDDEN = f"""
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {sorted(BROUGHT_BY)}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Hidden())
"""
RUN = """
import io, json
from contextlib import redirect_stderr, redirect_stdout
from faircount.cli.main import main
def run(*words):
    sys.argv, told = ["faircount", *words], io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        try: main()
        except SystemExit as ended: code = ended.code
    return code, " ".join(told.getvalue().split())
said = {each: run(*each.split()) for each in sys.argv[1:]}
from faircount.writers.briefings import no_word, why_not
import faircount as fc
try: fc.protect
except fc.MissingPart as missing: said["fc.protect"] = (27, str(missing))
print(json.dumps([said, no_word(), why_not(), fc.compare(55, 145).change, fc.check("Ten of 12 rose.").summary != ""]))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    program = HIDDEN + RUN
    command = [sys.executable, "-c", program, "serve .", "answer .", "attack x.csv", "compare 55 145"]
    empty = tmp_path_factory.mktemp("empty")
    done = subprocess.run(command, cwd=empty, capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("command", "extra"), [("serve", "web"), ("answer", "word"), ("attack", "protect"), ("fc.protect", "protect")]
)
def test_a_command_that_needs_an_extra_names_it(said, command, extra):
    ((code, told),) = (found for words, found in said[0].items() if words.startswith(command))
    assert code == 27
    assert f"[{extra}]'" in told
    assert "is not installed" in told


def test_what_needs_none_goes_on(said):
    commands, no_word, no_pdf, change, checked = said
    assert commands["compare 55 145"][0] == 0
    assert no_word.endswith("[word]'")
    assert no_pdf.endswith("[pdf]'")
    assert (change, checked) == ("rise", True)


def test_every_extra_that_is_named_is_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(BROUGHT_BY.values()) <= set(project["optional-dependencies"])

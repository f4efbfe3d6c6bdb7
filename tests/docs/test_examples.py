"""What a reader is told to type exists, and what is marked to run, runs."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from faircount.cli.main import app
from tests.docs.examples import ROOT, commands, sessions

COMMANDS = commands()
OURS = [command for command in COMMANDS if Path(command.words[0]).name == "faircount"]
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_there_are_examples_to_hold_to_their_word():
    assert len(OURS) >= 5
    assert {"demo", "test", "check"} <= TARGETS


@pytest.mark.parametrize("command", OURS, ids=str)
def test_every_command_and_option_that_a_page_shows_is_there(command):
    """Asked for help after all its words, a command first complains of a word that it does not know."""
    asked = CliRunner().invoke(app, [*command.words[1:], "--help"])
    assert asked.exit_code == 0, asked.output


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.words[0] == "make"], ids=str)
def test_every_make_target_that_a_page_names_exists(command):
    assert {word for word in command.words[1:] if "=" not in word} <= TARGETS


def test_every_page_is_found_from_the_index():
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = (path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md") if "decisions" not in path.parts)
    assert not [str(page) for page in pages if str(page) != "README.md" and f"({page})" not in index]


def test_what_is_marked_to_run_runs(tmp_path):
    program = Path(sys.executable).parent / "faircount"
    marked = [command for command in OURS if command.runs]
    assert len(marked) >= 3, "no fence is marked: ```console runs"
    for number, command in enumerate(marked):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = subprocess.run([program, *command.words[1:]], cwd=folder, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, f"{command}: {done.stderr}"


def test_every_session_in_a_page_gives_what_it_says():
    for page, text in sessions():
        asked = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
        assert doctest.DocTestRunner(verbose=False).run(asked).failed == 0, page


def test_a_word_that_no_command_knows_is_seen():
    assert CliRunner().invoke(app, ["ledger", "Cleveland", "--perios", "2015/16", "--help"]).exit_code == 2

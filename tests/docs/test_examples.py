"""What a reader is told to type exists, and what is marked to run, runs."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from typer.main import get_command

from faircount.cli.main import app
from tests.docs.examples import ROOT, commands, sessions

COMMANDS = commands()
OURS = [command for command in COMMANDS if Path(command.words[0]).name == "faircount"]
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_there_are_examples_to_hold_to_their_word():
    assert len(OURS) >= 5
    assert {"demo", "test", "check"} <= TARGETS


@pytest.mark.parametrize("command", OURS, ids=str)
def test_every_command_that_a_page_shows_is_understood(command):
    group = get_command(app)
    name, *rest = command.words[1:] or ("--help",)
    if name.startswith("-"):
        assert name in ("--help", "--version")
        return
    assert name in group.commands, f"{command}: there is no such command"
    assert not _complaint(group.commands[name], list(rest))


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.words[0] == "make"], ids=str)
def test_every_make_target_that_a_page_names_exists(command):
    assert {word for word in command.words[1:] if "=" not in word} <= TARGETS


@pytest.mark.parametrize("command", [command for command in OURS if command.runs], ids=str)
def test_what_is_marked_to_run_runs(command, tmp_path):
    program = Path(sys.executable).parent / "faircount"
    done = subprocess.run([program, *command.words[1:]], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("page", "text"), sessions())
def test_every_session_in_a_page_gives_what_it_says(page, text):
    asked = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    assert doctest.DocTestRunner(verbose=False).run(asked).failed == 0


def _complaint(command: click.Command, words: list[str]) -> str:
    """What the command line finds wrong; that a file of the reader's own is not here is no complaint."""
    try:
        command.make_context(command.name, words)
    except click.UsageError as error:
        return "" if "does not exist" in error.format_message() else error.format_message()
    return ""

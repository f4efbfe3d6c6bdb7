"""The tutorial, done as it is written: each command in its order, and each line of output that it shows."""

from __future__ import annotations

import random
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from faircount.cli import show
from faircount.cli.main import app
from faircount.vocabulary.periods import FinancialYear

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorials" / "first-release.md"
_FENCE = re.compile(r"^```(console|text)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands(block: str) -> list[str]:
    """The commands of a block; lines without a prompt are what a command is given to read."""
    return [each.removeprefix("$ ") for each in re.split(r"^(?=\$ )", block, flags=re.MULTILINE) if each.strip()]


def test_a_block_is_cut_into_its_commands():
    assert commands("$ cat > a <<END\nx\n\ny\nEND\n$ ls\n") == ["cat > a <<END\nx\n\ny\nEND\n", "ls\n"]


def walk(text: str, *, shown: bool) -> None:
    """Type each command of the tutorial; ``shown`` holds its output to what the tutorial shows."""
    run = CliRunner(env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})
    said = ""
    for kind, block in _FENCE.findall(text):
        if kind == "console":
            said = ""
        for command in commands(block) if kind == "console" else ():
            if command.startswith("faircount "):  # in this process, which has loaded what each command would load again
                done = run.invoke(app, shlex.split(command)[1:])
                assert done.exit_code == 0, f"{command}: {done.output}"
                said += done.output
            else:
                subprocess.run(["bash", "-euc", command], check=True, timeout=20)
        told = " ".join(said.split())
        for line in block.splitlines() if kind == "text" and shown else ():
            assert " ".join(line.split()) in told, f"{line!r} is shown in the tutorial and was not said: {told}"


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(show.stdout, "width", 200)
    return tmp_path


def test_the_tutorial_leads_to_a_published_and_corrected_release(in_folder):
    walk(TUTORIAL.read_text("utf-8"), shown=True)
    public = in_folder / "my-campaign" / "public"
    assert '"old": "154"' in (public / "changes.json").read_text("utf-8")
    for version, online in (("", 145), ("versions/1.0.0/", 154)):
        figures = (public / f"{version}api/v1/figures/cleveland.json").read_text("utf-8")
        assert f'"count": {online},' in figures
    assert "154" in (public / "areas" / "cleveland.html").read_text("utf-8"), "the band tells the old figure"


@pytest.mark.parametrize("seed", [1, 2])
def test_with_any_two_years_it_leads_there_too(in_folder, seed):
    """Years that follow each other or do not, with a break between them or none: the figures decide what can be compared."""
    chance = random.Random(seed)
    before = chance.randint(2012, 2023)
    after = chance.randint(before + 1, 2024)
    print(f"seed {seed}: {before} and {after}")
    names = {"2015/16": FinancialYear(before).name, "2016/17": FinancialYear(after).name}
    walk(re.sub(r"201[56]/1[67]", lambda found: names[found[0]], TUTORIAL.read_text("utf-8")), shown=False)
    page = (in_folder / "my-campaign" / "public" / "areas" / "cleveland.html").read_text("utf-8")
    assert FinancialYear(after).name in page

"""The tutorial, done as it is written: each command in its order, and each line of output that it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from typer.testing import CliRunner

from faircount.cli import show
from faircount.cli.main import app

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorials" / "first-release.md"
_FENCE = re.compile(r"^```(console|text)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands(block: str) -> list[str]:
    """The commands of a block; lines without a prompt are what a command is given to read."""
    return [each.removeprefix("$ ") for each in re.split(r"^(?=\$ )", block, flags=re.MULTILINE) if each.strip()]


def test_a_block_is_cut_into_its_commands():
    assert commands("$ cat > a <<END\nx\n\ny\nEND\n$ ls\n") == ["cat > a <<END\nx\n\ny\nEND\n", "ls\n"]


def test_the_tutorial_leads_to_a_published_and_corrected_release(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(show.stdout, "width", 200)
    run = CliRunner(env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})
    said = ""
    for kind, block in _FENCE.findall(TUTORIAL.read_text("utf-8")):
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
        for line in block.splitlines() if kind == "text" else ():
            assert " ".join(line.split()) in told, f"{line!r} is shown in the tutorial and was not said: {told}"
    public = tmp_path / "my-campaign" / "public"
    assert '"old": "154"' in (public / "changes.json").read_text("utf-8")
    for version, online in (("", 145), ("versions/1.0.0/", 154)):
        figures = (public / f"{version}api/v1/figures/cleveland.json").read_text("utf-8")
        assert f'"count": {online},' in figures
    assert "154" in (public / "areas" / "cleveland.html").read_text("utf-8"), "the band tells the old figure"

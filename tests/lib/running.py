"""The command run in this process: new ones would spend their time on importing."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faircount.cli.main import main


@dataclass(frozen=True)
class Done:
    """What a run of the command printed, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


def runner(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Run:
    """Runs ``faircount`` in a folder of its own (``here``), with a place of its own for what is ``temporary``."""
    for name in ("temporary", "here"):
        (folder / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "temporary"))
    monkeypatch.setenv("TMPDIR", str(folder / "temporary"))
    monkeypatch.chdir(folder / "here")

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["faircount", *words])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capfd.readouterr()
        return Done(code, printed.out, printed.err)

    return run

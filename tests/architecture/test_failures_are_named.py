"""The log of a run that is cut off names what failed until then."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

TESTS = """
import os, pathlib, signal, time

def test_a_broken_thing():
    assert False

def test_at_which_the_run_is_cut_off():
    log = pathlib.Path(__file__).with_name("log")
    until = time.monotonic() + 30
    while "test_a_broken_thing" not in log.read_text() and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(int(log.with_name("run").read_text()), signal.SIGKILL)
    os._exit(1)
"""


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["here", "in a worker"])
def test_a_failure_is_named_before_the_run_is_over(tmp_path, workers):
    (tmp_path / "test_two.py").write_text(TESTS)
    log = tmp_path / "log"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-c",
        "/dev/null",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.lib.naming_failures",
    ]
    with (
        log.open("w") as lines,
        subprocess.Popen([*command, *workers, tmp_path / "test_two.py"], cwd=ROOT, stdout=lines, stderr=lines) as run,
    ):
        (tmp_path / "run").write_text(str(run.pid))
        run.wait(60)
    assert "FAILED (call) " in log.read_text()
    assert "test_a_broken_thing\n" in log.read_text()

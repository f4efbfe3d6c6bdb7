"""A memory limit of the machine that is lower than ours is kept, and named where it does not suffice."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from faircount.readers.limits import FileLimits
from faircount.readers.line_answers import memory_bound, too_much_memory
from faircount.readers.line_process import Ended
from faircount.readers.read_many import _Worker

LOWER = 2_500_000_000
OURS = FileLimits().memory_bytes


@pytest.fixture
def lower(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that allows a program less than a reader asks for."""
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, LOWER))


@pytest.mark.usefixtures("lower")
def test_the_lower_of_two_limits_holds_and_is_named() -> None:
    assert memory_bound(OURS) == LOWER
    assert memory_bound(1_000) == 1_000
    assert too_much_memory(OURS).startswith("needs more memory than this machine allows a program (2,500,000,000 bytes)")
    said = _Worker(FileLimits(), ())._why(Ended(False, "it ended"))
    assert "this machine allows a program 2,500,000,000 bytes of memory" in said


def test_without_a_limit_of_the_machine_ours_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert memory_bound(OURS) == OURS
    assert too_much_memory(OURS) == f"needs more memory than {OURS:,} bytes; send a smaller file"


@pytest.mark.parametrize(
    "words", [("inspect", "answer.csv"), ("read", "answer.csv", "--to", "figures.csv")], ids=lambda one: one[0]
)
def test_a_file_is_read_under_a_hard_limit_below_ours(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "answer.csv").write_text("Kent Police: offences\n,2018/19,2019/20\nOffences recorded,205,290\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "faircount", *words], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)), "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LOWER, LOWER)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "memory" not in done.stderr

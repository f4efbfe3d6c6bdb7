"""The real example, built once for all tests that look at what a person would get."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from faircount.pipeline.build import Built, build
from faircount.project.project import Project


def quiet(work: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture(scope="session")
def example_folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example project, without what an earlier build left."""
    folder = tmp_path_factory.mktemp("project") / "england-and-wales"
    shutil.copytree(
        root / "examples" / "england-and-wales", folder, ignore=shutil.ignore_patterns("build", "ledger", ".faircount")
    )
    return folder


@pytest.fixture(scope="session")
def built(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example, built without what is only to be taken away, which would make every test wait.

    Of two workers the one that comes second copies what the first has built: another place gives the same bytes.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return build(Project.open(example_folder), quiet, quick=True)
    shared = tmp_path_factory.getbasetemp().parent
    kept, told = shared / "example-built", shared / "example-built.pickle"
    with (shared / "example-built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            built = build(Project.open(example_folder), quiet, quick=True)
            shutil.copytree(example_folder, kept)
            told.write_bytes(pickle.dumps((example_folder, built)))
            return built
    where, built = pickle.loads(told.read_bytes())
    shutil.copytree(kept, example_folder, dirs_exist_ok=True)
    return replace(built, look_at=str(example_folder / Path(built.look_at).relative_to(where)))


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    """The folder of the built site."""
    return Path(built.look_at).parent

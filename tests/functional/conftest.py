"""The real example, built once for all tests that look at what a person would get."""

from __future__ import annotations

import shutil
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
def built(example_folder: Path) -> Built:
    """The example, built without what is only to be taken away, which would make every test wait."""
    return build(Project.open(example_folder), quiet, quick=True)


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    """The folder of the built site."""
    return Path(built.look_at).parent

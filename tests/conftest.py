"""What every test may ask for: how many random inputs, a golden file, a browser."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.lib import naming_failures
from tests.lib.doctests import FilesWithExamples
from tests.lib.inputs import is_long

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# What the program remembers of audit trails outside of their projects is remembered for this run alone.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="state-")
atexit.register(shutil.rmtree, os.environ["XDG_STATE_HOME"], ignore_errors=True)

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

# A slow machine is no failure, so no deadline. In CI the inputs are the same on every run: a new counterexample is found
# by a person at a desk, not by the change that happens to land that day; 15 of the same are as good as a hundred, and at a desk
# each run draws others.
settings.register_profile("desk", deadline=None, max_examples=15)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=15)
settings.register_profile("long", deadline=None, max_examples=3_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "desk"))


LONGEST = ("functional/test_team_story.py", "unit/records/test_engine.py", "functional/test_example.py")
"""Files that take half a minute or more: begun first, so that no worker waits for one of them at the end."""


FEW_SEEDS, EACH_RUN = 10, 4
"""Seeds of one test below which all are drawn; of more than these one in so many is, and no fewer than five."""


def pytest_configure(config: pytest.Config) -> None:
    """Name what fails when it fails, and look for examples where there are any."""
    naming_failures.pytest_configure(config)
    config.pluginmanager.register(FilesWithExamples())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the longest files first, and of tests over many seeds leave most to ``make property-long``."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(LONGEST))
    if is_long():
        return
    seeds: dict[str, set[int]] = {}
    for item in items:
        if isinstance(seed := _seed_of(item), int) and "property" in item.path.parts:
            seeds.setdefault(_function_of(item), set()).add(seed)
    later = {name: frozenset(sorted(known)[_drawn(len(known)) :]) for name, known in seeds.items() if len(known) >= FEW_SEEDS}
    left = {item for item in items if _seed_of(item) in later.get(_function_of(item), ())}
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def _drawn(seeds: int) -> int:
    return max(FEW_SEEDS // 2, -(-seeds // EACH_RUN))


def _seed_of(item: pytest.Item) -> object:
    """The seed that a test draws from, where it is one of many."""
    return item.callspec.params.get("seed") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None


def _function_of(item: pytest.Item) -> str:
    return item.nodeid.split("[")[0]


def pytest_collection_finish() -> None:
    """Let the collector of garbage look at nine thousand tests, and at the modules that they need, once and never again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden-update`` takes today's output as the expected one."""
    parser.addoption("--golden-update", action="store_true", help="write tests/golden anew; read the diff before you commit it")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes | str], None]:
    """Compares an output with the file of that name under ``tests/golden``, or writes it on ``--golden-update``."""
    update = bool(request.config.getoption("--golden-update"))

    def compare(name: str, written: bytes | str) -> None:
        got = written.encode() if isinstance(written, str) else written
        expected = GOLDEN / name
        if update:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(got)
        assert expected.exists(), f"no golden file {name}; make golden-update writes it"
        if isinstance(written, str):
            assert got.decode() == expected.read_text("utf-8"), f"{name} differs; if it should, make golden-update"
        assert got == expected.read_bytes(), f"{name} differs; if it should, make golden-update"

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless browser without network habits of its own; ``make test`` sees to it that one is installed."""
    from playwright.sync_api import sync_playwright

    from tests.lib.browsers import open_browser

    with sync_playwright() as play:
        started = open_browser(play)
        yield started
        started.close()

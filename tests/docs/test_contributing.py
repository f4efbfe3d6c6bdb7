"""Each path and name that the pages for contributors print is there; what stands in angle brackets is the newcomer's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT

PAGES = ("CONTRIBUTING.md", "docs/explanation/architecture.md")
ROOTS = (ROOT, PACKAGE, ROOT / "tests")
NAMED_IN = re.compile(r"`([A-Za-z_]+)`(?: and `[A-Za-z_]+`)* in `([\w/.-]+)`")
PATH = re.compile(r"`([\w.-]+/[\w/.<>*-]*)`")


def places(page: str) -> list[str]:
    """Every path in code type; one that holds a placeholder is the folder before it."""
    return [re.sub(r"[^/]*[<*N].*", "", found) for found in PATH.findall((ROOT / page).read_text("utf-8"))]


def found(place: str) -> Path | None:
    return next((root / place for root in ROOTS if place and (root / place).exists()), None)


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_printed_is_there(page):
    assert len(places(page)) > 20
    assert not [place for place in places(page) if place and found(place) is None]


@pytest.mark.parametrize("page", PAGES)
def test_every_name_stands_in_the_file_that_is_named_for_it(page):
    named = NAMED_IN.findall((ROOT / page).read_text("utf-8"))
    assert len(named) >= 10
    lost = []
    for name, place in named:
        path = found(place)
        files = () if path is None else [path] if path.is_file() else sorted(path.rglob("*.py"))
        if not any(re.search(rf"^(?:def |class )?{name}\b", file.read_text("utf-8"), re.MULTILINE) for file in files):
            lost.append(f"{name} in {place}")
    assert not lost


def test_what_is_not_there_is_seen():
    assert found("readers/nowhere.py") is None
    assert PATH.findall("`readers/formats/<format>.py`") == ["readers/formats/<format>.py"]


def test_every_file_of_the_repository_that_a_page_names_is_there():
    """Pages of measurements too: what they name holds what they say, and moves when it is moved."""
    inside = re.compile(r"`((?:tests|bench|tools|docs|src|packaging|examples)/[\w./-]+\.\w+)`")
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {(page.name, place) for page in pages for place in inside.findall(page.read_text("utf-8"))}
    assert len(named) > 50
    assert not {(page, place) for page, place in named if not (ROOT / place).exists()}

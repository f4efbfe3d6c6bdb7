"""The seal: no byte of a version changes unseen, and everybody can check it with a common tool."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from faircount.release.seal import SUMS, broken_seal, seal


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "areas").mkdir(parents=True)
    (folder / "index.html").write_text("one")
    (folder / "areas" / "kent.html").write_text("two")
    return folder


def change(site: Path) -> None:
    path = site / "index.html"
    path.chmod(0o644)
    path.write_text("three")


def linked(path: Path, elsewhere: Path) -> None:
    """Put a link to the same bytes, outside, in the place of a file or folder."""
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


SPOIL: dict[str, Callable[[Path], None]] = {
    "changed": change,
    "added": lambda site: (site / "more.html").touch(),
    "is a link, or no file at all": lambda site: linked(site / "areas", site.parent / "elsewhere"),
    "index.html: is a link": lambda site: linked(site / "index.html", site.parent / "elsewhere"),
    "more: is a link": lambda site: (site / "more").symlink_to(site.parent),
    "pipe: is a link, or no file": lambda site: os.mkfifo(site / "pipe"),
    "SHA256SUMS: is a link": lambda site: linked(site / SUMS, site.parent / "elsewhere"),
    "site: is a link": lambda site: linked(site, site.parent / "elsewhere"),
    "taken away": lambda site: (site / "areas" / "kent.html").unlink(),
}


@pytest.mark.parametrize("how", SPOIL)
def test_every_difference_is_found_and_named(site: Path, how: str) -> None:
    digest = seal(site)
    assert broken_seal(site, digest) == ()
    SPOIL[how](site)
    assert how in broken_seal(site, digest)[0]


def test_a_list_that_was_made_to_fit_is_found(site: Path) -> None:
    digest = seal(site)
    change(site)
    (site / SUMS).unlink()
    seal(site)
    assert "not the list" in broken_seal(site, digest)[0]


def test_sha256sum_agrees(site: Path) -> None:
    seal(site)
    tool = shutil.which("sha256sum")
    assert tool, "coreutils has it"
    done = subprocess.run([tool, "--check", "--strict", SUMS], cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sealed_files_cannot_be_written_by_accident(site: Path) -> None:
    seal(site)
    assert all(path.stat().st_mode & 0o222 == 0 for path in site.rglob("*") if path.is_file())

"""Kept patterns are those that ``re`` makes, and where none can be kept nothing changes."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faircount import patterns
from faircount.patterns import Kept, regex

ALL_OF_A_CHECK = """
import re, sys
from faircount import patterns
import faircount.claims.check, faircount.readers.worker
asked = list(patterns._NEW) or list(patterns._kept())
unlike = [each for each in asked if patterns.regex(*each) != re.compile(*each)]
print(len(asked), len(patterns._NEW), len(unlike))
"""


BROKEN = marshal.dumps({("a", 0): (32, b"\x01\x02", 0, {}, (None,))})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder in which nothing is kept yet, and a store that knows nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(patterns, "_NEW", dict[tuple[str, int], Kept]())
    patterns._kept.cache_clear()
    yield
    patterns._kept.cache_clear()


def _told(folder: Path) -> list[int]:
    surroundings = os.environ | {"XDG_CACHE_HOME": str(folder)}
    said = subprocess.run([sys.executable, "-c", ALL_OF_A_CHECK], env=surroundings, capture_output=True, text=True, check=True)
    return [int(each) for each in said.stdout.split()]


def test_every_pattern_of_readers_and_claims_is_the_same_when_it_was_kept(tmp_path: Path):
    asked, new, unlike = _told(tmp_path)
    assert (new, unlike) == (asked, 0)
    assert asked > 500
    again, new, unlike = _told(tmp_path)
    assert (again, new, unlike) == (asked, 0, 0)


@pytest.mark.parametrize(("written", "flags"), [(r"(?P<a>x)|y", 0), (r"[é-ž]+", re.IGNORECASE), (r"(?m)^a$", re.DOTALL)])
def test_a_kept_pattern_equals_the_one_of_re(written: str, flags: int):
    made = regex(written, flags)
    patterns.keep()
    patterns._kept.cache_clear()
    assert (written, int(flags)) in patterns._kept()
    assert made == regex(written, flags) == re.compile(written, flags)
    assert regex(written, flags).groupindex == re.compile(written, flags).groupindex


def test_a_pattern_that_is_none_is_refused_as_by_re():
    with pytest.raises(re.error):
        regex("(")


@pytest.mark.parametrize("held", [b"", b"\x00rubbish", marshal.dumps([1]), BROKEN])
def test_a_broken_file_is_passed_over(held: bytes):
    patterns.cache_folder().mkdir()
    patterns._file().write_bytes(held)
    assert regex("a").search("cab")


def test_what_others_may_write_is_not_run():
    regex("a+")
    patterns.keep()
    patterns._file().chmod(0o666)
    patterns._kept.cache_clear()
    assert not patterns._kept()


def test_nothing_is_kept_where_no_folder_may_be_made():
    patterns.cache_folder().write_text("in the way")
    assert regex("b+").search("abba")
    patterns.keep()
    assert patterns.cache_folder().is_file()

"""Documents are known by their bytes and kept once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from faircount.errors import UnreadableSource
from faircount.store.documents import keep, sha256_of


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_bytes(b"year,count\n2015/16,55\n")
    assert sha256_of(path) == hashlib.sha256(b"year,count\n2015/16,55\n").hexdigest()


@pytest.mark.parametrize(("make", "words"), [("missing", "no such file"), ("empty", "is empty"), ("folder", "is a folder")])
def test_what_cannot_be_hashed_is_refused_with_the_mend(tmp_path: Path, make: str, words: str) -> None:
    path = tmp_path / "answer.csv"
    if make == "empty":
        path.touch()
    if make == "folder":
        path.mkdir()
    with pytest.raises(UnreadableSource, match=words):
        sha256_of(path)


def test_a_copy_is_kept_and_a_later_edit_does_not_change_it(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.gz"
    path.write_bytes(b"first")
    kept = keep(path, sha256_of(path), tmp_path / "documents")
    path.write_bytes(b"second")
    assert kept.read_bytes() == b"first"
    assert kept.name.endswith(".csv.gz")
    assert keep(path, sha256_of(path), tmp_path / "documents").read_bytes() == b"second"

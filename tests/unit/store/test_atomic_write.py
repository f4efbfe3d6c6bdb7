"""A file is there whole, as it was before, or not at all."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from faircount.store.atomic_write import atomic_write


class Stopped(BaseException):
    """Stands for the end of the program."""


def test_what_is_stopped_while_it_writes_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "new" / "kept.json"
    atomic_write(path, b"first")

    def stopped(_):
        raise Stopped

    with monkeypatch.context() as ended:
        ended.setattr(os, "fsync", stopped)
        with pytest.raises(Stopped):
            atomic_write(path, b"second, which is longer")
    assert path.read_bytes() == b"first"
    atomic_write(path, b"third")
    assert path.read_bytes() == b"third"
    assert [one.name for one in path.parent.iterdir()] == ["kept.json"]


def test_who_writes_the_same_file_meanwhile_takes_nothing_away(tmp_path, monkeypatch):
    path, replace = tmp_path / "kept.json", Path.replace

    def another_first(partial, to):
        with monkeypatch.context() as once, ThreadPoolExecutor() as other:
            once.setattr(Path, "replace", replace)
            other.submit(atomic_write, path, b"another's").result()
        return replace(partial, to)

    monkeypatch.setattr(Path, "replace", another_first)
    atomic_write(path, b"ours")
    assert path.read_bytes() == b"ours"
    assert [one.name for one in path.parent.iterdir()] == ["kept.json"]


def test_the_longest_name_that_a_folder_takes_is_written(tmp_path):
    path = tmp_path / ("n" * 250 + ".json")
    atomic_write(path, b"kept")
    assert path.read_bytes() == b"kept"

"""The key that names of answers which are not published are hashed with."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.errors import BadProject
from faircount.store.names_key import KEY_FILE, names_key


def test_it_is_made_once_for_its_owner_alone(tmp_path: Path):
    key = names_key(tmp_path)
    assert len(key) == 32
    assert names_key(tmp_path) == key
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o077 == 0


def test_two_projects_have_two(tmp_path: Path):
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
    assert names_key(folders[0]) != names_key(folders[1])


@pytest.mark.parametrize("spoilt", [b"", b"abc\n", b"00" * 16, b"\xff\xfe"])
def test_a_spoilt_one_is_refused_and_kept(tmp_path: Path, spoilt):
    (tmp_path / KEY_FILE).write_bytes(spoilt)
    with pytest.raises(BadProject, match=r"names\.key: is no key of names any more; put it back from a backup"):
        names_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_bytes() == spoilt

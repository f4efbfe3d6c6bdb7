"""A build is stale when an input changed, and not when something that was made did."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from faircount.project.fingerprint import inputs_fingerprint, read_stamp, write_stamp
from faircount.store.atomic_write import atomic_write


def test_inputs_count_and_what_was_made_does_not(tmp_path: Path) -> None:
    built, kept = tmp_path / "build", tmp_path / "ledger"
    for folder in (built, kept, tmp_path / "answers"):
        folder.mkdir()
    (tmp_path / "answers" / "a.csv").write_text("1")
    first = inputs_fingerprint(tmp_path, (built, kept))
    (built / "page.html").write_text("x")
    (kept / "figures.csv").write_text("x")
    assert inputs_fingerprint(tmp_path, (built, kept)) == first
    (tmp_path / "answers" / "a.csv").write_text("2")
    assert inputs_fingerprint(tmp_path, (built, kept)) != first


def test_what_others_write_meanwhile_is_no_input_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("1")
    first, over = inputs_fingerprint(tmp_path, ()), Event()

    def write_again_and_again() -> None:
        while not over.is_set():
            atomic_write(tmp_path / "decisions.csv", b"1")
            (tmp_path / "decisions.csv").unlink()

    other = Thread(target=write_again_and_again)
    other.start()
    try:
        found = {inputs_fingerprint(tmp_path, (tmp_path / "decisions.csv",)) for _ in range(300)}
    finally:
        over.set()
        other.join()
    assert found == {first}


def test_a_file_that_goes_between_the_list_and_the_look_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without = inputs_fingerprint(tmp_path, ())
    (tmp_path / "decisions.csv").symlink_to(tmp_path / "nowhere")
    monkeypatch.setattr(Path, "is_file", Path.is_symlink)  # it was there when it was listed
    assert inputs_fingerprint(tmp_path, ()) == without


def test_a_stamp_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "built.json"
    assert read_stamp(path) == {}
    path.write_text("[1, 2")
    assert read_stamp(path) == {}
    write_stamp(path, {"figures": 5})
    assert read_stamp(path) == {"figures": 5}

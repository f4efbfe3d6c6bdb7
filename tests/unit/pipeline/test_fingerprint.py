"""A build is stale when an input changed, and not when something that was made did."""

from __future__ import annotations

from pathlib import Path

from faircount.pipeline.fingerprint import inputs_fingerprint, read_stamp, write_stamp


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


def test_a_stamp_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "built.json"
    assert read_stamp(path) == {}
    path.write_text("[1, 2")
    assert read_stamp(path) == {}
    write_stamp(path, {"figures": 5})
    assert read_stamp(path) == {"figures": 5}

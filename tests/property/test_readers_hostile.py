"""Promise: whatever is sent, reading ends within its limits, says which file and why, and runs and fetches nothing."""

from __future__ import annotations

import time
from pathlib import Path

from faircount.readers.limits import FileLimits
from faircount.readers.meaning.evidence import TOO_FAR
from faircount.readers.read_many import read_many
from tests.lib.hostile import corpus

LIMITS = FileLimits(expanded_bytes=60_000_000)


def test_every_hostile_file_ends_within_its_limits(tmp_path: Path) -> None:
    files = corpus()
    assert len(files) >= 40
    for file in files:
        (tmp_path / file.name).write_bytes(file.content)
    before = sorted(path.name for path in tmp_path.iterdir())
    started = time.monotonic()
    extracts = read_many([tmp_path / file.name for file in files], LIMITS)
    assert time.monotonic() - started < 60 * len(files)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    wrong = []
    for file, extract in zip(files, extracts, strict=True):
        said = " | ".join(str(finding) for finding in extract.findings)
        waiting = [figure for figure in extract.proposals if figure.doubt.startswith(TOO_FAR)]
        got = None if extract.was_refused else len(extract.figures) + len(waiting)
        is_silent = not (got or said or extract.doubts or extract.proposals)
        if is_silent or got != file.figures or file.says not in said or (got is None and file.name not in said):
            wrong.append((file.name, file.figures, got, said))
    assert wrong == []

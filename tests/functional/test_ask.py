"""Asking the forces as a person does: write, send, wait, look who is late, chase, read what comes back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faircount.cli.main import main
from faircount.requests.answering.request import read_returned
from faircount.tables.request import COUNT, REASON
from tests.lib.requests import DEFINITION, fill_in, write_definition


@dataclass(frozen=True)
class Done:
    """What a run of the command printed, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def faircount(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``faircount ask`` in a folder. In this process: sixteen new ones would spend their time on importing."""

    def run(folder: Path, *words: str) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["faircount", "ask", *words])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_from_an_empty_folder_to_a_definition(faircount: Run, tmp_path: Path):
    none = faircount(tmp_path, ".")
    assert (none.returncode, "faircount ask . --start" in none.stderr) == (17, True)
    assert faircount(tmp_path, ".", "--start", "--today", "2026-11-25").returncode == 0
    assert "sent = 2026-11-25" in (tmp_path / "ask.toml").read_text("utf-8")
    unfilled = faircount(tmp_path, ".")
    assert (unfilled.returncode, "request.applicant is empty; write it" in unfilled.stderr) == (17, True)


def test_letters_forms_and_drafts_for_every_force_the_same_each_time(faircount: Run, tmp_path: Path):
    folder = write_definition(tmp_path, f'{DEFINITION}\n[addresses]\n"Cleveland" = "foi@cleveland.example"\n')
    done = faircount(tmp_path, ".", "--to", "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("tracking.csv")
    first = files(folder / "out")
    kinds = [name.split("/")[0] for name in first]
    assert {kind: kinds.count(kind) for kind in kinds} == {"drafts": 1, "forms": 3, "letters": 3, "tracking.csv": 1}
    assert faircount(tmp_path, ".", "--to", "out").returncode == 0
    assert files(folder / "out") == first


def test_who_is_late_is_chased_and_who_answered_is_left_in_peace(faircount: Run, tmp_path: Path):
    folder = write_definition(tmp_path)
    assert faircount(tmp_path, ".").returncode == 0
    (folder / "answers").mkdir()
    form = next((folder / "requests" / "forms").glob("cleveland-*.xlsx"))
    back = fill_in(form, {"R001": {COUNT: 820}, "R002": {REASON: "not held"}}, folder / "answers" / "reply.xlsx")

    waiting = faircount(tmp_path, ".", "--status", "--today", "2026-12-23")
    assert "2 waiting, 1 answered" in waiting.stderr
    late = faircount(tmp_path, ".", "--status", "--today", "2026-12-29")
    assert "2 overdue, 1 answered" in late.stderr
    assert "reply.xlsx" in late.stdout

    unsaid = faircount(tmp_path, ".", "--chase")
    assert (unsaid.returncode, "--today" in unsaid.stderr) == (2, True)
    chased = faircount(tmp_path, ".", "--chase", "--today", "2026-12-29")
    assert "2 letters to chase with" in chased.stderr
    assert sorted(path.name for path in (folder / "requests" / "chase").iterdir()) == [
        "police-scotland.txt",
        "police-service-of-northern-ireland.txt",
    ]
    before = files(folder / "requests")
    assert faircount(tmp_path, ".", "--chase", "--today", "2026-12-29").returncode == 0
    assert files(folder / "requests") == before
    assert "2 for the commissioner, 1 answered" in faircount(tmp_path, ".", "--status", "--today", "2027-02-01").stderr

    assert [(figure.number, figure.status.value) for figure in read_returned(back).figures] == [
        (820, "observed"),
        (None, "not recorded"),
    ]


def test_letters_that_may_have_been_sent_are_not_written_over_by_another_request(faircount: Run, tmp_path: Path):
    folder = write_definition(tmp_path)
    assert faircount(tmp_path, ".").returncode == 0
    before = files(folder / "requests")
    write_definition(tmp_path, DEFINITION.replace('"2024/25"', '"2025/26"'))
    done = faircount(tmp_path, ".")
    assert (done.returncode, "name another folder with --to" in done.stderr) == (17, True)
    assert files(folder / "requests") == before


def test_what_a_person_wrote_into_the_sheet_is_kept(faircount: Run, tmp_path: Path):
    folder = write_definition(tmp_path)
    assert faircount(tmp_path, ".").returncode == 0
    sheet = folder / "requests" / "tracking.csv"
    lines = sheet.read_text("utf-8").splitlines()
    cells = lines[1].split(",")
    cells[5], cells[-1] = "2026-11-27", "acknowledged"
    sheet.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", "utf-8")
    assert faircount(tmp_path, ".").returncode == 0
    kept = sheet.read_text("utf-8").splitlines()[1]
    assert ",2026-11-27,2026-12-30," in kept
    assert kept.endswith(",acknowledged")

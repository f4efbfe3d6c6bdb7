"""A copy of a process that is loaded is as good as a process of its own, and none outlives whoever asked for it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faircount.readers import copies
from faircount.readers.line_process import Ended, LineProcess

MODULE = """
import os, sys, tempfile
loaded, asked = os.getpid(), 0

def main():
    global asked
    for line in sys.stdin:
        asked += 1
        if line == "break\\n":
            raise ValueError("a word of the file")
        said = (loaded == os.getpid(), asked, os.environ.get("SAID", ""), os.getcwd(), tempfile.gettempdir())
        print(*said, sep="|", flush=True)

if __name__ == "__main__":
    main()
"""
Start = Callable[..., LineProcess]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a process of a module that tells what it sees."""
    (tmp_path / "tells.py").write_text(MODULE)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setattr(copies, "_ORIGINALS", {})
    running: list[LineProcess] = []

    def started(module: str = "tells", near: str = "") -> LineProcess:
        running.append(LineProcess(module, 20, near))
        return running[-1]

    yield started
    for process in running:
        process.stop()


def seen(process: LineProcess) -> list[str]:
    said = process.ask("look")
    assert isinstance(said, str), said
    return said.rstrip("\n").split("|")


def is_there(number: int) -> bool:
    return Path(f"/proc/{number}").exists()


def test_a_copy_sees_what_whoever_asks_has_now_and_nothing_of_another(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seen(start())[:3] == ["False", "1", ""]
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("SAID", "ünder \udcff")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere" / "tells.py").write_text("not for it")
    second = start()
    here = str(tmp_path / "elsewhere")
    monkeypatch.setenv("SAID", "ünder")
    assert seen(second) == ["False", "1", "ünder", here, here]
    assert seen(second)[1] == "2"


def test_a_module_that_another_loads_nearly_all_of_is_run_by_a_copy_of_that_one(start: Start, tmp_path: Path) -> None:
    (tmp_path / "far.py").write_text(MODULE.replace("loaded ==", "'tells' in sys.modules and loaded =="))
    first, second = start(), start("far", near="tells")
    assert seen(first)[:2] == ["False", "1"]
    assert seen(second)[:2] == ["True", "1"], "it loads itself in its own copy"
    assert list(copies._ORIGINALS) == [("tells", os.getpid())]
    second.stop()
    assert seen(first)[1] == "2", "and ends alone"


def test_what_breaks_a_copy_is_named_by_its_kind_and_the_next_line_has_another(start: Start) -> None:
    process = start()
    assert process.ask("break") == Ended(is_over=False, kind="ValueError")
    assert seen(process)[1] == "1"


def test_a_module_that_cannot_be_loaded_is_named_by_the_kind_too(start: Start) -> None:
    assert start("not_there").ask("look") == Ended(is_over=False, kind="ModuleNotFoundError")


def test_a_copy_that_is_stopped_or_was_ended_by_the_system_is_gone(start: Start) -> None:
    process = start()
    seen(process)
    assert process.running is not None
    number = process.running.pid
    os.kill(number, signal.SIGKILL)
    while process.running.poll() is None:
        time.sleep(0.01)
    assert seen(process)[1] == "1", "another takes its place"
    assert process.running.pid != number
    last = process.running.pid
    process.stop()
    assert not is_there(last)
    assert not is_there(number)


def test_an_original_that_was_ended_by_the_system_is_started_again(start: Start) -> None:
    process = start()
    seen(process)
    assert process.running is not None
    number, original = process.running.pid, copies._original("tells")
    original.process.kill()
    original.process.wait()
    assert seen(process)[1] == "1"
    assert process.running.pid != number
    assert copies._original("tells") is not original


def test_copies_end_with_their_original(start: Start) -> None:
    process = start()
    seen(process)
    assert process.running is not None
    number = process.running.pid
    copies._original("tells").stop()
    assert not is_there(number)


def test_where_no_process_may_be_copied_each_loads_for_itself(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies.sys, "platform", "darwin")
    assert seen(start())[:2] == ["True", "1"]

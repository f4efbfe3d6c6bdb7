"""A file that is named is opened by one door, which looks first what it is and how large."""

from __future__ import annotations

import ast
import io
import os
import sys
from pathlib import Path

import pytest

from faircount.errors import FaircountError, UnreadableSource
from faircount.inputs import checked, place_beside, read_bytes, read_standard_input, read_text, sized
from tests.architecture.source import PACKAGE, nodes, python_files, shown

ROOMS = ("tables", "readers", "records", "protect", "briefing", "requests", "claims")
"""Where files lie open that somebody names; what a project, a release or the web app keeps for itself is read elsewhere."""
OPENERS = ("read_bytes", "read_text", "open")
READ_BY_A_LIBRARY = ("read_csv", "read_parquet", "scan_csv", "scan_parquet", "from_path", "load")
OURS = {
    "protect/pattern/compiled.py": "our own source, for a checksum",
    "claims/verification/scoring.py": "a file of the package",
    "claims/words.py": "a file of the package; a user's own comes by the door",
    "briefing/charts/lettering.py": "a file of the package",
    "requests/answering/sealed.py": "a statement of ours in an earlier reply",
    "records/mapping/export.py": "the head of an export that came by the door",
    "requests/asking/letter.py": "a form that was just written",
    "requests/asking/carried.py": "what an earlier build of ours kept",
}


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_bytes(b"\xef\xbb\xbfyear,count\r\n2015,5\r\n")
    assert read_text(path) == "year,count\n2015,5\n"
    assert len(read_bytes(path, path.stat().st_size)) == path.stat().st_size
    with pytest.raises(UnreadableSource, match=r"^counts.csv: has 23 bytes, which is more than 22; give a smaller file"):
        read_bytes(path, 22)


@pytest.mark.parametrize("kind", ["folder", "device", "pipe"])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "it"
    if kind == "folder":
        path.mkdir()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        os.mkfifo(path)
    with pytest.raises(UnreadableSource, match="is no file but a folder or a device"):
        sized(path)


def test_a_name_in_other_letters_is_told_with_a_sign_for_each(tmp_path: Path) -> None:
    path = tmp_path / "q\udcff\x1b.csv"
    path.write_bytes(b"a")
    assert read_bytes(path) == b"a"
    with pytest.raises(UnreadableSource) as refused:
        checked(path)
    assert str(refused.value) == "q\ufffd\ufffd.csv: the name of the file is not in UTF-8; rename it"


def test_no_refusal_has_a_second_line_or_steers() -> None:
    assert str(FaircountError("a\x1b[31m\nfaircount: all is well\u202e")) == "a\ufffd[31m\ufffdfaircount: all is well\ufffd"


@pytest.mark.parametrize("path", [".", "", "/", ".."])
def test_a_folder_has_no_file_beside_it(path: str) -> None:
    with pytest.raises(UnreadableSource, match="is a folder; name a file"):
        place_beside(Path(path), "{stem}.notes.md")


def test_a_place_beside_is_named_after_the_file() -> None:
    assert place_beside(Path("a/safe.csv"), "{stem}.notes.md") == Path("a/safe.notes.md")


def test_the_standard_input_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    with pytest.raises(UnreadableSource, match="standard input: has more than 4 bytes"):
        read_standard_input(4)


def test_no_room_that_reads_what_is_named_opens_it_by_itself() -> None:
    """Whatever opens a file in these rooms does so by the door, or its path was looked at by it in the same call."""
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files(*(f"src/faircount/{room}" for room in ROOMS))
        if path.relative_to(PACKAGE).as_posix() not in OURS
        for node in nodes(path)
        if isinstance(node, ast.Call) and _opens(node)
    ]
    assert not found, "open it with faircount.inputs: read_bytes, read_text, or sized(path) and checked(path) for a library"


def _opens(call: ast.Call) -> bool:
    """Whether a call reads a path that was not looked at: a method of a path, or a library that is given one."""
    if not isinstance(call.func, ast.Attribute):
        return False
    named = ast.unparse(call)
    if any(f"{door}(" in named for door in ("sized", "checked", "files")):
        return False
    if call.func.attr in OPENERS:
        of = ast.unparse(call.func.value)
        return of.split(".")[-1] in ("path", "file", "folder") and not _writes(call)
    return call.func.attr in READ_BY_A_LIBRARY and bool(call.args) and "path" in ast.unparse(call.args[0])


def _writes(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Constant) and str(call.args[0].value)[:1] in "wxa"


def test_no_command_prints_words_by_itself() -> None:
    """What a command says goes through ``cli/show.py``, which takes out what would steer the terminal."""
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("src/faircount/cli")
        if path.name != "show.py"
        for node in nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("typer.echo", "print", "click.echo") and not _plain(node)
    ]
    assert not found, "say it with say, say_error, tell or tell_json of cli/show.py"


def _plain(call: ast.Call) -> bool:
    """Whether what is printed went through a door of names, is a page, or is ours alone."""
    return ast.unparse(call.args[0]).startswith(("shown(", "escaped(", "page_alone(", "f'faircount {__version__}'"))

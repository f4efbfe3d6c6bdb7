"""The command line, run as a user runs it: a process for each command, and what it said."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Both streams, one after the other."""
        return f"{self.out}\n{self.err}"

    def __str__(self) -> str:
        last = [line for line in self.text.splitlines() if line.strip()][-3:]
        return f"faircount {' '.join(self.arguments)} -> {self.code}: {' / '.join(last)}"


@dataclass(frozen=True)
class Stop:
    """A check that stops a release, with one line that it printed."""

    title: str
    detail: str


@dataclass
class Terminal:
    """A folder in which commands are run, and all that was said there."""

    folder: Path
    said: list[Said] = field(default_factory=list)

    def run(self, *arguments: str, patience: float = 300) -> Said:
        """Run ``faircount`` with these words."""
        with tempfile.TemporaryDirectory() as place:
            out, err = Path(place, "out"), Path(place, "err")
            asked = {"folder": str(self.folder), "arguments": arguments, "out": str(out), "err": str(err), "patience": patience}
            code = _of_forked(json.dumps(asked))
            said = Said(arguments, code, out.read_text("utf-8"), err.read_text("utf-8"))
        self.said.append(said)
        return said

    def serve(self, project: str, addresses: tuple[str, ...]) -> dict[str, str]:
        """What ``faircount serve`` gives for these addresses; what could not be had is missing."""
        with subprocess.Popen(
            [_program(), "serve", project, "--port", "0", "--who", "JM"],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=_surroundings(),
        ) as server:
            try:
                assert server.stdout is not None
                lines: list[str] = []
                until = time.monotonic() + 120
                while time.monotonic() < until:
                    lines.append(server.stdout.readline())
                    if found := re.search(r"http://[\w.\[\]:]+:\d+", lines[-1]):
                        return {address: page for address in addresses if (page := _fetched(found[0], address)) is not None}
                return {}
            finally:
                server.terminate()


def _fetched(host: str, address: str) -> str | None:
    for attempt in range(20):
        try:
            with urllib.request.urlopen(f"{host}/{address}", timeout=10) as response:
                return str(response.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError:
            return None
        except OSError:
            time.sleep(0.1 * (attempt + 1))
    return None


@cache
def _forked() -> subprocess.Popen[str]:
    """The process of ``forked.py``, started once; it ends when nobody can ask it any more."""
    words = [sys.executable, "-P", str(Path(__file__).with_name("forked.py"))]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_surroundings())


def no_more_commands() -> None:
    """Let that process end, so that what its commands cost is counted to this one."""
    process = _forked()
    assert process.stdin is not None
    process.stdin.close()
    process.wait()
    _forked.cache_clear()


def _of_forked(asked: str) -> int:
    """The exit code of a command."""
    process = _forked()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(asked + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def _surroundings() -> dict[str, str]:
    """Wide lines without colours, and the program whose source stands beside these tests, unless another is named."""
    source = os.environ.get("PYTHONPATH") or str(Path(__file__).parents[2] / "src")
    return {**os.environ, "PYTHONPATH": source, "PYTHONUNBUFFERED": "1", "COLUMNS": "240", "TERM": "dumb", "NO_COLOR": "1"}


def _program() -> str:
    beside = Path(sys.executable).with_name("faircount")
    return str(beside) if beside.exists() else shutil.which("faircount") or "faircount"


def stops_of(said: Said) -> list[Stop]:
    """Each check that stops, with each line beneath it."""
    found: list[Stop] = []
    title = ""
    for line in said.out.splitlines():
        if match := re.match(r"(passed|STOPS|note)\s+(\S.*)", line):
            title = match[2].strip() if match[1] == "STOPS" else ""
            if title:
                found.append(Stop(title, ""))
        elif title and line.startswith("   "):
            found.append(Stop(title, line.strip()))
    told = {stop.title for stop in found if stop.detail}
    return [stop for stop in found if stop.detail or stop.title not in told]

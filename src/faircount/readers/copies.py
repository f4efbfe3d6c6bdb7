"""A module as a process that need not load it again: a copy of one that has, where the system can copy a process safely."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol


class Running(Protocol):
    """A process that is asked by its input and answers by its output."""

    stdin: IO[str] | None
    stdout: IO[str] | None
    pid: int

    def poll(self) -> int | None:
        """None while it runs."""

    def kill(self) -> None:
        """End it."""

    def wait(self) -> int:
        """Come back when it has ended."""


def started(module: str, errors: IO[str], near: str = "") -> Running:
    """A process that runs ``main`` of the module, ready as soon as it can be.

    ``near`` is a module that loads nearly all of it: where both are asked for, one original is copied for both.
    """
    # Elsewhere a process may not be copied once libraries have been loaded into it (macOS), or not at all (Windows).
    if sys.platform == "linux":
        with suppress(OSError):
            return _original(near or module).copy(module, errors)
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
    )


class Original:
    """The process that is copied: started once for a module, it ends with this one."""

    def __init__(self, module: str) -> None:
        self._turn, self._of = threading.Lock(), os.getpid()
        self._line, its_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its_end:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "faircount.readers.original", module],
                stdin=its_end.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        atexit.register(self.stop)

    def copy(self, module: str, errors: IO[str]) -> Copy:
        """A copy of it, which runs this module."""
        given = json.dumps({"surroundings": dict(os.environ), "folder": str(Path.cwd())})
        its_in, asked = os.pipe()
        said, its_out = os.pipe()
        stdin, stdout = os.fdopen(asked, "w", encoding="utf-8"), os.fdopen(said, encoding="utf-8")
        try:
            number = self.ask(f"copy {module}", its_in, its_out, errors.fileno())
        except OSError:
            stdin.close()
            stdout.close()
            raise
        finally:
            os.close(its_in)
            os.close(its_out)
        stdin.write(given + "\n")
        return Copy(self, number, stdin, stdout)

    def ask(self, words: str, *handed: int) -> int:
        """What it answers; an ``OSError`` where it has ended."""
        with self._turn:
            socket.send_fds(self._line, [words.encode()], handed)
            if said := self._line.recv(64):
                return int(said)
        raise ConnectionResetError

    def stop(self) -> None:
        """Let it end, with every copy; a process that was copied from this one leaves it alone."""
        if os.getpid() == self._of:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)
            self._line.close()
            self.process.wait()


_ORIGINALS: dict[tuple[str, int], Original] = {}
_ONE_AT_A_TIME = threading.Lock()


def _original(module: str) -> Original:
    """The one of a module, for this process alone: one that was itself copied from this would talk to it at the same time."""
    key = module, os.getpid()
    with _ONE_AT_A_TIME:
        if key not in _ORIGINALS or _ORIGINALS[key].process.poll() is not None:
            _ORIGINALS[key] = Original(module)
        return _ORIGINALS[key]


class Copy:
    """A copy, held as a process of one's own would be."""

    def __init__(self, original: Original, number: int, stdin: IO[str], stdout: IO[str]) -> None:
        self.pid = number
        self.stdin: IO[str] | None = stdin
        self.stdout: IO[str] | None = stdout
        self._original = original

    def poll(self) -> int | None:
        """None while it runs."""
        with suppress(OSError):
            return None if self._original.ask(f"look {self.pid}") else 0
        return 0

    def kill(self) -> None:
        """End it, and come back when it has ended."""
        try:
            self._original.ask(f"end {self.pid}")
        except OSError:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """It has ended when it was killed."""
        return 0

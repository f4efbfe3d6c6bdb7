"""A process that has loaded the program and done nothing with it: each command is a copy of it, and need not load it again.

usage: python forked.py    (reads a line of JSON a command, answers each with its exit code)

A copy has what a new process has: memory of its own in which nothing was run, the folder and the outputs that it is given.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any

from faircount.readers import copies

READERS = "faircount.readers.worker"
COMMANDS = ("init", "ask", "read", "review", "build", "release", "check", "ledger")


def main() -> None:
    """Load, then run what is asked until nobody asks any more."""
    from faircount.cli.main import main as faircount

    for command in COMMANDS:
        import_module(f"faircount.cli.{command}")
    readers = copies.Original(READERS)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(asked)
            _read_by(readers)
            faircount()
        print(_code_of(child, asked["patience"]), flush=True)


def _become(asked: dict[str, Any]) -> None:
    os.chdir(asked["folder"])
    for number, name in enumerate((os.devnull, asked["out"], asked["err"])):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), number)
    sys.argv = ["faircount", *asked["arguments"]]


def _read_by(readers: copies.Original) -> None:
    """Have what this command reads be read by copies of a process that is there already; one command runs at a time."""
    readers.process.poll = lambda: None  # it is not for a child to ask whether a process of its parent's runs
    copies._ORIGINALS[READERS, os.getpid()] = readers


def _code_of(child: int, patience: float) -> int:
    """The exit code of the child; one that has not ended in time is ended."""

    def end(*_: object) -> None:
        os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, end)
    signal.alarm(int(patience))
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    main()

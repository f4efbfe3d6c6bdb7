"""A process that has loaded a module and done nothing with it: it is copied for whoever needs that module in one of its own.

usage: python -m faircount.readers.original MODULE

Standard input is a socket: ``copy MODULE``, ``look NUMBER``, ``end NUMBER``. A copy may run another module than the one that
was loaded, and loads for itself what that needs besides.

A copy has what a new process would have: memory of its own in which nothing was read, and the surroundings, the folder and the
outputs of whoever asks.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module


def main() -> None:
    """Load, then make copies until nobody asks any more."""
    # Whoever asked is told of Ctrl-C too, and lets this process end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module, copies = sys.argv[1], set[int]()
    with socket.socket(fileno=os.dup(0)) as line:
        with suppress(Exception):  # a copy tries again, and tells of it
            import_module(module)
        gc.collect()
        gc.freeze()  # what is loaded stays shared with every copy
        while True:
            words, handed, *_ = socket.recv_fds(line, 256, 3)
            if not words:
                break
            line.send(str(_done(words.decode(), handed, copies, line)).encode())
    for copy in copies:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _done(words: str, handed: Sequence[int], copies: set[int], line: socket.socket) -> int:
    """The number of a new copy, or for one that is there whether it still runs."""
    act, _, named = words.partition(" ")
    if act == "copy":
        number = os.fork()
        if not number:
            line.close()
            _become(handed, named)
        for each in handed:
            os.close(each)
        copies.add(number)
        return number
    number = int(named)
    # A copy is waited for here alone, so no number is another process meanwhile.
    if act == "end" and number in copies:
        os.kill(number, signal.SIGKILL)
    if number in copies and os.waitpid(number, os.WNOHANG if act == "look" else 0)[0]:
        copies.remove(number)
    return int(number in copies)


def _become(handed: Sequence[int], module: str) -> None:
    """Run the module as a process of its own would, and end."""
    code = 1
    try:
        for number, each in enumerate(handed):
            os.dup2(each, number)
            os.close(each)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
        given = json.loads(sys.stdin.readline())
        os.environ.clear()
        os.environ.update(given["surroundings"])
        os.chdir(given["folder"])
        import_module(module).main()
        code = 0
    except BaseException:  # whatever it is, it may not go back into the original
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()

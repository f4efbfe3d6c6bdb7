"""A command run as a person runs it, in a forked child of a process that has loaded the program: in a tenth of the time."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

PATIENCE = 150.0
BROKE = 70


@dataclass(frozen=True)
class Around:
    """What is wrong round a command, and not in its files; ``room`` are the bytes of memory that it may still take."""

    how: str = ""
    has_no_rights: bool = False
    most_bytes: int = 0
    stdout: str = ""
    letters: str = "utf-8"
    stdin: str = "/dev/null"
    room: int = 0


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code (-1 if it had to be killed), both streams, and seconds."""

    code: int
    out: str
    err: str
    seconds: float


def load() -> None:
    """Load every command before the first fork; nothing is worked out yet, so that no library has threads of its own."""
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "POLARS_MAX_THREADS"):
        os.environ[variable] = "1"
    from faircount.cli.main import COMMANDS

    for command in COMMANDS:
        if command not in ("serve", "demo"):
            import_module(f"faircount.cli.{command.replace('-', '_')}")


def run(words: Sequence[str], folder: Path, around: Around = Around(), patience: float = PATIENCE) -> Ended:
    """Run ``faircount`` with these words in a folder."""
    out, err = (folder.with_name(f"{folder.name}.{stream}") for stream in ("out", "err"))
    for path in (out, err):
        path.write_bytes(b"")
        path.chmod(0o666)
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        code = BROKE
        try:
            code = _become(words, folder, around, out, err)
        finally:
            os._exit(code)  # whatever happened: the child must never go on with the work of its parent
    code = _awaited(child, began, patience)
    told = [path.read_bytes().decode("utf-8", "replace") for path in (out, err)]
    for path in (out, err):
        path.unlink()
    return Ended(code, told[0], told[1], time.monotonic() - began)


def _awaited(child: int, began: float, patience: float) -> int:
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() - began > patience:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return -1
        time.sleep(0.01)


def _become(words: Sequence[str], folder: Path, around: Around, out: Path, err: Path) -> int:
    """The child: streams, limits and rights as asked, then the command, then its end as the interpreter makes it."""
    os.setsid()
    os.chdir(folder)
    _streams(around, out, err)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if around.most_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (around.most_bytes, around.most_bytes))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    if around.room:
        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize() + around.room
        resource.setrlimit(resource.RLIMIT_AS, (held, held))
    if around.has_no_rights and os.geteuid() == 0:
        _be_held_to_rights()
    return _main(words)


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Capabilities(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def _be_held_to_rights() -> None:
    """Give up what lets root pass over the modes of files; its own files stay its own."""
    ctypes.CDLL(None).capset(ctypes.byref(_Header(0x20080522, 0)), ctypes.byref((_Capabilities * 2)()))


def _streams(around: Around, out: Path, err: Path) -> None:
    goes = {"": out, "full": Path("/dev/full")}.get(around.stdout)
    if goes is None:  # nobody reads on the other side
        read, write = os.pipe()
        os.close(read)
        os.dup2(write, 1)
    else:
        os.dup2(os.open(goes, os.O_WRONLY), 1)
    os.dup2(os.open(err, os.O_WRONLY | os.O_APPEND), 2)
    os.dup2(os.open(around.stdin, os.O_RDONLY), 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  (until the end)
    sys.stdout = open(1, "w", encoding=around.letters, errors="strict", closefd=False)  # noqa: SIM115  (until the end)
    sys.stderr = open(2, "w", encoding=around.letters, errors="backslashreplace", closefd=False)  # noqa: SIM115


def _main(words: Sequence[str]) -> int:
    from faircount.cli.main import main

    sys.argv = ["faircount", *words]
    code = 0
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        sys.stderr.write(f"Exception ignored in: stdout\n{type(error).__name__}: {error}\n")
        code = 120
    sys.stderr.flush()
    return code

"""A Spark cluster of two workers on the loopback, for the length of a test session."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
LOOPBACK = "127.0.0.1"
PATIENCE = 180.0
QUICK_START = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"""For every Java process of a test: they live for seconds, which is too short for the better compiler to pay."""


@contextmanager
def two_workers(folder: Path) -> Iterator[str]:
    """The address of a standalone master with two workers of one core each; all three are ended on leaving."""
    port = _free_port()
    address = f"spark://{LOOPBACK}:{port}"
    log = folder / "master.log"
    with ExitStack() as running:
        running.enter_context(_started(folder, log, "master.Master", "--port", str(port), "--webui-port", str(_free_port())))
        for number in (1, 2):
            size = ("--cores", "1", "--memory", "1g", "--webui-port", str(_free_port()))
            running.enter_context(_started(folder, folder / f"worker{number}.log", "worker.Worker", *size, address))
        _wait_for(log, "Registering worker", times=2)
        yield address


@contextmanager
def _started(folder: Path, log: Path, role: str, *arguments: str) -> Iterator[None]:
    command = [HOME / "bin" / "spark-class", f"org.apache.spark.deploy.{role}", "--host", LOOPBACK, *arguments]
    settings = {
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_WORKER_DIR": str(folder / "work"),
        "SPARK_DAEMON_MEMORY": "256m",
    }
    with log.open("w") as lines:
        started = subprocess.Popen(command, env=os.environ | settings, stdout=lines, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            started.terminate()
            started.wait(timeout=30)


def _wait_for(log: Path, words: str, times: int) -> None:
    until = time.monotonic() + PATIENCE
    while log.read_text().count(words) < times:
        assert time.monotonic() < until, (
            f"no two workers within {PATIENCE:.0f} s; is Java installed (default-jre-headless)?\n{log.read_text()}"
        )
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])

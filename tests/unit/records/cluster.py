"""A Spark cluster of two workers on the loopback, for the length of a test session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark
import pytest

LOOPBACK = "127.0.0.1"
MASTER = "local-cluster[2,1,1024]"
"""Spark's own cluster on one machine: two executors as processes of their own, on workers of one core that a master serves.

Master and workers run inside the driver. As three processes beside it they took half as long again, and counted nothing.
"""
QUICK_START = (
    "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote "
    "-XX:Tier3InvocationThreshold=1000 -XX:Tier3MinInvocationThreshold=500 -XX:Tier3CompileThreshold=5000"
)
"""For every Java process of a test: they live for seconds, which is too short for the better compiler to pay.

Nor does it pay to look each of some ten thousand classes through for bad code, or to compile what is called less than often.
"""


@contextmanager
def two_workers(folder: Path) -> Iterator[str]:
    """The address under which the engine begins such a cluster, which writes into this folder; it ends with the connection."""
    # What the workers write lies beside the program: so it is linked from a place where they may write.
    for part in Path(pyspark.__file__).parent.iterdir():
        (folder / part.name).symlink_to(part)
    with pytest.MonkeyPatch.context() as surroundings:
        # Else the driver gives the workers the address of the network card, which they may not reach.
        surroundings.setenv("SPARK_LOCAL_IP", LOOPBACK)
        surroundings.setenv("SPARK_HOME", str(folder))
        surroundings.setenv("JDK_JAVA_OPTIONS", QUICK_START)
        yield MASTER
